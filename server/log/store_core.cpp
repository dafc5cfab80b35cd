#include "server/log/store_core.h"

#include <algorithm>
#include <vector>

#include "server/log/store_problem.h"

namespace hall::log {

namespace {

/// Of a write-ahead log: its head, then frames of a head and a page each.
constexpr std::int64_t kWalHeadBytes = 32;
constexpr std::int64_t kWalFrameBytes = 24 + 4096;
/// SQLite's unix VFS writes less than 128 KiB at once.
constexpr int kZerosAtOnce = 1 << 16;

sqlite3_file* walOf(sqlite3* database) {
  sqlite3_file* wal = nullptr;
  sqlite3_file_control(database, "main", SQLITE_FCNTL_JOURNAL_POINTER, &wal);
  return wal != nullptr && wal->pMethods != nullptr ? wal : nullptr;
}

}  // namespace

bool StoreCore::fenced() const {
  const std::lock_guard lock(fenceMutex_);
  return fence_.has_value();
}

domain::Refusal StoreCore::fence(const sqlite::Error& error) {
  {
    const std::lock_guard lock(fenceMutex_);
    if (!fence_) fence_ = error;
  }
  return refusal();
}

domain::Refusal StoreCore::refusal() const {
  const std::lock_guard lock(fenceMutex_);
  return domain::Refusal{domain::Reason::CommitFailed, {}}
      .with("path", path_)
      .with("error", fence_ ? fence_->what() : "")
      .with("code", std::to_string(fence_ ? fence_->code() : 0))
      .with("cause", fence_ ? std::string(causeOf(*fence_)) : "");
}

bool StoreCore::checkpoint() {
  const int code = sqlite3_wal_checkpoint_v2(
      database_.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr
  );
  if (code == SQLITE_OK) {
    walFrames_ = 0;
    return true;
  }
  const int extended = sqlite3_extended_errcode(database_.handle());
  if ((extended & 0xFF) == SQLITE_FULL) return false;
  throw sqlite::Error(extended, sqlite3_errmsg(database_.handle()));
}

void StoreCore::checkpointAndTruncate() {
  const int code = sqlite3_wal_checkpoint_v2(
      database_.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr
  );
  if (code != SQLITE_OK) {
    throw sqlite::Error(
        sqlite3_extended_errcode(database_.handle()), sqlite3_errmsg(database_.handle())
    );
  }
  walFrames_ = 0;
  lengthenWal();
}

void StoreCore::lengthenWal() {
  sqlite3_file* wal = walOf(database_.handle());
  if (wal == nullptr) return;
  const auto require = [](int code, const char* what) {
    if (code != SQLITE_OK) throw sqlite::Error(code, what);
  };
  sqlite3_int64 length = 0;
  require(wal->pMethods->xFileSize(wal, &length), "the length of the write-ahead log");
  const std::int64_t wanted = kWalHeadBytes + busyFrames_ * kWalFrameBytes;
  if (length >= wanted) return;
  const std::vector<char> zeros(kZerosAtOnce);
  while (length < wanted) {
    const auto bytes = static_cast<int>(std::min<std::int64_t>(kZerosAtOnce, wanted - length));
    const int code = wal->pMethods->xWrite(wal, zeros.data(), bytes, length);
    if ((code & 0xFF) == SQLITE_FULL) return;
    require(code, "lengthening the write-ahead log");
    length += bytes;
  }
  require(wal->pMethods->xSync(wal, SQLITE_SYNC_NORMAL), "lengthening the write-ahead log");
}

}  // namespace hall::log
