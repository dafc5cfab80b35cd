#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>

#include "server/domain/result.h"
#include "server/engine/store.h"
#include "server/log/chain_check.h"
#include "server/log/event_codec.h"
#include "server/log/sqlite_blobs.h"
#include "server/log/sqlite_event_log.h"

namespace hall::log {

/// Makes the bytes of an exported log (docs/log-format.md) in slices, so that the core thread can
/// do other work in between. The bytes of all slices together are the file.
class LogCopier {
 public:
  /// Events after `after` up to `until`; what is appended after this moment is left out. Throws
  /// sqlite::Error.
  LogCopier(
      SqliteEventLog& log,
      SqliteBlobs& blobs,
      HashAlgorithm algorithm,
      engine::HallId hall,
      std::uint64_t after = 0,
      std::uint64_t until = std::numeric_limits<std::uint64_t>::max()
  );

  /// Adds up to `max` more events to `out`. True: there is more to do. Every event is checked on
  /// its way; a damaged log is refused with LogDamaged, and what was made is worth nothing.
  domain::Result<bool> step(std::size_t max, std::string& out);
  /// Last position of the whole copy.
  std::uint64_t total() const { return end_; }
  /// Last position that was made.
  std::uint64_t done() const { return check_.head().seq; }

 private:
  void begin(std::string& out);
  std::optional<domain::Refusal> add(const StoredRow& row, std::string& out);

  SqliteEventLog& log_;
  SqliteBlobs& blobs_;
  Hasher chainHasher_;
  Hasher fileHasher_;
  ChainCheck check_;
  EventCodec codec_;
  engine::HallId hall_;
  std::uint64_t end_ = 0;
  bool begun_ = false;
  std::map<std::string, bool, std::less<>> blobsMade_;
};

}  // namespace hall::log
