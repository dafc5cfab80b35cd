#pragma once

#include <memory>

#include "server/app/journal.h"
#include "server/config/machine_config.h"
#include "server/voice/speaker.h"

namespace hall::app {

/// The speaker that hall.toml names. nullptr: players speak for themselves, because it says so or
/// because the recordings cannot be used, which the journal is told; a hall is not kept closed by
/// a missing recording.
std::unique_ptr<voice::Speaker> makeSpeaker(const config::MachineConfig& config, Journal& journal);

}  // namespace hall::app
