#pragma once

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>

#include "server/engine/clock.h"

namespace hall::engine {

/// A clock that a test moves, with steps on demand.
class HandClock final : public Clock {
 public:
  explicit HandClock(domain::Instant start) : now_(start) {}

  void set(domain::Instant now) {
    const std::lock_guard lock(mutex_);
    now_ = now;
  }
  /// The next look at the wall finds it this far away.
  void stepWall(domain::Duration by) {
    const std::lock_guard lock(mutex_);
    step_ = by;
  }
  int accepted() const { return accepted_; }

  domain::Instant now() const override {
    const std::lock_guard lock(mutex_);
    return now_;
  }
  std::optional<Steady::duration> until(domain::Instant at) const override {
    if (at <= now()) return Steady::duration::zero();
    return std::nullopt;
  }
  std::optional<domain::Duration> takeStep() override {
    const std::lock_guard lock(mutex_);
    return std::exchange(step_, std::nullopt);
  }
  void acceptStep(domain::Instant recorded) override {
    const std::lock_guard lock(mutex_);
    ++accepted_;
    now_ = std::max(now_, recorded);
  }
  bool advance(domain::Duration by) override {
    const std::lock_guard lock(mutex_);
    now_ += by;
    return true;
  }

 private:
  mutable std::mutex mutex_;
  domain::Instant now_;
  std::optional<domain::Duration> step_;
  std::atomic<int> accepted_{0};
};

}  // namespace hall::engine
