#pragma once

#include <CLI/CLI.hpp>

#include "tools/hallctl/invocation.h"

namespace hall::hallctl {

/// log verify and export, by the running server, on a data directory without one, or on an exported
/// file; and views rebuild. `log events` is a verb.
void addLogCommands(CLI::App& app, Invocation& run);

}  // namespace hall::hallctl
