#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "server/engine/store.h"

namespace hall::engine {

/// Makes what was written to the log durable beside the core thread, so that the next commands are
/// decided while the disk works. One commit at a time. Owned by the core; every method is for its
/// thread alone.
class Committer {
 public:
  /// `over` is called by the inner thread each time a commit has ended. The log outlives this.
  Committer(EventLog& log, std::function<void()> over);
  /// Waits for a commit under way.
  ~Committer();
  Committer(const Committer&) = delete;
  Committer& operator=(const Committer&) = delete;

  /// REQUIRES: not busy. Until the outcome is taken nothing is written to the log.
  void begin();
  /// Begun, and the outcome not taken yet.
  bool busy() const { return busy_; }
  /// The outcome can be taken without waiting.
  bool over() const { return busy_ && over_.load(std::memory_order_acquire); }
  /// REQUIRES: busy. Waits for the end.
  Result<bool> outcome();

 private:
  void run();

  EventLog& log_;
  const std::function<void()> tellOver_;
  bool busy_ = false;
  std::atomic<bool> over_{false};

  std::mutex mutex_;
  std::condition_variable changed_;
  // Guarded by mutex_.
  bool asked_ = false;
  bool ending_ = false;
  std::optional<Result<bool>> outcome_;

  std::thread thread_;
};

}  // namespace hall::engine
