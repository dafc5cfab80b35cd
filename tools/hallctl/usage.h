#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

#include "tools/hallctl/style.h"

/// What is said about a command line that is wrong.
namespace hall::hallctl {

/// The first word that names no command where one is wanted, with the nearest that would. Empty:
/// there is none.
std::string unknownCommand(
    const CLI::App& app, const std::vector<std::string>& words, const Style& style
);

/// The sentence of an error of the parser: which option is missing, unknown (and the nearest), or
/// does not fit.
std::string usageSentence(
    const CLI::App& app,
    const CLI::ParseError& error,
    const std::vector<std::string>& words,
    const Style& style
);

/// "hallctl ticket issue".
std::string fullName(const CLI::App& app);

/// The command that was typed, as deep as it was recognised.
const CLI::App& deepestParsed(const CLI::App& app);

}  // namespace hall::hallctl
