#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/domain/time.h"

/// Two different calendars: the working-day calendar of the State Council (工作日历), which time
/// limits and opening hours read, and opening hours (服务时间) of hall, queue and counter.
namespace hall::domain {

/// Which days are working days. A date not listed works from Monday to Friday.
/// Source: the yearly notice of the State Council's office; 2025 and 2026 stand in config/calendar.
struct WorkCalendar {
  struct Day {
    LocalDay day;
    bool works = false;  ///< true: a make-up workday; false: off
    std::string name;

    friend bool operator==(const Day&, const Day&) = default;
  };

  std::uint32_t version = 0;
  std::string source;           ///< the notice
  std::vector<Day> days;        ///< sorted, each date once
  std::vector<int> knownYears;  ///< years whose notice is in; a date elsewhere is provisional

  bool isWork(LocalDay day) const;
  /// Listed as off: a statutory holiday, in contrast to an ordinary weekend.
  bool isHoliday(LocalDay day) const;
  bool isProvisional(LocalDay day) const;
  friend bool operator==(const WorkCalendar&, const WorkCalendar&) = default;
};

/// From `from` to `until` of one local day. REQUIRES: from < until.
struct Session {
  MinuteOfDay from{0};
  MinuteOfDay until{0};

  friend auto operator<=>(const Session&, const Session&) = default;
};

/// When hall, queue or counter is open. Rows in force later win over earlier ones.
struct OpeningHours {
  /// Seasonal hours. `firstDay` and `lastDay` are month·100+day, both included; a season may span
  /// New Year (1001 to 430).
  struct Season {
    int firstDay = 101;
    int lastDay = 1231;
    std::vector<Session> workday;
    std::vector<Session> saturday;  ///< weekend shift; not on statutory holidays
    std::vector<Session> sunday;
    std::vector<Session> holiday;

    friend bool operator==(const Season&, const Season&) = default;
  };
  /// One date with sessions of its own: an extra shift, or a closure when `sessions` is empty.
  struct Exception {
    LocalDay day;
    std::vector<Session> sessions;
    std::string reason;

    friend bool operator==(const Exception&, const Exception&) = default;
  };

  std::vector<Season> seasons;        ///< the first that holds the date counts
  std::vector<Exception> exceptions;  ///< sorted by day, each date once

  /// Sorted, not overlapping; empty on a closed day.
  const std::vector<Session>& sessionsOn(LocalDay day, const WorkCalendar& calendar) const;
  friend bool operator==(const OpeningHours&, const OpeningHours&) = default;
};

/// The two answers that issuing needs of a moment.
struct IssuingMoment {
  bool open = false;
  Instant ref;          ///< wait counts from here: now, or the start of the session to come
  Instant nextOpening;  ///< when `open` is false and an opening is known within 14 days; else zero
};

/// Issuing opens `early` before the day's first session, goes on through lunch and never stops
/// before the last session ends (DESIGN section 4).
IssuingMoment issuingAt(
    Instant now,
    const OpeningHours& hours,
    const WorkCalendar& calendar,
    const TimeZone& zone,
    Duration early
);

/// End of the last session of that day; nothing on a closed day.
std::optional<Instant> closingOn(
    LocalDay day, const OpeningHours& hours, const WorkCalendar& calendar, const TimeZone& zone
);

/// Is `now` inside a session?
bool inSession(
    Instant now, const OpeningHours& hours, const WorkCalendar& calendar, const TimeZone& zone
);

}  // namespace hall::domain
