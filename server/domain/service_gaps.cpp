#include "server/domain/service_gaps.h"

#include <algorithm>
#include <map>

#include "server/domain/closing_rules.h"

namespace hall::domain {

namespace {

bool isOpenFor(const Counter& counter, const Ticket& ticket) {
  return counter.state != CounterState::Paused && counter.serves(ticket);
}

/// When the last counter that the place lets serve this ticket stopped doing so; nothing: one does.
std::optional<Instant> closedSince(const Floor& floor, const Ticket& ticket) {
  Instant since{};
  for (const Counter& counter : floor.counters()) {
    if (boundElsewhere(ticket, counter.id)) continue;
    if (isOpenFor(counter, ticket)) return std::nullopt;
    if (counter.queues.has(ticket.queue)) since = std::max(since, counter.stateSince);
  }
  return since;
}

/// Tells lines that somebody serves from those that may be left alone, without a look at a ticket:
/// this is asked after every command. The counter that serves one line usually serves the next.
class OpenCounters {
 public:
  explicit OpenCounters(const Floor& floor) : counters_(floor.counters()) {}

  bool anyFor(const LineKey& line) {
    if (latest_ < counters_.size() && isOpenFor(counters_[latest_], line)) return true;
    for (std::size_t i = 0; i < counters_.size(); ++i) {
      if (!isOpenFor(counters_[i], line)) continue;
      latest_ = i;
      return true;
    }
    return false;
  }

 private:
  static bool isOpenFor(const Counter& counter, const LineKey& line) {
    return counter.state != CounterState::Paused && counter.serves(line.queue, line.ground);
  }

  const std::vector<Counter>& counters_;
  std::size_t latest_ = 0;
};

/// The moment itself when it lies in a session, after closing or on a day without sessions; else
/// the start of the session to come.
Instant firstWorking(const Catalogue& catalogue, const Queue& queue, Instant from) {
  const TimeZone& zone = catalogue.zone();
  const LocalDay day = zone.dayOf(from);
  for (const Session& session :
       catalogue.hoursOf(queue).sessionsOn(day, catalogue.content().calendar)) {
    if (from < zone.toInstant(day, session.until)) {
      return std::max(from, zone.toInstant(day, session.from));
    }
  }
  return from;
}

/// Earliest gap of each queue.
class Gaps {
 public:
  explicit Gaps(const HallState& state) : state_(state) {}

  void look(const Ticket& ticket) {
    const std::optional<Instant> closed = closedSince(state_.floor, ticket);
    const Queue* queue = state_.catalogue->find(ticket.queue);
    if (!closed || queue == nullptr) return;
    const Instant from =
        firstWorking(*state_.catalogue, *queue, std::max({*closed, ticket.ref, ticket.stateSince}));
    const auto [known, isNew] = gaps_.emplace(ticket.queue, from);
    if (!isNew) known->second = std::min(known->second, from);
  }

  std::vector<ServiceGap> all() const {
    std::vector<ServiceGap> all;
    for (const auto& [queue, from] : gaps_) all.push_back({queue, from});
    return all;
  }

 private:
  const HallState& state_;
  std::map<QueueId, Instant> gaps_;
};

}  // namespace

std::vector<ServiceGap> serviceGaps(const HallState& state) {
  if (state.suspended || state.catalogue == nullptr) return {};
  Gaps gaps(state);
  OpenCounters open(state.floor);
  for (const auto& [key, line] : state.floor.lines()) {
    if (!open.anyFor(key)) gaps.look(*state.floor.ticket(line.front().ticket));
  }
  for (const TicketId id : state.floor.exempt()) gaps.look(*state.floor.ticket(id));
  return gaps.all();
}

bool isLeftAlone(const HallState& state, QueueId queue, Instant now) {
  const std::vector<ServiceGap> gaps = serviceGaps(state);
  return std::any_of(gaps.begin(), gaps.end(), [&](const ServiceGap& gap) {
    return gap.queue == queue && gap.from <= now;
  });
}

}  // namespace hall::domain
