#pragma once

#include <string>

#include "server/engine/core.h"
#include "server/engine/watch_hub.h"

namespace hall::app {

/// The figures of a running server in Prometheus' text form. No ids, no numbers of people.
std::string metricsText(
    const engine::Core& core, const engine::WatchHub& hub, const engine::Store::Health& health
);

}  // namespace hall::app
