#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/domain/time.h"

namespace hall::log {

/// "2026-02-11T08:00:00.000Z".
std::string utcText(domain::Instant at);
/// Nothing: not exactly that form, or no such moment.
std::optional<domain::Instant> utcInstant(std::string_view text);

}  // namespace hall::log
