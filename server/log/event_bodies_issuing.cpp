#include "server/log/event_bodies.h"

namespace hall::log {

namespace {

void encode(const domain::Promise& from, v1::Promise& to) {
  to.set_ahead(from.ahead);
  to.set_counters_open(from.countersOpen);
  to.set_wait_p50_ms(stored(from.waitP50));
  to.set_wait_p90_ms(stored(from.waitP90));
}

void decode(const v1::Promise& from, domain::Promise& to, FieldReader& reader) {
  reader.read(from.ahead(), to.ahead);
  reader.read(from.counters_open(), to.countersOpen);
  reader.read(from.wait_p50_ms(), to.waitP50);
  reader.read(from.wait_p90_ms(), to.waitP90);
}

}  // namespace

void encode(const domain::TicketIssued& from, v1::TicketIssued& to) {
  put(from.id, to.mutable_id());
  encode(from.number, *to.mutable_number());
  to.set_day(stored(from.day));
  to.set_state(as<v1::TicketState>(from.state));
  to.set_ticket_class(as<v1::TicketClass>(from.ticketClass));
  to.set_ground(as<v1::Ground>(from.ground));
  to.set_assistance(from.assistance);
  to.set_channel(as<v1::Channel>(from.channel));
  to.set_inexact(from.inexact);
  to.set_queue(stored(from.queue));
  to.set_item(stored(from.item));
  to.set_theme(stored(from.theme));
  to.set_copies(from.copies);
  to.set_item_revision(from.itemRevision);
  to.set_guide_version(from.guideVersion);
  put(from.applicant, to.mutable_applicant());
  put(from.principal, to.mutable_principal());
  put(from.groundText, to.mutable_ground_text());
  to.set_ref_ms(stored(from.ref));
  to.set_slot_ms(stored(from.slot));
  encode(from.target, *to.mutable_target());
  to.set_weighed_target_ms(stored(from.weighedTarget));
  encode(from.promise, *to.mutable_promise());
  to.set_offline_serial(from.offlineSerial);
  put(from.agencyText, to.mutable_agency_text());
  put(from.importReason, to.mutable_import_reason());
  to.set_supplement(from.supplement);
  to.set_aged(from.aged);
}
void decode(const v1::TicketIssued& from, domain::TicketIssued& to, FieldReader& reader) {
  reader.read(from.id(), to.id);
  reader.read(from.number(), to.number);
  reader.read(from.day(), to.day);
  reader.read(from.state(), to.state);
  reader.read(from.ticket_class(), to.ticketClass);
  reader.read(from.ground(), to.ground);
  reader.read(from.assistance(), to.assistance);
  reader.read(from.channel(), to.channel);
  reader.read(from.inexact(), to.inexact);
  reader.read(from.queue(), to.queue);
  reader.read(from.item(), to.item);
  reader.read(from.theme(), to.theme);
  reader.read(from.copies(), to.copies);
  reader.read(from.item_revision(), to.itemRevision);
  reader.read(from.guide_version(), to.guideVersion);
  reader.read(from.applicant(), to.applicant);
  reader.read(from.principal(), to.principal);
  reader.read(from.ground_text(), to.groundText);
  reader.read(from.ref_ms(), to.ref);
  reader.read(from.slot_ms(), to.slot);
  reader.read(from.target(), to.target);
  reader.read(from.weighed_target_ms(), to.weighedTarget);
  decode(from.promise(), to.promise, reader);
  reader.read(from.offline_serial(), to.offlineSerial);
  reader.read(from.agency_text(), to.agencyText);
  reader.read(from.import_reason(), to.importReason);
  reader.read(from.supplement(), to.supplement);
  reader.read(from.aged(), to.aged);
}

void encode(const domain::TicketDue& from, v1::TicketDue& to) {
  put(from.ticket, to.mutable_ticket());
}
void decode(const v1::TicketDue& from, domain::TicketDue& to, FieldReader& reader) {
  reader.read(from.ticket(), to.ticket);
}

void encode(const domain::TicketCancelled& from, v1::TicketCancelled& to) {
  put(from.ticket, to.mutable_ticket());
  to.set_by_applicant(from.byApplicant);
}
void decode(const v1::TicketCancelled& from, domain::TicketCancelled& to, FieldReader& reader) {
  reader.read(from.ticket(), to.ticket);
  reader.read(from.by_applicant(), to.byApplicant);
}

void encode(const domain::TicketDiverted& from, v1::TicketDiverted& to) {
  put(from.ticket, to.mutable_ticket());
  to.set_to(as<v1::DivertTo>(from.to));
}
void decode(const v1::TicketDiverted& from, domain::TicketDiverted& to, FieldReader& reader) {
  reader.read(from.ticket(), to.ticket);
  reader.read(from.to(), to.to);
}

void encode(const domain::TicketPreChecked& from, v1::TicketPreChecked& to) {
  put(from.ticket, to.mutable_ticket());
  to.set_result(as<v1::PreCheckResult>(from.result));
  for (const std::uint16_t material : from.missing) to.add_missing(material);
  to.set_guide_version(from.guideVersion);
}
void decode(const v1::TicketPreChecked& from, domain::TicketPreChecked& to, FieldReader& reader) {
  reader.read(from.ticket(), to.ticket);
  reader.read(from.result(), to.result);
  reader.readAll(from.missing(), to.missing);
  reader.read(from.guide_version(), to.guideVersion);
}

void encode(const domain::TicketReprinted& from, v1::TicketReprinted& to) {
  put(from.ticket, to.mutable_ticket());
}
void decode(const v1::TicketReprinted& from, domain::TicketReprinted& to, FieldReader& reader) {
  reader.read(from.ticket(), to.ticket);
}

void encode(const domain::TicketPrintReported& from, v1::TicketPrintReported& to) {
  put(from.ticket, to.mutable_ticket());
  to.set_state(as<v1::PrintState>(from.state));
}
void decode(
    const v1::TicketPrintReported& from, domain::TicketPrintReported& to, FieldReader& reader
) {
  reader.read(from.ticket(), to.ticket);
  reader.read(from.state(), to.state);
}

void encode(const domain::TicketUpgraded& from, v1::TicketUpgraded& to) {
  put(from.ticket, to.mutable_ticket());
  to.set_queue(stored(from.queue));
  to.set_item(stored(from.item));
  to.set_item_revision(from.itemRevision);
  encode(from.target, *to.mutable_target());
  to.set_weighed_target_ms(stored(from.weighedTarget));
}
void decode(const v1::TicketUpgraded& from, domain::TicketUpgraded& to, FieldReader& reader) {
  reader.read(from.ticket(), to.ticket);
  reader.read(from.queue(), to.queue);
  reader.read(from.item(), to.item);
  reader.read(from.item_revision(), to.itemRevision);
  reader.read(from.target(), to.target);
  reader.read(from.weighed_target_ms(), to.weighedTarget);
}

void encode(const domain::TicketClosedBySystem& from, v1::TicketClosedBySystem& to) {
  put(from.ticket, to.mutable_ticket());
  to.set_former_state(as<v1::TicketState>(from.from));
}
void decode(
    const v1::TicketClosedBySystem& from, domain::TicketClosedBySystem& to, FieldReader& reader
) {
  reader.read(from.ticket(), to.ticket);
  reader.read(from.former_state(), to.from);
}

void encode(const domain::AssistanceSet& from, v1::AssistanceSet& to) {
  put(from.ticket, to.mutable_ticket());
  to.set_assistance(from.assistance);
}
void decode(const v1::AssistanceSet& from, domain::AssistanceSet& to, FieldReader& reader) {
  reader.read(from.ticket(), to.ticket);
  reader.read(from.assistance(), to.assistance);
}

}  // namespace hall::log
