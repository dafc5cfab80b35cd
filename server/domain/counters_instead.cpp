#include "server/domain/counters_instead.h"

#include <algorithm>
#include <tuple>

namespace hall::domain {

namespace {

struct Other {
  std::uint32_t shared = 0;
  bool elsewhere = false;
  CounterId id;
  bool operator<(const Other& other) const {
    return std::tie(other.shared, elsewhere, id) < std::tie(shared, other.elsewhere, other.id);
  }
};

}  // namespace

bool isStaffed(const Counter& counter) {
  return counter.staff && counter.state != CounterState::Offline &&
         counter.state != CounterState::Paused;
}

std::vector<CounterId> countersInstead(
    const Floor& floor, const Counter& counter, std::size_t most
) {
  std::vector<Other> others;
  for (const Counter& candidate : floor.counters()) {
    if (candidate.id == counter.id || !isStaffed(candidate)) continue;
    if (candidate.onlyGrounds != 0 && candidate.onlyGrounds != counter.onlyGrounds) continue;
    const std::uint32_t shared = (candidate.able() & counter.queues).size();
    if (shared > 0) others.push_back({shared, candidate.zone != counter.zone, candidate.id});
  }
  std::sort(others.begin(), others.end());
  std::vector<CounterId> ids;
  for (const Other& other : others) {
    if (ids.size() == most) break;
    ids.push_back(other.id);
  }
  return ids;
}

}  // namespace hall::domain
