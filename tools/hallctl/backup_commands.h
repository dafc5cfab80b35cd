#pragma once

#include <CLI/CLI.hpp>

#include "tools/hallctl/invocation.h"

namespace hall::hallctl {

/// backup now (by the running server), backup list and verify and restore (on the files alone).
void addBackupCommands(CLI::App& app, Invocation& run);

}  // namespace hall::hallctl
