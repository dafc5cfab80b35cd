#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>

#include "server/api/upkeep.h"
#include "server/app/journal.h"
#include "server/engine/follower.h"
#include "server/engine/side_thread.h"
#include "server/log/recovery.h"
#include "server/log/snapshot_file.h"
#include "server/log/sqlite_store.h"

namespace hall::app {

/// Writes the state down now and then, so that a start replays little: after `eventsMax` events,
/// and after `interval` if there were any. The follower copies its replica, the core names the hash
/// at that position, a thread of its own encodes and writes. At most one is on its way.
class Snapshots final : public engine::StateListener {
 public:
  struct Options {
    engine::HallId hall{};
    std::chrono::milliseconds interval{std::chrono::minutes{10}};
    /// Bounds what a start replays: about a fifth of a second.
    std::uint64_t eventsMax = 32'768;
  };
  /// All outlive it.
  struct Parts {
    engine::Core& core;
    log::SqliteStore& store;
    engine::Clock& clock;
    Journal& journal;
  };

  /// `recovered`: what the start found; a long replay makes the first snapshot due at once.
  Snapshots(
      Parts parts, log::SnapshotFolder folder, const log::Recovered& recovered, Options options
  );

  void onBatch(const domain::HallState& state, const engine::CommittedBatch& batch) override;
  std::optional<TimePoint> nextTurn() const override;
  void onTurn(const domain::HallState& state, TimePoint now) override;
  void onStop(const domain::HallState&) override {}

  /// Ends the thread; one that is being written is finished. Before the core goes.
  void stop();
  /// The last one, of what everything added up to. After the core has stopped; by the thread that
  /// stopped it.
  void writeLast(const domain::HallState& state);

  /// The newest that is on the disk. Any thread.
  api::ServerFacts::Written latest() const;

 private:
  using Kept = std::shared_ptr<const domain::HallState>;
  class ReadTag;

  void take(const domain::HallState& state, TimePoint now);
  void write(const log::SnapshotTag& tag, const domain::HallState& state);
  void done();

  const Parts parts_;
  const log::SnapshotFolder folder_;
  const Options options_;
  engine::SideThread writer_{2};

  // Touched by the follower's thread only once started.
  std::uint64_t pending_ = 0;  ///< events since the last one
  TimePoint next_;

  mutable std::mutex mutex_;
  // State below is protected by mutex_.
  bool busy_ = false;
  api::ServerFacts::Written latest_;
};

}  // namespace hall::app
