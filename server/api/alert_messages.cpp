#include "server/api/alert_messages.h"

#include <algorithm>
#include <optional>

#include "server/api/event_fact_writer.h"
#include "server/api/wire.h"
#include "server/domain/alert_subject.h"

namespace hall::api {

namespace {

using domain::numberIn;

/// What the subject names, by code and zone.
struct Subject {
  std::string_view sort;
  std::string code;
  domain::ZoneId zone;
};

/// nullptr: the subject is of another sort, or its row is gone.
template <class Id>
auto rowIn(const domain::HallState& state, std::string_view text, std::string_view sort) {
  const auto number = numberIn(text, sort);
  const domain::Catalogue* catalogue = state.catalogue.get();
  return number && catalogue != nullptr ? catalogue->find(Id{*number}) : nullptr;
}

std::optional<Subject> counterIn(const domain::HallState& state, std::string_view text) {
  const auto* place = rowIn<domain::CounterId>(state, text, "counter");
  if (place == nullptr) return std::nullopt;
  const domain::Counter* counter = state.floor.counter(place->id);
  return Subject{"counter", place->code, counter == nullptr ? place->zone : counter->zone};
}

std::optional<Subject> queueIn(const domain::HallState& state, std::string_view text) {
  const auto* queue = rowIn<domain::QueueId>(state, text, "queue");
  if (queue == nullptr) return std::nullopt;
  return Subject{"queue", queue->code, queue->zone};
}

std::optional<Subject> zoneIn(const domain::HallState& state, std::string_view text) {
  const auto* zone = rowIn<domain::ZoneId>(state, text, "zone");
  if (zone == nullptr) return std::nullopt;
  return Subject{"zone", zone->code, zone->id};
}

std::optional<Subject> deviceIn(const domain::HallState& state, std::string_view text) {
  const auto number = numberIn(text, "device");
  if (!number) return std::nullopt;
  const auto device = state.devices.find(domain::DeviceId{*number});
  if (device == state.devices.end()) return std::nullopt;
  return Subject{"device", device->second.code, device->second.zone};
}

std::optional<Subject> subjectIn(const domain::HallState& state, std::string_view text) {
  if (auto counter = counterIn(state, text)) return counter;
  if (auto queue = queueIn(state, text)) return queue;
  if (auto zone = zoneIn(state, text)) return zone;
  return deviceIn(state, text);
}

}  // namespace

std::string subjectText(const domain::HallState& state, std::string_view subject) {
  const auto known = subjectIn(state, subject);
  if (!known) return std::string(subject);
  return std::string(known->sort) + ":" + known->code;
}

std::string ruleText(domain::AlertRule rule) {
  std::string word = wordOf(*v1::AlertRule_descriptor(), rule);
  std::replace(word.begin(), word.end(), '_', '-');
  return word;
}

bool concernsZone(const domain::HallState& state, const domain::Alert& alert, domain::ZoneId zone) {
  const auto known = subjectIn(state, alert.subject);
  return !known || !known->zone || known->zone == zone;
}

void writeAlert(const domain::HallState& state, const domain::Alert& alert, v1::Alert& out) {
  out.set_alert_id(alert.id.value);
  out.set_rule(static_cast<v1::AlertRule>(alert.rule));
  out.set_level(static_cast<v1::AlertLevel>(alert.level));
  out.set_subject(subjectText(state, alert.subject));
  write(alert.raised, *out.mutable_raise_time());
  if (alert.acknowledged == domain::Instant{}) return;
  write(alert.acknowledged, *out.mutable_acknowledge_time());
  const auto staff = state.staff.find(alert.acknowledgedBy);
  if (staff != state.staff.end()) out.set_acknowledged_by(staff->second.number);
}

}  // namespace hall::api
