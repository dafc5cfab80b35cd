#pragma once

#include <memory>

#include "server/app/journal.h"
#include "server/config/machine_config.h"
#include "server/engine/clock.h"
#include "server/led/led_signs.h"

namespace hall::app {

/// The LED strips that `led.signs` of hall.toml names. nullptr: there are none, or their file has
/// faults, which the journal is told; a hall is not kept closed by a strip.
std::unique_ptr<led::LedSigns> makeLedSigns(
    const config::MachineConfig& config, const engine::Clock& clock, Journal& journal
);

}  // namespace hall::app
