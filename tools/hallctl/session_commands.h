#pragma once

#include <CLI/CLI.hpp>

#include "tools/hallctl/invocation.h"

namespace hall::hallctl {

/// login, logout, whoami and password: who acts from this shell. Passwords are typed or piped in,
/// never given on the command line, where other users of the machine could read them.
void addSessionCommands(CLI::App& app, Invocation& run);

}  // namespace hall::hallctl
