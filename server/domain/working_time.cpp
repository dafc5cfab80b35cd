#include "server/domain/working_time.h"

#include <algorithm>

namespace hall::domain {

namespace {

using std::chrono::days;

constexpr MinuteOfDay kNoon{12 * 60};
constexpr MinuteOfDay kMidnight{24 * 60};

}  // namespace

WorkingTime::WorkingTime(
    const WorkCalendar& calendar, const OpeningHours& hours, const TimeZone& zone
)
    : calendar_(calendar), zone_(zone), ordinary_{hours.seasons, {}} {}

LocalDay WorkingTime::workdayFrom(LocalDay day) const {
  while (!calendar_.isWork(day)) day += days{1};
  return day;
}

LocalDay WorkingTime::workdayAfter(LocalDay day, std::int32_t n) const {
  for (; n > 0; --n) day = workdayFrom(day + days{1});
  return day;
}

LocalDay WorkingTime::workdayBefore(LocalDay day, std::int32_t n) const {
  while (n > 0) {
    day -= days{1};
    if (calendar_.isWork(day)) --n;
  }
  return day;
}

std::int32_t WorkingTime::workdaysIn(LocalDay after, LocalDay upTo) const {
  std::int32_t count = 0;
  for (LocalDay day = after + days{1}; day <= upTo; day += days{1}) {
    if (calendar_.isWork(day)) ++count;
  }
  return count;
}

bool WorkingTime::isProvisional(LocalDay after, LocalDay upTo) const {
  using std::chrono::year_month_day;
  const LocalDay first = after + days{1};
  if (first > upTo) return false;
  const auto last = year_month_day{upTo}.year();
  for (auto year = year_month_day{first}.year(); year <= last; ++year) {
    if (calendar_.isProvisional(LocalDay{year / std::chrono::January / 1})) return true;
  }
  return false;
}

Instant WorkingTime::openingOn(LocalDay workday) const {
  return zone_.toInstant(workday, sessionsOn(workday).front().from);
}

Instant WorkingTime::closingOn(LocalDay workday) const {
  return zone_.toInstant(workday, sessionsOn(workday).back().until);
}

Instant WorkingTime::noonOn(LocalDay workday) const {
  return zone_.toInstant(workday, kNoon);
}

Instant WorkingTime::startOf(Instant at) const {
  const LocalDay day = zone_.dayOf(at);
  if (!calendar_.isWork(day) || at >= closingOn(day)) return openingOn(workdayAfter(day, 1));
  return std::max(at, openingOn(day));
}

Instant WorkingTime::after(Instant from, Duration length) const {
  for (LocalDay day = workdayFrom(zone_.dayOf(from));; day = workdayAfter(day, 1)) {
    for (const Session& session : sessionsOn(day)) {
      const Instant begin = std::max(from, zone_.toInstant(day, session.from));
      const Instant end = zone_.toInstant(day, session.until);
      if (begin >= end) continue;
      if (length <= end - begin) return begin + length;
      length -= end - begin;
    }
  }
}

Instant WorkingTime::before(Instant until, Duration length) const {
  LocalDay day = zone_.dayOf(until);
  if (!calendar_.isWork(day)) day = workdayBefore(day, 1);
  for (;; day = workdayBefore(day, 1)) {
    const std::vector<Session>& sessions = sessionsOn(day);
    for (auto session = sessions.rbegin(); session != sessions.rend(); ++session) {
      const Instant begin = zone_.toInstant(day, session->from);
      const Instant end = std::min(until, zone_.toInstant(day, session->until));
      if (begin >= end) continue;
      if (length <= end - begin) return end - length;
      length -= end - begin;
    }
  }
}

Duration WorkingTime::between(Instant from, Instant until) const {
  Duration sum{0};
  for (LocalDay day = zone_.dayOf(from); day <= zone_.dayOf(until); day += days{1}) {
    if (calendar_.isWork(day)) sum += businessOn(day, from, until);
  }
  return sum;
}

Instant WorkingTime::halfDayEnd(Instant at, std::int32_t n) const {
  for (LocalDay day = workdayFrom(zone_.dayOf(at));; day = workdayAfter(day, 1)) {
    for (const Instant end : {noonOn(day), closingOn(day)}) {
      if (end > at && --n == 0) return end;
    }
  }
}

std::int32_t WorkingTime::halfDayEndsIn(Instant from, Instant until) const {
  std::int32_t count = 0;
  for (LocalDay day = zone_.dayOf(from); day <= zone_.dayOf(until); day += days{1}) {
    if (!calendar_.isWork(day)) continue;
    for (const Instant end : {noonOn(day), closingOn(day)}) {
      if (from < end && end <= until) ++count;
    }
  }
  return count;
}

const std::vector<Session>& WorkingTime::sessionsOn(LocalDay workday) const {
  static const std::vector<Session> kWholeDay{{MinuteOfDay{0}, kMidnight}};
  // The legal calendar says that it is a workday, so that the hours answer for their workdays.
  const std::vector<Session>& sessions = ordinary_.sessionsOn(workday, calendar_);
  return sessions.empty() ? kWholeDay : sessions;
}

Duration WorkingTime::businessOn(LocalDay day, Instant from, Instant until) const {
  Duration sum{0};
  for (const Session& session : sessionsOn(day)) {
    const Instant begin = std::max(from, zone_.toInstant(day, session.from));
    const Instant end = std::min(until, zone_.toInstant(day, session.until));
    if (begin < end) sum += end - begin;
  }
  return sum;
}

}  // namespace hall::domain
