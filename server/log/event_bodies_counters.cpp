#include "server/log/event_bodies.h"

namespace hall::log {

void encode(const domain::CounterSignedIn& from, v1::CounterSignedIn& to) {
  to.set_counter(stored(from.counter));
  to.set_staff(stored(from.staff));
  to.set_device(stored(from.device));
}
void decode(const v1::CounterSignedIn& from, domain::CounterSignedIn& to, FieldReader& reader) {
  reader.read(from.counter(), to.counter);
  reader.read(from.staff(), to.staff);
  reader.read(from.device(), to.device);
}

void encode(const domain::CounterSignedOff& from, v1::CounterSignedOff& to) {
  to.set_counter(stored(from.counter));
  put(from.overrideReason, to.mutable_override_reason());
}
void decode(const v1::CounterSignedOff& from, domain::CounterSignedOff& to, FieldReader& reader) {
  reader.read(from.counter(), to.counter);
  reader.read(from.override_reason(), to.overrideReason);
}

void encode(const domain::CounterTakenOver& from, v1::CounterTakenOver& to) {
  to.set_counter(stored(from.counter));
  to.set_staff(stored(from.staff));
  to.set_device(stored(from.device));
  put(from.overrideReason, to.mutable_override_reason());
}
void decode(const v1::CounterTakenOver& from, domain::CounterTakenOver& to, FieldReader& reader) {
  reader.read(from.counter(), to.counter);
  reader.read(from.staff(), to.staff);
  reader.read(from.device(), to.device);
  reader.read(from.override_reason(), to.overrideReason);
}

void encode(const domain::CounterPaused& from, v1::CounterPaused& to) {
  to.set_counter(stored(from.counter));
  to.set_reason(as<v1::PauseReason>(from.reason));
  to.set_until_ms(stored(from.until));
}
void decode(const v1::CounterPaused& from, domain::CounterPaused& to, FieldReader& reader) {
  reader.read(from.counter(), to.counter);
  reader.read(from.reason(), to.reason);
  reader.read(from.until_ms(), to.until);
}

void encode(const domain::CounterResumed& from, v1::CounterResumed& to) {
  to.set_counter(stored(from.counter));
}
void decode(const v1::CounterResumed& from, domain::CounterResumed& to, FieldReader& reader) {
  reader.read(from.counter(), to.counter);
}

void encode(const domain::CounterReady& from, v1::CounterReady& to) {
  to.set_counter(stored(from.counter));
  to.set_until_ms(stored(from.until));
}
void decode(const v1::CounterReady& from, domain::CounterReady& to, FieldReader& reader) {
  reader.read(from.counter(), to.counter);
  reader.read(from.until_ms(), to.until);
}

void encode(const domain::CounterReadyEnded& from, v1::CounterReadyEnded& to) {
  to.set_counter(stored(from.counter));
}
void decode(const v1::CounterReadyEnded& from, domain::CounterReadyEnded& to, FieldReader& reader) {
  reader.read(from.counter(), to.counter);
}

void encode(const domain::CounterSet& from, v1::CounterSet& to) {
  to.set_counter(stored(from.counter));
  to.set_kind(as<v1::CounterKind>(from.kind));
  to.set_zone(stored(from.zone));
  encode(from.queues, *to.mutable_queues());
  to.set_only_grounds(from.onlyGrounds);
  encode(from.staffQueues, *to.mutable_staff_queues());
}
void decode(const v1::CounterSet& from, domain::CounterSet& to, FieldReader& reader) {
  reader.read(from.counter(), to.counter);
  reader.read(from.kind(), to.kind);
  reader.read(from.zone(), to.zone);
  reader.read(from.queues(), to.queues);
  reader.read(from.only_grounds(), to.onlyGrounds);
  reader.read(from.staff_queues(), to.staffQueues);
}

}  // namespace hall::log
