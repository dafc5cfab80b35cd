#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

#include "server/engine/store.h"

/// Reading a long stretch of the log on the core thread without keeping the hall waiting: a slice
/// in each turn. Everybody who reads more than a few events does it by these (DESIGN 3.4: at most
/// 1 ms between batches).
namespace hall::engine {

/// How long one turn of the core may be kept for reading the log.
inline constexpr std::chrono::microseconds kLogSliceTime{800};
/// Steps of one slice where they take no time at all, as with a log in memory.
inline constexpr int kLogSliceSteps = 64;
/// Events read in one step, decoded and checked against the chain: some 0.2 ms.
inline constexpr std::size_t kLogStepEvents = 32;

/// Repeats `step`, at least once, until it says that nothing more is to be done, or the slice is
/// over. True: there is more to do.
template <class Step>
bool inSlice(Step step) {
  const auto until = std::chrono::steady_clock::now() + kLogSliceTime;
  for (int steps = 0; steps < kLogSliceSteps; ++steps) {
    if (!step()) return false;
    if (std::chrono::steady_clock::now() >= until) break;
  }
  return true;
}

/// The events after `after` that one slice has time for, at most `max`; at least one unless the log
/// ends there. What stands in front of a damaged event is handed out first; LogDamaged names the
/// position when the slice begins with it. Core thread.
Result<std::vector<StoredEvent>> readSlice(
    EventLog& log, HallId hall, Position after, std::size_t max
);

}  // namespace hall::engine
