#include "server/domain/forecast.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "server/domain/dispatcher.h"

namespace hall::domain {

namespace {

constexpr Duration kServiceUnlessKnown = std::chrono::minutes{8};
/// The catalogue's expected service counts as much as so many calls of the day.
constexpr std::int64_t kCallsOfExpectation = 8;
/// Squared coefficient of variation of services in halls, before the queue has one of its own.
constexpr double kSpreadUnlessKnown = 0.8;
constexpr double kSpreadMin = 0.2;
constexpr double kSpreadMax = 2.0;
/// Standard normal quantiles of P50 and P90.
constexpr double kMedian = 0.0;
constexpr double kNinetieth = 1.2816;
/// Shares of counters are counted in millionths.
constexpr std::int64_t kWhole = 1'000'000;

/// Somebody who waits or would wait.
struct Place {
  LineKey line;
  bool inLine = true;  ///< else it stands outside the lines and only its due time counts
  Instant ref;
  Instant due;       ///< the weighed target ends
  TicketId ticket;   ///< none: not issued yet, behind all of equal ref
  CounterId only;    ///< the only counter that may call it
  Instant returned;  ///< zero unless back from a hold: before all others
};

/// Tickets of one line that are called before the place.
struct Load {
  LineKey line;
  std::uint32_t tickets = 0;
};

Instant dueOf(const Ticket& ticket) {
  return ticket.ref + ticket.away + ticket.weighedTarget;
}

bool isReturned(const Ticket& ticket) {
  return ticket.exemption == Exemption::Returned;
}

LineKey lineOf(const Ticket& ticket) {
  return {ticket.queue, ticket.ticketClass, ticket.ground};
}

bool isOpen(const Counter& counter) {
  return counter.staff && counter.state != CounterState::Offline &&
         counter.state != CounterState::Paused;
}

bool isFree(const Counter& counter) {
  return counter.state == CounterState::Idle || counter.state == CounterState::Ready;
}

/// The order of those that are due alike, and of a line.
bool isOlder(Instant ref, TicketId ticket, const Place& place) {
  return ref < place.ref || (ref == place.ref && (!place.ticket || ticket < place.ticket));
}

/// How many of one line are called before the place. All of a line are weighed as its head.
std::uint32_t aheadInLine(const LineKey& key, const Line& line, const Place& place) {
  const auto older = [&](const Line::Entry& entry) {
    return isOlder(entry.ref, entry.ticket, place);
  };
  const Duration weight = line.front().untilDue;
  const auto dueBefore = [&](const Line::Entry& entry) {
    const Instant due = entry.ref + weight;
    return due == place.due ? older(entry) : due < place.due;
  };
  const auto count = [&](const auto& isBefore) {
    // Usually all of them: whoever comes now stands behind those who wait for as long.
    const Line::Entry* end = isBefore(line.end()[-1])
                                 ? line.end()
                                 : std::partition_point(line.begin(), line.end(), isBefore);
    return static_cast<std::uint32_t>(end - line.begin());
  };
  return place.inLine && key == place.line ? count(older) : count(dueBefore);
}

/// Is a ticket outside the lines called before the place?
bool goesBefore(const Ticket& ticket, const Place& place) {
  if (ticket.id == place.ticket) return false;
  const bool placeReturned = place.returned != Instant{};
  if (isReturned(ticket)) return !placeReturned || ticket.stateSince < place.returned;
  if (placeReturned) return false;
  const Instant due = dueOf(ticket);
  return due == place.due ? isOlder(ticket.ref, ticket.id, place) : due < place.due;
}

/// What is called before the place, ascending by line.
std::vector<Load> loadsBefore(const Floor& floor, const Place& place) {
  std::vector<Load> loads;
  loads.reserve(floor.lines().size() + floor.exempt().size());
  if (place.returned == Instant{}) {
    for (const auto& [key, line] : floor.lines()) {
      const std::uint32_t tickets = aheadInLine(key, line, place);
      if (tickets > 0) loads.push_back({key, tickets});
    }
  }
  for (const TicketId id : floor.exempt()) {
    const Ticket& ticket = *floor.ticket(id);
    if (!goesBefore(ticket, place)) continue;
    const LineKey line = lineOf(ticket);
    const auto at = std::lower_bound(
        loads.begin(),
        loads.end(),
        line,
        [](const Load& load, const LineKey& wanted) { return load.line < wanted; }
    );
    if (at != loads.end() && at->line == line) {
      ++at->tickets;
    } else {
      loads.insert(at, {line, 1});
    }
  }
  return loads;
}

/// c²: squared coefficient of variation of the queue's services.
double spreadOf(const QueueFigures& figures) {
  const double seconds = static_cast<double>(figures.meanService.count()) / 1000.0;
  if (seconds <= 0.0 || figures.serviceVarianceS2 == 0) return kSpreadUnlessKnown;
  const double spread = static_cast<double>(figures.serviceVarianceS2) / (seconds * seconds);
  return std::clamp(spread, kSpreadMin, kSpreadMax);
}

/// The counters that will call the place.
struct Counters {
  std::uint32_t open = 0;
  bool oneFree = false;
  std::int64_t share = 0;         ///< s, in millionths of a counter
  std::uint32_t othersAhead = 0;  ///< tickets of other queues they call before it
};

/// Counters of a hall come in kinds; neighbours are mostly of the same.
bool serveTheSame(const Counter& left, const Counter& right) {
  return left.queues == right.queues && left.staffQueues == right.staffQueues &&
         left.onlyGrounds == right.onlyGrounds;
}

Counters countersFor(const HallState& state, const Place& place, const std::vector<Load>& loads) {
  std::vector<std::int64_t> work;
  work.reserve(loads.size());
  for (const Load& load : loads) {
    work.push_back(load.tickets * usualServiceOf(state, load.line.queue).count());
  }
  const std::int64_t ownService = usualServiceOf(state, place.line.queue).count();
  std::vector<bool> shared(loads.size(), false);
  Counters counters;
  const Counter* alike = nullptr;  // the last one looked at closely
  std::int64_t share = 0;          // of that one
  for (const Counter& counter : state.floor.counters()) {
    if (!isOpen(counter) || !counter.serves(place.line.queue, place.line.ground)) continue;
    if (place.only && place.only != counter.id) continue;
    ++counters.open;
    counters.oneFree = counters.oneFree || isFree(counter);
    if (alike == nullptr || !serveTheSame(counter, *alike)) {
      std::int64_t own = ownService;
      std::int64_t all = ownService;
      for (std::size_t i = 0; i < loads.size(); ++i) {
        if (!counter.serves(loads[i].line.queue, loads[i].line.ground)) continue;
        all += work[i];
        if (loads[i].line.queue == place.line.queue) {
          own += work[i];
        } else {
          shared[i] = true;
        }
      }
      share = std::max<std::int64_t>(own * kWhole / all, 1);
      alike = &counter;
    }
    counters.share += share;
  }
  for (std::size_t i = 0; i < loads.size(); ++i) {
    if (shared[i]) counters.othersAhead += loads[i].tickets;
  }
  return counters;
}

/// Quantile of the gamma law by Wilson–Hilferty, in whole minutes up.
Duration gammaQuantile(double meanMs, double shape, double normalQuantile) {
  const double root = 1.0 - 1.0 / (9.0 * shape) + normalQuantile / (3.0 * std::sqrt(shape));
  const double quantile = meanMs * std::max(root * root * root, 0.0);
  return std::chrono::minutes{std::llround(std::ceil(quantile / 60'000.0))};
}

Promise promiseFor(const HallState& state, const Place& place, std::uint32_t aheadMin) {
  const std::vector<Load> loads = loadsBefore(state.floor, place);
  Promise promise;
  for (const Load& load : loads) {
    if (load.line.queue == place.line.queue) promise.ahead += load.tickets;
  }
  promise.ahead = std::max(promise.ahead, aheadMin);
  Counters counters = countersFor(state, place, loads);
  promise.countersOpen = counters.open;
  if (promise.ahead == 0 && counters.othersAhead == 0 && counters.oneFree) return promise;
  if (counters.open == 0) counters = {1, false, kWhole, 0};

  const double service = static_cast<double>(usualServiceOf(state, place.line.queue).count());
  const double counted = static_cast<double>(counters.share) / static_cast<double>(kWhole);
  const double jobs = static_cast<double>(promise.ahead) + 1.0;
  const double mean = jobs * service / counted;
  const double spread = spreadOf(state.floor.figures(place.line.queue));
  const double shape = jobs * static_cast<double>(counters.open) / counted / spread;
  promise.waitP50 = gammaQuantile(mean, shape, kMedian);
  promise.waitP90 = gammaQuantile(mean, shape, kNinetieth);
  return promise;
}

/// Calls a restored ticket still lets pass by, as far as there is anybody to call.
std::uint32_t callsToPass(const HallState& state, const Ticket& ticket) {
  if (ticket.exemption != Exemption::Restored) return 0;
  const std::uint32_t waiting = state.floor.figures(ticket.queue).waiting;
  return std::min<std::uint32_t>(ticket.callsUntilCallable, waiting == 0 ? 0 : waiting - 1);
}

}  // namespace

Duration usualServiceOf(const HallState& state, QueueId id) {
  const Queue* queue = state.catalogue == nullptr ? nullptr : state.catalogue->find(id);
  const Duration expected = queue == nullptr ? kServiceUnlessKnown : queue->expectedService;
  const QueueFigures& figures = state.floor.figures(id);
  if (figures.meanService == Duration{0}) return std::max(expected, Duration{1});
  const auto calls = static_cast<std::int64_t>(figures.callsToday);
  const std::int64_t blended =
      (calls * figures.meanService.count() + kCallsOfExpectation * expected.count()) /
      (calls + kCallsOfExpectation);
  return Duration{std::max<std::int64_t>(blended, 1)};
}

Promise GammaQueueLength::estimate(
    const HallState& state, QueueId queue, TicketClass ticketClass, Ground ground, Instant now
) const {
  Place place;
  place.line = {queue, ticketClass, ground};
  place.ref = now;
  place.due = now;
  const Queue* published = state.catalogue == nullptr ? nullptr : state.catalogue->find(queue);
  if (published != nullptr) {
    const Catalogue::Content& content = state.catalogue->content();
    const IssuingMoment moment = issuingAt(
        now,
        state.catalogue->hoursOf(*published),
        content.calendar,
        content.zone,
        content.rules.issuingOpensEarly
    );
    if (moment.open) place.ref = moment.ref;
    place.due = place.ref + weighTarget(published->targetFor(ticketClass, ground));
  }
  return promiseFor(state, place, 0);
}

Promise GammaQueueLength::estimate(const HallState& state, const Ticket& ticket, Instant now)
    const {
  const bool notYetDue = ticket.state == TicketState::NotYetDue;
  if (ticket.state != TicketState::Waiting && !notYetDue) return {};
  Place place;
  place.line = lineOf(ticket);
  place.inLine = ticket.exemption == Exemption::None;
  place.ref = ticket.ref;
  place.due = dueOf(ticket);
  place.ticket = ticket.id;
  if (isReturned(ticket)) {
    place.returned = ticket.stateSince;
  } else {
    place.only = ticket.boundTo;
  }
  Promise promise = promiseFor(state, place, callsToPass(state, ticket));
  if (notYetDue && ticket.slot > now) {
    const Duration untilSlot = std::chrono::floor<std::chrono::minutes>(ticket.slot - now);
    promise.waitP50 = std::max(promise.waitP50 - untilSlot, Duration{0});
    promise.waitP90 = std::max(promise.waitP90 - untilSlot, Duration{0});
  }
  return promise;
}

}  // namespace hall::domain
