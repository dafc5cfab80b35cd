#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <thread>
#include <vector>

#include "server/engine/clock.h"
#include "server/engine/committer.h"
#include "server/engine/ids.h"
#include "server/engine/inbox.h"
#include "server/engine/store.h"
#include "server/engine/work.h"

namespace hall::engine {

/// The one thread that changes a hall: takes what is queued, decides and applies each, writes them
/// to the log together, and answers and publishes them once they are durable. No timer fills a
/// batch: while one batch is synced the next is decided, and the one after it gathers. So the state
/// may be ahead of the disk by one batch, but nobody hears of it before the disk has it.
///
/// Owns the state. Public methods are thread-safe unless they say otherwise. A failed commit is
/// final: the core fails everything, calls `onFatal` and takes nothing more.
class Core {
 public:
  struct Options {
    HallId hall{};
    std::size_t inboxMax = 4096;
    std::size_t batchMax = 1024;
    std::size_t parkedMax = 1024;  ///< works that wait for a position
    Duration requestsKept = std::chrono::hours{24 * 7};
    std::uint64_t diskFloorBytes = 256ULL << 20;
    /// Below this nothing is written at all, until there is room again: a commit that fails for
    /// want of room would end the server. Twice what the write-ahead log may grow to.
    std::uint64_t diskStopBytes = 32ULL << 20;
    /// A wall clock step beyond this stops the timers until somebody accepts it.
    Duration stepHeld = std::chrono::minutes{10};
  };
  /// Everything it works with outlives it.
  struct Parts {
    Store& store;
    Clock& clock;
    IdSource& ids;
    const domain::WaitForecast& forecast;
  };

  Core(Parts parts, HallState state, Options options);
  ~Core();

  /// Before `start`, from the thread that starts it.
  void observe(BatchObserver& observer) { observers_.push_back(&observer); }
  void onFatal(std::function<void(const domain::Refusal&)> then) { onFatal_ = std::move(then); }

  void start();
  /// Takes nothing more, does what is queued, ends the thread. Idempotent.
  void stop();

  /// Hands the work over; when it cannot be taken, fails it with Overloaded or NotReady at once.
  void submit(std::unique_ptr<Work> work);
  /// The clock was moved: look at the timers now.
  void wake() { inbox_.wake(); }

  /// Read by metrics and by the watchdog from any thread.
  struct Figures {
    std::atomic<std::uint64_t> commits{0};
    std::atomic<std::uint64_t> events{0};
    std::atomic<std::uint64_t> works{0};
    std::atomic<std::uint64_t> refused{0};
    std::atomic<std::uint64_t> overloaded{0};
    std::atomic<std::uint64_t> expired{0};
    std::atomic<std::uint64_t> commitNs{0};
    std::atomic<std::uint64_t> lastCommitNs{0};
    std::atomic<std::uint64_t> turns{0};  ///< grows at least every second while the core lives
    std::atomic<std::uint64_t> position{0};
    std::atomic<bool> clockHeld{false};
    std::atomic<bool> storageLow{false};  ///< no numbers are issued
    std::atomic<bool> readOnly{false};    ///< nothing is written
    std::atomic<bool> failed{false};
  };
  const Figures& figures() const { return figures_; }
  std::size_t depth() const { return inbox_.depth(); }
  /// What everything added up to. After `stop` only, or before `start`.
  const HallState& state() const { return state_; }

 private:
  class Batch;
  /// A batch that is written, with the works that wait for it to be durable.
  struct Flight {
    std::vector<std::unique_ptr<Work>> works;
    std::shared_ptr<const CommittedBatch> events;  ///< none: it has no events
    Position last;
    bool needsCommit = false;
    std::chrono::steady_clock::time_point begun;
  };

  void loop();
  bool turn(std::vector<std::unique_ptr<Work>>& taken);
  bool takeMore(std::vector<std::unique_ptr<Work>>& taken);
  void runOne(Batch& batch, std::unique_ptr<Work>& work);
  void runTimers(Batch& batch);
  void watchClock(Batch& batch);
  void park(std::unique_ptr<Work> work);
  void unpark(std::vector<std::unique_ptr<Work>>& ready);
  bool write(Batch& batch, std::span<std::unique_ptr<Work>> works);
  bool awaitDurable();
  void countCommit(const Flight& flight);
  void fail(const domain::Refusal& refusal);
  void failEverything(std::vector<std::unique_ptr<Work>>& taken, const domain::Refusal& refusal);
  std::chrono::steady_clock::time_point nextTurn() const;
  void watchDisk();

  Parts parts_;
  const Options options_;
  Inbox inbox_;
  Committer committer_;
  std::vector<BatchObserver*> observers_;
  std::function<void(const domain::Refusal&)> onFatal_;
  Figures figures_;
  std::thread thread_;

  // Touched by the core thread only once started.
  HallState state_;
  Events buffer_;  ///< storage of the batch in the making, reserved once
  std::optional<Flight> flight_;
  std::vector<std::unique_ptr<Work>> parked_;
  std::chrono::steady_clock::time_point lastRest_;
};

}  // namespace hall::engine
