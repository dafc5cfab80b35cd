#include "server/engine/system_clock.h"

#include <algorithm>

namespace hall::engine {

namespace {

using domain::Duration;
using domain::Instant;
using Steady = std::chrono::steady_clock;

/// A wall that moved this far between two looks was moved by somebody.
constexpr Duration kStep = std::chrono::seconds{2};
/// Slew: at most 1/200 of the time that passed; half of it where somebody accepted a wall that is
/// far behind, as engine time never goes back.
constexpr int kSlewDivisor = 200;
constexpr int kCatchUpDivisor = 2;
/// The slew is set anew so often and no oftener: less would round to nothing.
constexpr Duration kSlewGap = std::chrono::seconds{1};

class RealClock final : public Clock {
 public:
  explicit RealClock(TimeSource source)
      : source_(source), baseSteady_(source.steady()), baseEngine_(source.wall()) {}

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
    const Duration passed = passedSinceBase();
    const Duration slewed = slewedAfter(passed);
    const Duration away = source_.wall() - (baseEngine_ + passed + slewed) - reported_;
    const Duration jump = away - (correction_ - slewed);
    if (std::chrono::abs(jump) > kStep) {
      reported_ += jump;
      return jump;
    }
    if (passed >= kSlewGap) rebase(passed, baseEngine_ + passed + slewed, away);
    return std::nullopt;
  }

  void acceptStep(Instant recorded) override {
    const std::lock_guard lock(mutex_);
    const Instant wall = source_.wall();
    const Instant engine = std::max({nowLocked(), wall, recorded});
    rebase(passedSinceBase(), engine, wall - engine);
    reported_ = Duration{0};
  }

  bool advance(Duration) override { return false; }

 private:
  Duration passedSinceBase() const {
    return std::chrono::floor<Duration>(source_.steady() - baseSteady_);
  }

  Duration slewedAfter(Duration passed) const {
    const Duration most = passed / (correction_ < -kStep ? kCatchUpDivisor : kSlewDivisor);
    return std::clamp(correction_, -most, most);
  }

  Instant nowLocked() const {
    const Duration passed = passedSinceBase();
    return baseEngine_ + passed + slewedAfter(passed);
  }

  /// The base moves by whole milliseconds, so that the rest is not lost each time.
  void rebase(Duration passed, Instant engine, Duration correction) {
    baseSteady_ += passed;
    baseEngine_ = engine;
    correction_ = correction;
  }

  const TimeSource source_;
  mutable std::mutex mutex_;
  // State below is protected by mutex_.
  Steady::time_point baseSteady_;
  Instant baseEngine_;
  Duration correction_{0};  ///< the wall's distance at the base, to be slewed away
  Duration reported_{0};    ///< the part of the wall's distance that was reported and not accepted
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
  void acceptStep(Instant) override {}
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
  void acceptStep(Instant) override {}
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
