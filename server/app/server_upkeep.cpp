#include "server/app/server_upkeep.h"

#include <sys/statvfs.h>

#include "server/app/in_turn.h"
#include "server/engine/system_clock.h"

namespace hall::app {

ServerUpkeep::ServerUpkeep(Parts parts)
    : parts_(parts),
      begun_(std::chrono::steady_clock::now()),
      started_(engine::TimeSource::system().wall()) {}

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
  told(domain::Refusal{domain::Reason::BackupFailed, {}}.with(
      "detail", "this server was given no backup directory"
  ));
}

engine::Store::Health ServerUpkeep::storeHealth() {
  engine::Store::Health health;
  std::error_code none;
  const auto& folder = parts_.config.dataDirectory;
  const auto size = [&](const char* name) {
    const auto bytes = std::filesystem::file_size(folder / name, none);
    return none ? 0 : bytes;
  };
  health.databaseBytes = size("hall.db");
  health.walBytes = size("hall.db-wal");
  struct statvfs disk {};
  if (::statvfs(folder.c_str(), &disk) == 0) {
    health.diskFreeBytes = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
  }
  return health;
}

}  // namespace hall::app
