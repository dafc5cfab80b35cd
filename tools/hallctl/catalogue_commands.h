#pragma once

#include <CLI/CLI.hpp>

#include "tools/hallctl/invocation.h"

namespace hall::hallctl {

/// catalogue check, publish and import. `import` of a folder is `publish`; of a CSV file it turns a
/// department's list into a file of the catalogue's folder.
void addCatalogueCommands(CLI::App& app, Invocation& run);

}  // namespace hall::hallctl
