#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace hall::web {

/// Counts the calls that a handler still holds, so that the server is not taken down under them.
/// Thread-safe.
class HeldCalls {
 public:
  /// One call; counts as long as it lives.
  class Hold {
   public:
    explicit Hold(HeldCalls& calls) : calls_(calls) { calls_.add(1); }
    ~Hold() { calls_.add(-1); }
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;

   private:
    HeldCalls& calls_;
  };

  /// Waits until none is held.
  void waitUntilNone() {
    std::unique_lock lock(mutex_);
    none_.wait(lock, [this] { return held_ == 0; });
  }
  /// The same, but no longer than `patience`. True: none is held.
  bool waitUntilNone(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    return none_.wait_for(lock, patience, [this] { return held_ == 0; });
  }

 private:
  void add(int count) {
    const std::lock_guard lock(mutex_);
    held_ += count;
    if (held_ == 0) none_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable none_;
  int held_ = 0;
};

}  // namespace hall::web
