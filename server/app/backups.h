#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "server/api/long_works.h"
#include "server/api/upkeep.h"
#include "server/app/journal.h"
#include "server/engine/core.h"
#include "server/log/backup.h"
#include "server/log/sqlite_store.h"

namespace hall::app {

/// Backups of the running hall: on demand, and each night at an hour of the hall's zone. A backup
/// counts once it has been read again to the last event. Thread-safe but for `stop`.
class Backups {
 public:
  struct Options {
    std::filesystem::path folder;  ///< empty: none are made
    std::chrono::hours hour{2};    ///< of the hall's day
    std::size_t keep = 14;         ///< older ones are removed after a good one
  };
  /// All outlive it.
  struct Parts {
    engine::Core& core;
    log::SqliteStore& store;
    engine::Clock& clock;
    Journal& journal;
  };

  /// Looks for the newest there is. `opened`: when the hall's log began, which a hall that has no
  /// backup yet counts from.
  Backups(Parts parts, Options options, domain::Instant opened);
  ~Backups();  ///< as stop()

  bool areMade() const { return !options_.folder.empty(); }
  /// Begins one on a thread of its own; a second one meanwhile is refused with BackupFailed.
  void begin(api::Told<api::BackupProgress> told);
  /// Is tonight's still to be made? `zone` is the hall's.
  bool isDue(const domain::TimeZone& zone) const;
  /// Breaks off what runs. Before the core stops.
  void stop();

  /// The newest good one.
  api::ServerFacts::Written latest() const;
  /// How long ago that was, or how long the hall has been without any.
  domain::Duration age() const;

 private:
  using Told = api::Told<api::BackupProgress>;

  void run(const Told& told);
  domain::Result<std::filesystem::path> copy(const Told& told);
  domain::Result<log::BackupManifest> verify(const std::filesystem::path& copy, const Told& told);
  void removeOld() const;
  void pause();

  const Parts parts_;
  const Options options_;
  std::atomic<bool> stopping_{false};

  mutable std::mutex mutex_;
  std::condition_variable stopped_;
  // State below is protected by mutex_.
  std::thread thread_;
  bool running_ = false;
  api::ServerFacts::Written latest_;
  domain::Instant counted_;  ///< the newest good one, or when the log began
  domain::Instant begun_;    ///< when the last one began, good or not
};

}  // namespace hall::app
