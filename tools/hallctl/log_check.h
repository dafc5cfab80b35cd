#pragma once

#include <optional>
#include <string>

#include "hall/v1/report_service.pb.h"
#include "tools/hallctl/invocation.h"

namespace hall::hallctl {

/// What `log verify` was asked to look at.
struct LogCheck {
  std::string data;        ///< a data directory that no server holds
  std::string file;        ///< an exported log
  std::string checkpoint;  ///< file of checkpoints; empty: none
  std::string key;         ///< their public key, or a file with it
  std::uint64_t from = 0;  ///< first position; 0: the first there is. By a server only
};

/// Checks a log without a server. Nothing: it cannot be read, which has been said. `result` is that
/// of VerifyLog, so that both are told alike.
std::optional<v1::VerifyLogResponse> checkLogHere(Invocation& run, const LogCheck& wanted);

/// Asks the running server. Nothing: refused or unreachable, and said.
std::optional<v1::VerifyLogResponse> checkLogThere(Invocation& run, const LogCheck& wanted);

/// The finding as a sentence, with the first bad position.
std::string verdictText(const v1::VerifyLogResponse& found, const Style& style);

}  // namespace hall::hallctl
