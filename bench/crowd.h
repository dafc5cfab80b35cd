#pragma once

#include <chrono>
#include <cstdint>

namespace hall::bench {

/// Many clients that watch the hall, whatever they watch it through. A stalled one has opened its
/// stream and takes nothing.
class Crowd {
 public:
  virtual ~Crowd() = default;

  /// From now on `arrived` waits for this position at every watcher.
  virtual void expect(std::uint64_t position) = 0;
  /// Waits until the last watcher holds the expected position; when it did. Throws after 20 s.
  virtual std::chrono::steady_clock::time_point arrived() = 0;

  /// Stalled ones begin to read. Frames each had when all hold `position`: one that was truly
  /// stalled gets what it missed in a few merged ones.
  virtual double framesUntilCurrent(std::uint64_t position) = 0;
};

}  // namespace hall::bench
