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

/// What was found. `last` is that of VerifyLog, whoever checked, so that all are told alike.
struct LogFinding {
  v1::VerifyLogResponse last;
  std::uint64_t after = 0;  ///< what was checked begins after this one, whose hash is trusted
};

/// Checks a log without a server. Nothing: it cannot be read, or is no log, which has been said.
std::optional<LogFinding> checkLogHere(Invocation& run, const LogCheck& wanted);

/// Asks the running server. Nothing: refused or unreachable, and said.
std::optional<LogFinding> checkLogThere(Invocation& run, const LogCheck& wanted);

/// The finding as a sentence, with the first bad position.
std::string verdictText(const LogFinding& finding, const Style& style);

}  // namespace hall::hallctl
