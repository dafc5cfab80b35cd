#include "server/log/backup.h"

#include <unistd.h>

#include <system_error>
#include <utility>

#include "server/log/backup_parts.h"
#include "server/log/files.h"
#include "server/log/schema.h"
#include "server/log/store_problem.h"

namespace hall::log {

namespace fs = std::filesystem;

namespace {

template <class Said>
domain::Refusal unwritable(const fs::path& path, const Said& said) {
  return refusalFor(Problem::FileUnwritable, path.string(), said);
}

std::string nameFor(const std::vector<BackupManifest::Hall>& halls) {
  std::string digits = std::to_string(halls.empty() ? 0 : halls.front().head.seq);
  if (digits.size() < 12) digits.insert(0, 12 - digits.size(), '0');
  return "hall-" + digits;
}

domain::Result<HashAlgorithm> algorithmOf(const fs::path& copy) {
  try {
    sqlite::Database database = openCopy(copy);
    if (auto known = requireKnownFormat(database, copy.string()); !known) return known.refusal();
    const auto algorithm = hashAlgorithmNamed(metaValue(database, kMetaHash));
    if (!algorithm) {
      return refusalFor(Problem::CopyDiffers, copy.string())
          .with("error", "its description is gone");
    }
    return *algorithm;
  } catch (const sqlite::Error& error) {
    return copyRefusal(error, copy);
  }
}

domain::Result<bool> requireSame(const fs::path& copy, const BackupManifest& manifest) {
  std::error_code error;
  const auto bytes = fs::file_size(copy, error);
  const auto differs = [&](const char* what, std::string_view cause) {
    return refusalFor(Problem::CopyDiffers, copy.string(), what, cause);
  };
  if (error) return differs("it is not there", "not-there");
  if (bytes != manifest.bytes) return differs("its size is another", "other-size");
  const auto digest = fileDigest(copy);
  if (!digest) return digest.refusal();
  if (*digest != manifest.sha256) return differs("its SHA-256 is another", "other-digest");
  return true;
}

bool sameHeads(
    const std::vector<BackupManifest::Hall>& left, const std::vector<BackupManifest::Hall>& right
) {
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i].hall != right[i].hall || left[i].head.seq != right[i].head.seq ||
        left[i].head.hash != right[i].head.hash) {
      return false;
    }
  }
  return true;
}

}  // namespace

domain::Result<std::unique_ptr<Backup>> Backup::start(SqliteStore& store, const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return unwritable(folder, error);
  const fs::path copy = folder / "hall.db.new";
  fs::remove(copy, error);
  try {
    auto target = std::make_unique<sqlite::Database>(copy.string(), sqlite::Database::Mode::Create);
    // A copy that is not whole is thrown away; it is synced once, when it is.
    target->run("PRAGMA locking_mode=EXCLUSIVE");
    target->run("PRAGMA journal_mode=OFF");
    target->run("PRAGMA synchronous=OFF");
    std::unique_ptr<Backup> backup(new Backup(copy, std::move(target)));
    backup->backup_.reset(
        sqlite3_backup_init(backup->target_->handle(), "main", store.database().handle(), "main")
    );
    if (backup->backup_ == nullptr) {
      sqlite3* const into = backup->target_->handle();
      return unwritable(copy, sqlite::Error(sqlite3_errcode(into), sqlite3_errmsg(into)));
    }
    return backup;
  } catch (const sqlite::Error& failure) {
    return unwritable(copy, failure);
  }
}

Backup::~Backup() {
  backup_.reset();
  target_.reset();
  if (!whole_) ::unlink(copy_.c_str());
}

domain::Result<bool> Backup::step(int pages) {
  if (whole_) return false;
  const int code = sqlite3_backup_step(backup_.get(), pages);
  if (code == SQLITE_OK) return true;
  const auto refused = [this](int said) {
    return unwritable(copy_, sqlite::Error(said, sqlite3_errstr(said)));
  };
  if (code != SQLITE_DONE) return refused(code);
  const int finished = sqlite3_backup_finish(backup_.release());
  if (finished != SQLITE_OK) return refused(finished);
  target_.reset();
  whole_ = true;
  return false;
}

int Backup::pagesLeft() const {
  return backup_ == nullptr ? 0 : sqlite3_backup_remaining(backup_.get());
}

domain::Result<BackupManifest> finishBackup(
    const fs::path& copy, domain::Instant now, const CheckProgress& progress
) {
  const auto algorithm = algorithmOf(copy);
  if (!algorithm) return algorithm.refusal();
  auto halls = checkCopy(copy, *algorithm, progress);
  if (!halls) return halls.refusal();
  if (auto moved = moveDayKeysOut(copy); !moved) return moved.refusal();

  BackupManifest manifest;
  manifest.algorithm = *algorithm;
  manifest.halls = std::move(halls).value();
  manifest.time = now;
  const std::string name = nameFor(manifest.halls);
  manifest.file = name + ".db";
  std::error_code error;
  manifest.bytes = fs::file_size(copy, error);
  const auto digest = fileDigest(copy);
  if (!digest) return digest.refusal();
  manifest.sha256 = *digest;

  const fs::path folder = copy.parent_path();
  const fs::path target = folder / manifest.file;
  if (!syncFile(copy) || ::rename(copy.c_str(), target.c_str()) != 0) {
    return unwritable(target, lastSystemError());
  }
  // The manifest last: it says that everything else is there.
  const auto written = replaceFile(folder / (name + ".manifest"), manifestText(manifest));
  if (!written) return written.refusal();
  return manifest;
}

domain::Result<BackupManifest> verifyBackup(
    const fs::path& manifest, const CheckProgress& progress
) {
  auto read = readManifest(manifest);
  if (!read) return read;
  const fs::path copy = manifest.parent_path() / read->file;
  if (auto same = requireSame(copy, *read); !same) return same.refusal();
  const auto halls = checkCopy(copy, read->algorithm, progress);
  if (!halls) return halls.refusal();
  if (!sameHeads(*halls, read->halls)) {
    return refusalFor(
        Problem::CopyDiffers, copy.string(), "its log ends elsewhere", "ends-elsewhere"
    );
  }
  return read;
}

domain::Result<BackupManifest> restoreBackup(
    const fs::path& manifest, const fs::path& directory, const CheckProgress& progress
) {
  auto read = verifyBackup(manifest, progress);
  if (!read) return read;
  auto taken = DataDirectory::take(directory);
  if (!taken) return taken.refusal();
  std::error_code error;
  if (fs::exists(taken->database(), error)) {
    return refusalFor(Problem::NotEmpty, directory.string());
  }
  fs::path temporary = taken->database();
  temporary += ".new";
  fs::copy_file(
      manifest.parent_path() / read->file, temporary, fs::copy_options::overwrite_existing, error
  );
  if (error) return unwritable(temporary, error);
  if (auto moved = moveDayKeysIn(manifest.parent_path(), temporary); !moved) return moved.refusal();
  if (!syncFile(temporary) || ::rename(temporary.c_str(), taken->database().c_str()) != 0 ||
      !syncFolder(directory)) {
    return unwritable(taken->database(), lastSystemError());
  }
  return read;
}

}  // namespace hall::log
