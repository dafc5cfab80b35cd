#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "bench/child_process.h"

namespace hall::bench {

/// A PostgreSQL server of the bench's own: a new cluster in a folder of its own, on loopback TCP,
/// with fsync and synchronous_commit on, ended with the bench. Debian's newest binaries; run as the
/// user postgres (or nobody) when the bench runs as root, which PostgreSQL refuses to.
class PostgresServer {
 public:
  /// `folder` does not exist yet. Throws when PostgreSQL is not installed or does not start.
  explicit PostgresServer(const std::filesystem::path& folder);

  /// Runs statements; what they return, a line a row.
  std::string query(const std::string& sql);
  /// Scripts/s of pgbench: `script` by `clients` connections with prepared statements. Throws when
  /// a client aborted.
  double benchmark(const std::filesystem::path& script, int clients, double seconds);
  /// How often the write-ahead log was synced, as PostgreSQL counts.
  std::uint64_t syncs();
  /// "PostgreSQL 15.20 (Debian ...)".
  std::string version();

 private:
  ChildProcess::Options command(const std::string& program) const;
  void waitUntilReady();

  const std::filesystem::path binaries_;
  const std::string user_;
  const std::string port_;
  std::unique_ptr<ChildProcess> server_;
};

}  // namespace hall::bench
