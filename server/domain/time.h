#pragma once

#include <chrono>
#include <vector>

/// Time as the rules see it: it always comes in as an argument; nothing here reads a clock.
namespace hall::domain {

/// Whole milliseconds; no float reaches an event.
using Duration = std::chrono::milliseconds;
/// A moment of engine time, UTC.
using Instant = std::chrono::sys_time<Duration>;
/// What a clock on the hall's wall shows.
using LocalTime = std::chrono::local_time<Duration>;
/// A civil day in the hall's zone.
using LocalDay = std::chrono::local_days;
/// Minutes after midnight of a civil day, 0 to 1,440.
using MinuteOfDay = std::chrono::minutes;

/// The hall's time zone as a value: sorted (instant, offset) pairs, so that the rules need no time
/// zone database. Immutable after construction; safe on every thread.
class TimeZone {
 public:
  struct Change {
    Instant from;
    std::chrono::seconds offset;  ///< local = UTC + offset

    friend bool operator==(const Change&, const Change&) = default;
  };

  /// UTC.
  TimeZone() = default;
  /// REQUIRES: `changes` sorted by `from`; before the first change its offset holds too.
  explicit TimeZone(std::vector<Change> changes);
  /// A zone that never changes, as Asia/Shanghai since 1991.
  static TimeZone fixed(std::chrono::seconds offset);

  LocalTime toLocal(Instant at) const;
  LocalDay dayOf(Instant at) const;
  /// A local time that occurs twice gives the first; one that is skipped gives the moment of the
  /// change.
  Instant toInstant(LocalTime at) const;
  Instant toInstant(LocalDay day, MinuteOfDay minute) const;

  const std::vector<Change>& changes() const { return changes_; }
  friend bool operator==(const TimeZone&, const TimeZone&) = default;

 private:
  std::chrono::seconds offsetAt(Instant at) const;

  std::vector<Change> changes_;
};

}  // namespace hall::domain
