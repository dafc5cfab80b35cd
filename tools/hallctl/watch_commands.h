#pragma once

#include <CLI/CLI.hpp>

#include "tools/hallctl/invocation.h"

namespace hall::hallctl {

/// watch board, counter, manager and the other views: a live screen in the terminal until Ctrl-C or
/// q, `--once` a single look, `--json` every frame as a line.
void addWatchCommands(CLI::App& app, Invocation& run);

}  // namespace hall::hallctl
