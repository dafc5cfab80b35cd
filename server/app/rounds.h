#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "server/api/long_works.h"
#include "server/app/alarms.h"
#include "server/app/backups.h"
#include "server/app/checkpoints.h"
#include "server/app/device_watch.h"
#include "server/app/expiry.h"
#include "server/app/floor_watch.h"
#include "server/app/journal.h"
#include "server/config/machine_config.h"
#include "server/engine/core.h"
#include "server/log/sqlite_store.h"
#include "server/web/refused_requests.h"

namespace hall::app {

/// Bytes free, in the write-ahead log and in the database, as the file system says. Any thread.
engine::Store::Health healthOf(const log::SqliteStore& store);

/// What the server does without being asked, once a second on a thread of its own: alerts of the
/// machine, of the floor and of silent devices, checkpoints, the nightly backup, the daily end of
/// old personal data.
class Rounds {
 public:
  /// All outlive it.
  struct Parts {
    const config::MachineConfig& config;
    engine::Core& core;
    log::SqliteStore& store;
    engine::Clock& clock;
    Alarms& alarms;
    FloorWatch& floor;
    DeviceWatch& devices;
    Backups& backups;
    Checkpoints& checkpoints;
    /// Shared with who asks for a backup, so that both see the one that runs.
    api::LongWork<api::BackupProgress>& backupWork;
    const web::RefusedRequests& refusedRequests;
    Journal& journal;
  };

  explicit Rounds(Parts parts);
  ~Rounds();  ///< as stop()

  /// Before `start`. Told when the clock begins or ceases to be held.
  void onReadiness(std::function<void(bool ready)> then) { onReadiness_ = std::move(then); }
  /// Before `start`. Tried in each round in which something can be written, until it says true.
  void onceWritable(std::function<bool()> then) { onceWritable_ = std::move(then); }
  void start();
  /// Ends the round it is in. Before the core stops. Idempotent.
  void stop();

 private:
  using Catalogue = std::shared_ptr<const domain::Catalogue>;

  void loop();
  void look();
  void tellOfStorageAndClock();
  void tellOfRefusedRequests();
  void backUpIfDue(const domain::Catalogue& catalogue);

  const Parts parts_;
  std::function<void(bool)> onReadiness_;
  std::function<bool()> onceWritable_;
  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool stopping_ = false;  ///< protected by mutex_

  // Touched by the thread of the rounds only.
  Expiry expiry_;
  bool clockHeld_ = false;
  bool storageLow_ = false;
  bool storageFull_ = false;
  std::uint64_t refusedTold_ = 0;
  int roundsUntilTold_ = 0;  ///< of refused requests again
};

}  // namespace hall::app
