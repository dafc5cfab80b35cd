#pragma once

#include <CLI/CLI.hpp>

#include "tools/hallctl/invocation.h"

namespace hall::hallctl {

/// report day, week, month and range: a table in the terminal, or the server's file as CSV or JSON.
void addReportCommands(CLI::App& app, Invocation& run);

}  // namespace hall::hallctl
