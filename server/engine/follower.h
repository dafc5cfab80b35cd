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
  virtual void onStop(const HallState& state) = 0;
};

/// The thread that holds a state, as seen by whoever wants something done there.
class StateThread {
 public:
  virtual ~StateThread() = default;
  /// Runs `task` on that thread; false when it has stopped or too many wait. Thread-safe.
  virtual bool post(std::function<void(const HallState&)> task) = 0;
};

/// A second copy of the state on a thread of its own, kept by the same events: what watchers see
/// and what snapshots hold is read here, so the core thread never copies a hall.
///
/// A follower that falls further behind than its queue drops what is queued and reads the log
/// instead, and goes on reading until it holds everything that was committed. Public methods are
/// thread-safe, except `listen`, which comes before `start`.
///
/// Order of an end: `stop`, in whichever order with the core's; the follower goes only after the
/// core has stopped, which may still hold a read of the log for it.
class Follower final : public BatchObserver, public StateThread {
 public:
  struct Options {
    HallId hall{};
    std::size_t batchesMax = 1024;
    std::size_t readMax = 512;  ///< events of one catch-up read, which is also bounded by its time
    std::size_t postsMax = 16384;
    /// After a read that failed (full inbox, damaged log) the next one waits so long.
    std::chrono::milliseconds retryGap{1000};
  };

  /// `state` is the state at the core's start. `core` outlives the follower.
  Follower(Core& core, HallState state, Options options);
  ~Follower() override;

  void listen(StateListener& listener) { listeners_.push_back(&listener); }
  void start();
  /// Does what is queued, tells the listeners and ends the thread. Idempotent.
  void stop();

  void onCommitted(const std::shared_ptr<const CommittedBatch>& batch) override;
  bool post(std::function<void(const HallState&)> task) override;

 private:
  using TimePoint = std::chrono::steady_clock::time_point;
  using Batches = std::deque<std::shared_ptr<const CommittedBatch>>;
  using Tasks = std::vector<std::function<void(const HallState&)>>;
  using Slice = std::vector<StoredEvent>;
  class CatchUp;

  /// What other threads left for the follower's.
  struct Mail {
    Batches batches;
    Tasks tasks;
    std::optional<Result<Slice>> slice;
    bool stopping = false;
  };

  void loop();
  Mail collect();
  void follow(const CommittedBatch& batch);
  void take(Result<Slice> slice);
  void catchUp();
  void deliver(Result<Slice> slice);
  TimePoint nextTurn() const;

  Core& core_;
  const Options options_;
  std::vector<StateListener*> listeners_;
  std::thread thread_;

  std::mutex mutex_;
  std::condition_variable arrived_;
  Mail mail_;  ///< protected by mutex_

  // Touched by the follower's thread only once started.
  HallState state_;
  Position committed_;    ///< last event it knows to exist
  bool reading_ = false;  ///< a read of the log is on its way
  TimePoint readAgain_;   ///< not before
};

}  // namespace hall::engine
