#pragma once

#include <sqlite3.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace hall::log {

/// A SQLite VFS that passes everything on to another one and counts the syncs. For measurements it
/// can slow every sync down, as a cheap disk would (P5, P6), and for tests refuse it, as a broken
/// one does.
///
/// It has no shared memory, so a write-ahead log can only be used in exclusive mode: a second
/// connection to the same file is impossible by construction. Outlives the connections that use it.
/// `syncs`, `delaySyncs` and `refuseSyncs` from any thread.
class MeteredVfs {
 public:
  /// `base`: name of a registered VFS; empty: the system's.
  explicit MeteredVfs(const std::string& base = {});
  ~MeteredVfs();
  MeteredVfs(const MeteredVfs&) = delete;
  MeteredVfs& operator=(const MeteredVfs&) = delete;

  /// To open a database with.
  const std::string& name() const { return name_; }
  std::uint64_t syncs() const { return syncs_.load(std::memory_order_relaxed); }
  /// From now on every sync takes this much longer.
  void delaySyncs(std::chrono::microseconds delay) {
    delayUs_.store(delay.count(), std::memory_order_relaxed);
  }
  /// While true every sync fails with SQLITE_IOERR_FSYNC and makes nothing durable.
  void refuseSyncs(bool refused) { refused_.store(refused, std::memory_order_relaxed); }

 private:
  friend struct MeteredFile;
  void countSync();

  std::string name_;
  sqlite3_vfs* base_;
  sqlite3_vfs vfs_{};
  std::atomic<std::uint64_t> syncs_{0};
  std::atomic<std::int64_t> delayUs_{0};
  std::atomic<bool> refused_{false};
};

}  // namespace hall::log
