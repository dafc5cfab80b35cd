#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/log/checkpoint.h"
#include "tools/hallctl/invocation.h"

namespace hall::hallctl {

/// The last whole note of a file of checkpoints, as the server wrote it. Empty: there is none.
std::string lastNoteOf(std::string_view file);

/// The checkpoints of a file that a public key accepts. `key` is the key itself or a file that
/// holds it. Nothing: one of them is not what it should be; that has been said, and what was said
/// ends the run as Damaged where a note is refused.
std::optional<std::vector<log::Checkpoint>> checkpointsOf(
    Invocation& run, const std::string& file, const std::string& key
);

/// What a key option means: the key's text, or the first line of the file it names.
std::string keyText(const std::string& option);

}  // namespace hall::hallctl
