#pragma once

#include <memory>
#include <mutex>

#include "server/engine/clock.h"

namespace hall::engine {

/// Where real time comes from; a test puts its own in.
struct TimeSource {
  domain::Instant (*wall)() = nullptr;
  std::chrono::steady_clock::time_point (*steady)() = nullptr;
  static TimeSource system();
};

/// Wall time at start, carried on by the monotonic clock. A wall that drifts is followed by running
/// at most 0.5 % faster or slower; one that jumps by more than 2 s between two looks is reported
/// and not followed until somebody accepts it. An accepted wall that is ahead is taken over at
/// once, one that is behind (behind the last event, too) is waited for at half speed.
std::unique_ptr<Clock> makeRealClock(TimeSource source = TimeSource::system());

/// Engine time starts at `start` and runs `speed` times as fast as the monotonic clock.
/// REQUIRES: speed > 0.
std::unique_ptr<Clock> makeRehearsalClock(
    domain::Instant start, int speed, TimeSource source = TimeSource::system()
);

/// Engine time starts at `start` and moves only by `advance`.
std::unique_ptr<Clock> makeSteppedClock(domain::Instant start);

}  // namespace hall::engine
