#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace hall::engine {

/// One thread for work that is too long for a turn of the core thread, with a bounded queue in
/// front of it. Thread-safe. What is queued at the end is still done.
class SideThread {
 public:
  explicit SideThread(std::size_t queueMax);
  ~SideThread();
  SideThread(const SideThread&) = delete;
  SideThread& operator=(const SideThread&) = delete;

  /// False: too many wait, or it is stopping; the task is not run.
  bool post(std::function<void()> task);
  /// Does what is queued and ends the thread. Idempotent.
  void stop();

 private:
  void loop();

  const std::size_t queueMax_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  // State below is protected by mutex_.
  std::deque<std::function<void()>> tasks_;
  bool stopping_ = false;

  std::thread thread_;
};

}  // namespace hall::engine
