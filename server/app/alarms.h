#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <variant>
#include <vector>

#include "server/app/journal.h"
#include "server/domain/alarm.h"
#include "server/engine/core.h"

namespace hall::app {

/// What the machine under the hall is like, at one moment.
struct MachineFacts {
  std::uint64_t diskFreeBytes = 0;
  std::uint64_t diskFloorBytes = 0;
  std::uint64_t walBytes = 0;
  bool backupsAreMade = false;
  domain::Duration backupAge{0};
};

/// What there is to say about it: each alert of the machine as it should stand.
std::vector<domain::Alarm> alarmsFor(const MachineFacts& facts);

/// Makes the alerts of the log follow the machine: raises and clears them by commands, so that they
/// stand in the log like any other. Tells the journal of every alert, whoever raised it. Public
/// methods are for one thread unless they say otherwise.
class Alarms final : public engine::BatchObserver {
 public:
  Alarms(engine::Core& core, Journal& journal) : core_(core), journal_(journal) {}

  /// Blocks for a turn or a few.
  void follow(const MachineFacts& facts);
  /// Writes down what came up since the last time; not on the core thread, which never waits for
  /// whoever reads the journal.
  void tellJournal();

  void onCommitted(const std::shared_ptr<const engine::CommittedBatch>& batch) override;

  /// Open alerts of every rule, as last seen. Any thread.
  std::uint64_t red() const { return red_; }
  std::uint64_t yellow() const { return yellow_; }

 private:
  /// Raised, or cleared.
  using News = std::vector<std::variant<domain::Alert, domain::AlertId>>;

  domain::Result<bool> step(engine::Turn& turn, const std::vector<domain::Alarm>& alarms);
  void nameSubjects(News& news);

  engine::Core& core_;
  Journal& journal_;
  std::atomic<std::uint64_t> red_{0};
  std::atomic<std::uint64_t> yellow_{0};

  std::mutex mutex_;
  News untold_;  ///< protected by mutex_
};

}  // namespace hall::app
