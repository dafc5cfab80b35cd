#include "server/domain/time_limit.h"

#include <algorithm>

namespace hall::domain {

namespace {

using std::chrono::days;
using std::chrono::minutes;

constexpr Duration kNearDueLeast = minutes{15};
constexpr std::int32_t kNearDueShare = 4;     ///< of a short limit: a quarter
constexpr std::int32_t kNearDueDayShare = 5;  ///< of a long one: a fifth

/// One that began after the time was up took nothing from it.
bool counts(const Suspension& suspension, Instant due) {
  return suspension.from < due && suspension.from < suspension.until;
}

Instant dueInHours(
    const RunningLimit& running, Instant start, Duration length, const WorkingTime& time
) {
  Instant due = time.after(start, length);
  for (const Suspension& one : running.suspensions) {
    if (!counts(one, due)) continue;
    const Duration taken = time.between(one.from, one.until);
    if (taken > Duration::zero()) due = time.after(due, taken);
  }
  return due;
}

Instant dueInHalfDays(
    const RunningLimit& running, Instant start, std::int32_t count, const WorkingTime& time
) {
  // The half day of acceptance does not count, as the first day does not.
  Instant due = time.halfDayEnd(start, count + 1);
  for (const Suspension& one : running.suspensions) {
    if (!counts(one, due)) continue;
    const std::int32_t taken = time.halfDayEndsIn(one.from, one.until);
    if (taken > 0) due = time.halfDayEnd(due, taken);
  }
  return due;
}

Instant dueInWorkdays(
    const RunningLimit& running, Instant start, std::int32_t count, const WorkingTime& time
) {
  LocalDay day = time.workdayAfter(time.dayOf(start), count);
  for (const Suspension& one : running.suspensions) {
    if (!counts(one, time.closingOn(day))) continue;
    const std::int32_t taken = time.workdaysIn(time.dayOf(one.from), time.dayOf(one.until));
    if (taken > 0) day = time.workdayAfter(day, taken);
  }
  return time.closingOn(day);
}

Instant dueInCalendarDays(
    const RunningLimit& running, Instant start, std::int32_t count, const WorkingTime& time
) {
  LocalDay day = time.dayOf(start) + days{count};
  for (const Suspension& one : running.suspensions) {
    if (!counts(one, time.closingOn(time.workdayFrom(day)))) continue;
    day += time.dayOf(one.until) - time.dayOf(one.from);
  }
  return time.closingOn(time.workdayFrom(day));
}

Instant dueMoment(const RunningLimit& running, Instant start, const WorkingTime& time) {
  const std::int32_t count = running.limit.count + running.extension;
  switch (running.limit.unit) {
    case Limit::Unit::Hours:
      return dueInHours(running, start, std::chrono::hours{count}, time);
    case Limit::Unit::HalfWorkdays:
      return dueInHalfDays(running, start, count, time);
    case Limit::Unit::Workdays:
      return dueInWorkdays(running, start, count, time);
    case Limit::Unit::CalendarDays:
      return dueInCalendarDays(running, start, count, time);
    case Limit::Unit::OnTheSpot:
    case Limit::Unit::None:
      break;
  }
  return time.closingOn(time.dayOf(start));
}

/// Days of a limit that is told in days; fewer than two are told in business hours.
std::int32_t daysOf(const RunningLimit& running) {
  const std::int32_t count = running.limit.count + running.extension;
  switch (running.limit.unit) {
    case Limit::Unit::Workdays:
    case Limit::Unit::CalendarDays:
      return count;
    case Limit::Unit::HalfWorkdays:
      return count / 2;
    case Limit::Unit::None:
    case Limit::Unit::OnTheSpot:
    case Limit::Unit::Hours:
      break;
  }
  return 0;
}

}  // namespace

std::optional<Due> dueOf(const RunningLimit& running, const WorkingTime& time) {
  if (running.limit.unit == Limit::Unit::None) return std::nullopt;
  const Instant start = time.startOf(running.accepted);
  Due due;
  due.at = dueMoment(running, start, time);
  // The close of a day that runs to midnight is still that day's.
  due.day = time.dayOf(due.at - Duration{1});
  due.provisional = time.isProvisional(time.dayOf(start) - days{1}, due.day);
  return due;
}

Instant nearDueAt(const RunningLimit& running, const Due& due, const WorkingTime& time) {
  constexpr std::int32_t kLongFrom = 2;
  const Instant start = time.startOf(running.accepted);
  const std::int32_t length = daysOf(running);
  if (length < kLongFrom) {
    Duration total = time.between(start, due.at);
    for (const Suspension& one : running.suspensions) {
      total -= time.between(one.from, std::min(one.until, due.at));
    }
    return std::max(start, time.before(due.at, std::max(total / kNearDueShare, kNearDueLeast)));
  }
  const std::int32_t left = std::min(length / 2, std::max(1, length / kNearDueDayShare));
  const bool inWorkdays = running.limit.unit != Limit::Unit::CalendarDays;
  const LocalDay day =
      inWorkdays ? time.workdayBefore(due.day, left) : time.workdayFrom(due.day - days{left});
  return std::max(start, time.openingOn(day));
}

Light lightAt(Instant at, const DueTimes& due) {
  if (due.statutory && at > *due.statutory) return Light::PastStatute;
  if (due.promised && at > *due.promised) return Light::PastPromise;
  if (due.nearDue && at >= *due.nearDue) return Light::NearDue;
  return Light::Normal;
}

}  // namespace hall::domain
