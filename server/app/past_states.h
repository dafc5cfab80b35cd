#pragma once

#include <atomic>
#include <memory>
#include <utility>
#include <vector>

#include "server/api/upkeep.h"
#include "server/engine/core.h"
#include "server/engine/side_thread.h"
#include "server/log/snapshot_file.h"
#include "server/log/sqlite_store.h"

namespace hall::app {

/// Computes a hall as it once was: from the newest snapshot in front of that moment, or from the
/// beginning, the log is read in slices of the core and applied on a thread of its own.
class PastStates {
 public:
  /// All outlive it.
  PastStates(engine::Core& core, log::SqliteStore& store, log::SnapshotFolder snapshots)
      : core_(core), store_(store), snapshots_(std::move(snapshots)) {}

  /// Any thread.
  void compute(domain::Position at, const api::Recomputed& then);
  /// Breaks off what is computed. Before the core stops.
  void stop();

 private:
  using State = std::shared_ptr<const domain::HallState>;

  domain::Result<State> computed(domain::Position at);
  domain::HallState keptAt(domain::Position at);
  domain::Result<std::vector<engine::StoredEvent>> read(domain::Position after, std::size_t max);

  engine::Core& core_;
  log::SqliteStore& store_;
  const log::SnapshotFolder snapshots_;
  std::atomic<bool> stopping_{false};
  engine::SideThread thread_{4};
};

}  // namespace hall::app
