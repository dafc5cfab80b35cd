#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "server/engine/store.h"

/// The log as a whole, as supervisors ask for it: what proves it and what carries it away.
/// Implemented by log/. Everything here is for the core thread, in slices short enough that the
/// hall goes on in between.
namespace hall::engine {

/// Walks the log and computes every hash anew. Stops at the first flaw.
class LogCheck {
 public:
  /// Values equal those on the wire.
  enum class Finding : std::uint8_t {
    Whole = 1,
    ChainBroken = 2,
    CheckpointMissed = 3,  ///< the log ends before it, or differs from it
    CheckpointInvalid = 4  ///< it is malformed or its signature is wrong
  };
  struct Report {
    Position last;     ///< of the log when the check began
    Position checked;  ///< so far
    Finding finding = Finding::Whole;
    Position firstBad;      ///< none: 0
    std::string flaw;       ///< "gap", "hash-wrong" ...; empty: none
    std::string chainHash;  ///< of the last good event, hexadecimal
  };

  virtual ~LogCheck() = default;
  /// Looks at up to `max` more events. True: there is more to do.
  virtual bool step(std::size_t max) = 0;
  virtual Report report() const = 0;
};

/// Makes the bytes of the exported form of a stretch of the log.
class LogCopy {
 public:
  virtual ~LogCopy() = default;
  /// Adds up to `max` more events to `out`. True: there is more to do. LogDamaged names the
  /// position.
  virtual Result<bool> step(std::size_t max, std::string& out) = 0;
  virtual Position last() const = 0;  ///< of the whole copy
  virtual Position done() const = 0;  ///< that the bytes so far hold
};

class Record {
 public:
  virtual ~Record() = default;

  /// From that position on; what is in front of it is trusted. `checkpoint`: a signed note, whose
  /// position is checked even if it lies in front; empty: none. PositionNotFound: the log ends
  /// before.
  virtual Result<std::unique_ptr<LogCheck>> check(Position from, std::string_view checkpoint) = 0;
  /// Events after `after` up to `until`; an `until` of 0: to the last. PositionNotFound: the log
  /// ends before one of them, or they are in the wrong order.
  virtual Result<std::unique_ptr<LogCopy>> copy(Position after, Position until) = 0;
};

}  // namespace hall::engine
