#include "server/domain/calendar.h"

#include <algorithm>

namespace hall::domain {

namespace {

constexpr int kNextOpeningDaysMax = 14;

const WorkCalendar::Day* listed(const WorkCalendar& calendar, LocalDay day) {
  const auto found = std::lower_bound(
      calendar.days.begin(),
      calendar.days.end(),
      day,
      [](const WorkCalendar::Day& row, LocalDay wanted) { return row.day < wanted; }
  );
  return found == calendar.days.end() || found->day != day ? nullptr : &*found;
}

std::chrono::weekday weekdayOf(LocalDay day) {
  return std::chrono::weekday{day};
}

bool isWeekend(LocalDay day) {
  const auto weekday = weekdayOf(day);
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

int monthAndDay(LocalDay day) {
  const std::chrono::year_month_day date{day};
  return static_cast<int>(
      static_cast<unsigned>(date.month()) * 100 + static_cast<unsigned>(date.day())
  );
}

bool holds(const OpeningHours::Season& season, LocalDay day) {
  const int date = monthAndDay(day);
  const bool spansNewYear = season.firstDay > season.lastDay;
  if (spansNewYear) return date >= season.firstDay || date <= season.lastDay;
  return date >= season.firstDay && date <= season.lastDay;
}

}  // namespace

bool WorkCalendar::isWork(LocalDay day) const {
  const Day* row = listed(*this, day);
  return row == nullptr ? !isWeekend(day) : row->works;
}

bool WorkCalendar::isHoliday(LocalDay day) const {
  const Day* row = listed(*this, day);
  return row != nullptr && !row->works;
}

bool WorkCalendar::isProvisional(LocalDay day) const {
  const int year = static_cast<int>(std::chrono::year_month_day{day}.year());
  return std::find(knownYears.begin(), knownYears.end(), year) == knownYears.end();
}

const std::vector<Session>& OpeningHours::sessionsOn(LocalDay day, const WorkCalendar& calendar)
    const {
  const auto exception = std::lower_bound(
      exceptions.begin(),
      exceptions.end(),
      day,
      [](const Exception& row, LocalDay wanted) { return row.day < wanted; }
  );
  if (exception != exceptions.end() && exception->day == day) return exception->sessions;

  static const std::vector<Session> kClosed;
  const auto season = std::find_if(seasons.begin(), seasons.end(), [day](const Season& candidate) {
    return holds(candidate, day);
  });
  if (season == seasons.end()) return kClosed;
  if (calendar.isHoliday(day)) return season->holiday;
  if (calendar.isWork(day)) return season->workday;
  return weekdayOf(day) == std::chrono::Saturday ? season->saturday : season->sunday;
}

IssuingMoment issuingAt(
    Instant now,
    const OpeningHours& hours,
    const WorkCalendar& calendar,
    const TimeZone& zone,
    Duration early
) {
  const LocalDay today = zone.dayOf(now);
  for (int ahead = 0; ahead <= kNextOpeningDaysMax; ++ahead) {
    const LocalDay day = today + std::chrono::days{ahead};
    const std::vector<Session>& sessions = hours.sessionsOn(day, calendar);
    if (sessions.empty() || now >= zone.toInstant(day, sessions.back().until)) continue;
    const Instant start = zone.toInstant(day, sessions.front().from);
    if (now < start - early) return {false, Instant{}, start - early};
    return {true, std::max(now, start), Instant{}};
  }
  return {};
}

std::optional<Instant> closingOn(
    LocalDay day, const OpeningHours& hours, const WorkCalendar& calendar, const TimeZone& zone
) {
  const std::vector<Session>& sessions = hours.sessionsOn(day, calendar);
  if (sessions.empty()) return std::nullopt;
  return zone.toInstant(day, sessions.back().until);
}

bool inSession(
    Instant now, const OpeningHours& hours, const WorkCalendar& calendar, const TimeZone& zone
) {
  const LocalDay day = zone.dayOf(now);
  const std::vector<Session>& sessions = hours.sessionsOn(day, calendar);
  return std::any_of(sessions.begin(), sessions.end(), [&](const Session& session) {
    return zone.toInstant(day, session.from) <= now && now < zone.toInstant(day, session.until);
  });
}

}  // namespace hall::domain
