#include "server/config/notation.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace hall::config {

namespace {

using domain::Limit;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// A whole number of at most six digits from the front of `text`, which loses it.
std::optional<int> takeNumber(std::string_view& text) {
  constexpr std::size_t kDigitsMax = 6;
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 0 || digits > kDigitsMax) return std::nullopt;
  int number = 0;
  std::from_chars(text.data(), text.data() + digits, number);
  text.remove_prefix(digits);
  return number;
}

/// Number of halves in "3" or "0.5"; the rest stays in `text`.
std::optional<int> takeHalves(std::string_view& text) {
  const auto whole = takeNumber(text);
  if (!whole) return std::nullopt;
  int halves = *whole * 2;
  if (text.starts_with(".5")) {
    ++halves;
    text.remove_prefix(2);
  }
  return halves;
}

struct UnitName {
  std::string_view name;
  Limit::Unit unit;
};
constexpr std::array kUnitNames{
    UnitName{"hours", Limit::Unit::Hours},
    UnitName{"hour", Limit::Unit::Hours},
    UnitName{"小时", Limit::Unit::Hours},
    UnitName{"个小时", Limit::Unit::Hours},
    UnitName{"workdays", Limit::Unit::Workdays},
    UnitName{"workday", Limit::Unit::Workdays},
    UnitName{"个工作日", Limit::Unit::Workdays},
    UnitName{"工作日", Limit::Unit::Workdays},
    UnitName{"calendar days", Limit::Unit::CalendarDays},
    UnitName{"calendar day", Limit::Unit::CalendarDays},
    UnitName{"个自然日", Limit::Unit::CalendarDays},
    UnitName{"自然日", Limit::Unit::CalendarDays},
};

constexpr std::pair<std::string_view, std::int64_t> kDurationUnits[] = {
    {"ms", 1}, {"s", 1000}, {"min", 60 * 1000}, {"h", 3600 * 1000}, {"d", 24 * 3600 * 1000}};

bool twoDigits(std::string_view text, int& number) {
  if (text.size() != 2 || text.find_first_not_of("0123456789") != std::string_view::npos)
    return false;
  number = (text[0] - '0') * 10 + (text[1] - '0');
  return true;
}

}  // namespace

std::optional<Limit> parseLimit(std::string_view text) {
  text = trimmed(text);
  if (text == "none" || text == "无") return Limit{Limit::Unit::None, 0};
  for (const std::string_view word : {"on the spot", "即时", "当场", "当场办结", "即时办结"}) {
    if (text == word) return Limit{Limit::Unit::OnTheSpot, 0};
  }
  const auto halves = takeHalves(text);
  if (!halves || *halves == 0) return std::nullopt;
  const std::string_view name = trimmed(text);
  const auto found = std::find_if(kUnitNames.begin(), kUnitNames.end(), [&](const UnitName& unit) {
    return unit.name == name;
  });
  if (found == kUnitNames.end()) return std::nullopt;
  if (*halves % 2 == 0) return Limit{found->unit, *halves / 2};
  if (found->unit != Limit::Unit::Workdays) return std::nullopt;
  return Limit{Limit::Unit::HalfWorkdays, *halves};
}

std::string limitText(const Limit& limit) {
  const std::string count = std::to_string(limit.count);
  switch (limit.unit) {
    case Limit::Unit::None:
      return "none";
    case Limit::Unit::OnTheSpot:
      return "on the spot";
    case Limit::Unit::Hours:
      return count + " hours";
    case Limit::Unit::HalfWorkdays:
      return std::to_string(limit.count / 2) + (limit.count % 2 == 0 ? "" : ".5") + " workdays";
    case Limit::Unit::Workdays:
      return count + " workdays";
    case Limit::Unit::CalendarDays:
      return count + " calendar days";
  }
  return "none";
}

std::optional<domain::Duration> parseDuration(std::string_view text) {
  constexpr domain::Duration kLongest = std::chrono::days{1000};
  text = trimmed(text);
  const auto number = takeNumber(text);
  if (!number) return std::nullopt;
  for (const auto& [name, milliseconds] : kDurationUnits) {
    if (trimmed(text) != name) continue;
    const domain::Duration duration{*number * milliseconds};
    return duration <= kLongest ? std::optional{duration} : std::nullopt;
  }
  return std::nullopt;
}

std::string durationText(domain::Duration duration) {
  const std::int64_t milliseconds = duration.count();
  if (milliseconds == 0) return "0 s";
  for (auto unit = std::rbegin(kDurationUnits); unit != std::rend(kDurationUnits); ++unit) {
    if (milliseconds % unit->second != 0) continue;
    return std::to_string(milliseconds / unit->second) + " " + std::string(unit->first);
  }
  return std::to_string(milliseconds) + " ms";
}

std::optional<domain::MinuteOfDay> parseMinuteOfDay(std::string_view text) {
  int hour = 0, minute = 0;
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  if (!twoDigits(text.substr(0, 2), hour) || !twoDigits(text.substr(3), minute)) {
    return std::nullopt;
  }
  if (minute > 59 || hour > 24 || (hour == 24 && minute != 0)) return std::nullopt;
  return domain::MinuteOfDay{hour * 60 + minute};
}

std::optional<domain::Session> parseSession(std::string_view text) {
  if (text.size() != 11 || text[5] != '-') return std::nullopt;
  const auto from = parseMinuteOfDay(text.substr(0, 5));
  const auto until = parseMinuteOfDay(text.substr(6));
  if (!from || !until || *from >= *until) return std::nullopt;
  return domain::Session{*from, *until};
}

std::optional<int> parseDayOfYear(std::string_view text) {
  int month = 0, day = 0;
  if (text.size() != 5 || text[2] != '-') return std::nullopt;
  if (!twoDigits(text.substr(0, 2), month) || !twoDigits(text.substr(3), day)) return std::nullopt;
  constexpr int kLeapYear = 2024;
  const std::chrono::year_month_day date{
      std::chrono::year{kLeapYear},
      std::chrono::month{static_cast<unsigned>(month)},
      std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return month * 100 + day;
}

}  // namespace hall::config
