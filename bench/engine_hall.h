#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "server/domain/forecast.h"
#include "server/engine/core.h"
#include "server/engine/ids.h"
#include "server/log/sqlite_store.h"

namespace hall::bench {

/// The moment at which every measured hall's rehearsal begins: 2026-03-02, a Monday, 09:00.
inline constexpr const char* kOpeningText = "2026-03-02T09:00:00+08:00";
domain::Instant opening();

/// The real core on a real data directory, in this process and without a transport. Its clock moves
/// by hand.
class EngineHall {
 public:
  struct Options {
    std::filesystem::path data;
    std::filesystem::path key;
    std::size_t batchMax = 1024;
    domain::Instant start = opening();  ///< later when the log ended later
  };

  /// Throws std::runtime_error with the refusal when the directory cannot be opened.
  explicit EngineHall(const Options& options);

  /// Performs one command and waits until it is durable. Throws when it is refused.
  engine::Position perform(const domain::Actor& actor, domain::CommandBody command);
  /// A turn of the core thread, durable when this returns. Throws when `body` refuses.
  void inTurn(const std::function<domain::Result<engine::Position>(engine::Turn&)>& body);

  engine::Core& core() { return *core_; }
  engine::Clock& clock() { return *clock_; }
  log::SqliteStore& store() { return *store_; }

 private:
  const std::unique_ptr<engine::IdSource> ids_;
  const domain::GammaQueueLength forecast_;
  std::unique_ptr<log::SqliteStore> store_;
  std::unique_ptr<engine::Clock> clock_;
  std::unique_ptr<engine::Core> core_;
};

/// "TICKET_NOT_FOUND (code=x)", for exceptions.
std::string textOf(const domain::Refusal& refusal);

}  // namespace hall::bench
