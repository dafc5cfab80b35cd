#include "server/app/clock_choice.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace hall::app {

namespace {

constexpr std::string_view kRehearsal = "rehearsal:";
constexpr int kSpeedMax = 3600;

/// "2026-03-02T08:50:00+08:00".
bool parseInstant(const std::string& text, domain::Instant& out) {
  int year = 0, offsetHours = 0;
  unsigned month = 0, day = 0, hour = 0, minute = 0, second = 0, offsetMinutes = 0;
  char sign = '+';
  int used = 0;
  const int read = std::sscanf(
      text.c_str(),
      "%4d-%2u-%2uT%2u:%2u:%2u%c%2d:%2u%n",
      &year,
      &month,
      &day,
      &hour,
      &minute,
      &second,
      &sign,
      &offsetHours,
      &offsetMinutes,
      &used
  );
  const std::chrono::year_month_day date{
      std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  const bool whole = read == 9 && used == static_cast<int>(text.size());
  if (!whole || !date.ok() || hour > 23 || minute > 59 || second > 59) return false;
  if (sign != '+' && sign != '-') return false;
  const auto offset = std::chrono::hours{offsetHours} + std::chrono::minutes{offsetMinutes};
  out = std::chrono::sys_days{date} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
        std::chrono::seconds{second} - (sign == '+' ? offset : -offset);
  return true;
}

}  // namespace

domain::Result<ClockChoice> parseClock(std::string_view text) {
  const domain::Refusal wrong =
      domain::Refusal{domain::Reason::MalformedRequest, {}}.with("clock", std::string(text));
  ClockChoice choice;
  if (text == "real") return choice;
  if (!text.starts_with(kRehearsal)) return wrong;
  choice.mode = domain::ClockMode::Rehearsal;
  const std::string_view rest = text.substr(kRehearsal.size());
  const std::size_t comma = rest.find(',');
  if (!parseInstant(std::string(rest.substr(0, comma)), choice.start)) return wrong;
  if (comma == std::string_view::npos) return choice;
  const std::string_view speed = rest.substr(comma + 1);
  if (speed == "stepped") {
    choice.speed = 0;
    return choice;
  }
  const auto [end, error] =
      std::from_chars(speed.data(), speed.data() + speed.size(), choice.speed);
  const bool whole = error == std::errc{} && end == speed.data() + speed.size();
  if (!whole || choice.speed < 1 || choice.speed > kSpeedMax) return wrong;
  return choice;
}

std::unique_ptr<engine::Clock> ClockChoice::make(domain::Instant lastRecorded) const {
  if (mode == domain::ClockMode::Real) return engine::makeRealClock(time);
  const domain::Instant from = std::max(start, lastRecorded);
  return stepped() ? engine::makeSteppedClock(from) : engine::makeRehearsalClock(from, speed);
}

}  // namespace hall::app
