#include "server/app/server_upkeep.h"

#include <filesystem>
#include <utility>

namespace hall::app {

ServerUpkeep::ServerUpkeep(Parts parts)
    : parts_(parts), begun_(std::chrono::steady_clock::now()), started_(parts.choice.time.wall()) {}

api::ServerFacts ServerUpkeep::facts() {
  api::ServerFacts facts;
  facts.ready = ready_;
  facts.version = HALL_VERSION;
  facts.epoch = parts_.epoch;
  facts.started = started_;
  facts.uptime =
      std::chrono::duration_cast<domain::Duration>(std::chrono::steady_clock::now() - begun_);
  facts.inboxLimit = static_cast<std::uint32_t>(parts_.config.inboxMax);
  facts.watchers = static_cast<std::uint32_t>(parts_.hub.figures().watchers.load());
  facts.viewsPosition = parts_.projector.position().value;
  std::error_code none;
  const auto bytes = std::filesystem::file_size(parts_.config.dataDirectory / "views.db", none);
  facts.viewsBytes = none ? 0 : bytes;
  facts.diskFloorBytes = static_cast<std::uint64_t>(parts_.config.diskFloorMib) << 20;
  facts.logFormat = log::kLogFormat;
  facts.chainHash = std::string(log::nameOf(parts_.store.hashAlgorithm()));
  // A rehearsal's clock never follows the wall.
  constexpr int kPermille = 1000;
  if (parts_.choice.mode == domain::ClockMode::Real) {
    facts.clockOffset = parts_.choice.time.wall() - parts_.clock.now();
  } else {
    facts.clockSpeedPermille = static_cast<std::uint32_t>(parts_.choice.speed * kPermille);
  }
  facts.snapshot = parts_.snapshots.latest();
  facts.checkpoint = parts_.checkpoints.latest();
  facts.backup = parts_.backups.latest();
  return facts;
}

void ServerUpkeep::rebuildViews(api::Told<api::RebuildProgress> told) {
  const std::uint64_t target = parts_.core.figures().position;
  const auto begun = std::chrono::steady_clock::now();
  parts_.projector.rebuild([told, target, begun](engine::Position reached, bool done) {
    api::RebuildProgress progress;
    progress.target = target;
    progress.done = reached.value;
    progress.finished = done;
    progress.elapsed =
        std::chrono::duration_cast<domain::Duration>(std::chrono::steady_clock::now() - begun);
    told(progress);
  });
}

void ServerUpkeep::backUp(api::Told<api::BackupProgress> told) {
  parts_.backups.begin(std::move(told));
}

void ServerUpkeep::recompute(engine::Position at, api::Recomputed then) {
  parts_.past.compute(at, then);
}

}  // namespace hall::app
