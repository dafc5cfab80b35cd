#pragma once

#include <cstdint>
#include <functional>

#include "server/domain/hall_state.h"
#include "server/domain/result.h"
#include "server/log/snapshot_file.h"
#include "server/log/sqlite_store.h"

namespace hall::log {

/// A hall as its log left it.
struct Recovered {
  domain::HallState state;
  std::uint64_t fromSnapshot = 0;  ///< position of the snapshot; 0: none was of use
  std::uint64_t replayed = 0;      ///< events applied after it
};

/// Told now and then how far the replay is.
using Progress = std::function<void(std::uint64_t position, std::uint64_t last)>;

/// The newest snapshot of this log, then every event after it, each checked against the chain.
/// Refused with LogDamaged and its position when one is not as it was written.
domain::Result<Recovered> recover(
    SqliteStore& store,
    engine::HallId hall,
    const SnapshotFolder& snapshots,
    const Progress& progress = {}
);

/// The tag under which the state is to be kept: read it on the core thread, write the snapshot
/// anywhere. Nothing: the log has no such event.
std::optional<SnapshotTag> snapshotTag(
    SqliteStore& store, engine::HallId hall, domain::Position position
);

}  // namespace hall::log
