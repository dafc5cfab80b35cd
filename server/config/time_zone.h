#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/domain/time.h"

/// The machine's time zone database, read once when a catalogue is made: afterwards the hall's zone
/// is a value and travels with the catalogue.
namespace hall::config {

/// "Asia/Shanghai". Changes of offset from 1995 to 2037; the last one holds from then on. Nothing:
/// there is no such zone, or the machine has no zones (Debian package tzdata).
std::optional<domain::TimeZone> timeZoneNamed(std::string_view name);
/// Empty only when the machine has no zones.
std::string nearestTimeZone(std::string_view name);

}  // namespace hall::config
