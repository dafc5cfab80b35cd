#include "server/log/store_core.h"

namespace hall::log {

domain::Refusal StoreCore::fence(const DatabaseError& error) {
  if (!fenced_) {
    fenced_ = true;
    error_ = error.what();
    errorCode_ = error.code();
  }
  return refusal();
}

domain::Refusal StoreCore::refusal() const {
  return domain::Refusal{domain::Reason::CommitFailed, {}}
      .with("path", path_)
      .with("error", error_)
      .with("code", std::to_string(errorCode_));
}

bool StoreCore::checkpoint() {
  const int code = sqlite3_wal_checkpoint_v2(
      database_.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr
  );
  if (code == SQLITE_OK) {
    walFrames_ = 0;
    return true;
  }
  const DatabaseError error(
      sqlite3_extended_errcode(database_.handle()), sqlite3_errmsg(database_.handle())
  );
  if (error.isFull()) return false;
  throw error;
}

void StoreCore::checkpointAndTruncate() {
  const int code = sqlite3_wal_checkpoint_v2(
      database_.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr
  );
  if (code != SQLITE_OK) {
    throw DatabaseError(
        sqlite3_extended_errcode(database_.handle()), sqlite3_errmsg(database_.handle())
    );
  }
  walFrames_ = 0;
}

}  // namespace hall::log
