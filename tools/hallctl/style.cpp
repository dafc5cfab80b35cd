#include "tools/hallctl/style.h"

#include <date/date.h>

#include <array>
#include <sstream>

namespace hall::hallctl {

namespace {

std::string two(long long value) {
  const std::string digits = std::to_string(value);
  return digits.size() < 2 ? "0" + digits : digits;
}

struct Unit {
  std::chrono::milliseconds length;
  client::Wording name;
};

constexpr std::array kUnits{
    Unit{std::chrono::days{1}, {"天", "d"}},
    Unit{std::chrono::hours{1}, {"小时", "h"}},
    Unit{std::chrono::minutes{1}, {"分", "min"}},
    Unit{std::chrono::seconds{1}, {"秒", "s"}},
    Unit{std::chrono::milliseconds{1}, {"毫秒", "ms"}}};

/// The whole text by this format of the date library.
template <class Parsed>
std::optional<Parsed> parsedAs(const char* format, const std::string& text) {
  std::istringstream in(text);
  Parsed value;
  in >> date::parse(format, value);
  if (in.fail() || in.peek() != std::istringstream::traits_type::eof()) return std::nullopt;
  return value;
}

using SysTime = date::sys_time<domain::Duration>;
using LocalTime = date::local_time<domain::Duration>;

}  // namespace

std::string dayText(domain::LocalDay day) {
  const std::chrono::year_month_day date{day};
  return std::to_string(static_cast<int>(date.year())) + "-" +
         two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day()));
}

std::string clockText(domain::Instant at, const Style& style) {
  const domain::LocalTime local = style.zone.toLocal(at);
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(local - day)};
  return two(clock.hours().count()) + ":" + two(clock.minutes().count()) + ":" +
         two(clock.seconds().count());
}

std::string momentText(domain::Instant at, const Style& style) {
  return dayText(style.zone.dayOf(at)) + " " + clockText(at, style);
}

std::string lengthText(domain::Duration length, const Style& style) {
  if (length < domain::Duration::zero()) return "-" + lengthText(-length, style);
  std::string text;
  int shown = 0;
  for (const Unit& unit : kUnits) {
    const auto count = length / unit.length;
    // Milliseconds matter only where there is nothing larger.
    const bool tiny = unit.length < std::chrono::seconds{1};
    if (count == 0 || shown == 2 || (tiny && shown > 0)) continue;
    text += (text.empty() ? "" : " ") + std::to_string(count) + " " + style.say(unit.name);
    length -= count * unit.length;
    ++shown;
  }
  return text.empty() ? "0 " + style.say("秒", "s") : text;
}

std::optional<domain::LocalDay> parseDay(std::string_view text) {
  const auto day = parsedAs<date::local_days>("%F", std::string(text));
  if (!day || text.size() != 10) return std::nullopt;
  return domain::LocalDay{std::chrono::days{day->time_since_epoch().count()}};
}

std::optional<domain::Instant> parseMoment(std::string_view text, const domain::TimeZone& zone) {
  const std::string whole(text);
  if (const auto utc = parsedAs<SysTime>("%FT%TZ", whole)) {
    return domain::Instant{utc->time_since_epoch()};
  }
  if (const auto offset = parsedAs<SysTime>("%FT%T%Ez", whole)) {
    return domain::Instant{offset->time_since_epoch()};
  }
  for (const char* form : {"%FT%T", "%F %T", "%FT%R", "%F %R"}) {
    if (const auto local = parsedAs<LocalTime>(form, whole)) {
      return zone.toInstant(domain::LocalTime{local->time_since_epoch()});
    }
  }
  return std::nullopt;
}

client::SentenceStyle sentenceStyle(const Style& style) {
  return {style.language, [style](std::string_view rfc3339) {
            const auto at = parseMoment(rfc3339, style.zone);
            return at ? momentText(*at, style) : std::string(rfc3339);
          }};
}

}  // namespace hall::hallctl
