#pragma once

#include <CLI/CLI.hpp>

#include "tools/hallctl/invocation.h"

namespace hall::hallctl {

/// `hallctl tickets import FILE --reason …`: looks at every line before the first is sent, and
/// sends each line under a request id of its own. A list that was broken off is completed by
/// importing it again.
void addTicketImport(CLI::App& app, Invocation& run);

}  // namespace hall::hallctl
