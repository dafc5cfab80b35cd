#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "server/domain/result.h"
#include "server/domain/time.h"
#include "server/engine/store.h"

namespace hall::engine {
class Turn;
}

namespace hall::api {

using domain::Duration;
using domain::Instant;

/// What the server knows of itself beside state and core. A value of one moment.
struct ServerFacts {
  bool ready = false;
  std::string version;      ///< "0.1.0"
  std::uint64_t epoch = 0;  ///< of the watch; changes at each start
  Instant started;          ///< by the wall clock
  Duration uptime{0};
  std::uint32_t inboxLimit = 0;
  std::uint32_t watchers = 0;
  std::uint64_t viewsPosition = 0;
  std::uint64_t viewsBytes = 0;
  std::uint64_t diskFloorBytes = 0;
  std::uint32_t logFormat = 0;
  std::string chainHash;                    ///< "sm3" or "sha256"
  Duration clockOffset{0};                  ///< wall time minus hall time; zero in a rehearsal
  std::uint32_t clockSpeedPermille = 1000;  ///< 0: stepped by hand

  /// Something written aside: up to where and when. Position 0: never.
  struct Written {
    std::uint64_t position = 0;
    Instant at;
  };
  Written snapshot;
  Written checkpoint;
  Written backup;
};

struct RebuildProgress {
  std::uint64_t target = 0;
  std::uint64_t done = 0;
  Duration elapsed{0};
  bool finished = false;  ///< the last word
};

/// Values equal those on the wire.
enum class BackupStep : std::uint8_t { Copying = 1, Verifying = 2, Done = 3 };

struct BackupProgress {
  std::uint64_t position = 0;  ///< that the backup holds
  BackupStep step = BackupStep::Copying;
  std::uint64_t doneBytes = 0;
  std::uint64_t totalBytes = 0;
  std::string file;       ///< only when finished
  std::string chainHash;  ///< of the last event it holds; only when finished
  bool finished = false;  ///< the last word
};

/// Told of a long work from any thread, at least every second; last with `finished` or a refusal.
template <class Progress>
using Told = std::function<void(const domain::Result<Progress>&)>;

/// Gets the hall as it was, or why that cannot be said: LogDamaged, Overloaded, NotReady.
using Recomputed =
    std::function<void(const domain::Result<std::shared_ptr<const domain::HallState>>&)>;

/// The long works of the server and what it knows of itself. Implemented by app/. Thread-safe;
/// returns at once, but for what is said to be done in a turn.
class Upkeep {
 public:
  virtual ~Upkeep() = default;
  virtual ServerFacts facts() = 0;
  /// At most one of each runs at a time; the caller sees to that.
  virtual void rebuildViews(Told<RebuildProgress> told) = 0;
  virtual void backUp(Told<BackupProgress> told) = 0;
  /// Computes the hall as it was after that event, from the log, on a thread of its own where
  /// `then` is called. REQUIRES: the log holds that position.
  virtual void recompute(engine::Position at, Recomputed then) = 0;

  /// What a look at the floor led to.
  struct FloorLook {
    bool changed = false;          ///< an alert; there may be more to do at the same moment
    std::optional<Instant> again;  ///< the next look, should nobody do anything before
  };
  /// In a turn of a stepped rehearsal, for whoever moves the clock: what the server does by itself
  /// where the clock runs. Performs at most one command.
  virtual FloorLook lookAtFloor(engine::Turn& turn) = 0;
};

}  // namespace hall::api
