#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

#include "server/domain/time.h"

/// How the domain's values stand in the fixed-size rows of facts.h.
namespace hall::views {

template <class Enum>
std::uint8_t small(Enum value) {
  return static_cast<std::uint8_t>(value);
}

/// Not below zero; what is too long for the row is as long as the row can say (24 days).
inline std::int32_t milliseconds(domain::Duration length) {
  constexpr std::int64_t kMax = std::numeric_limits<std::int32_t>::max();
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(length.count(), 0, kMax));
}

inline std::int32_t dayNumber(domain::LocalDay day) {
  return static_cast<std::int32_t>(day.time_since_epoch().count());
}

}  // namespace hall::views
