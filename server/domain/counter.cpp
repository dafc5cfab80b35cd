#include "server/domain/counter.h"

#include <bit>

namespace hall::domain {

std::uint32_t QueueSet::size() const {
  std::uint32_t count = 0;
  for (const std::uint64_t word : words_) count += static_cast<std::uint32_t>(std::popcount(word));
  return count;
}

bool Counter::takes(QueueId queue, Ground ground) const {
  if (!queues.has(queue)) return false;
  if (onlyGrounds == 0) return true;
  return ((onlyGrounds >> static_cast<unsigned>(ground)) & 1U) != 0;
}

bool Counter::serves(QueueId queue, Ground ground) const {
  return staff && staffQueues.has(queue) && takes(queue, ground);
}

}  // namespace hall::domain
