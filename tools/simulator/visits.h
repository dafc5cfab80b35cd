#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "server/domain/time.h"
#include "tools/simulator/layout.h"

namespace hall::simulator {

/// When every simulated day opens; the zero of `Instant` means "never" on a floor.
inline constexpr domain::Instant kOpening{std::chrono::hours{24}};

/// One visitor of a day, whatever policy will call them: common random numbers.
struct Visit {
  std::size_t kind = 0;  ///< index into Layout::visitors
  /// Order and wait count from here: arrival, for an appointment the later of arrival and slot.
  domain::Instant ref;
  domain::Duration service{0};
};

/// The visits of one day, ascending by ref. `load` scales the rates of walk-ins; appointments are
/// slots and stay as they are. The same seed gives the same day.
std::vector<Visit> visitsOf(const Layout& layout, double load, std::uint64_t seed);

}  // namespace hall::simulator
