#include "server/log/event_bodies.h"

namespace hall::log {

void encode(const domain::StaffRecorded& from, v1::StaffRecorded& to) {
  encode(from.staff, *to.mutable_staff());
}
void decode(const v1::StaffRecorded& from, domain::StaffRecorded& to, FieldReader& reader) {
  reader.read(from.staff(), to.staff);
}

void encode(const domain::PasswordReset& from, v1::PasswordReset& to) {
  to.set_staff(stored(from.staff));
}
void decode(const v1::PasswordReset& from, domain::PasswordReset& to, FieldReader& reader) {
  reader.read(from.staff(), to.staff);
}

void encode(const domain::DeviceRecorded& from, v1::DeviceRecorded& to) {
  encode(from.device, *to.mutable_device());
}
void decode(const v1::DeviceRecorded& from, domain::DeviceRecorded& to, FieldReader& reader) {
  reader.read(from.device(), to.device);
}

void encode(const domain::DeviceReported& from, v1::DeviceReported& to) {
  to.set_device(stored(from.device));
  put(from.condition, to.mutable_condition());
}
void decode(const v1::DeviceReported& from, domain::DeviceReported& to, FieldReader& reader) {
  reader.read(from.device(), to.device);
  reader.read(from.condition(), to.condition);
}

void encode(const domain::IdentityRevealed& from, v1::IdentityRevealed& to) {
  put(from.ticket, to.mutable_ticket());
  put(from.person, to.mutable_person());
  put(from.reason, to.mutable_reason());
  to.set_extent(as<v1::IdentityExtent>(from.extent));
}
void decode(const v1::IdentityRevealed& from, domain::IdentityRevealed& to, FieldReader& reader) {
  reader.read(from.ticket(), to.ticket);
  reader.read(from.person(), to.person);
  reader.read(from.reason(), to.reason);
  reader.read(from.extent(), to.extent);
}

}  // namespace hall::log
