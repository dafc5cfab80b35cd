#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "server/domain/result.h"
#include "server/log/data_directory.h"
#include "server/log/sqlite_blobs.h"
#include "server/log/sqlite_event_log.h"
#include "server/sqlite/database.h"

namespace hall::log {

/// The log of a data directory that no server holds now, for verifying and exporting: read-only,
/// and without the key file, since no event holds anything personal. One thread.
class LogReading {
 public:
  /// Holds the directory for as long as it lives. Refused: a server holds it, there is no database,
  /// it is another program's or a newer version's. Read to people with `sentenceOf`.
  static domain::Result<std::unique_ptr<LogReading>> open(const std::filesystem::path& directory);

  SqliteEventLog& log() { return *log_; }
  SqliteBlobs& blobs() { return *blobs_; }
  HashAlgorithm algorithm() const { return algorithm_; }

 private:
  LogReading(
      DataDirectory directory, std::unique_ptr<sqlite::Database> database, HashAlgorithm algorithm
  );

  DataDirectory directory_;
  HashAlgorithm algorithm_;
  std::unique_ptr<sqlite::Database> database_;
  std::unique_ptr<StoreCore> core_;
  std::unique_ptr<SqliteBlobs> blobs_;
  std::unique_ptr<SqliteEventLog> log_;
};

}  // namespace hall::log
