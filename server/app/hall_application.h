#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "server/api/first_people.h"
#include "server/app/clock_choice.h"
#include "server/config/machine_config.h"

namespace hall::app {

/// The whole server, made of its parts in the order in which they depend on each other and taken
/// down in the reverse one. Used by `main` and, in one process, by tests.
class HallApplication {
 public:
  struct Options {
    config::MachineConfig config;
    ClockChoice clock;
    bool bench = false;    ///< serves the empty method of the bench
    std::string storeVfs;  ///< of SQLite, for tests and benches; empty: the system's
  };
  /// What the first start of a log made up, to be shown once.
  struct Started {
    std::uint16_t rpcPort = 0;
    std::uint16_t metricsPort = 0;
    std::optional<api::FirstPeople> firstPeople;
  };

  explicit HallApplication(Options options);
  ~HallApplication();  ///< as stop()

  /// Opens the data directory, brings the hall up to date and serves it. A sentence when it cannot.
  domain::Result<Started> start();

  /// Not ready, streams ended with a hint when to come back, what is queued committed, a snapshot
  /// written. Within five seconds. Idempotent.
  void stop();

  /// Nothing works any more: the process must end and start anew. Set once, by any thread.
  bool failed() const { return failed_; }
  void onFailure(std::function<void()> then) { onFailure_ = std::move(then); }
  /// Grows at least every second while the core thread lives.
  std::uint64_t pulse() const;

 private:
  class Parts;

  const Options options_;
  std::function<void()> onFailure_;
  std::atomic<bool> failed_{false};
  std::unique_ptr<Parts> parts_;
};

}  // namespace hall::app
