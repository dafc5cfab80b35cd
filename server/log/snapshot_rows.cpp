#include "server/log/snapshot_rows.h"

namespace hall::log {

void encode(const domain::Ticket& from, v1::Ticket& to) {
  put(from.id, to.mutable_id());
  encode(from.number, *to.mutable_number());
  to.set_day(stored(from.day));
  to.set_state(as<v1::TicketState>(from.state));
  to.set_ticket_class(as<v1::TicketClass>(from.ticketClass));
  to.set_ground(as<v1::Ground>(from.ground));
  to.set_assistance(from.assistance);
  to.set_channel(as<v1::Channel>(from.channel));
  to.set_exemption(as<v1::Exemption>(from.exemption));
  to.set_inexact(from.inexact);
  to.set_wrong_queue(from.wrongQueue);
  to.set_queue(stored(from.queue));
  to.set_item(stored(from.item));
  to.set_theme(stored(from.theme));
  to.set_theme_step(from.themeStep);
  to.set_copies(from.copies);
  to.set_item_revision(from.itemRevision);
  put(from.applicant, to.mutable_applicant());
  put(from.principal, to.mutable_principal());
  to.set_device(stored(from.device));
  to.set_issued_ms(stored(from.issued));
  to.set_ref_ms(stored(from.ref));
  encode(from.target, *to.mutable_target());
  to.set_weighed_target_ms(stored(from.weighedTarget));
  to.set_away_ms(stored(from.away));
  to.set_slot_ms(stored(from.slot));
  to.set_counter(stored(from.counter));
  to.set_bound_to(stored(from.boundTo));
  to.set_staff(stored(from.staff));
  to.set_last_call(stored(from.lastCall));
  to.set_calls_made(from.callsMade);
  to.set_calls_delivered(from.callsDelivered);
  to.set_called_at_ms(stored(from.calledAt));
  to.set_first_delivered_ms(stored(from.firstDelivered));
  to.set_last_delivered_ms(stored(from.lastDelivered));
  to.set_last_call_delivered(from.lastCallDelivered);
  to.set_serving(stored(from.serving));
  to.set_state_since_ms(stored(from.stateSince));
  to.set_hold(as<v1::HoldKind>(from.hold));
  to.set_woken(from.woken);
  to.set_restores(from.restores);
  to.set_calls_until_callable(from.callsUntilCallable);
  to.set_pre_check(as<v1::PreCheckResult>(from.preCheck));
  to.set_guide_version(from.guideVersion);
  to.set_supplement(from.supplement);
  to.set_aged(from.aged);
}
void decode(const v1::Ticket& from, domain::Ticket& to, FieldReader& reader) {
  reader.read(from.id(), to.id);
  reader.read(from.number(), to.number);
  reader.read(from.day(), to.day);
  reader.read(from.state(), to.state);
  reader.read(from.ticket_class(), to.ticketClass);
  reader.read(from.ground(), to.ground);
  reader.read(from.assistance(), to.assistance);
  reader.read(from.channel(), to.channel);
  reader.read(from.exemption(), to.exemption);
  reader.read(from.inexact(), to.inexact);
  reader.read(from.supplement(), to.supplement);
  reader.read(from.aged(), to.aged);
  reader.read(from.wrong_queue(), to.wrongQueue);
  reader.read(from.queue(), to.queue);
  reader.read(from.item(), to.item);
  reader.read(from.theme(), to.theme);
  reader.read(from.theme_step(), to.themeStep);
  reader.read(from.copies(), to.copies);
  reader.read(from.item_revision(), to.itemRevision);
  reader.read(from.applicant(), to.applicant);
  reader.read(from.principal(), to.principal);
  reader.read(from.device(), to.device);
  reader.read(from.issued_ms(), to.issued);
  reader.read(from.ref_ms(), to.ref);
  reader.read(from.target(), to.target);
  reader.read(from.weighed_target_ms(), to.weighedTarget);
  reader.read(from.away_ms(), to.away);
  reader.read(from.slot_ms(), to.slot);
  reader.read(from.counter(), to.counter);
  reader.read(from.bound_to(), to.boundTo);
  reader.read(from.staff(), to.staff);
  reader.read(from.last_call(), to.lastCall);
  reader.read(from.calls_made(), to.callsMade);
  reader.read(from.calls_delivered(), to.callsDelivered);
  reader.read(from.called_at_ms(), to.calledAt);
  reader.read(from.first_delivered_ms(), to.firstDelivered);
  reader.read(from.last_delivered_ms(), to.lastDelivered);
  reader.read(from.last_call_delivered(), to.lastCallDelivered);
  reader.read(from.serving(), to.serving);
  reader.read(from.state_since_ms(), to.stateSince);
  reader.read(from.hold(), to.hold);
  reader.read(from.woken(), to.woken);
  reader.read(from.restores(), to.restores);
  reader.read(from.calls_until_callable(), to.callsUntilCallable);
  reader.read(from.pre_check(), to.preCheck);
  reader.read(from.guide_version(), to.guideVersion);
}

void encode(const domain::Counter& from, v1::Counter& to) {
  to.set_id(stored(from.id));
  to.set_zone(stored(from.zone));
  to.set_kind(as<v1::CounterKind>(from.kind));
  to.set_state(as<v1::CounterState>(from.state));
  encode(from.queues, *to.mutable_queues());
  encode(from.staffQueues, *to.mutable_staff_queues());
  to.set_only_grounds(from.onlyGrounds);
  to.set_staff(stored(from.staff));
  to.set_device(stored(from.device));
  put(from.ticket, to.mutable_ticket());
  to.set_state_since_ms(stored(from.stateSince));
  to.set_signed_in_since_ms(stored(from.signedInSince));
  to.set_ready_until_ms(stored(from.readyUntil));
  to.set_pause_reason(as<v1::PauseReason>(from.pauseReason));
  to.set_pause_until_ms(stored(from.pauseUntil));
  to.set_pause_overrun(from.pauseOverrun);
}
void decode(const v1::Counter& from, domain::Counter& to, FieldReader& reader) {
  reader.read(from.id(), to.id);
  reader.read(from.zone(), to.zone);
  reader.read(from.kind(), to.kind);
  reader.read(from.state(), to.state);
  reader.read(from.queues(), to.queues);
  reader.read(from.staff_queues(), to.staffQueues);
  reader.read(from.only_grounds(), to.onlyGrounds);
  reader.read(from.staff(), to.staff);
  reader.read(from.device(), to.device);
  reader.read(from.ticket(), to.ticket);
  reader.read(from.state_since_ms(), to.stateSince);
  reader.read(from.signed_in_since_ms(), to.signedInSince);
  reader.read(from.ready_until_ms(), to.readyUntil);
  reader.read(from.pause_reason(), to.pauseReason);
  reader.read(from.pause_until_ms(), to.pauseUntil);
  reader.read(from.pause_overrun(), to.pauseOverrun);
}

void encode(const domain::Serving& from, v1::Serving& to) {
  to.set_id(stored(from.id));
  put(from.ticket, to.mutable_ticket());
  to.set_counter(stored(from.counter));
  to.set_staff(stored(from.staff));
  to.set_queue(stored(from.queue));
  to.set_started_ms(stored(from.started));
  to.set_finished_ms(stored(from.finished));
  to.set_held_ms(stored(from.held));
  to.set_held_since_ms(stored(from.heldSince));
  to.set_walk_up(from.walkUp);
  for (const auto& outcome : from.outcomes) encode(outcome, *to.add_outcomes());
  to.set_corrections(from.corrections);
}
void decode(const v1::Serving& from, domain::Serving& to, FieldReader& reader) {
  reader.read(from.id(), to.id);
  reader.read(from.ticket(), to.ticket);
  reader.read(from.counter(), to.counter);
  reader.read(from.staff(), to.staff);
  reader.read(from.queue(), to.queue);
  reader.read(from.started_ms(), to.started);
  reader.read(from.finished_ms(), to.finished);
  reader.read(from.held_ms(), to.held);
  reader.read(from.held_since_ms(), to.heldSince);
  reader.read(from.walk_up(), to.walkUp);
  reader.readAll(from.outcomes(), to.outcomes);
  reader.read(from.corrections(), to.corrections);
}

void encode(const domain::Call& from, v1::Call& to) {
  to.set_id(stored(from.id));
  put(from.ticket, to.mutable_ticket());
  encode(from.number, *to.mutable_number());
  to.set_zone(stored(from.zone));
  to.set_counter(stored(from.counter));
  to.set_at_ms(stored(from.at));
  to.set_ordinal(from.ordinal);
  to.set_handout(from.handout);
  to.set_delivered(from.delivered);
  to.set_open(from.open);
}
void decode(const v1::Call& from, domain::Call& to, FieldReader& reader) {
  reader.read(from.id(), to.id);
  reader.read(from.ticket(), to.ticket);
  reader.read(from.number(), to.number);
  reader.read(from.zone(), to.zone);
  reader.read(from.counter(), to.counter);
  reader.read(from.at_ms(), to.at);
  reader.read(from.ordinal(), to.ordinal);
  reader.read(from.handout(), to.handout);
  reader.read(from.delivered(), to.delivered);
  reader.read(from.open(), to.open);
}

void encode(const domain::Notice& from, v1::Notice& to) {
  to.set_zone(stored(from.zone));
  to.set_counter(stored(from.counter));
  put(from.text, to.mutable_text());
  to.set_spoken(from.spoken);
  to.set_sent_ms(stored(from.sent));
  to.set_until_ms(stored(from.until));
}
void decode(const v1::Notice& from, domain::Notice& to, FieldReader& reader) {
  reader.read(from.zone(), to.zone);
  reader.read(from.counter(), to.counter);
  reader.read(from.text(), to.text);
  reader.read(from.spoken(), to.spoken);
  reader.read(from.sent_ms(), to.sent);
  reader.read(from.until_ms(), to.until);
}

}  // namespace hall::log
