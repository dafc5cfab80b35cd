#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

namespace hall::bench {

/// Which position each of many watchers holds, and when the last of them came to the one that is
/// waited for. Thread-safe.
class Arrivals {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  explicit Arrivals(std::size_t watchers) : positions_(watchers, 0) {}

  /// The watcher holds this position now; its first frame opens it.
  void holds(std::size_t watcher, std::uint64_t position, TimePoint now);
  /// It is open, though it has read nothing.
  void open();
  /// Throws after 20 s.
  void waitUntilOpen();

  /// From now on `arrived` waits for this position at every watcher.
  void expect(std::uint64_t position);
  /// Waits until the last watcher holds the expected position; when it did. Throws after 20 s.
  TimePoint arrived();

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  // State below is protected by mutex_.
  std::vector<std::uint64_t> positions_;
  std::size_t opened_ = 0;
  std::uint64_t expected_ = 0;
  std::size_t missing_ = 0;  ///< watchers that do not hold the expected position
  TimePoint lastArrival_;
};

}  // namespace hall::bench
