#include "tools/simulator/floor_day.h"

#include <algorithm>
#include <cmath>
#include <queue>

#include "server/domain/dispatcher.h"

namespace hall::simulator {

namespace {

using domain::CounterId;
using domain::CounterState;
using domain::Duration;
using domain::Instant;
using domain::TicketId;

/// Ticket n of the day stands for visit n.
TicketId ticketOf(std::size_t visit) {
  TicketId id;
  const auto number = static_cast<std::uint32_t>(visit + 1);
  for (std::size_t i = 0; i < 4; ++i) {
    id.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
  }
  return id;
}

std::size_t visitOf(TicketId id) {
  std::size_t number = 0;
  for (std::size_t i = 12; i < 16; ++i) number = (number << 8) | id.bytes[i];
  return number - 1;
}

Duration duration(double minutes) {
  return Duration{std::llround(minutes * 60'000.0)};
}

std::optional<TicketId> longestWaiting(const domain::Floor& floor, const domain::Counter& counter) {
  std::optional<domain::Line::Entry> oldest;
  for (const auto& [key, line] : floor.lines()) {
    if (!counter.serves(*floor.ticket(line.front().ticket))) continue;
    if (!oldest || line.front() < *oldest) oldest = line.front();
  }
  if (!oldest) return std::nullopt;
  return oldest->ticket;
}

class DayRun {
 public:
  DayRun(const Layout& layout, const std::vector<Visit>& visits, CallPolicy policy)
      : layout_(layout), visits_(visits), policy_(policy), gap_(duration(layout.gapMinutes)) {
    rules_.quickServiceBonus = policy == CallPolicy::HybQuickBonus;
    for (const Visitors& visitors : layout.visitors) {
      weighed_.push_back(domain::weighTarget(visitors.target));
    }
    openCounters();
    publishFigures();
  }

  std::vector<Call> run() {
    calls_.resize(visits_.size());
    while (arrived_ < visits_.size() || !busy_.empty()) {
      const Instant now = nextMoment();
      while (arrived_ < visits_.size() && visits_[arrived_].ref == now) admit(arrived_++);
      while (!busy_.empty() && busy_.top().first == now) {
        makeReady(busy_.top().second, now);
        busy_.pop();
      }
      while (const auto counter = domain::readyCounterToServe(floor_, now, rules_)) {
        callTo(*counter, now);
      }
    }
    return std::move(calls_);
  }

 private:
  using Busy = std::pair<Instant, CounterId>;

  void openCounters() {
    for (std::size_t i = 0; i < layout_.counters.size(); ++i) {
      const auto number = static_cast<std::uint32_t>(i + 1);
      domain::Counter& counter = floor_.counterFor(CounterId{number});
      counter.staff = domain::StaffId{number};
      counter.queues = layout_.counters[i];
      counter.staffQueues = domain::QueueSet::all();
      makeReady(counter.id, kOpening);
    }
  }

  /// The quick-service bonus reads the figures of the day; here these are the laws themselves.
  void publishFigures() {
    for (const Visitors& visitors : layout_.visitors) {
      if (visitors.walkInsPerMinute <= 0.0) continue;
      domain::QueueFigures& figures = floor_.figuresFor(visitors.queue);
      figures.meanService = duration(visitors.serviceMinutes);
      figures.callsToday =
          static_cast<std::uint64_t>(std::llround(visitors.walkInsPerMinute * 1000.0));
    }
  }

  Instant nextMoment() const {
    if (busy_.empty()) return visits_[arrived_].ref;
    if (arrived_ == visits_.size()) return busy_.top().first;
    return std::min(visits_[arrived_].ref, busy_.top().first);
  }

  void admit(std::size_t visit) {
    const Visitors& visitors = layout_.visitors[visits_[visit].kind];
    domain::Ticket ticket;
    ticket.id = ticketOf(visit);
    ticket.queue = visitors.queue;
    ticket.ticketClass = visitors.ticketClass;
    ticket.ground = visitors.ground;
    ticket.target = visitors.target;
    ticket.weighedTarget = weighed_[visits_[visit].kind];
    ticket.ref = visits_[visit].ref;
    floor_.add(ticket);
  }

  void makeReady(CounterId id, Instant now) {
    domain::Counter& counter = floor_.counterFor(id);
    counter.state = CounterState::Ready;
    counter.stateSince = now;
  }

  void callTo(CounterId id, Instant now) {
    const TicketId called = choose(id, now);
    const std::size_t visit = visitOf(called);
    floor_.take(called);
    calls_[visit] = {now - visits_[visit].ref, id.value - 1};
    floor_.counterFor(id).state = CounterState::Serving;
    busy_.emplace(now + visits_[visit].service + gap_, id);
  }

  /// REQUIRES: somebody waits for this counter.
  TicketId choose(CounterId id, Instant now) const {
    if (policy_ == CallPolicy::LongestWait) return *longestWaiting(floor_, *floor_.counter(id));
    return domain::nextFor(floor_, id, now, rules_)->ticket;
  }

  const Layout& layout_;
  const std::vector<Visit>& visits_;
  const CallPolicy policy_;
  const Duration gap_;
  domain::RuleParameters rules_;
  std::vector<Duration> weighed_;  ///< by kind of visitors
  domain::Floor floor_;
  std::size_t arrived_ = 0;
  std::priority_queue<Busy, std::vector<Busy>, std::greater<>> busy_;  ///< soonest free first
  std::vector<Call> calls_;
};

}  // namespace

std::vector<Call> runDay(
    const Layout& layout, const std::vector<Visit>& visits, CallPolicy policy
) {
  return DayRun(layout, visits, policy).run();
}

}  // namespace hall::simulator
