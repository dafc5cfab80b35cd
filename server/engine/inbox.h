#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include "server/engine/work.h"

namespace hall::engine {

/// The bounded queue in front of the core thread. Thread-safe: any number of producers, one
/// consumer. A full or closed inbox says so at once; nothing waits to get in.
class Inbox {
 public:
  explicit Inbox(std::size_t capacity) : capacity_(capacity) {}

  enum class Push { Taken, Full, Closed };
  /// Takes the work only when it returns Taken.
  Push push(std::unique_ptr<Work>& work);

  /// Moves up to `max` works into `out` (emptied first), in order. Waits until there is one, the
  /// time is up, or the inbox is closed.
  void take(
      std::vector<std::unique_ptr<Work>>& out,
      std::size_t max,
      std::chrono::steady_clock::time_point until
  );
  /// Lets the consumer's wait end now, as when the clock was moved by hand.
  void wake();
  /// Nothing gets in any more; what is in can still be taken.
  void close();
  bool isClosed() const;
  std::size_t depth() const;

 private:
  const std::size_t capacity_;
  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  // State below is protected by mutex_.
  std::vector<std::unique_ptr<Work>> works_;
  std::size_t head_ = 0;
  bool waiting_ = false;
  bool woken_ = false;
  bool closed_ = false;
};

}  // namespace hall::engine
