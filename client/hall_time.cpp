#include "client/hall_time.h"

#include <ctime>

namespace hall::client {

namespace {

HallTime::Milliseconds read(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return std::chrono::duration_cast<HallTime::Milliseconds>(
      std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec}
  );
}

}  // namespace

HallTime::Clocks HallTime::machineClocks() {
  return {[] { return read(CLOCK_BOOTTIME); }, [] { return read(CLOCK_REALTIME); }};
}

void HallTime::heard(Milliseconds hall) {
  const std::lock_guard lock(mutex_);
  heard_ = Heard{hall, clocks_.steady()};
}

void HallTime::assumeOffset(Milliseconds offset) {
  const std::lock_guard lock(mutex_);
  assumed_ = offset;
}

HallTime::Milliseconds HallTime::offset() const {
  const std::lock_guard lock(mutex_);
  return nowLocked() - clocks_.wall();
}

HallTime::Milliseconds HallTime::now() const {
  const std::lock_guard lock(mutex_);
  return nowLocked();
}

HallTime::Milliseconds HallTime::nowLocked() const {
  if (heard_) return heard_->hall + (clocks_.steady() - heard_->steady);
  return clocks_.wall() + assumed_;
}

}  // namespace hall::client
