#include "server/log/catalogue_rows.h"

namespace hall::log {

void encode(const domain::Session& from, v1::Session& to) {
  to.set_from_minute(stored(from.from));
  to.set_until_minute(stored(from.until));
}
void decode(const v1::Session& from, domain::Session& to, FieldReader& reader) {
  reader.read(from.from_minute(), to.from);
  reader.read(from.until_minute(), to.until);
}

void encode(const domain::OpeningHours::Season& from, v1::OpeningHours::Season& to) {
  to.set_first_day(from.firstDay);
  to.set_last_day(from.lastDay);
  encodeAll(from.workday, *to.mutable_workday());
  encodeAll(from.saturday, *to.mutable_saturday());
  encodeAll(from.sunday, *to.mutable_sunday());
  encodeAll(from.holiday, *to.mutable_holiday());
}
void decode(
    const v1::OpeningHours::Season& from, domain::OpeningHours::Season& to, FieldReader& reader
) {
  reader.read(from.first_day(), to.firstDay);
  reader.read(from.last_day(), to.lastDay);
  decodeAll(from.workday(), to.workday, reader);
  decodeAll(from.saturday(), to.saturday, reader);
  decodeAll(from.sunday(), to.sunday, reader);
  decodeAll(from.holiday(), to.holiday, reader);
}

void encode(const domain::OpeningHours::Exception& from, v1::OpeningHours::Exception& to) {
  to.set_day(stored(from.day));
  encodeAll(from.sessions, *to.mutable_sessions());
  put(from.reason, to.mutable_reason());
}
void decode(
    const v1::OpeningHours::Exception& from,
    domain::OpeningHours::Exception& to,
    FieldReader& reader
) {
  reader.read(from.day(), to.day);
  decodeAll(from.sessions(), to.sessions, reader);
  reader.read(from.reason(), to.reason);
}

void encode(const domain::OpeningHours& from, v1::OpeningHours& to) {
  encodeAll(from.seasons, *to.mutable_seasons());
  encodeAll(from.exceptions, *to.mutable_exceptions());
}
void decode(const v1::OpeningHours& from, domain::OpeningHours& to, FieldReader& reader) {
  decodeAll(from.seasons(), to.seasons, reader);
  decodeAll(from.exceptions(), to.exceptions, reader);
}

void encode(const domain::WorkCalendar::Day& from, v1::WorkCalendar::Day& to) {
  to.set_day(stored(from.day));
  to.set_works(from.works);
  put(from.name, to.mutable_name());
}
void decode(const v1::WorkCalendar::Day& from, domain::WorkCalendar::Day& to, FieldReader& reader) {
  reader.read(from.day(), to.day);
  reader.read(from.works(), to.works);
  reader.read(from.name(), to.name);
}

void encode(const domain::WorkCalendar& from, v1::WorkCalendar& to) {
  to.set_version(from.version);
  put(from.source, to.mutable_source());
  encodeAll(from.days, *to.mutable_days());
  for (const int number : from.knownYears) to.add_known_years(number);
}
void decode(const v1::WorkCalendar& from, domain::WorkCalendar& to, FieldReader& reader) {
  reader.read(from.version(), to.version);
  reader.read(from.source(), to.source);
  decodeAll(from.days(), to.days, reader);
  reader.readAll(from.known_years(), to.knownYears);
}

}  // namespace hall::log
