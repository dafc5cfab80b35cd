#pragma once

#include <cstdint>
#include <memory>

#include "server/engine/ids.h"

namespace hall::engine {

/// Ids from the kernel's randomness.
std::unique_ptr<IdSource> makeRandomIds();

/// Ids that repeat with the seed, for simulation and tests. Core thread only.
std::unique_ptr<IdSource> makeSeededIds(std::uint64_t seed);

}  // namespace hall::engine
