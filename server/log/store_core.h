#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "server/domain/result.h"
#include "server/sqlite/database.h"

namespace hall::log {

/// What the parts of one store share: the connection, the transaction's statements, and the fence.
/// The core thread only, but for the fence, which a commit beside it may raise.
class StoreCore {
 public:
  /// `busyFrames`: bound of the write-ahead log under load.
  StoreCore(sqlite::Database& database, std::string path, int busyFrames)
      : database_(database),
        transaction_(database),
        path_(std::move(path)),
        busyFrames_(busyFrames) {
    sqlite3_wal_hook(database.handle(), &StoreCore::onCommitted, this);
  }
  StoreCore(const StoreCore&) = delete;
  StoreCore& operator=(const StoreCore&) = delete;

  sqlite::Database& database() { return database_; }
  sqlite::Transaction::Statements& transaction() { return transaction_; }
  const std::string& path() const { return path_; }

  /// After the first failure nothing is written any more: what the disk holds is unknown until the
  /// file is opened anew (performance-reliability.md A1).
  bool fenced() const;
  /// Raises the fence; the refusal to hand on.
  domain::Refusal fence(const sqlite::Error& error);
  domain::Refusal refusal() const;

  /// Frames the write-ahead log held after the last commit.
  int walFrames() const { return walFrames_; }
  /// Moves what the write-ahead log holds into the database; the log's file keeps its length.
  /// False: the disk is full, so the log grows on. Throws sqlite::Error on any other failure.
  bool checkpoint();
  /// Before a commit: keeps a log that no idle moment shortens within its bound.
  void checkpointIfLong() {
    if (walFrames_ >= busyFrames_) checkpoint();
  }
  /// The same and cuts the file to nothing, so that no deleted key is left in it; then gives it its
  /// length back. Once a day.
  void checkpointAndTruncate();
  /// Makes the write-ahead log as long as its bound, so that commits overwrite it: a sync that has
  /// no new length to record takes half the time (benchmarks.md, P2 and P4). Zeros after the last
  /// frame end a recovery just as the end of the file does. Without room it grows as it is used.
  /// Throws sqlite::Error on any other failure.
  void lengthenWal();

 private:
  static int onCommitted(void* self, sqlite3*, const char*, int frames) {
    static_cast<StoreCore*>(self)->walFrames_ = frames;
    return SQLITE_OK;
  }

  sqlite::Database& database_;
  sqlite::Transaction::Statements transaction_;
  std::string path_;
  const int busyFrames_;
  mutable std::mutex fenceMutex_;
  std::optional<sqlite::Error> fence_;  ///< guarded by fenceMutex_
  int walFrames_ = 0;
};

/// Writes that wait for the next commit of the log.
class Staging {
 public:
  virtual ~Staging() = default;
  virtual bool hasStaged() const = 0;
  /// Inside the commit's transaction.
  virtual void writeStaged() = 0;
  /// All of it is in the open transaction, where reads find it.
  virtual void stagedWritten() = 0;
};

}  // namespace hall::log
