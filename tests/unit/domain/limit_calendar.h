#pragma once

#include <chrono>
#include <string_view>

#include "server/domain/working_time.h"

/// The days that limits are tested over: February and March 2026 with the Spring Festival as
/// published (off from the 15th to the 23rd, working on Saturday the 14th and the 28th), business
/// hours 08:30 to 12:00 and 14:00 to 17:30.
namespace hall::domain {

inline const TimeZone kShanghai = TimeZone::fixed(std::chrono::hours{8});

inline LocalDay dayIn2026(unsigned month, unsigned day) {
  using namespace std::chrono;
  return LocalDay{year{2026} / std::chrono::month{month} / std::chrono::day{day}};
}

/// A moment of 2026 in the hall's zone.
inline Instant at(unsigned month, unsigned day, int hour, int minute = 0, int second = 0) {
  return kShanghai.toInstant(
      dayIn2026(month, day) + std::chrono::hours{hour} + std::chrono::minutes{minute} +
      std::chrono::seconds{second}
  );
}

inline WorkCalendar springFestival() {
  WorkCalendar calendar;
  calendar.days.push_back({dayIn2026(2, 14), true, "春节"});
  for (unsigned day = 15; day <= 23; ++day) {
    calendar.days.push_back({dayIn2026(2, day), false, "春节"});
  }
  calendar.days.push_back({dayIn2026(2, 28), true, "春节"});
  calendar.knownYears = {2026};
  return calendar;
}

inline OpeningHours businessHours() {
  using std::chrono::hours;
  using std::chrono::minutes;
  const std::vector<Session> workday{
      {hours{8} + minutes{30}, hours{12}}, {hours{14}, hours{17} + minutes{30}}};
  OpeningHours opening;
  opening.seasons.push_back({101, 1231, workday, {{hours{9}, hours{12}}}, {}, {}});
  return opening;
}

}  // namespace hall::domain
