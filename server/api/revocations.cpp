#include "server/api/revocations.h"

#include <algorithm>
#include <charconv>
#include <mutex>
#include <string_view>

namespace hall::api {

namespace {

constexpr std::string_view kSession = "session:";
constexpr std::string_view kStaff = "staff:";
constexpr std::string_view kDevice = "device:";
/// Device tokens do not expire.
constexpr domain::Instant kNever = std::chrono::sys_days{std::chrono::year{9999} / 1 / 1};

std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

/// "12:345".
std::optional<std::pair<std::uint32_t, std::int64_t>> twoNumbers(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto first = number(text.substr(0, colon));
  const auto second = number(text.substr(colon + 1));
  if (!first || !second) return std::nullopt;
  return std::pair{static_cast<std::uint32_t>(*first), *second};
}

std::string rowText(std::string_view kind, std::uint32_t id, std::int64_t value) {
  return std::string(kind) + std::to_string(id) + ":" + std::to_string(value);
}

}  // namespace

void Revocations::load(const std::vector<Row>& rows) {
  const std::unique_lock lock(mutex_);
  for (const Row& row : rows) {
    const std::string_view text = row.session;
    if (text.starts_with(kSession)) {
      sessions_[row.session.substr(kSession.size())] = row.expires;
    } else if (text.starts_with(kStaff)) {
      const auto cut = twoNumbers(text.substr(kStaff.size()));
      if (!cut) continue;
      const domain::Instant until{domain::Duration{cut->second}};
      Cut& known = staff_[domain::StaffId{cut->first}];
      if (known.until < until) known = {until, row.expires};
    } else if (text.starts_with(kDevice)) {
      const auto ended = twoNumbers(text.substr(kDevice.size()));
      if (!ended) continue;
      std::uint32_t& known = devices_[domain::DeviceId{ended->first}];
      known = std::max(known, static_cast<std::uint32_t>(ended->second));
    }
  }
}

bool Revocations::covers(const SessionClaims& claims) const {
  const std::shared_lock lock(mutex_);
  if (!claims.staff) {
    const auto device = devices_.find(claims.device);
    const auto ordinal = number(claims.session);
    return device == devices_.end() || !ordinal || *ordinal <= device->second;
  }
  if (sessions_.contains(claims.session)) return true;
  const auto cut = staff_.find(claims.staff);
  return cut != staff_.end() && claims.issued <= cut->second.until;
}

Revocations::Row Revocations::endSession(const SessionClaims& claims) {
  const std::unique_lock lock(mutex_);
  sessions_[claims.session] = claims.expires;
  return {std::string(kSession) + claims.session, claims.expires};
}

Revocations::Row Revocations::endSessionsOf(domain::StaffId staff, domain::Instant now) {
  const std::unique_lock lock(mutex_);
  Cut& cut = staff_[staff];
  // One that was made since the last cut, at this very moment, ends as well.
  cut.until = std::max(now, cut.until + domain::Duration{1});
  cut.expires = cut.until + kSessionMax;
  return {rowText(kStaff, staff.value, cut.until.time_since_epoch().count()), cut.expires};
}

Revocations::Row Revocations::endTokensOf(domain::DeviceId device, std::uint32_t ordinal) {
  const std::unique_lock lock(mutex_);
  std::uint32_t& ended = devices_[device];
  ended = std::max(ended, ordinal);
  return {rowText(kDevice, device.value, ended), kNever};
}

domain::Instant Revocations::issueTime(domain::StaffId staff, domain::Instant now) const {
  const std::shared_lock lock(mutex_);
  const auto cut = staff_.find(staff);
  return cut == staff_.end() ? now : std::max(now, cut->second.until + domain::Duration{1});
}

std::optional<std::uint32_t> Revocations::lastEnded(domain::DeviceId device) const {
  const std::shared_lock lock(mutex_);
  const auto found = devices_.find(device);
  return found == devices_.end() ? std::nullopt : std::optional(found->second);
}

void Revocations::forgetBefore(domain::Instant now) {
  const std::unique_lock lock(mutex_);
  std::erase_if(sessions_, [now](const auto& entry) { return entry.second < now; });
  std::erase_if(staff_, [now](const auto& entry) { return entry.second.expires < now; });
}

}  // namespace hall::api
