#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What a server tells of itself on standard error, one JSON object a line.
namespace hall::rehearsal {

/// How many events its latest start took from the log; nothing when it told of no start.
std::optional<std::uint64_t> replayedEvents(const std::string& journal);

/// Sentences unless the latest start made its state from the log.
std::vector<std::string> checkReplay(const std::string& journal);

}  // namespace hall::rehearsal
