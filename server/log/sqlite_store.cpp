#include "server/log/sqlite_store.h"

#include <utility>

#include "server/log/master_key.h"
#include "server/log/schema.h"
#include "server/log/store_problem.h"

namespace hall::log {

using domain::Refusal;
using domain::Result;

namespace {

/// Rests between two looks at old revocations.
constexpr std::uint32_t kRevocationsEvery = 600;

/// With less room than this on the disk the write-ahead log is left to grow as it is used.
constexpr std::uint64_t kRoomForLongWal = 128ULL << 20;

std::string_view nameOf(domain::ClockMode mode) {
  return mode == domain::ClockMode::Rehearsal ? "rehearsal" : "real";
}

Refusal refusalOf(const sqlite::Error& error, const std::string& path) {
  const Problem problem = error.isDamage() ? Problem::DatabaseDamaged : Problem::DatabaseRefused;
  return refusalFor(problem, path, error);
}

/// What tells whether a key file belongs to this database, without giving the key away.
std::string keyCheck(VaultCipher& cipher, const SecretKey& master) {
  return hexadecimal(cipher.mac(master, "hall store: is this the key").bytes());
}

std::uint64_t fileSize(sqlite3* database, int operation) {
  sqlite3_file* file = nullptr;
  if (sqlite3_file_control(database, "main", operation, &file) != SQLITE_OK) return 0;
  if (file == nullptr || file->pMethods == nullptr) return 0;
  sqlite3_int64 size = 0;
  if (file->pMethods->xFileSize(file, &size) != SQLITE_OK) return 0;
  return static_cast<std::uint64_t>(size);
}

void checkpointOnClose(sqlite::Database& database, bool wanted) {
  sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, wanted ? 0 : 1, nullptr);
}

}  // namespace

SqliteStore::SqliteStore(DataDirectory directory, const StoreOptions& options)
    : directory_(std::move(directory)), idleFrames_(options.idleCheckpointFrames) {}

SqliteStore::~SqliteStore() {
  // A sound store is left as one file. One that failed is left alone: whatever its disk would do
  // now is nothing to build on.
  if (database_ != nullptr && core_ != nullptr && !fenced()) checkpointOnClose(*database_, true);
}

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(
    const StoreOptions& options, engine::IdSource& ids
) {
  auto directory = DataDirectory::take(options.directory);
  if (!directory) return directory.refusal();
  std::unique_ptr<SqliteStore> store(new SqliteStore(std::move(directory).value(), options));
  const std::string path = store->directory_.database().string();
  try {
    if (auto opened = store->openDatabase(options); !opened) return opened.refusal();
    const bool isNew = isEmpty(*store->database_);
    if (isNew && !options.create) return refusalFor(Problem::DatabaseMissing, path);
    // The key first: a database without its key would be worth nothing.
    auto key = store->openKey(options, isNew);
    if (!key) return key.refusal();
    if (isNew) {
      store->hash_ = options.hash;
      store->suite_ = options.cipher;
      store->cipher_ = VaultCipher::make(options.cipher);
      store->database_->run("BEGIN IMMEDIATE");
      createSchema(*store->database_);
      setMetaValue(*store->database_, kMetaHash, log::nameOf(options.hash));
      setMetaValue(*store->database_, kMetaCipher, log::nameOf(options.cipher));
      setMetaValue(*store->database_, kMetaClockMode, nameOf(options.clockMode));
      setMetaValue(*store->database_, kMetaKeyCheck, keyCheck(*store->cipher_, *key));
      store->database_->run("COMMIT");
    } else if (auto adopted = store->adopt(options); !adopted) {
      return adopted.refusal();
    }
    if (metaValue(*store->database_, kMetaKeyCheck) != keyCheck(*store->cipher_, *key)) {
      return refusalFor(
          Problem::KeyFileWrong,
          options.keyFile.empty() ? store->directory_.defaultKeyFile().string()
                                  : options.keyFile.string()
      );
    }
    store->createParts(options, *key, ids);
    if (store->directory_.freeBytes() >= kRoomForLongWal) store->core_->lengthenWal();
  } catch (const sqlite::Error& error) {
    return refusalOf(error, path);
  }
  store->directory_.makeBallast(options.ballastBytes);
  return store;
}

Result<bool> SqliteStore::openDatabase(const StoreOptions& options) {
  const std::string path = directory_.database().string();
  vfs_ = std::make_unique<MeteredVfs>(options.vfs);
  const auto mode =
      options.create ? sqlite::Database::Mode::Create : sqlite::Database::Mode::Existing;
  try {
    database_ = std::make_unique<sqlite::Database>(path, mode, vfs_->name());
  } catch (const sqlite::Error& error) {
    if (!options.create && (error.code() & 0xFF) == SQLITE_CANTOPEN) {
      return refusalFor(Problem::DatabaseMissing, path);
    }
    throw;
  }
  // A foreign or newer file is left as it is.
  checkpointOnClose(*database_, false);
  database_->run("PRAGMA locking_mode=EXCLUSIVE");
  if (!isEmpty(*database_)) {
    if (auto known = requireKnownFormat(*database_, path); !known) return known.refusal();
  }
  configure(*database_);
  return requireDurable(*database_, path);
}

Result<SecretKey> SqliteStore::openKey(const StoreOptions& options, bool isNew) {
  const auto path = options.keyFile.empty() ? directory_.defaultKeyFile() : options.keyFile;
  std::error_code error;
  if (isNew && !std::filesystem::exists(path, error)) return makeMasterKey(path);
  return readMasterKey(path);
}

Result<bool> SqliteStore::adopt(const StoreOptions& options) {
  const std::string path = directory_.database().string();
  const auto hash = hashAlgorithmNamed(metaValue(*database_, kMetaHash));
  const auto suite = cipherSuiteNamed(metaValue(*database_, kMetaCipher));
  if (!hash || !suite) {
    return refusalFor(Problem::DatabaseDamaged, path).with("error", "its description is gone");
  }
  const std::string mode = metaValue(*database_, kMetaClockMode);
  if (mode != nameOf(options.clockMode)) {
    return refusalFor(Problem::WrongClockMode, path)
        .with("stored", mode)
        .with("wanted", std::string(nameOf(options.clockMode)));
  }
  hash_ = *hash;
  suite_ = *suite;
  cipher_ = VaultCipher::make(suite_);
  return true;
}

void SqliteStore::createParts(
    const StoreOptions& options, const SecretKey& master, engine::IdSource& ids
) {
  core_ = std::make_unique<StoreCore>(
      *database_, directory_.database().string(), options.busyCheckpointFrames
  );
  blobs_ = std::make_unique<SqliteBlobs>(*core_, hash_);
  vault_ = std::make_unique<SqliteVault>(*core_, *cipher_, master, ids);
  credentials_ = std::make_unique<SqliteCredentials>(
      *core_, *cipher_, cipher_->mac(master, "hall store: seal a server key")
  );
  log_ = std::make_unique<SqliteEventLog>(
      *core_, hash_, *blobs_, std::vector<Staging*>{blobs_.get(), vault_.get(), credentials_.get()}
  );
}

void SqliteStore::rest() {
  if (fenced()) return;
  try {
    restOrThrow();
  } catch (const sqlite::Error& error) {
    core_->fence(error);
  }
}

void SqliteStore::restOrThrow() {
  if (core_->walFrames() >= idleFrames_) {
    core_->checkpoint();
    return;
  }
  log_->sweepRequests();
  if (++rests_ % kRevocationsEvery == 0 && log_->lastAppend()) {
    credentials_->forgetRevocationsBefore(*log_->lastAppend());
  }
}

engine::Store::Health SqliteStore::health() {
  Health health;
  health.walBytes = fileSize(database_->handle(), SQLITE_FCNTL_JOURNAL_POINTER);
  health.databaseBytes = fileSize(database_->handle(), SQLITE_FCNTL_FILE_POINTER);
  health.diskFreeBytes = directory_.freeBytes();
  health.syncs = vfs_->syncs();
  return health;
}

bool SqliteStore::isRestored() {
  try {
    return metaValue(*database_, kMetaRestored) == "1";
  } catch (const sqlite::Error& error) {
    core_->fence(error);
    return false;
  }
}

bool SqliteStore::isFurnished() {
  try {
    return metaValue(*database_, kMetaFurnished) == "1";
  } catch (const sqlite::Error& error) {
    core_->fence(error);
    return false;
  }
}

Result<bool> SqliteStore::setFurnished() {
  if (fenced()) return core_->refusal();
  try {
    setMetaValue(*database_, kMetaFurnished, "1");
    return true;
  } catch (const sqlite::Error& error) {
    return core_->fence(error);
  }
}

CatalogueSource SqliteStore::catalogues() {
  return [blobs = blobs_.get()](std::string_view hash) { return blobs->catalogue(hash); };
}

}  // namespace hall::log
