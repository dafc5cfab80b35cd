#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "server/app/journal.h"
#include "server/config/machine_config.h"
#include "server/domain/hall_state.h"
#include "server/log/recovery.h"
#include "server/log/sqlite_store.h"

namespace hall::app {

/// What a start needs before anything of the hall is touched: addresses that may be listened on and
/// are free. ConfigurationInvalid or AddressInUse with a sentence.
std::optional<domain::Refusal> refuseAddresses(const config::MachineConfig& config);

/// The data directory of the machine's settings.
domain::Result<std::unique_ptr<log::SqliteStore>> openStore(
    const config::MachineConfig& config,
    domain::ClockMode mode,
    const std::string& vfs,
    engine::IdSource& ids
);

/// Where the snapshots of the machine's settings lie.
log::SnapshotFolder snapshotFolder(const config::MachineConfig& config);

/// The state that the log adds up to, with a word to the journal now and then while it takes long.
/// LogDamaged names the first bad position.
domain::Result<log::Recovered> recoverState(
    log::SqliteStore& store, const log::SnapshotFolder& snapshots, Journal& journal
);

/// When the log began; `otherwise` for one without events.
domain::Instant openedAt(log::SqliteStore& store, domain::Instant otherwise);

/// Another number at each start; never 0.
std::uint64_t newEpoch();

}  // namespace hall::app
