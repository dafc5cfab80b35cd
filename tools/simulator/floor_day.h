#pragma once

#include <vector>

#include "server/domain/floor.h"
#include "tools/simulator/layout.h"
#include "tools/simulator/visits.h"

namespace hall::simulator {

enum class CallPolicy : std::uint8_t {
  Hyb,            ///< `domain::nextFor` as the hall runs it
  HybQuickBonus,  ///< the same with the quick-service bonus on
  LongestWait     ///< the reference: oldest ref of all this counter serves
};

/// What happened to one visit.
struct Call {
  domain::Duration wait{0};
  std::size_t counter = 0;  ///< index into Layout::counters
};

/// Runs one day over a `domain::Floor` until everybody who came was served, counters staying open
/// past closing. A free counter is ready; who comes goes to the ready counter that
/// `domain::readyCounterToServe` names. Calls come in the order of `visits`.
std::vector<Call> runDay(const Layout& layout, const std::vector<Visit>& visits, CallPolicy policy);

}  // namespace hall::simulator
