#include "server/config/time_zone.h"

#include <date/tz.h>

#include <stdexcept>
#include <utility>
#include <vector>

#include "server/config/fault.h"

namespace hall::config {

namespace {

domain::TimeZone changesOf(const date::time_zone& zone) {
  constexpr date::sys_seconds kFrom = date::sys_days{date::year{1995} / 1 / 1};
  constexpr date::sys_seconds kUntil = date::sys_days{date::year{2038} / 1 / 1};
  std::vector<domain::TimeZone::Change> changes;
  for (date::sys_seconds at = kFrom; at < kUntil;) {
    const date::sys_info info = zone.get_info(at);
    const domain::Instant from =
        changes.empty() ? domain::Instant::min() : domain::Instant{info.begin};
    if (changes.empty() || changes.back().offset != info.offset) {
      changes.push_back({from, info.offset});
    }
    at = info.end;
  }
  return domain::TimeZone(std::move(changes));
}

}  // namespace

std::optional<domain::TimeZone> timeZoneNamed(std::string_view name) {
  try {
    return changesOf(*date::locate_zone(std::string(name)));
  } catch (const std::runtime_error&) {
    // The library's only answer to a zone it does not know.
    return std::nullopt;
  }
}

std::string nearestTimeZone(std::string_view name) {
  try {
    std::vector<std::string_view> names;
    for (const date::time_zone& zone : date::get_tzdb().zones) names.push_back(zone.name());
    return nearestOf(name, names);
  } catch (const std::runtime_error&) {
    return "";
  }
}

}  // namespace hall::config
