#pragma once

#include <cstddef>
#include <vector>

#include "server/domain/floor.h"

namespace hall::domain {

/// Somebody sits there and takes people: signed in and not paused.
bool isStaffed(const Counter& counter);

/// Where to go instead of a counter that takes nobody now: staffed counters that serve some of the
/// same queues, at most `most`. Those that serve most of them come first, then those of the same
/// zone. A counter for certain grounds only is no substitute for everybody.
std::vector<CounterId> countersInstead(
    const Floor& floor, const Counter& counter, std::size_t most
);

}  // namespace hall::domain
