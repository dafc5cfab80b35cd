#include "server/domain/refusing.h"

#include <cstdlib>
#include <string_view>

namespace hall::domain {

namespace {

/// At least two digits, "09"; a year has four of its own.
std::string two(long long value) {
  const std::string digits = std::to_string(value);
  return digits.size() < 2 ? "0" + digits : digits;
}

}  // namespace

Refusal malformedIn(std::string field) {
  return Refusal{Reason::MalformedRequest, {}}.with("field", std::move(field));
}

std::string rfc3339(Instant at, const TimeZone& zone) {
  using std::chrono::duration_cast;
  using std::chrono::minutes;
  const LocalTime local = zone.toLocal(at);
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(local - day)};
  const auto offset = duration_cast<minutes>(local.time_since_epoch() - at.time_since_epoch());
  const auto ahead = std::abs(offset.count());
  return std::to_string(static_cast<int>(date.year())) + "-" +
         two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day())) +
         "T" + two(clock.hours().count()) + ":" + two(clock.minutes().count()) + ":" +
         two(clock.seconds().count()) + (offset.count() < 0 ? "-" : "+") + two(ahead / 60) + ":" +
         two(ahead % 60);
}

std::string idText(TicketId id) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < id.bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += kHex[id.bytes[i] >> 4];
    text += kHex[id.bytes[i] & 0x0F];
  }
  return text;
}

}  // namespace hall::domain
