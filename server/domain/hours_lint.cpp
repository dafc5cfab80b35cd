#include <algorithm>

#include "server/domain/lint_findings.h"

namespace hall::domain {

namespace {

using std::chrono::hours;

bool isDate(int monthAndDay) {
  // 2024 has a 29 February.
  const std::chrono::year_month_day date{
      std::chrono::year{2024},
      std::chrono::month{static_cast<unsigned>(monthAndDay / 100)},
      std::chrono::day{static_cast<unsigned>(monthAndDay % 100)}};
  return monthAndDay > 0 && date.ok();
}

bool inTheDay(const Session& session) {
  return session.from >= hours{0} && session.from < session.until && session.until <= hours{24};
}

void lintSessions(const std::vector<Session>& sessions, const std::string& path, Findings& found) {
  found.require(
      std::all_of(sessions.begin(), sessions.end(), inTheDay),
      "session_out_of_range",
      path,
      "a session begins before it ends, between 00:00 and 24:00"
  );
  const auto overlaps = [](const Session& left, const Session& right) {
    return left.until > right.from;
  };
  found.require(
      std::adjacent_find(sessions.begin(), sessions.end(), overlaps) == sessions.end(),
      "sessions_unsorted",
      path,
      "sessions follow each other and do not overlap"
  );
}

void lintSeason(const OpeningHours::Season& season, const std::string& path, Findings& found) {
  found.require(
      isDate(season.firstDay) && isDate(season.lastDay),
      "season_invalid",
      path,
      "a season runs from one day of the year to another, as month and day"
  );
  lintSessions(season.workday, path + ".workday", found);
  lintSessions(season.saturday, path + ".saturday", found);
  lintSessions(season.sunday, path + ".sunday", found);
  lintSessions(season.holiday, path + ".holiday", found);
}

/// Sorted, each date once: so are looked up.
template <class Row>
bool isAscending(const std::vector<Row>& rows) {
  return std::adjacent_find(rows.begin(), rows.end(), [](const Row& left, const Row& right) {
           return left.day >= right.day;
         }) == rows.end();
}

void lintOpening(const OpeningHours& opening, const std::string& path, Findings& found) {
  for (std::size_t i = 0; i < opening.seasons.size(); ++i) {
    lintSeason(opening.seasons[i], entryPath(path + ".seasons", i), found);
  }
  for (std::size_t i = 0; i < opening.exceptions.size(); ++i) {
    lintSessions(opening.exceptions[i].sessions, entryPath(path + ".exceptions", i), found);
  }
  found.require(
      isAscending(opening.exceptions),
      "days_unsorted",
      path + ".exceptions",
      "exceptions are sorted by day, each day once"
  );
}

}  // namespace

void lintHours(const Catalogue::Content& content, Findings& findings) {
  const WorkCalendar& calendar = content.calendar;
  findings.require(
      isAscending(calendar.days),
      "days_unsorted",
      "calendar.days",
      "days of the calendar are sorted, each day once"
  );
  findings.require(
      calendar.days.empty() || !calendar.source.empty(),
      "source_missing",
      "calendar.source",
      "a calendar with days names the notice they come from"
  );
  findings.require(
      !content.hours.seasons.empty(), "hours_missing", "hours", "the hall never opens"
  );
  lintOpening(content.hours, "hours", findings);
  for (const Queue& queue : content.queues) {
    lintOpening(queue.hours, rowPath("queue", queue.code) + ".hours", findings);
  }
  for (const CounterPlace& counter : content.counters) {
    lintOpening(counter.hours, rowPath("counter", counter.code) + ".hours", findings);
  }
}

}  // namespace hall::domain
