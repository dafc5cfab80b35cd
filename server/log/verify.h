#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "server/engine/store.h"
#include "server/log/chain_check.h"
#include "server/log/checkpoint_check.h"
#include "server/log/event_codec.h"
#include "server/log/sqlite_blobs.h"
#include "server/log/sqlite_event_log.h"

namespace hall::log {

/// The first event that is not as it was written.
struct FirstBad {
  std::uint64_t position = 0;
  Flaw flaw = Flaw::Gap;
};

/// What a look at a whole log found.
struct VerifyReport {
  std::uint64_t after = 0;        ///< what was walked begins after this one, whose hash is trusted
  std::uint64_t verified = 0;     ///< position of the last sound event
  ChainHead head;                 ///< of the last sound one
  std::uint64_t checkpoints = 0;  ///< that agreed
  std::optional<FirstBad> firstBad;
  bool byCheckpoint = false;  ///< only a checkpoint tells that it is bad

  bool sound() const { return !firstBad; }
};

/// Walks a whole log in slices, so that the core thread can do other work in between. Every hash is
/// computed anew, every event decoded, every catalogue compared with its name. With checkpoints
/// kept elsewhere a cut tail shows too. Stops at the first flaw.
class LogVerifier {
 public:
  /// What is appended after this moment is left out. `checkpoints` may be of any order. Events up
  /// to `after` are left out, too: the hash of that one is trusted.
  LogVerifier(
      SqliteEventLog& log,
      SqliteBlobs& blobs,
      HashAlgorithm algorithm,
      engine::HallId hall,
      std::vector<Checkpoint> checkpoints = {},
      std::uint64_t after = 0
  );

  /// Looks at up to `max` more events. True: there is more to do.
  bool step(std::size_t max);
  /// Events there are to look at.
  std::uint64_t total() const { return end_; }
  const VerifyReport& report() const { return report_; }

 private:
  std::optional<Flaw> flawOf(const StoredRow& row);
  std::shared_ptr<const domain::Catalogue> catalogue(std::string_view hash);
  void fail(std::uint64_t position, Flaw flaw);
  void finish();

  SqliteEventLog& log_;
  SqliteBlobs& blobs_;
  Hasher hasher_;
  ChainCheck check_;
  EventCodec codec_;
  engine::HallId hall_;
  CheckpointCheck checkpoints_;
  std::uint64_t end_ = 0;
  std::optional<Flaw> blobFlaw_;
  VerifyReport report_;
  bool done_ = false;
};

}  // namespace hall::log
