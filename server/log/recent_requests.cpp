#include "server/log/recent_requests.h"

#include <algorithm>
#include <cstddef>

namespace hall::log {

void RecentRequests::stored(const engine::RequestKey& key) {
  if (key.id <= bound_) return;
  ids_.insert(key.id);
  if (ids_.size() > rememberedMax_) forgetOldest();
}

/// The older three quarters: those still on their way are among the rest.
void RecentRequests::forgetOldest() {
  std::vector<domain::RequestId> ids(ids_.begin(), ids_.end());
  const auto last = ids.begin() + static_cast<std::ptrdiff_t>(ids.size() / 4 * 3);
  std::nth_element(ids.begin(), last, ids.end());
  bound_ = *last;
  std::erase_if(ids_, [this](const domain::RequestId& id) { return id <= bound_; });
}

}  // namespace hall::log
