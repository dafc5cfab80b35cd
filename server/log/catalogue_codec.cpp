#include "server/log/catalogue_codec.h"

#include <limits>
#include <utility>

#include "server/log/catalogue_rows.h"

namespace hall::log {

namespace {

void encodeZone(const domain::TimeZone& from, v1::TimeZone& to) {
  for (const auto& change : from.changes()) {
    v1::TimeZone::Change& row = *to.add_changes();
    row.set_from_ms(stored(change.from));
    row.set_offset_s(static_cast<std::int32_t>(change.offset.count()));
  }
}

void decodeZone(const v1::TimeZone& from, domain::TimeZone& to, FieldReader& reader) {
  std::vector<domain::TimeZone::Change> changes;
  for (const auto& row : from.changes()) {
    domain::TimeZone::Change& change = changes.emplace_back();
    reader.read(row.from_ms(), change.from);
    change.offset = std::chrono::seconds{row.offset_s()};
    const bool sorted = changes.size() < 2 || changes[changes.size() - 2].from < change.from;
    if (!sorted) return reader.fail();
  }
  to = domain::TimeZone{std::move(changes)};
}

}  // namespace

std::string encodeCatalogue(const domain::Catalogue::Content& content) {
  v1::Catalogue message;
  message.set_version(content.version);
  encode(content.hall, *message.mutable_hall());
  encodeZone(content.zone, *message.mutable_zone());
  encode(content.calendar, *message.mutable_calendar());
  encode(content.hours, *message.mutable_hours());
  encode(content.rules, *message.mutable_rules());
  encodeAll(content.zones, *message.mutable_zones());
  encodeAll(content.departments, *message.mutable_departments());
  encodeAll(content.items, *message.mutable_items());
  encodeAll(content.themes, *message.mutable_themes());
  encodeAll(content.queues, *message.mutable_queues());
  encodeAll(content.counters, *message.mutable_counters());
  // What is as by default stands in no blob, so that older blobs keep their hash.
  if (!(content.voice == domain::VoiceSettings{})) encode(content.voice, *message.mutable_voice());
  return message.SerializeAsString();
}

std::shared_ptr<const domain::Catalogue> decodeCatalogue(std::string_view bytes) {
  v1::Catalogue message;
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return nullptr;
  if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) return nullptr;
  domain::Catalogue::Content content;
  FieldReader reader;
  reader.read(message.version(), content.version);
  decode(message.hall(), content.hall, reader);
  decodeZone(message.zone(), content.zone, reader);
  decode(message.calendar(), content.calendar, reader);
  decode(message.hours(), content.hours, reader);
  decode(message.rules(), content.rules, reader);
  decodeAll(message.zones(), content.zones, reader);
  decodeAll(message.departments(), content.departments, reader);
  decodeAll(message.items(), content.items, reader);
  decodeAll(message.themes(), content.themes, reader);
  decodeAll(message.queues(), content.queues, reader);
  decodeAll(message.counters(), content.counters, reader);
  if (message.has_voice()) decode(message.voice(), content.voice, reader);
  if (!reader.sound()) return nullptr;
  return std::make_shared<const domain::Catalogue>(std::move(content));
}

}  // namespace hall::log
