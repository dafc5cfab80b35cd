#pragma once

#include <vector>

#include "server/domain/catalogue.h"
#include "server/domain/working_time.h"

/// Until when a case has to be decided, and how near that is: 时限 and its lights.
///
/// Everything here is computed anew from when the case was accepted, so that a new notice of the
/// State Council changes a due time by asking again.
namespace hall::domain {

/// 暂停计时: time that the law leaves out (行政许可法 45).
struct Suspension {
  Instant from;
  Instant until;  ///< when it was resumed; not before `from`

  friend bool operator==(const Suspension&, const Suspension&) = default;
};

/// What the time of a case runs by.
struct RunningLimit {
  Limit limit;
  std::int32_t extension = 0;  ///< 延期, in the limit's own unit; 0: none
  Instant accepted;
  std::vector<Suspension> suspensions;  ///< over, in their sequence, not overlapping

  friend bool operator==(const RunningLimit&, const RunningLimit&) = default;
};

struct Due {
  Instant at;                ///< the last moment in time
  LocalDay day;              ///< the civil day of it
  bool provisional = false;  ///< counted over days of a year whose notice is not out

  friend bool operator==(const Due&, const Due&) = default;
};

/// What acceptance makes of a limit, by its unit (standards 2.5, requirements row 51):
///   on the spot      close of business of the day
///   hours            business hours from the minute of acceptance
///   half workdays    one, accepted before noon: close of that day; after: noon of the next workday
///   workdays         close of the n-th working day, the first day not counted (民法典 201,
///                    行政许可法 82)
///   calendar days    the n-th civil day, or the working day after it (民法典 203); never blocks of
///                    24 hours, which the change of a zone's clock would shift
/// What was accepted outside business hours counts from the next opening.
///
/// A suspension adds what it took: working or civil days after the day it began up to the day it
/// ended, business hours, or ends of half days. One that began after the limit had run out adds
/// nothing. Limit::Unit::None has no due time.
std::optional<Due> dueOf(const RunningLimit& running, const WorkingTime& time);

/// When the light turns yellow. Limits of two days or more: remaining days <= min(half the limit,
/// max(1, a fifth of it)), from the opening of that day. Shorter ones: a quarter of their business
/// hours is left, at least 15 minutes. Never before the limit began. `due`: what dueOf says of it.
Instant nearDueAt(const RunningLimit& running, const Due& due, const WorkingTime& time);

/// 时限灯. Values stand on the wire.
enum class Light : std::uint8_t {
  Normal = 1,       ///< 正常, green
  NearDue = 2,      ///< 临期, yellow
  PastPromise = 3,  ///< 超承诺时限, red
  PastStatute = 4   ///< 超法定时限, red-2
};

/// What may be left out: an item without a statutory limit has none to exceed.
struct DueTimes {
  std::optional<Instant> nearDue;
  std::optional<Instant> promised;
  std::optional<Instant> statutory;
};

/// The light at `at`: while a case is open, now; for a decided one, when it was decided.
Light lightAt(Instant at, const DueTimes& due);

}  // namespace hall::domain
