#pragma once

#include <memory>
#include <optional>
#include <string>

#include "server/engine/ids.h"
#include "server/engine/store.h"
#include "server/log/chain_check.h"
#include "server/log/data_directory.h"
#include "server/log/metered_vfs.h"
#include "server/log/sqlite_blobs.h"
#include "server/log/sqlite_credentials.h"
#include "server/log/sqlite_event_log.h"
#include "server/log/sqlite_vault.h"
#include "server/log/store_options.h"

namespace hall::log {

/// One data directory: log, vault, credentials and blobs in hall.db, on one connection that does
/// all writes and all checkpoints (SQLite 3.40 needs that, performance-reliability.md section 0).
/// Made by the thread that starts the core, then used by the core thread only.
class SqliteStore final : public engine::Store {
 public:
  /// Refusals are read to people with `sentenceOf` of store_problem.h. `ids` outlives the store.
  static domain::Result<std::unique_ptr<SqliteStore>> open(
      const StoreOptions& options, engine::IdSource& ids
  );
  ~SqliteStore() override;

  engine::EventLog& log() override { return *log_; }
  engine::Vault& vault() override { return *vault_; }
  engine::Credentials& credentials() override { return *credentials_; }
  engine::Blobs& blobs() override { return *blobs_; }
  void rest() override;
  Health health() override;
  void releaseBallast() override { directory_.releaseBallast(); }

  /// A write or sync failed; nothing is written any more.
  bool fenced() const { return core_->fenced(); }
  HashAlgorithm hashAlgorithm() const { return hash_; }
  /// True from a restore until LogRestored is in the log: the app submits RestoreLog first of all.
  bool isRestored();
  /// True once the first start has recorded hall, catalogue and people; then config/ is not read
  /// again. Core thread, or before it starts.
  bool isFurnished();
  /// Durable when it returns. Refused as a commit is.
  domain::Result<bool> setFurnished();
  /// The catalogues of this log, for decoding. Lives as long as the store.
  CatalogueSource catalogues();
  /// Rows and heads of the log, for recovery, verifying, exporting and checkpoints.
  SqliteEventLog& eventLog() { return *log_; }
  SqliteBlobs& blobTable() { return *blobs_; }
  /// Syncs so far. Any thread.
  std::uint64_t syncs() const { return vfs_->syncs(); }
  /// For measurements: slows every sync down.
  MeteredVfs& vfs() { return *vfs_; }
  /// For backups, which copy over this connection.
  sqlite::Database& database() { return *database_; }
  StoreCore& core() { return *core_; }
  const DataDirectory& directory() const { return directory_; }

 private:
  SqliteStore(DataDirectory directory, const StoreOptions& options);

  domain::Result<bool> openDatabase(const StoreOptions& options);
  domain::Result<SecretKey> openKey(const StoreOptions& options, bool isNew);
  domain::Result<bool> adopt(const StoreOptions& options);
  void createParts(const StoreOptions& options, const SecretKey& master, engine::IdSource& ids);
  void restOrThrow();

  DataDirectory directory_;
  std::unique_ptr<MeteredVfs> vfs_;
  std::unique_ptr<sqlite::Database> database_;
  std::unique_ptr<StoreCore> core_;
  std::unique_ptr<VaultCipher> cipher_;
  std::unique_ptr<SqliteBlobs> blobs_;
  std::unique_ptr<SqliteVault> vault_;
  std::unique_ptr<SqliteCredentials> credentials_;
  std::unique_ptr<SqliteEventLog> log_;
  HashAlgorithm hash_ = HashAlgorithm::Sm3;
  CipherSuite suite_ = CipherSuite::XChaCha20Poly1305;
  const int idleFrames_;
  std::uint32_t rests_ = 0;
};

}  // namespace hall::log
