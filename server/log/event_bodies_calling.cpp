#include "server/log/event_bodies.h"

namespace hall::log {

namespace {

void encode(const domain::Explanation& from, v1::Explanation& to) {
  to.set_rule(as<v1::CallRule>(from.rule));
  to.set_age_ms(stored(from.age));
  to.set_slack_ms(stored(from.slack));
  to.set_eligible(from.eligible);
  to.set_waiting(from.waiting);
  for (const auto& candidate : from.nearest) {
    v1::Explanation::Candidate& row = *to.add_nearest();
    put(candidate.ticket, row.mutable_ticket());
    row.set_age_ms(stored(candidate.age));
    row.set_slack_ms(stored(candidate.slack));
  }
}

void decode(const v1::Explanation& from, domain::Explanation& to, FieldReader& reader) {
  reader.read(from.rule(), to.rule);
  reader.read(from.age_ms(), to.age);
  reader.read(from.slack_ms(), to.slack);
  reader.read(from.eligible(), to.eligible);
  reader.read(from.waiting(), to.waiting);
  to.nearest.clear();
  for (const auto& candidate : from.nearest()) {
    domain::Explanation::Candidate& read = to.nearest.emplace_back();
    reader.read(candidate.ticket(), read.ticket);
    reader.read(candidate.age_ms(), read.age);
    reader.read(candidate.slack_ms(), read.slack);
  }
}

}  // namespace

void encode(const domain::TicketCalled& from, v1::TicketCalled& to) {
  put(from.ticket, to.mutable_ticket());
  to.set_call(stored(from.call));
  to.set_counter(stored(from.counter));
  to.set_staff(stored(from.staff));
  encode(from.explanation, *to.mutable_explanation());
  put(from.reason, to.mutable_reason());
  to.set_to_ready(from.toReady);
}
void decode(const v1::TicketCalled& from, domain::TicketCalled& to, FieldReader& reader) {
  reader.read(from.ticket(), to.ticket);
  reader.read(from.call(), to.call);
  reader.read(from.counter(), to.counter);
  reader.read(from.staff(), to.staff);
  decode(from.explanation(), to.explanation, reader);
  reader.read(from.reason(), to.reason);
  reader.read(from.to_ready(), to.toReady);
}

void encode(const domain::TicketRecalled& from, v1::TicketRecalled& to) {
  put(from.ticket, to.mutable_ticket());
  to.set_call(stored(from.call));
  to.set_ordinal(from.ordinal);
}
void decode(const v1::TicketRecalled& from, domain::TicketRecalled& to, FieldReader& reader) {
  reader.read(from.ticket(), to.ticket);
  reader.read(from.call(), to.call);
  reader.read(from.ordinal(), to.ordinal);
}

void encode(const domain::CallDelivered& from, v1::CallDelivered& to) {
  to.set_call(stored(from.call));
  put(from.ticket, to.mutable_ticket());
  to.set_by(as<v1::DeliveredBy>(from.by));
}
void decode(const v1::CallDelivered& from, domain::CallDelivered& to, FieldReader& reader) {
  reader.read(from.call(), to.call);
  reader.read(from.ticket(), to.ticket);
  reader.read(from.by(), to.by);
}

void encode(const domain::CallDropped& from, v1::CallDropped& to) {
  to.set_call(stored(from.call));
  put(from.ticket, to.mutable_ticket());
}
void decode(const v1::CallDropped& from, domain::CallDropped& to, FieldReader& reader) {
  reader.read(from.call(), to.call);
  reader.read(from.ticket(), to.ticket);
}

void encode(const domain::TicketUncalled& from, v1::TicketUncalled& to) {
  put(from.ticket, to.mutable_ticket());
}
void decode(const v1::TicketUncalled& from, domain::TicketUncalled& to, FieldReader& reader) {
  reader.read(from.ticket(), to.ticket);
}

void encode(const domain::TicketNoShow& from, v1::TicketNoShow& to) {
  put(from.ticket, to.mutable_ticket());
  to.set_given_up(from.givenUp);
}
void decode(const v1::TicketNoShow& from, domain::TicketNoShow& to, FieldReader& reader) {
  reader.read(from.ticket(), to.ticket);
  reader.read(from.given_up(), to.givenUp);
}

void encode(const domain::TicketRestored& from, v1::TicketRestored& to) {
  put(from.ticket, to.mutable_ticket());
  to.set_calls_until_callable(from.callsUntilCallable);
  to.set_absence_ms(stored(from.absence));
  put(from.reason, to.mutable_reason());
}
void decode(const v1::TicketRestored& from, domain::TicketRestored& to, FieldReader& reader) {
  reader.read(from.ticket(), to.ticket);
  reader.read(from.calls_until_callable(), to.callsUntilCallable);
  reader.read(from.absence_ms(), to.absence);
  reader.read(from.reason(), to.reason);
}

}  // namespace hall::log
