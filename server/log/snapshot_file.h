#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/domain/hall_state.h"
#include "server/domain/result.h"
#include "server/engine/store.h"
#include "server/log/event_codec.h"
#include "server/log/hash.h"

namespace hall::log {

/// Which state a snapshot holds.
struct SnapshotTag {
  engine::HallId hall;
  std::uint64_t position = 0;
  Hash chain{};  ///< hash of the event at that position
};

/// The snapshots of one hall in one folder: files written beside, synced and renamed, so that each
/// is whole or not there. A snapshot is a cache: whatever is wrong with it, the log is replayed
/// instead. Any thread, one at a time; `write` takes a state that nobody changes meanwhile.
class SnapshotFolder {
 public:
  SnapshotFolder(std::filesystem::path folder, engine::HallId hall)
      : folder_(std::move(folder)), hall_(hall) {}

  /// Writes one and removes all but the last two. The folder is made when it is not there.
  domain::Result<bool> write(const SnapshotTag& tag, const domain::HallState& state) const;

  struct Loaded {
    SnapshotTag tag;
    domain::HallState state;
  };
  /// The newest that is whole, of this version, and that `belongs` says is of this log. Others are
  /// passed over.
  std::optional<Loaded> load(
      const CatalogueSource& catalogues, const std::function<bool(const SnapshotTag&)>& belongs
  ) const;

 private:
  std::vector<std::filesystem::path> newestFirst() const;

  std::filesystem::path folder_;
  engine::HallId hall_;
};

}  // namespace hall::log
