#include "server/api/wire.h"

#include <algorithm>

namespace hall::api {

namespace {
constexpr std::int64_t kMsPerSecond = 1000;
constexpr std::int32_t kNanosPerMs = 1'000'000;
/// Bounds of both messages (their own documentation); beyond them a millisecond count would
/// overflow.
constexpr std::int64_t kFirstSecond = -62'135'596'800;  ///< year 1
constexpr std::int64_t kLastSecond = 253'402'300'799;   ///< year 9999
constexpr std::int64_t kLongestS = 315'576'000'000;     ///< 10,000 years
}  // namespace

void write(domain::Instant at, google::protobuf::Timestamp& out) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(at);
  out.set_seconds(seconds.time_since_epoch().count());
  out.set_nanos(static_cast<std::int32_t>((at - seconds).count()) * kNanosPerMs);
}

void write(domain::Duration length, google::protobuf::Duration& out) {
  out.set_seconds(length.count() / kMsPerSecond);
  out.set_nanos(static_cast<std::int32_t>(length.count() % kMsPerSecond) * kNanosPerMs);
}

void write(const domain::Text& text, v1::DisplayText& out) {
  out.set_zh(text.zh);
  out.set_en(text.en.empty() ? text.zh : text.en);
  out.set_sample(text.sample);
}

void write(domain::LocalDay day, v1::Date& out) {
  const std::chrono::year_month_day date{day};
  out.set_year(static_cast<int>(date.year()));
  out.set_month(static_cast<std::int32_t>(static_cast<unsigned>(date.month())));
  out.set_day(static_cast<std::int32_t>(static_cast<unsigned>(date.day())));
}

domain::Instant read(const google::protobuf::Timestamp& at) {
  const std::int64_t seconds = std::clamp(at.seconds(), kFirstSecond, kLastSecond);
  return domain::Instant{domain::Duration{seconds * kMsPerSecond + at.nanos() / kNanosPerMs}};
}

domain::Duration read(const google::protobuf::Duration& length) {
  const std::int64_t seconds = std::clamp(length.seconds(), -kLongestS, kLongestS);
  return domain::Duration{seconds * kMsPerSecond + length.nanos() / kNanosPerMs};
}

std::optional<domain::LocalDay> read(const v1::Date& date) {
  const std::chrono::year_month_day day{
      std::chrono::year{date.year()},
      std::chrono::month{static_cast<unsigned>(date.month())},
      std::chrono::day{static_cast<unsigned>(date.day())}};
  if (!day.ok()) return std::nullopt;
  return domain::LocalDay{day};
}

namespace {

/// Under which key the API promises the code of what was not found.
const char* nameOfCode(domain::Reason reason) {
  switch (reason) {
    case domain::Reason::TicketNotFound:
      return "number";
    case domain::Reason::CounterNotFound:
      return "counter_id";
    case domain::Reason::QueueNotFound:
      return "queue_id";
    case domain::Reason::ItemNotFound:
      return "item_id";
    case domain::Reason::ThemeNotFound:
      return "theme_id";
    case domain::Reason::StaffNotFound:
      return "staff_number";
    case domain::Reason::DeviceNotFound:
    case domain::Reason::DeviceRevoked:
    case domain::Reason::WrongDevice:
      return "device_id";
    case domain::Reason::ZoneNotFound:
      return "zone_id";
    case domain::Reason::DepartmentNotFound:
      return "department_id";
    case domain::Reason::PositionNotFound:
      return "position";
    default:
      return "code";
  }
}

}  // namespace

std::string_view beginningOf(std::string_view code) {
  constexpr std::size_t kMost = 50;
  if (code.size() <= kMost) return code;
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(code[end]) & 0xC0) == 0x80) --end;
  return code.substr(0, end);
}

domain::Refusal malformed(std::string_view field) {
  return domain::Refusal{domain::Reason::MalformedRequest, {}}.with("field", std::string(field));
}

domain::Refusal malformed(std::string_view field, std::string_view detail) {
  return malformed(field).with("detail", std::string(beginningOf(detail)));
}

domain::Refusal unknown(domain::Reason reason, std::string_view code) {
  return domain::Refusal{reason, {}}.with(nameOfCode(reason), std::string(beginningOf(code)));
}

}  // namespace hall::api
