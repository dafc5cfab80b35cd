#pragma once

#include <atomic>
#include <mutex>
#include <optional>
#include <string>

#include "server/api/upkeep.h"
#include "server/app/journal.h"
#include "server/engine/core.h"
#include "server/log/checkpoint.h"
#include "server/log/recovery.h"
#include "server/log/sqlite_store.h"

namespace hall::app {

/// Signs where the log stands and adds it to a file outside the data directory: so often while the
/// log grows, at the end of each of the hall's days, and when the server stops. A chain alone
/// cannot show that its tail was cut off and written anew; these can.
class Checkpoints final : public engine::BatchObserver {
 public:
  struct Options {
    engine::HallId hall{};
    std::filesystem::path file;
    domain::Duration interval{std::chrono::minutes{10}};  ///< of the hall's time
  };
  /// All outlive it.
  struct Parts {
    engine::Core& core;
    log::SqliteStore& store;
    engine::Clock& clock;
    Journal& journal;
  };

  /// From the thread that starts the core, before it does: makes the key at the first start.
  Checkpoints(Parts parts, Options options);

  /// The hall's code is known: reads the last checkpoint. Once, before the rounds begin.
  void begin(const std::string& hallCode);
  bool hasBegun() const { return signer_.has_value(); }
  /// Compares the last checkpoint with the log, and tells the journal when they differ: the log was
  /// cut or exchanged. After `begin`, by the thread that starts the core, before it does.
  void compareWithLog();
  /// "yichuang.hall/410500+<key id>+<base64>", for the supervisor.
  std::string publicKey() const;

  /// Writes one if it is time. By the one thread that does the rounds; blocks for a turn of the
  /// core and a sync of the file.
  void ifDue();
  /// The last one. After the core has stopped; by the thread that stopped it.
  void writeLast();

  /// The newest in the file. Any thread.
  api::ServerFacts::Written latest() const;

  void onCommitted(const std::shared_ptr<const engine::CommittedBatch>& batch) override;

 private:
  std::optional<log::Checkpoint> here();
  void write(const log::Checkpoint& checkpoint);

  const Parts parts_;
  const Options options_;
  const log::SecretKey seed_;
  std::string hallCode_;
  std::optional<log::CheckpointSigner> signer_;
  std::atomic<bool> dayEnded_{false};

  mutable std::mutex mutex_;
  // State below is protected by mutex_.
  api::ServerFacts::Written latest_;
  log::Hash lastHash_{};  ///< of the one read at the start
};

}  // namespace hall::app
