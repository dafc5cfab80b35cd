#pragma once

namespace hall::hallctl {

/// What hallctl ends with; the words are in docs/hallctl.md and in `hallctl --help`.
enum class ExitCode {
  Done = 0,
  Refused = 1,      ///< the hall refused, with its reason; or a file here cannot be used
  Damaged = 2,      ///< a log, backup or export is not what it should be
  Unreachable = 3,  ///< no server answers there
  Usage = 64        ///< the command line itself is wrong (EX_USAGE of sysexits.h)
};

}  // namespace hall::hallctl
