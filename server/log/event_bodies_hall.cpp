#include "server/log/event_bodies.h"

namespace hall::log {

void encode(const domain::HallOpened& from, v1::HallOpened& to) {
  to.set_mode(as<v1::ClockMode>(from.mode));
  put(from.hallCode, to.mutable_hall_code());
  to.set_log_format(from.logFormat);
}
void decode(const v1::HallOpened& from, domain::HallOpened& to, FieldReader& reader) {
  reader.read(from.mode(), to.mode);
  reader.read(from.hall_code(), to.hallCode);
  reader.read(from.log_format(), to.logFormat);
}

void encode(const domain::LogRestored& from, v1::LogRestored& to) {
  to.set_epoch(from.epoch);
  to.set_day(stored(from.day));
  for (const auto& prefix : from.nextSerials) {
    v1::LogRestored::Prefix& row = *to.add_next_serials();
    row.mutable_prefix()->assign(domain::TicketNumber{prefix.prefix, 0}.prefixText());
    row.set_next_serial(prefix.nextSerial);
  }
}
void decode(const v1::LogRestored& from, domain::LogRestored& to, FieldReader& reader) {
  reader.read(from.epoch(), to.epoch);
  reader.read(from.day(), to.day);
  to.nextSerials.clear();
  for (const auto& row : from.next_serials()) {
    domain::LogRestored::Prefix& prefix = to.nextSerials.emplace_back();
    reader.readPrefix(row.prefix(), prefix.prefix);
    reader.read(row.next_serial(), prefix.nextSerial);
  }
}

void encode(const domain::ClockStepped& from, v1::ClockStepped& to) {
  to.set_step_ms(stored(from.step));
  to.set_accepted(from.accepted);
}
void decode(const v1::ClockStepped& from, domain::ClockStepped& to, FieldReader& reader) {
  reader.read(from.step_ms(), to.step);
  reader.read(from.accepted(), to.accepted);
}

void encode(const domain::CataloguePublished& from, v1::CataloguePublished& to) {
  to.set_version(from.version);
  put(from.hash, to.mutable_hash());
}
void decode(
    const v1::CataloguePublished& from, domain::CataloguePublished& to, FieldReader& reader
) {
  reader.read(from.version(), to.version);
  reader.read(from.hash(), to.hash);
}

void encode(const domain::HallSuspended& from, v1::HallSuspended& to) {
  put(from.reason, to.mutable_reason());
  put(from.publicText, to.mutable_public_text());
}
void decode(const v1::HallSuspended& from, domain::HallSuspended& to, FieldReader& reader) {
  reader.read(from.reason(), to.reason);
  reader.read(from.public_text(), to.publicText);
}

void encode(const domain::HallResumed&, v1::HallResumed&) {}
void decode(const v1::HallResumed&, domain::HallResumed&, FieldReader&) {}

void encode(const domain::BroadcastSent& from, v1::BroadcastSent& to) {
  to.set_zone(stored(from.zone));
  put(from.text, to.mutable_text());
  to.set_spoken(from.spoken);
  to.set_until_ms(stored(from.until));
}
void decode(const v1::BroadcastSent& from, domain::BroadcastSent& to, FieldReader& reader) {
  reader.read(from.zone(), to.zone);
  reader.read(from.text(), to.text);
  reader.read(from.spoken(), to.spoken);
  reader.read(from.until_ms(), to.until);
}

void encode(const domain::CounterMessaged& from, v1::CounterMessaged& to) {
  to.set_counter(stored(from.counter));
  put(from.text, to.mutable_text());
}
void decode(const v1::CounterMessaged& from, domain::CounterMessaged& to, FieldReader& reader) {
  reader.read(from.counter(), to.counter);
  reader.read(from.text(), to.text);
}

void encode(const domain::DayClosed& from, v1::DayClosed& to) {
  to.set_day(stored(from.day));
  to.set_closed_by_system(from.closedBySystem);
}
void decode(const v1::DayClosed& from, domain::DayClosed& to, FieldReader& reader) {
  reader.read(from.day(), to.day);
  reader.read(from.closed_by_system(), to.closedBySystem);
}

}  // namespace hall::log
