#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

#include "tools/hallctl/invocation.h"

namespace hall::hallctl {

/// The whole tree of commands, which fill `run` and act when they are parsed. `run` outlives it,
/// and its language is set before.
std::unique_ptr<CLI::App> commandTree(Invocation& run);

/// Parses and runs; what hallctl exits with. `words` without the program's name.
int runCommandLine(const std::vector<std::string>& words);

/// --lang, HALLCTL_LANG, then the locale (LC_ALL, LC_MESSAGES, LANG).
client::Language languageFor(const std::vector<std::string>& words);

}  // namespace hall::hallctl
