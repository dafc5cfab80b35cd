#pragma once

#include <atomic>
#include <mutex>

#include "server/api/upkeep.h"
#include "server/app/backups.h"
#include "server/app/checkpoints.h"
#include "server/app/clock_choice.h"
#include "server/app/floor_watch.h"
#include "server/app/past_states.h"
#include "server/app/snapshots.h"
#include "server/config/machine_config.h"
#include "server/engine/core.h"
#include "server/engine/watch_hub.h"
#include "server/log/sqlite_store.h"
#include "server/views/projector.h"

namespace hall::app {

/// What the running server knows of itself, and its long works. Thread-safe.
class ServerUpkeep final : public api::Upkeep {
 public:
  /// All outlive it.
  struct Parts {
    const config::MachineConfig& config;
    const ClockChoice& choice;
    engine::Core& core;
    engine::WatchHub& hub;
    views::Projector& projector;
    log::SqliteStore& store;
    engine::Clock& clock;
    Snapshots& snapshots;
    Checkpoints& checkpoints;
    Backups& backups;
    PastStates& past;
    FloorWatch& floor;
    std::uint64_t epoch = 1;  ///< of the watch
  };

  explicit ServerUpkeep(Parts parts);

  api::ServerFacts facts() override;
  void rebuildViews(api::Told<api::RebuildProgress> told) override;
  void backUp(api::Told<api::BackupProgress> told) override;
  void recompute(engine::Position at, api::Recomputed then) override;
  FloorLook lookAtFloor(engine::Turn& turn) override { return parts_.floor.lookOnTheWay(turn); }

  void setReady(bool ready) { ready_ = ready; }

 private:
  const Parts parts_;
  const std::chrono::steady_clock::time_point begun_;
  const domain::Instant started_;
  std::atomic<bool> ready_{false};
};

}  // namespace hall::app
