#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "server/domain/time_limit.h"
#include "tools/hallctl/invocation.h"

/// Until when something accepted now has to be decided, by the calendar and hours of a catalogue's
/// files: for whoever answers "until when?" or wonders at a due time.
namespace hall::hallctl {

struct LimitDue {
  domain::Due due;
  domain::Instant nearDue;
};

/// Nothing: the limit has no due time (无).
std::optional<LimitDue> limitDueOf(
    const domain::Catalogue::Content& content, const domain::RunningLimit& running
);

/// `hallctl deadlines due LIMIT ACCEPTED --catalogue FOLDER`.
void addDueCommand(CLI::App& app, Invocation& run);

}  // namespace hall::hallctl
