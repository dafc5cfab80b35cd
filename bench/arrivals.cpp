#include "bench/arrivals.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace hall::bench {

namespace {

constexpr auto kPatience = std::chrono::seconds{20};

}  // namespace

void Arrivals::holds(std::size_t watcher, std::uint64_t position, TimePoint now) {
  const std::lock_guard lock(mutex_);
  std::uint64_t& held = positions_[watcher];
  if (held == 0) ++opened_;
  const bool wasMissing = held < expected_;
  held = position;
  if (wasMissing && position >= expected_) {
    --missing_;
    lastArrival_ = now;
  }
  changed_.notify_all();
}

void Arrivals::open() {
  const std::lock_guard lock(mutex_);
  ++opened_;
  changed_.notify_all();
}

void Arrivals::waitUntilOpen() {
  std::unique_lock lock(mutex_);
  if (!changed_.wait_for(lock, kPatience, [this] { return opened_ == positions_.size(); })) {
    throw std::runtime_error("not everybody could watch");
  }
}

void Arrivals::expect(std::uint64_t position) {
  const std::lock_guard lock(mutex_);
  expected_ = position;
  // Where all were faster than the reply that named the position, this is when they were seen.
  lastArrival_ = std::chrono::steady_clock::now();
  missing_ = static_cast<std::size_t>(std::count_if(
      positions_.begin(),
      positions_.end(),
      [position](std::uint64_t held) { return held < position; }
  ));
}

Arrivals::TimePoint Arrivals::arrived() {
  std::unique_lock lock(mutex_);
  if (!changed_.wait_for(lock, kPatience, [this] { return missing_ == 0; })) {
    throw std::runtime_error(std::to_string(missing_) + " watchers did not get a change");
  }
  return lastArrival_;
}

}  // namespace hall::bench
