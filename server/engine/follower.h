#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "server/engine/core.h"
#include "server/engine/work.h"

namespace hall::engine {

/// Sees the state on the follower's thread. Must not block.
class StateListener {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  virtual ~StateListener() = default;
  /// The state after `batch`; nothing of it may be kept.
  virtual void onBatch(const HallState& state, const CommittedBatch& batch) = 0;
  /// When it wants `onTurn`, whatever happens; nothing: only after batches.
  virtual std::optional<TimePoint> nextTurn() const = 0;
  virtual void onTurn(const HallState& state, TimePoint now) = 0;
  /// The follower ends; the last call.
  virtual void onStop() = 0;
};

/// A second copy of the state on a thread of its own, kept by the same events: what watchers see and
/// what snapshots hold is read here, so the core thread never copies a hall.
///
/// A follower that falls further behind than its queue drops what is queued and reads the log
/// instead. Public methods are thread-safe, except `listen`, which comes before `start`.
class Follower final : public BatchObserver {
 public:
  struct Options {
    HallId hall;
    std::size_t batchesMax = 1024;
    std::size_t readMax = 512;  ///< events of one catch-up read
    std::size_t postsMax = 16384;
  };

  /// `state` is the state at the core's start. `core` outlives the follower.
  Follower(Core& core, HallState state, Options options);
  ~Follower() override;

  void listen(StateListener& listener) { listeners_.push_back(&listener); }
  void start();
  /// Tells the listeners and ends the thread. Idempotent.
  void stop();

  void onCommitted(const std::shared_ptr<const CommittedBatch>& batch) override;
  /// Runs `task` on the follower's thread; false when it is stopped or too many wait.
  bool post(std::function<void(const HallState&)> task);

 private:
  class CatchUp;

  void loop();
  void follow(const CommittedBatch& batch);
  void catchUp();
  std::chrono::steady_clock::time_point nextTurn() const;

  Core& core_;
  const Options options_;
  std::vector<StateListener*> listeners_;
  std::thread thread_;

  std::mutex mutex_;
  std::condition_variable arrived_;
  // State below is protected by mutex_.
  std::deque<std::shared_ptr<const CommittedBatch>> batches_;
  std::vector<std::function<void(const HallState&)>> posts_;
  bool stopping_ = false;

  // Touched by the follower's thread only once started.
  HallState state_;
  bool reading_ = false;
};

}  // namespace hall::engine
