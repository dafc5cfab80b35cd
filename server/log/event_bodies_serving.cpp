#include "server/log/event_bodies.h"

namespace hall::log {

void encode(const domain::ServingStarted& from, v1::ServingStarted& to) {
  to.set_serving(stored(from.serving));
  put(from.ticket, to.mutable_ticket());
  to.set_counter(stored(from.counter));
  to.set_staff(stored(from.staff));
  to.set_walk_up(from.walkUp);
}
void decode(const v1::ServingStarted& from, domain::ServingStarted& to, FieldReader& reader) {
  reader.read(from.serving(), to.serving);
  reader.read(from.ticket(), to.ticket);
  reader.read(from.counter(), to.counter);
  reader.read(from.staff(), to.staff);
  reader.read(from.walk_up(), to.walkUp);
}

void encode(const domain::ServingFinished& from, v1::ServingFinished& to) {
  to.set_serving(stored(from.serving));
  put(from.ticket, to.mutable_ticket());
  for (const auto& outcome : from.outcomes) encode(outcome, *to.add_outcomes());
  put(from.note, to.mutable_note());
}
void decode(const v1::ServingFinished& from, domain::ServingFinished& to, FieldReader& reader) {
  reader.read(from.serving(), to.serving);
  reader.read(from.ticket(), to.ticket);
  reader.readAll(from.outcomes(), to.outcomes);
  reader.read(from.note(), to.note);
}

void encode(const domain::ServingReopened& from, v1::ServingReopened& to) {
  to.set_serving(stored(from.serving));
  put(from.ticket, to.mutable_ticket());
}
void decode(const v1::ServingReopened& from, domain::ServingReopened& to, FieldReader& reader) {
  reader.read(from.serving(), to.serving);
  reader.read(from.ticket(), to.ticket);
}

void encode(const domain::ServingCorrected& from, v1::ServingCorrected& to) {
  to.set_serving(stored(from.serving));
  put(from.ticket, to.mutable_ticket());
  for (const auto& outcome : from.outcomes) encode(outcome, *to.add_outcomes());
  put(from.reason, to.mutable_reason());
}
void decode(const v1::ServingCorrected& from, domain::ServingCorrected& to, FieldReader& reader) {
  reader.read(from.serving(), to.serving);
  reader.read(from.ticket(), to.ticket);
  reader.readAll(from.outcomes(), to.outcomes);
  reader.read(from.reason(), to.reason);
}

void encode(const domain::ServingEntered& from, v1::ServingEntered& to) {
  to.set_serving(stored(from.serving));
  put(from.ticket, to.mutable_ticket());
  to.set_counter(stored(from.counter));
  to.set_staff(stored(from.staff));
  to.set_began_ms(stored(from.began));
  to.set_ended_ms(stored(from.ended));
  for (const auto& outcome : from.outcomes) encode(outcome, *to.add_outcomes());
  put(from.note, to.mutable_note());
  put(from.reason, to.mutable_reason());
}
void decode(const v1::ServingEntered& from, domain::ServingEntered& to, FieldReader& reader) {
  reader.read(from.serving(), to.serving);
  reader.read(from.ticket(), to.ticket);
  reader.read(from.counter(), to.counter);
  reader.read(from.staff(), to.staff);
  reader.read(from.began_ms(), to.began);
  reader.read(from.ended_ms(), to.ended);
  reader.readAll(from.outcomes(), to.outcomes);
  reader.read(from.note(), to.note);
  reader.read(from.reason(), to.reason);
}

void encode(const domain::TicketHeld& from, v1::TicketHeld& to) {
  put(from.ticket, to.mutable_ticket());
  to.set_kind(as<v1::HoldKind>(from.kind));
  put(from.note, to.mutable_note());
}
void decode(const v1::TicketHeld& from, domain::TicketHeld& to, FieldReader& reader) {
  reader.read(from.ticket(), to.ticket);
  reader.read(from.kind(), to.kind);
  reader.read(from.note(), to.note);
}

void encode(const domain::HeldWoken& from, v1::HeldWoken& to) {
  put(from.ticket, to.mutable_ticket());
}
void decode(const v1::HeldWoken& from, domain::HeldWoken& to, FieldReader& reader) {
  reader.read(from.ticket(), to.ticket);
}

void encode(const domain::TicketReturned& from, v1::TicketReturned& to) {
  put(from.ticket, to.mutable_ticket());
}
void decode(const v1::TicketReturned& from, domain::TicketReturned& to, FieldReader& reader) {
  reader.read(from.ticket(), to.ticket);
}

void encode(const domain::TicketResumed& from, v1::TicketResumed& to) {
  put(from.ticket, to.mutable_ticket());
  to.set_counter(stored(from.counter));
  to.set_staff(stored(from.staff));
}
void decode(const v1::TicketResumed& from, domain::TicketResumed& to, FieldReader& reader) {
  reader.read(from.ticket(), to.ticket);
  reader.read(from.counter(), to.counter);
  reader.read(from.staff(), to.staff);
}

void encode(const domain::TicketTransferred& from, v1::TicketTransferred& to) {
  put(from.ticket, to.mutable_ticket());
  to.set_queue(stored(from.queue));
  to.set_item(stored(from.item));
  to.set_to_counter(stored(from.toCounter));
  to.set_theme_step(from.themeStep);
  to.set_wrong_queue(from.wrongQueue);
  to.set_by_theme(from.byTheme);
  encode(from.target, *to.mutable_target());
  to.set_weighed_target_ms(stored(from.weighedTarget));
  for (const auto& outcome : from.outcomes) encode(outcome, *to.add_outcomes());
}
void decode(const v1::TicketTransferred& from, domain::TicketTransferred& to, FieldReader& reader) {
  reader.read(from.ticket(), to.ticket);
  reader.read(from.queue(), to.queue);
  reader.read(from.item(), to.item);
  reader.read(from.to_counter(), to.toCounter);
  reader.read(from.theme_step(), to.themeStep);
  reader.read(from.wrong_queue(), to.wrongQueue);
  reader.read(from.by_theme(), to.byTheme);
  reader.read(from.target(), to.target);
  reader.read(from.weighed_target_ms(), to.weighedTarget);
  reader.readAll(from.outcomes(), to.outcomes);
}

void encode(const domain::TicketMoved& from, v1::TicketMoved& to) {
  put(from.ticket, to.mutable_ticket());
  to.set_queue(stored(from.queue));
  to.set_item(stored(from.item));
  to.set_to_counter(stored(from.toCounter));
  to.set_wrong_queue(from.wrongQueue);
  encode(from.target, *to.mutable_target());
  to.set_weighed_target_ms(stored(from.weighedTarget));
  put(from.reason, to.mutable_reason());
}
void decode(const v1::TicketMoved& from, domain::TicketMoved& to, FieldReader& reader) {
  reader.read(from.ticket(), to.ticket);
  reader.read(from.queue(), to.queue);
  reader.read(from.item(), to.item);
  reader.read(from.to_counter(), to.toCounter);
  reader.read(from.wrong_queue(), to.wrongQueue);
  reader.read(from.target(), to.target);
  reader.read(from.weighed_target_ms(), to.weighedTarget);
  reader.read(from.reason(), to.reason);
}

}  // namespace hall::log
