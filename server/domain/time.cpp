#include "server/domain/time.h"

#include <algorithm>
#include <utility>

namespace hall::domain {

TimeZone::TimeZone(std::vector<Change> changes) : changes_(std::move(changes)) {}

TimeZone TimeZone::fixed(std::chrono::seconds offset) {
  return TimeZone({Change{Instant::min(), offset}});
}

std::chrono::seconds TimeZone::offsetAt(Instant at) const {
  if (changes_.empty()) return std::chrono::seconds{0};
  const auto after = std::upper_bound(
      changes_.begin(),
      changes_.end(),
      at,
      [](Instant instant, const Change& change) { return instant < change.from; }
  );
  return after == changes_.begin() ? after->offset : std::prev(after)->offset;
}

LocalTime TimeZone::toLocal(Instant at) const {
  return LocalTime{at.time_since_epoch() + offsetAt(at)};
}

LocalDay TimeZone::dayOf(Instant at) const {
  return std::chrono::floor<std::chrono::days>(toLocal(at));
}

Instant TimeZone::toInstant(LocalTime at) const {
  if (changes_.empty()) return Instant{at.time_since_epoch()};
  // The first period whose end lies after the local time owns it; a skipped time falls on its
  // start.
  for (std::size_t i = 0; i < changes_.size(); ++i) {
    const Instant candidate{at.time_since_epoch() - changes_[i].offset};
    const bool last = i + 1 == changes_.size();
    if (last || candidate < changes_[i + 1].from)
      return i == 0 ? candidate : std::max(candidate, changes_[i].from);
  }
  return Instant{at.time_since_epoch()};
}

Instant TimeZone::toInstant(LocalDay day, MinuteOfDay minute) const {
  return toInstant(LocalTime{day} + minute);
}

}  // namespace hall::domain
