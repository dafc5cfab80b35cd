#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/domain/result.h"
#include "server/log/chain_check.h"
#include "server/log/sqlite_store.h"
#include "server/sqlite/database.h"

/// Backups of a running hall, their check, and how one becomes a hall again.
///
/// A folder holds many copies (hall-<position>.db with hall-<position>.manifest) and one file of
/// day keys, which each backup replaces: when a day key is deleted, the next backup makes that
/// day's personal data unreadable in all older copies too. Without the key file of the server
/// nothing personal in a backup can be read at all.
namespace hall::log {

/// What a backup's manifest says.
struct BackupManifest {
  struct Hall {
    engine::HallId hall;
    ChainHead head;
  };

  std::string file;  ///< name of the copy beside the manifest
  std::uint64_t bytes = 0;
  std::string sha256;  ///< hexadecimal, of the copy
  domain::Instant time;
  HashAlgorithm algorithm = HashAlgorithm::Sm3;
  std::vector<Hall> halls;
};

/// Copies the database page by page over the store's own connection. Core thread; commits go on in
/// between and are carried into the copy.
class Backup {
 public:
  /// `folder` is made when it is not there.
  static domain::Result<std::unique_ptr<Backup>> start(
      SqliteStore& store, const std::filesystem::path& folder
  );
  ~Backup();
  Backup(const Backup&) = delete;
  Backup& operator=(const Backup&) = delete;

  /// Copies up to `pages`; 64 take about half a millisecond. True: there is more to do. A failure
  /// harms the copy only.
  domain::Result<bool> step(int pages = 64);
  int pagesLeft() const;
  /// The unfinished copy, for `finishBackup`; only after the last step.
  const std::filesystem::path& copy() const { return copy_; }

 private:
  struct Finish {
    void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
  };
  Backup(std::filesystem::path copy, std::unique_ptr<sqlite::Database> target)
      : copy_(std::move(copy)), target_(std::move(target)) {}

  std::filesystem::path copy_;
  std::unique_ptr<sqlite::Database> target_;
  std::unique_ptr<sqlite3_backup, Finish> backup_;
  bool whole_ = false;
};

/// Told how far a check is, in events; false breaks it off with BackupFailed.
using CheckProgress = std::function<bool(std::uint64_t done, std::uint64_t total)>;

/// Makes a finished copy a backup: moves the day keys into the folder's file, checks the copy and
/// every event in it, writes the manifest. Any thread; takes seconds for a large hall.
domain::Result<BackupManifest> finishBackup(
    const std::filesystem::path& copy, domain::Instant now, const CheckProgress& progress = {}
);

domain::Result<BackupManifest> readManifest(const std::filesystem::path& manifest);

/// Compares a backup with its manifest: size, SHA-256, integrity of the database, every event.
domain::Result<BackupManifest> verifyBackup(
    const std::filesystem::path& manifest, const CheckProgress& progress = {}
);

/// Makes an empty data directory the hall of this backup, with the day keys of the backup's folder.
/// The store that opens it says `isRestored` until the event LogRestored is in its log: a new
/// epoch, prefixes going on at the next hundred. The key file is the operator's to bring.
/// `progress` is told of the check, which takes most of the time and comes before anything is
/// written.
domain::Result<BackupManifest> restoreBackup(
    const std::filesystem::path& manifest,
    const std::filesystem::path& directory,
    const CheckProgress& progress = {}
);

}  // namespace hall::log
