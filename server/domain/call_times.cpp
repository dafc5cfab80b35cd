#include "server/domain/call_times.h"

#include <algorithm>

namespace hall::domain {

namespace {

/// The latest calls of those who are at a counter now.
std::map<QueueId, Instant> callsAtCounters(const Floor& floor) {
  std::map<QueueId, Instant> latest;
  for (const Counter& counter : floor.counters()) {
    const Ticket* ticket = floor.ticket(counter.ticket);
    if (ticket == nullptr || ticket->calledAt == Instant{}) continue;
    Instant& known = latest[ticket->queue];
    known = std::max(known, ticket->calledAt);
  }
  return latest;
}

}  // namespace

void CallTimes::look(const HallState& state, Instant now) {
  const std::map<QueueId, Instant> atCounters = callsAtCounters(state.floor);
  for (const auto& [queue, figures] : state.floor.allFigures()) {
    Seen& seen = seen_[queue];
    const auto found = atCounters.find(queue);
    const bool isKnown =
        found != atCounters.end() && found->second > seen.latest.value_or(Instant{});
    const bool isNew = figures.callsToday > 0 && figures.callsToday != seen.calls;
    // A number that is only called again counts no call; at the first look nothing was counted yet.
    if (isNew && isKnown) {
      seen.latest = found->second;
    } else if (isNew && begun_) {
      seen.latest = now;
    }
    seen.calls = figures.callsToday;
  }
  if (!begun_) since_ = now;
  begun_ = true;
}

std::optional<Instant> CallTimes::latest(QueueId queue) const {
  const auto found = seen_.find(queue);
  return found == seen_.end() ? std::nullopt : found->second.latest;
}

}  // namespace hall::domain
