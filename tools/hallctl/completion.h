#pragma once

#include <CLI/CLI.hpp>

#include <string>

#include "tools/hallctl/invocation.h"

namespace hall::hallctl {

/// A script for bash that completes this tree of commands: words, options, and the values of
/// options whose help lists them. Made of the tree, so that a new command needs no line here.
std::string bashCompletion(const CLI::App& app);

/// `hallctl completion bash`. REQUIRES: every other command was added before.
void addCompletion(CLI::App& app, Invocation& run);

}  // namespace hall::hallctl
