#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "server/config/machine_config.h"
#include "server/domain/hall_state.h"
#include "server/log/sqlite_store.h"

namespace hall::app {

/// The data directory of the machine's settings.
domain::Result<std::unique_ptr<log::SqliteStore>> openStore(
    const config::MachineConfig& config,
    domain::ClockMode mode,
    const std::string& vfs,
    engine::IdSource& ids
);

/// The state that the log adds up to. LogDamaged names the first bad position.
domain::Result<domain::HallState> loadState(log::SqliteStore& store);

/// Another number at each start; never 0.
std::uint64_t newEpoch();

}  // namespace hall::app
