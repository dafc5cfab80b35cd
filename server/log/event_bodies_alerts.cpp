#include "server/log/event_bodies.h"

namespace hall::log {

void encode(const domain::AlertRaised& from, v1::AlertRaised& to) {
  encode(from.alert, *to.mutable_alert());
}
void decode(const v1::AlertRaised& from, domain::AlertRaised& to, FieldReader& reader) {
  reader.read(from.alert(), to.alert);
}

void encode(const domain::AlertAcknowledged& from, v1::AlertAcknowledged& to) {
  to.set_alert(stored(from.alert));
}
void decode(const v1::AlertAcknowledged& from, domain::AlertAcknowledged& to, FieldReader& reader) {
  reader.read(from.alert(), to.alert);
}

void encode(const domain::AlertCleared& from, v1::AlertCleared& to) {
  to.set_alert(stored(from.alert));
}
void decode(const v1::AlertCleared& from, domain::AlertCleared& to, FieldReader& reader) {
  reader.read(from.alert(), to.alert);
}

}  // namespace hall::log
