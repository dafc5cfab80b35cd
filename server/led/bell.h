#pragma once

#include <chrono>

namespace hall::led {

/// Wakes a thread that waits for a descriptor. Thread-safe.
class Bell {
 public:
  Bell();
  ~Bell();
  Bell(const Bell&) = delete;
  Bell& operator=(const Bell&) = delete;

  /// Until it is silenced, whoever waits for it is woken.
  void ring();
  void silence();
  bool rings() const;
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_ = -1;
};

enum class Waited { Ready, TimedOut, Stopped };

/// Waits until `descriptor` is ready for `events` of poll(2) or has failed, at most until `end`.
/// `stop` comes first.
Waited waitFor(
    int descriptor, short events, const Bell& stop, std::chrono::steady_clock::time_point end
);

/// How long poll(2) may wait, rounded up, so that nobody wakes too early and turns idly.
int pollTimeout(std::chrono::steady_clock::time_point end);

}  // namespace hall::led
