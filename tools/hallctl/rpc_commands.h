#pragma once

#include <CLI/CLI.hpp>

#include "tools/hallctl/connection.h"

namespace hall::hallctl {

/// A command for every rpc of the API: `hallctl ticket issue-ticket --errand.item-id …`. So the
/// whole floor can be driven from a shell, and a new rpc needs no line here. Prints the response as
/// JSON; a refusal goes to standard error and gives exit code 2, a value that does not fit 3.
void addRpcCommands(CLI::App& app, const ConnectionOptions& options, int& exitCode);

/// The reason, its details and the server's English sentence.
void printFailure(const client::Failure& failure);

}  // namespace hall::hallctl
