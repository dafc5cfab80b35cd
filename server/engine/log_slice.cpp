#include "server/engine/log_slice.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace hall::engine {

Result<std::vector<StoredEvent>> readSlice(
    EventLog& log, HallId hall, Position after, std::size_t max
) {
  std::vector<StoredEvent> slice;
  std::optional<domain::Refusal> refused;
  inSlice([&] {
    const std::size_t wanted = std::min(kLogStepEvents, max - slice.size());
    auto some = log.read(hall, after, wanted);
    if (!some) {
      refused = some.refusal();
      return false;
    }
    const bool whole = some->size() == wanted;
    std::move(some->begin(), some->end(), std::back_inserter(slice));
    if (!slice.empty()) after = slice.back().position;
    return whole && slice.size() < max;
  });
  if (refused && slice.empty()) return *std::move(refused);
  return slice;
}

}  // namespace hall::engine
