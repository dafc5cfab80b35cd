#include "server/log/catalogue_rows.h"

namespace hall::log {

void encode(const domain::Text& from, v1::Text& to) {
  put(from.zh, to.mutable_zh());
  put(from.en, to.mutable_en());
  to.set_sample(from.sample);
}
void decode(const v1::Text& from, domain::Text& to, FieldReader& reader) {
  reader.read(from.zh(), to.zh);
  reader.read(from.en(), to.en);
  reader.read(from.sample(), to.sample);
}

void encode(const domain::Limit& from, v1::Limit& to) {
  to.set_unit(as<v1::LimitUnit>(from.unit));
  to.set_count(from.count);
}
void decode(const v1::Limit& from, domain::Limit& to, FieldReader& reader) {
  reader.read(from.unit(), to.unit);
  reader.read(from.count(), to.count);
}

void encode(const domain::Item::Claim& from, v1::Claim& to) {
  encode(from.promised, *to.mutable_promised());
  encode(from.statutory, *to.mutable_statutory());
  put(from.source, to.mutable_source());
  put(from.effectiveFrom, to.mutable_effective_from());
  put(from.quote, to.mutable_quote());
}
void decode(const v1::Claim& from, domain::Item::Claim& to, FieldReader& reader) {
  decode(from.promised(), to.promised, reader);
  decode(from.statutory(), to.statutory, reader);
  reader.read(from.source(), to.source);
  reader.read(from.effective_from(), to.effectiveFrom);
  reader.read(from.quote(), to.quote);
}

void encode(const domain::Material& from, v1::Material& to) {
  put(from.code, to.mutable_code());
  encode(from.name, *to.mutable_name());
  to.set_required(from.required);
  to.set_deferrable(from.deferrable);
  to.set_originals(from.originals);
  to.set_copies(from.copies);
  encode(from.note, *to.mutable_note());
  put(from.issuer, to.mutable_issuer());
  put(from.formAddress, to.mutable_form_address());
  put(from.sampleAddress, to.mutable_sample_address());
}
void decode(const v1::Material& from, domain::Material& to, FieldReader& reader) {
  reader.read(from.code(), to.code);
  decode(from.name(), to.name, reader);
  reader.read(from.required(), to.required);
  reader.read(from.deferrable(), to.deferrable);
  reader.read(from.originals(), to.originals);
  reader.read(from.copies(), to.copies);
  decode(from.note(), to.note, reader);
  reader.read(from.issuer(), to.issuer);
  reader.read(from.form_address(), to.formAddress);
  reader.read(from.sample_address(), to.sampleAddress);
}

void encode(const domain::Guide& from, v1::Guide& to) {
  to.set_version(from.version);
  to.set_effective_from(stored(from.effectiveFrom));
  to.set_next_review(stored(from.nextReview));
  put(from.editor, to.mutable_editor());
  put(from.reviewer, to.mutable_reviewer());
  encode(from.acceptedBy, *to.mutable_accepted_by());
  encode(from.legalBasis, *to.mutable_legal_basis());
  encodeAll(from.conditions, *to.mutable_conditions());
  encodeAll(from.materials, *to.mutable_materials());
  encode(from.procedure, *to.mutable_procedure());
  encode(from.reviewStandard, *to.mutable_review_standard());
  encode(from.timeLimit, *to.mutable_time_limit());
  encode(from.fees, *to.mutable_fees());
  encode(from.contact, *to.mutable_contact());
  encode(from.complaints, *to.mutable_complaints());
  encode(from.gapsAllowed, *to.mutable_gaps_allowed());
  encode(from.commitment, *to.mutable_commitment());
  encode(from.onlineDepth, *to.mutable_online_depth());
  encode(from.applicationModes, *to.mutable_application_modes());
  to.set_visits(from.visits);
  encode(from.place, *to.mutable_place());
}
void decode(const v1::Guide& from, domain::Guide& to, FieldReader& reader) {
  reader.read(from.version(), to.version);
  reader.read(from.effective_from(), to.effectiveFrom);
  reader.read(from.next_review(), to.nextReview);
  reader.read(from.editor(), to.editor);
  reader.read(from.reviewer(), to.reviewer);
  decode(from.accepted_by(), to.acceptedBy, reader);
  decode(from.legal_basis(), to.legalBasis, reader);
  decodeAll(from.conditions(), to.conditions, reader);
  decodeAll(from.materials(), to.materials, reader);
  decode(from.procedure(), to.procedure, reader);
  decode(from.review_standard(), to.reviewStandard, reader);
  decode(from.time_limit(), to.timeLimit, reader);
  decode(from.fees(), to.fees, reader);
  decode(from.contact(), to.contact, reader);
  decode(from.complaints(), to.complaints, reader);
  decode(from.gaps_allowed(), to.gapsAllowed, reader);
  decode(from.commitment(), to.commitment, reader);
  decode(from.online_depth(), to.onlineDepth, reader);
  decode(from.application_modes(), to.applicationModes, reader);
  reader.read(from.visits(), to.visits);
  decode(from.place(), to.place, reader);
}

void encode(const domain::Item& from, v1::Item& to) {
  to.set_id(stored(from.id));
  put(from.code, to.mutable_code());
  encode(from.name, *to.mutable_name());
  to.set_department(stored(from.department));
  to.set_queue(stored(from.queue));
  to.set_kind(as<v1::ItemKind>(from.kind));
  to.set_audience(as<v1::Audience>(from.audience));
  encode(from.promised, *to.mutable_promised());
  encode(from.statutory, *to.mutable_statutory());
  encodeAll(from.claims, *to.mutable_claims());
  to.set_frequent(from.frequent);
  to.set_asks_copies(from.asksCopies);
  to.set_asks_own_wish(from.asksOwnWish);
  to.set_accept_and_decide(from.acceptAndDecide);
  to.set_withdrawn(from.withdrawn);
  for (const auto& text : from.searchWords) put(text, to.add_search_words());
  for (const auto& text : from.readings) put(text, to.add_readings());
  to.set_revision(from.revision);
  if (from.guide) encode(*from.guide, *to.mutable_guide());
}
void decode(const v1::Item& from, domain::Item& to, FieldReader& reader) {
  reader.read(from.id(), to.id);
  reader.read(from.code(), to.code);
  decode(from.name(), to.name, reader);
  reader.read(from.department(), to.department);
  reader.read(from.queue(), to.queue);
  reader.read(from.kind(), to.kind);
  reader.read(from.audience(), to.audience);
  decode(from.promised(), to.promised, reader);
  decode(from.statutory(), to.statutory, reader);
  decodeAll(from.claims(), to.claims, reader);
  reader.read(from.frequent(), to.frequent);
  reader.read(from.asks_copies(), to.asksCopies);
  reader.read(from.asks_own_wish(), to.asksOwnWish);
  reader.read(from.accept_and_decide(), to.acceptAndDecide);
  reader.read(from.withdrawn(), to.withdrawn);
  reader.readAll(from.search_words(), to.searchWords);
  reader.readAll(from.readings(), to.readings);
  reader.read(from.revision(), to.revision);
  if (from.has_guide()) decode(from.guide(), to.guide.emplace(), reader);
}

void encode(const domain::Theme& from, v1::Theme& to) {
  to.set_id(stored(from.id));
  put(from.code, to.mutable_code());
  encode(from.name, *to.mutable_name());
  to.set_audience(as<v1::Audience>(from.audience));
  for (const auto id : from.items) to.add_items(stored(id));
  encode(from.promised, *to.mutable_promised());
  encodeAll(from.claims, *to.mutable_claims());
  for (const auto& text : from.readings) put(text, to.add_readings());
  to.set_withdrawn(from.withdrawn);
  to.set_revision(from.revision);
}
void decode(const v1::Theme& from, domain::Theme& to, FieldReader& reader) {
  reader.read(from.id(), to.id);
  reader.read(from.code(), to.code);
  decode(from.name(), to.name, reader);
  reader.read(from.audience(), to.audience);
  reader.readAll(from.items(), to.items);
  decode(from.promised(), to.promised, reader);
  decodeAll(from.claims(), to.claims, reader);
  reader.readAll(from.readings(), to.readings);
  reader.read(from.withdrawn(), to.withdrawn);
  reader.read(from.revision(), to.revision);
}

}  // namespace hall::log
