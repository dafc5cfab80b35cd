#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/api/first_people.h"
#include "server/api/passwords.h"
#include "server/app/clock_choice.h"
#include "server/app/journal.h"
#include "server/config/machine_config.h"
#include "server/domain/event.h"
#include "server/engine/work.h"

namespace hall::app {

struct ServerParts;

/// The whole server, made of its parts in the order in which they depend on each other and taken
/// down in the reverse one. Used by `main` and, in one process, by tests.
class HallApplication {
 public:
  struct Options {
    config::MachineConfig config;
    ClockChoice clock;
    bool bench = false;    ///< serves the empty method of the bench
    std::string storeVfs;  ///< of SQLite, for tests and benches; empty: the system's
    api::PasswordHasher::Cost passwordCost;
    /// The journal's lines; empty: standard error.
    Journal::Reader journal;
    /// Numbers on paper that a restored log may not know: its prefixes go on above them, and above
    /// those of the file beside the checkpoints. Nothing: nobody said; then a restored log is not
    /// served unless that file tells of today.
    std::optional<std::vector<domain::LogRestored::Prefix>> knownNumbers;
    /// Staff number of a person who gets a new password; empty: nobody.
    std::string newPasswordFor;
  };
  /// What is to be shown to whoever started it.
  struct Started {
    std::uint16_t rpcPort = 0;
    std::uint16_t webPort = 0;
    std::uint16_t webPublicPort = 0;  ///< 0: there is no second address
    std::uint16_t metricsPort = 0;
    /// What the first start of a log made up, to be shown once.
    std::optional<api::FirstPeople> firstPeople;
    /// For the supervisor; set at the first start, too.
    std::string checkpointKey;
    std::string newPassword;  ///< of `newPasswordFor`
  };

  explicit HallApplication(Options options);
  ~HallApplication();  ///< as stop()

  /// Opens the data directory, brings the hall up to date and serves it. A refusal with its reason
  /// when it cannot; `sentenceOf` (refused_start.h) says it to a person. What was refused before
  /// the hall was open has changed nothing.
  domain::Result<Started> start();

  /// Not ready, streams ended with a hint when to come back, what is queued committed, a snapshot
  /// and a checkpoint written. Within five seconds. Idempotent.
  void stop();

  /// Nothing works any more: the process must end and start anew. Set once, by any thread.
  bool failed() const { return failed_; }
  void onFailure(std::function<void()> then) { onFailure_ = std::move(then); }
  /// Grows at least every second while the core thread lives.
  std::uint64_t pulse() const;

 private:
  domain::Result<Started> open();
  domain::Result<Started> serve(bool furnished);
  domain::Result<Started> listen();
  domain::Result<bool> furnish(Started& started);
  std::optional<domain::Refusal> refuseUnknownNumbers() const;
  std::vector<domain::LogRestored::Prefix> knownNumbers(const engine::Turn& turn) const;
  domain::Result<bool> recordRestore();
  domain::Result<std::string> giveNewPassword();
  void becomeReady();
  void setServing(bool serving);

  const Options options_;
  Journal journal_;
  std::function<void()> onFailure_;
  std::atomic<bool> failed_{false};
  std::unique_ptr<ServerParts> parts_;
};

}  // namespace hall::app
