#include "server/log/utc_text.h"

#include <charconv>
#include <chrono>

namespace hall::log {

namespace {

using domain::Duration;
using domain::Instant;
using std::chrono::days;

void appendPadded(std::string& text, std::int64_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  if (digits.size() < width) text.append(width - digits.size(), '0');
  text += digits;
}

std::optional<int> numberAt(std::string_view text, std::size_t from, std::size_t width) {
  int number = 0;
  const char* begin = text.data() + from;
  const auto parsed = std::from_chars(begin, begin + width, number);
  if (parsed.ec != std::errc{} || parsed.ptr != begin + width) return std::nullopt;
  return number;
}

}  // namespace

std::string utcText(Instant at) {
  const auto day = std::chrono::floor<days>(at);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss<Duration> time(at - day);
  std::string text;
  appendPadded(text, static_cast<int>(date.year()), 4);
  text += '-';
  appendPadded(text, static_cast<unsigned>(date.month()), 2);
  text += '-';
  appendPadded(text, static_cast<unsigned>(date.day()), 2);
  text += 'T';
  appendPadded(text, time.hours().count(), 2);
  text += ':';
  appendPadded(text, time.minutes().count(), 2);
  text += ':';
  appendPadded(text, time.seconds().count(), 2);
  text += '.';
  appendPadded(text, time.subseconds().count(), 3);
  return text += 'Z';
}

std::optional<Instant> utcInstant(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00T00:00:00.000Z";
  if (text.size() != kForm.size()) return std::nullopt;
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == '0' ? !digit : text[i] != kForm[i]) return std::nullopt;
  }
  const std::chrono::year_month_day date(
      std::chrono::year{*numberAt(text, 0, 4)},
      std::chrono::month{static_cast<unsigned>(*numberAt(text, 5, 2))},
      std::chrono::day{static_cast<unsigned>(*numberAt(text, 8, 2))}
  );
  const int hours = *numberAt(text, 11, 2);
  const int minutes = *numberAt(text, 14, 2);
  const int seconds = *numberAt(text, 17, 2);
  if (!date.ok() || hours > 23 || minutes > 59 || seconds > 59) return std::nullopt;
  return Instant{std::chrono::sys_days{date}} + std::chrono::hours{hours} +
         std::chrono::minutes{minutes} + std::chrono::seconds{seconds} +
         Duration{*numberAt(text, 20, 3)};
}

}  // namespace hall::log
