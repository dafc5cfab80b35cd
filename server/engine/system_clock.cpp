#include "server/engine/system_clock.h"

#include <algorithm>

namespace hall::engine {

namespace {

using domain::Duration;
using domain::Instant;
using Steady = std::chrono::steady_clock;

/// A wall that is this far away was moved by somebody.
constexpr Duration kStep = std::chrono::seconds{2};
/// Slew: at most 1/200 of the time that passed.
constexpr int kSlewDivisor = 200;

class RealClock final : public Clock {
 public:
  explicit RealClock(TimeSource source)
      : source_(source), baseSteady_(source.steady()), baseEngine_(source.wall()), wallOffset_(0) {}

  Instant now() const override {
    const std::lock_guard lock(mutex_);
    return nowLocked();
  }

  std::optional<Steady::duration> until(Instant at) const override {
    const std::lock_guard lock(mutex_);
    return std::max(Steady::duration::zero(), Steady::duration(at - nowLocked()));
  }

  std::optional<Duration> takeStep() override {
    const std::lock_guard lock(mutex_);
    const Instant engine = nowLocked();
    const Duration away = source_.wall() - engine - wallOffset_;
    if (std::chrono::abs(away) <= kStep) {
      slew(engine, away);
      return std::nullopt;
    }
    wallOffset_ += away;
    return away;
  }

  void acceptStep() override {
    const std::lock_guard lock(mutex_);
    const Instant engine = nowLocked();
    rebase(std::max(engine, source_.wall()));
    wallOffset_ = Duration{0};
  }

  bool advance(Duration) override { return false; }

 private:
  Instant nowLocked() const {
    const auto passed = std::chrono::floor<Duration>(source_.steady() - baseSteady_);
    const Duration most = passed / kSlewDivisor;
    return baseEngine_ + passed + std::clamp(correction_, -most, most);
  }

  void rebase(Instant engine) {
    baseSteady_ = source_.steady();
    baseEngine_ = engine;
    correction_ = Duration{0};
  }

  void slew(Instant engine, Duration away) {
    rebase(engine);
    correction_ = away;
  }

  const TimeSource source_;
  mutable std::mutex mutex_;
  // State below is protected by mutex_.
  Steady::time_point baseSteady_;
  Instant baseEngine_;
  Duration correction_{0};
  Duration wallOffset_;  ///< the part of the wall's distance that was reported already
};

class RehearsalClock final : public Clock {
 public:
  RehearsalClock(Instant start, int speed, TimeSource source)
      : source_(source), start_(start), speed_(speed), begun_(source.steady()) {}

  Instant now() const override {
    return start_ + std::chrono::floor<Duration>((source_.steady() - begun_) * speed_);
  }
  std::optional<Steady::duration> until(Instant at) const override {
    return std::max(Steady::duration::zero(), Steady::duration(at - now()) / speed_);
  }
  std::optional<Duration> takeStep() override { return std::nullopt; }
  void acceptStep() override {}
  bool advance(Duration) override { return false; }

 private:
  const TimeSource source_;
  const Instant start_;
  const int speed_;
  const Steady::time_point begun_;
};

class SteppedClock final : public Clock {
 public:
  explicit SteppedClock(Instant start) : now_(start) {}

  Instant now() const override {
    const std::lock_guard lock(mutex_);
    return now_;
  }
  std::optional<Steady::duration> until(Instant at) const override {
    if (at <= now()) return Steady::duration::zero();
    return std::nullopt;
  }
  std::optional<Duration> takeStep() override { return std::nullopt; }
  void acceptStep() override {}
  bool advance(Duration by) override {
    const std::lock_guard lock(mutex_);
    now_ += std::max(by, Duration{0});
    return true;
  }

 private:
  mutable std::mutex mutex_;
  Instant now_;  ///< protected by mutex_
};

Instant wallNow() {
  return std::chrono::floor<Duration>(std::chrono::system_clock::now());
}

}  // namespace

TimeSource TimeSource::system() {
  return {&wallNow, &Steady::now};
}

std::unique_ptr<Clock> makeRealClock(TimeSource source) {
  return std::make_unique<RealClock>(source);
}
std::unique_ptr<Clock> makeRehearsalClock(Instant start, int speed, TimeSource source) {
  return std::make_unique<RehearsalClock>(start, speed, source);
}
std::unique_ptr<Clock> makeSteppedClock(Instant start) {
  return std::make_unique<SteppedClock>(start);
}

}  // namespace hall::engine
