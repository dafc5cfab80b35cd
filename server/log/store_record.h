#pragma once

#include <memory>
#include <string>

#include "server/engine/record.h"
#include "server/log/checkpoint.h"
#include "server/log/sqlite_store.h"

namespace hall::log {

/// The record of one hall of a store. Core thread.
class StoreRecord final : public engine::Record {
 public:
  /// `store` outlives it.
  StoreRecord(SqliteStore& store, engine::HallId hall) : store_(store), hall_(hall) {}

  engine::Result<std::unique_ptr<engine::LogCheck>> check(
      engine::Position from, std::string_view checkpoint
  ) override;
  engine::Result<std::unique_ptr<engine::LogCopy>> copy(
      engine::Position after, engine::Position until
  ) override;

 private:
  std::optional<Checkpoint> read(std::string_view note);

  SqliteStore& store_;
  const engine::HallId hall_;
};

}  // namespace hall::log
