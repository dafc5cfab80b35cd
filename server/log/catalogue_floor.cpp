#include "server/log/catalogue_rows.h"

namespace hall::log {

void encode(const domain::Zone& from, v1::Zone& to) {
  to.set_id(stored(from.id));
  put(from.code, to.mutable_code());
  encode(from.name, *to.mutable_name());
  if (!from.directions.zh.empty()) encode(from.directions, *to.mutable_directions());
}
void decode(const v1::Zone& from, domain::Zone& to, FieldReader& reader) {
  reader.read(from.id(), to.id);
  reader.read(from.code(), to.code);
  decode(from.name(), to.name, reader);
  if (from.has_directions()) decode(from.directions(), to.directions, reader);
}

void encode(const domain::Department& from, v1::Department& to) {
  to.set_id(stored(from.id));
  put(from.code, to.mutable_code());
  encode(from.name, *to.mutable_name());
  put(from.phone, to.mutable_phone());
}
void decode(const v1::Department& from, domain::Department& to, FieldReader& reader) {
  reader.read(from.id(), to.id);
  reader.read(from.code(), to.code);
  decode(from.name(), to.name, reader);
  reader.read(from.phone(), to.phone);
}

void encode(const domain::Queue::TargetRow& from, v1::Queue::TargetRow& to) {
  to.set_ticket_class(as<v1::TicketClass>(from.ticketClass));
  to.set_ground(as<v1::Ground>(from.ground));
  encode(from.target, *to.mutable_target());
}
void decode(const v1::Queue::TargetRow& from, domain::Queue::TargetRow& to, FieldReader& reader) {
  reader.read(from.ticket_class(), to.ticketClass);
  reader.read(from.ground(), to.ground);
  reader.read(from.target(), to.target);
}

void encode(const domain::Queue& from, v1::Queue& to) {
  to.set_id(stored(from.id));
  put(from.code, to.mutable_code());
  encode(from.name, *to.mutable_name());
  put(from.prefix, to.mutable_prefix());
  to.set_kind(as<v1::QueueKind>(from.kind));
  to.set_zone(stored(from.zone));
  to.set_identity(as<v1::IdentityRule>(from.identity));
  encode(from.identityBasis, *to.mutable_identity_basis());
  encodeAll(from.targets, *to.mutable_targets());
  encode(from.hours, *to.mutable_hours());
  to.set_expected_service_ms(stored(from.expectedService));
  to.set_withdrawn(from.withdrawn);
}
void decode(const v1::Queue& from, domain::Queue& to, FieldReader& reader) {
  reader.read(from.id(), to.id);
  reader.read(from.code(), to.code);
  decode(from.name(), to.name, reader);
  reader.read(from.prefix(), to.prefix);
  reader.read(from.kind(), to.kind);
  reader.read(from.zone(), to.zone);
  reader.read(from.identity(), to.identity);
  decode(from.identity_basis(), to.identityBasis, reader);
  decodeAll(from.targets(), to.targets, reader);
  decode(from.hours(), to.hours, reader);
  reader.read(from.expected_service_ms(), to.expectedService);
  reader.read(from.withdrawn(), to.withdrawn);
}

void encode(const domain::CounterPlace& from, v1::CounterPlace& to) {
  to.set_id(stored(from.id));
  put(from.code, to.mutable_code());
  encode(from.name, *to.mutable_name());
  encode(from.title, *to.mutable_title());
  to.set_zone(stored(from.zone));
  to.set_kind(as<v1::CounterKind>(from.kind));
  encode(from.queues, *to.mutable_queues());
  to.set_only_grounds(from.onlyGrounds);
  encode(from.hours, *to.mutable_hours());
  to.set_low_counter(from.lowCounter);
  to.set_map_column(from.spot.column);
  to.set_map_row(from.spot.row);
}
void decode(const v1::CounterPlace& from, domain::CounterPlace& to, FieldReader& reader) {
  reader.read(from.id(), to.id);
  reader.read(from.code(), to.code);
  decode(from.name(), to.name, reader);
  decode(from.title(), to.title, reader);
  reader.read(from.zone(), to.zone);
  reader.read(from.kind(), to.kind);
  reader.read(from.queues(), to.queues);
  reader.read(from.only_grounds(), to.onlyGrounds);
  decode(from.hours(), to.hours, reader);
  reader.read(from.low_counter(), to.lowCounter);
  reader.read(from.map_column(), to.spot.column);
  reader.read(from.map_row(), to.spot.row);
}

void encode(const domain::RuleParameters& from, v1::RuleParameters& to) {
  to.set_issuing_opens_early_ms(stored(from.issuingOpensEarly));
  to.set_recall_gap_ms(stored(from.recallGap));
  to.set_no_show_after_ms(stored(from.noShowAfter));
  to.set_no_show_after_assisted_ms(stored(from.noShowAfterAssisted));
  to.set_calls_before_no_show(from.callsBeforeNoShow);
  to.set_restore_after_calls(from.restoreAfterCalls);
  to.set_ready_for_ms(stored(from.readyFor));
  to.set_returned_anywhere_after_ms(stored(from.returnedAnywhereAfter));
  to.set_reopen_within_ms(stored(from.reopenWithin));
  to.set_correct_within_ms(stored(from.correctWithin));
  to.set_late_appointment_ms(stored(from.lateAppointment));
  to.set_day_end_minute(stored(from.dayEnd));
  to.set_elderly_age(from.elderlyAge);
  to.set_priority_share_permille(from.prioritySharePermille);
  to.set_priority_sample_min(from.prioritySampleMin);
  to.set_copies_max(from.copiesMax);
  to.set_quick_service_bonus(from.quickServiceBonus);
  put(from.priorityPrefix, to.mutable_priority_prefix());
  put(from.appointmentPrefix, to.mutable_appointment_prefix());
  const domain::RuleParameters usual;
  if (from.crowdedPerCounter != usual.crowdedPerCounter) {
    to.set_crowded_per_counter(from.crowdedPerCounter);
  }
  if (from.uncalledAfter != usual.uncalledAfter) {
    to.set_uncalled_after_ms(stored(from.uncalledAfter));
  }
}
void decode(const v1::RuleParameters& from, domain::RuleParameters& to, FieldReader& reader) {
  reader.read(from.issuing_opens_early_ms(), to.issuingOpensEarly);
  reader.read(from.recall_gap_ms(), to.recallGap);
  reader.read(from.no_show_after_ms(), to.noShowAfter);
  reader.read(from.no_show_after_assisted_ms(), to.noShowAfterAssisted);
  reader.read(from.calls_before_no_show(), to.callsBeforeNoShow);
  reader.read(from.restore_after_calls(), to.restoreAfterCalls);
  reader.read(from.ready_for_ms(), to.readyFor);
  reader.read(from.returned_anywhere_after_ms(), to.returnedAnywhereAfter);
  reader.read(from.reopen_within_ms(), to.reopenWithin);
  reader.read(from.correct_within_ms(), to.correctWithin);
  reader.read(from.late_appointment_ms(), to.lateAppointment);
  reader.read(from.day_end_minute(), to.dayEnd);
  reader.read(from.elderly_age(), to.elderlyAge);
  reader.read(from.priority_share_permille(), to.prioritySharePermille);
  reader.read(from.priority_sample_min(), to.prioritySampleMin);
  reader.read(from.copies_max(), to.copiesMax);
  reader.read(from.quick_service_bonus(), to.quickServiceBonus);
  reader.read(from.priority_prefix(), to.priorityPrefix);
  reader.read(from.appointment_prefix(), to.appointmentPrefix);
  if (from.crowded_per_counter() != 0) {
    reader.read(from.crowded_per_counter(), to.crowdedPerCounter);
  }
  if (from.uncalled_after_ms() != 0) reader.read(from.uncalled_after_ms(), to.uncalledAfter);
}

void encode(const domain::HallIdentity& from, v1::HallIdentity& to) {
  put(from.code, to.mutable_code());
  encode(from.name, *to.mutable_name());
  to.set_level(as<v1::HallLevel>(from.level));
  put(from.parent, to.mutable_parent());
  put(from.supervisionPhone, to.mutable_supervision_phone());
  put(from.complaintPhone, to.mutable_complaint_phone());
  put(from.publicAddress, to.mutable_public_address());
  if (!from.commitment.zh.empty()) encode(from.commitment, *to.mutable_commitment());
}
void decode(const v1::HallIdentity& from, domain::HallIdentity& to, FieldReader& reader) {
  reader.read(from.code(), to.code);
  decode(from.name(), to.name, reader);
  reader.read(from.level(), to.level);
  reader.read(from.parent(), to.parent);
  reader.read(from.supervision_phone(), to.supervisionPhone);
  reader.read(from.complaint_phone(), to.complaintPhone);
  reader.read(from.public_address(), to.publicAddress);
  if (from.has_commitment()) decode(from.commitment(), to.commitment, reader);
}

void encode(const domain::VoiceSettings& from, v1::VoiceSettings& to) {
  to.set_one_as_yi(!from.oneAsYao);
  to.set_english(from.english);
  to.set_chime(from.chime);
  to.set_twice_up_to(from.twiceUpTo);
  to.set_stale_after_ms(stored(from.staleAfter));
  to.set_closing_unsaid(!from.closingBefore);
  if (from.closingBefore) to.set_closing_before_ms(stored(*from.closingBefore));
  to.set_volume_percent(from.volumePercent);
  for (const domain::VoiceSettings::VolumeSpan& span : from.spans) {
    v1::VoiceSettings::VolumeSpan& row = *to.add_spans();
    encode(span.session, *row.mutable_session());
    row.set_percent(span.percent);
  }
}
void decode(const v1::VoiceSettings& from, domain::VoiceSettings& to, FieldReader& reader) {
  to.oneAsYao = !from.one_as_yi();
  to.english = from.english();
  to.chime = from.chime();
  reader.read(from.twice_up_to(), to.twiceUpTo);
  reader.read(from.stale_after_ms(), to.staleAfter);
  to.closingBefore.reset();
  if (!from.closing_unsaid()) reader.read(from.closing_before_ms(), to.closingBefore.emplace());
  reader.read(from.volume_percent(), to.volumePercent);
  for (const v1::VoiceSettings::VolumeSpan& row : from.spans()) {
    domain::VoiceSettings::VolumeSpan& span = to.spans.emplace_back();
    decode(row.session(), span.session, reader);
    reader.read(row.percent(), span.percent);
  }
}

}  // namespace hall::log
