#pragma once

#include <atomic>
#include <mutex>
#include <optional>
#include <string>

#include "server/api/upkeep.h"
#include "server/app/journal.h"
#include "server/app/numbers_file.h"
#include "server/engine/core.h"
#include "server/log/checkpoint.h"
#include "server/log/recovery.h"
#include "server/log/sqlite_store.h"

namespace hall::app {

/// Signs where the log stands and adds it to a file outside the data directory: so often while the
/// log grows, at the end of each of the hall's days, and when the server stops. A chain alone
/// cannot show that its tail was cut off and written anew; these can.
///
/// Beside that file it keeps another: which numbers of the day may be in somebody's hand, written
/// ahead of them and at each checkpoint. A log that is restored goes on above them.
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

  /// The hall's code is known: reads the last checkpoint and the numbers. Once, before the rounds
  /// begin.
  void begin(const std::string& hallCode);
  bool hasBegun() const { return signer_.has_value(); }
  /// Compares the last checkpoint with the log, and tells the journal when they differ: the log was
  /// cut or exchanged. After `begin`, by the thread that starts the core, before it does.
  void compareWithLog();
  /// "yichuang.hall/410500+<key id>+<base64>", for the supervisor.
  std::string publicKey() const;
  /// What the numbers' file said at `begin`. Refused, with the sentence as `detail`: it cannot be
  /// read, or it is older than the last checkpoint, so that nobody knows what was given out since.
  const domain::Result<GivenNumbers>& numbersFound() const { return numbersFound_; }
  /// Writes them now, and from here on as they grow: the log is the one that gives them out. By the
  /// thread that makes the hall ready; blocks for a turn of the core and a sync of the file.
  void keepNumbers();

  /// Writes one if it is time. By the one thread that does the rounds; blocks for a turn of the
  /// core and a sync of the file.
  void ifDue();
  /// The last one. After the core has stopped; by the thread that stopped it.
  void writeLast();

  /// The newest in the file. Any thread.
  api::ServerFacts::Written latest() const;

  void onCommitted(const std::shared_ptr<const engine::CommittedBatch>& batch) override;

 private:
  bool isDue() const;
  std::optional<log::Checkpoint> here(domain::Instant now);
  void write(const log::Checkpoint& checkpoint);
  void write(GivenNumbers numbers);
  std::filesystem::path numbersPath() const { return options_.file.string() + ".numbers"; }

  const Parts parts_;
  const Options options_;
  const log::SecretKey seed_;
  std::string hallCode_;
  std::optional<log::CheckpointSigner> signer_;
  std::atomic<bool> dayEnded_{false};
  domain::Result<GivenNumbers> numbersFound_{domain::Reason::NotReady};
  bool keepsNumbers_ = false;
  bool numbersFailed_ = false;       ///< and that was told
  std::uint64_t numbersLooked_ = 0;  ///< position at which they were looked at last
  GivenNumbers numbersWritten_;
  domain::Instant newest_;  ///< time of the newest checkpoint in the file

  mutable std::mutex mutex_;
  // State below is protected by mutex_.
  api::ServerFacts::Written latest_;
  log::Hash lastHash_{};  ///< of the one read at the start
};

}  // namespace hall::app
