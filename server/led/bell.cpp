#include "server/led/bell.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <system_error>

namespace hall::led {

using Clock = std::chrono::steady_clock;

Bell::Bell() : descriptor_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
}

Bell::~Bell() {
  close(descriptor_);
}

void Bell::ring() {
  const std::uint64_t one = 1;
  // Fails only where it has been rung beyond counting, and then it rings.
  [[maybe_unused]] const ssize_t written = write(descriptor_, &one, sizeof one);
}

void Bell::silence() {
  std::uint64_t count = 0;
  [[maybe_unused]] const ssize_t taken = read(descriptor_, &count, sizeof count);
}

bool Bell::rings() const {
  pollfd bell{descriptor_, POLLIN, 0};
  return poll(&bell, 1, 0) > 0;
}

int pollTimeout(Clock::time_point end) {
  constexpr std::chrono::milliseconds kMost{std::chrono::hours{1}};
  const Clock::time_point now = Clock::now();
  if (end <= now) return 0;
  if (end - now >= kMost) return static_cast<int>(kMost.count());
  return static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(end - now).count());
}

Waited waitFor(int descriptor, short events, const Bell& stop, Clock::time_point end) {
  while (true) {
    std::array<pollfd, 2> both{pollfd{stop.descriptor(), POLLIN, 0}, pollfd{descriptor, events, 0}};
    const int ready = poll(both.data(), both.size(), pollTimeout(end));
    if (both[0].revents != 0) return Waited::Stopped;
    if (ready > 0) return Waited::Ready;
    if (Clock::now() >= end) return Waited::TimedOut;
  }
}

}  // namespace hall::led
