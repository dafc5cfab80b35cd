#include "server/domain/counter.h"

#include <bit>

namespace hall::domain {

std::uint32_t QueueSet::size() const {
  std::uint32_t count = 0;
  for (const std::uint64_t word : words_) count += static_cast<std::uint32_t>(std::popcount(word));
  return count;
}

bool Counter::serves(QueueId queue, Ground ground) const {
  if (!staff || !queues.has(queue) || !staffQueues.has(queue)) return false;
  if (onlyGrounds == 0) return true;
  return ((onlyGrounds >> static_cast<unsigned>(ground)) & 1U) != 0;
}

}  // namespace hall::domain
