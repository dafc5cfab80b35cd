#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace hall::client {

/// A few threads that work off what is posted, in its order. Thread-safe.
class WorkLane {
 public:
  using Work = std::function<void()>;

  /// `waitingMax`: how much may wait for a thread.
  WorkLane(int threads, std::size_t waitingMax);
  ~WorkLane() { stop(); }
  WorkLane(const WorkLane&) = delete;
  WorkLane& operator=(const WorkLane&) = delete;

  /// False: too much waits, or it stops. Then `work` is dropped.
  bool post(Work work);
  /// Waits for what runs; what waits is dropped.
  void stop();

 private:
  void run();

  const std::size_t waitingMax_;
  std::mutex mutex_;
  std::condition_variable changed_;
  // State below is protected by mutex_.
  std::deque<Work> waiting_;
  bool stopping_ = false;

  std::vector<std::thread> threads_;
};

}  // namespace hall::client
