#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/engine/random_ids.h"
#include "server/log/sqlite_store.h"
#include "tests/crash/crash_disk.h"
#include "tests/support/temporary_directory.h"

namespace hall::crash {

/// What one commit of the script carries, besides its events.
struct Step {
  std::vector<std::string> texts;  ///< one event each
  engine::RequestMark mark;
  std::optional<engine::PersonRef> person;
  std::optional<engine::TextRef> text;
  std::string blob;
  std::string password;
};

/// A small scripted life of a store on a crash disk: commits of all sizes with everything a commit
/// can carry, idle moments with checkpoints, an expiry, a new server key. It remembers what was
/// acknowledged, and after a crash says what of the reopened store is not as promised.
class StoreScript {
 public:
  StoreScript();

  CrashDisk& disk() { return disk_; }
  /// Plays it from the start, until the disk fails or the script ends. True: it ended.
  bool play();
  /// Whatever the disk did: nothing acknowledged may be missing, nothing half there, the chain
  /// whole. Empty: all is well. The store stays open afterwards.
  std::string complaint();
  /// Closes the store without a word to the disk, as a crash does.
  void forgetStore();

  bool open();
  log::SqliteStore* store() { return store_.get(); }
  std::uint64_t acknowledged() const { return acknowledged_; }
  /// One more commit on the reopened store.
  domain::Result<domain::Position> appendOne();

 private:
  bool commit(int number);
  bool rest();
  bool expire();
  std::string eventsComplaint(std::uint64_t last);
  std::string stepsComplaint(std::uint64_t last);
  std::string stepComplaint(const Step& step, bool there);

  support::TemporaryDirectory directory_;
  CrashDisk disk_;
  std::unique_ptr<engine::IdSource> ids_;
  std::unique_ptr<log::SqliteStore> store_;
  /// By position of the last event, also of the commit that was under way.
  std::map<std::uint64_t, Step> steps_;
  std::vector<std::string> texts_;  ///< of every event ever handed in, in order
  std::uint64_t acknowledged_ = 0;
  std::int64_t seconds_ = 0;
  bool keyTaken_ = false;
  std::array<std::uint8_t, 32> key_{};
  /// People and texts of this many first steps have expired; 2: the expiry was under way.
  int expired_ = 0;
};

}  // namespace hall::crash
