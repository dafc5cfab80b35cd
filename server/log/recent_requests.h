#pragma once

#include <cstddef>
#include <unordered_set>
#include <vector>

#include "server/engine/store.h"

namespace hall::log {

/// Tells nearly every request that is new from those that may have been seen before, so that only
/// the latter need a look at the disk. Never wrong about a request that is stored.
///
/// Request ids grow with time (UUID of version 7). All ids above a bound are remembered here; of
/// one at or below the bound nothing is known. The bound begins at the highest id in the database
/// and rises when too many are remembered. Core thread only.
class RecentRequests {
 public:
  /// `highest`: of all stored ids, zero when there are none.
  explicit RecentRequests(const domain::RequestId& highest, std::size_t rememberedMax = 65536)
      : bound_(highest), rememberedMax_(rememberedMax) {}

  /// False: surely not stored.
  bool mayBeStored(const engine::RequestKey& key) const {
    return key.id <= bound_ || ids_.contains(key.id);
  }
  void stored(const engine::RequestKey& key);

 private:
  void forgetOldest();

  domain::RequestId bound_;
  const std::size_t rememberedMax_;
  std::unordered_set<domain::RequestId, domain::IdHash> ids_;  ///< all above the bound
};

}  // namespace hall::log
