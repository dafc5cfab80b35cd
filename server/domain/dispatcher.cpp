#include "server/domain/dispatcher.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <vector>

namespace hall::domain {

namespace {

/// A ticket that already missed its target does not push others over the edge (queueing.md 2.2).
constexpr Duration kLatePlateau = std::chrono::minutes{2};
/// Slack grows by 35 % of what a queue's service is longer than the mean, within 3 min.
constexpr std::int64_t kQuickServicePercent = 35;
constexpr Duration kQuickServiceMax = std::chrono::minutes{3};

/// Who returned, then who waited more than 2T, then everybody else.
enum class Rank : std::uint8_t { Returned, Starving, InTime };

/// A ticket as it is weighed against others.
struct Standing {
  const Ticket* ticket = nullptr;
  Rank rank = Rank::InTime;
  Duration age{0};
  Duration slack{0};
};

/// Is `left` called before `right`?
bool goesBefore(const Standing& left, const Standing& right) {
  if (left.rank != right.rank) return left.rank < right.rank;
  switch (left.rank) {
    case Rank::Returned:
      if (left.ticket->stateSince != right.ticket->stateSince) {
        return left.ticket->stateSince < right.ticket->stateSince;
      }
      break;
    case Rank::Starving: {
      // age/T compared without dividing: 2^63 ms² leave room for weeks times hours.
      const auto leftShare = left.age.count() * right.ticket->target.wait.count();
      const auto rightShare = right.age.count() * left.ticket->target.wait.count();
      if (leftShare != rightShare) return leftShare > rightShare;
      break;
    }
    case Rank::InTime:
      if (left.slack != right.slack) return left.slack < right.slack;
      break;
  }
  return std::tie(left.ticket->ref, left.ticket->id) <
         std::tie(right.ticket->ref, right.ticket->id);
}

/// What a counter may reach of the tickets outside the lines, apart from calls still to pass by.
bool reaches(
    const Counter& counter, const Ticket& ticket, Instant now, const RuleParameters& rules
) {
  if (!counter.serves(ticket)) return false;
  if (!ticket.boundTo || ticket.boundTo == counter.id) return true;
  // Transferred to one counter: nobody else's. Returned: their own counter first, unless they only
  // had papers to fetch, which anybody can look at.
  if (ticket.exemption != Exemption::Returned) return false;
  return ticket.hold == HoldKind::PapersToFetch ||
         now - ticket.stateSince >= rules.returnedAnywhereAfter;
}

bool callsMustPass(const Ticket& ticket) {
  return ticket.exemption == Exemption::Restored && ticket.callsUntilCallable > 0;
}

/// The mean service of the hall, each queue counted by its calls today; zero: no figures yet.
Duration meanServiceOf(const Floor& floor) {
  std::int64_t calls = 0;
  std::int64_t total = 0;
  for (const auto& [queue, figures] : floor.allFigures()) {
    if (figures.meanService == Duration{0}) continue;
    const auto weight = static_cast<std::int64_t>(figures.callsToday);
    calls += weight;
    total += weight * figures.meanService.count();
  }
  return calls == 0 ? Duration{0} : Duration{total / calls};
}

/// One line with those of it that were not yet taken into account; an exempt ticket is a line of
/// its own.
struct Cursor {
  Standing head;
  const Line::Entry* rest = nullptr;
  const Line::Entry* end = nullptr;
};

/// All tickets one counter may call now, best first.
class Candidates {
 public:
  Candidates(const Floor& floor, const Counter& counter, Instant now, const RuleParameters& rules)
      : floor_(floor), counter_(counter), now_(now), rules_(rules) {
    if (rules.quickServiceBonus) meanService_ = meanServiceOf(floor);
    cursors_.reserve(floor.lines().size() + floor.exempt().size());
    addLines();
    addExempt();
    std::make_heap(cursors_.begin(), cursors_.end(), comesLater);
  }

  std::uint32_t eligible() const { return eligible_; }

  /// The best one left; of its line the next one then stands for the rest.
  std::optional<Standing> takeBest() {
    if (cursors_.empty()) return std::nullopt;
    std::pop_heap(cursors_.begin(), cursors_.end(), comesLater);
    Cursor& cursor = cursors_.back();
    const Standing best = cursor.head;
    if (cursor.rest == cursor.end) {
      cursors_.pop_back();
    } else {
      cursor.head = weigh(*floor_.ticket(cursor.rest->ticket));
      ++cursor.rest;
      std::push_heap(cursors_.begin(), cursors_.end(), comesLater);
    }
    return best;
  }

 private:
  static bool comesLater(const Cursor& left, const Cursor& right) {
    return goesBefore(right.head, left.head);
  }

  void addLines() {
    for (const auto& [key, line] : floor_.lines()) {
      if (!counter_.serves(key.queue, key.ground)) continue;
      callableQueues_.add(key.queue);
      eligible_ += static_cast<std::uint32_t>(line.size());
      cursors_.push_back({weigh(*floor_.ticket(line.front().ticket)), line.begin() + 1, line.end()}
      );
    }
  }

  void addExempt() {
    for (const TicketId id : floor_.exempt()) {
      const Ticket& ticket = *floor_.ticket(id);
      if (callsMustPass(ticket) || !reaches(counter_, ticket, now_, rules_)) continue;
      callableQueues_.add(ticket.queue);
      addAlone(ticket);
    }
    for (const TicketId id : floor_.exempt()) {
      const Ticket& ticket = *floor_.ticket(id);
      if (!callsMustPass(ticket) || callableQueues_.has(ticket.queue)) continue;
      if (reaches(counter_, ticket, now_, rules_)) addAlone(ticket);
    }
  }

  void addAlone(const Ticket& ticket) {
    ++eligible_;
    cursors_.push_back({weigh(ticket), nullptr, nullptr});
  }

  Standing weigh(const Ticket& ticket) const {
    Standing standing{&ticket, Rank::InTime, ticket.ageAt(now_), Duration{0}};
    const Duration target = ticket.target.wait;
    standing.slack = ticket.weighedTarget - standing.age;
    const bool starving = standing.age > 2 * target;
    if (standing.age > target && !starving) standing.slack = std::max(standing.slack, kLatePlateau);
    if (rules_.quickServiceBonus) standing.slack += quickServiceBonus(ticket.queue);
    if (starving) standing.rank = Rank::Starving;
    if (ticket.exemption == Exemption::Returned) standing.rank = Rank::Returned;
    return standing;
  }

  Duration quickServiceBonus(QueueId queue) const {
    const Duration service = floor_.figures(queue).meanService;
    if (service == Duration{0} || meanService_ == Duration{0}) return Duration{0};
    return std::clamp(
        (service - meanService_) * kQuickServicePercent / 100, -kQuickServiceMax, kQuickServiceMax
    );
  }

  const Floor& floor_;
  const Counter& counter_;
  const Instant now_;
  const RuleParameters& rules_;
  Duration meanService_{0};
  std::vector<Cursor> cursors_;
  QueueSet callableQueues_;
  std::uint32_t eligible_ = 0;
};

CallRule ruleThatChose(const Standing& chosen) {
  switch (chosen.rank) {
    case Rank::Returned:
      return CallRule::Returned;
    case Rank::Starving:
      return CallRule::StarvationCap;
    case Rank::InTime:
      break;
  }
  return chosen.age > chosen.ticket->target.wait ? CallRule::LatePlateau : CallRule::LeastSlack;
}

bool anybodyFor(
    const Floor& floor, const Counter& counter, Instant now, const RuleParameters& rules
) {
  const bool inLine =
      std::any_of(floor.lines().begin(), floor.lines().end(), [&](const auto& entry) {
        return counter.serves(entry.first.queue, entry.first.ground);
      });
  if (inLine) return true;
  // Restored tickets need no look at the calls still to pass: were there somebody else of their
  // queue, then there would be somebody.
  return std::any_of(floor.exempt().begin(), floor.exempt().end(), [&](TicketId id) {
    return reaches(counter, *floor.ticket(id), now, rules);
  });
}

/// Could this counter call anybody of the queue who need not let calls pass by?
bool anybodyElseOf(
    QueueId queue,
    const Floor& floor,
    const Counter& counter,
    Instant now,
    const RuleParameters& rules
) {
  auto line = floor.lines().lower_bound(LineKey{queue, TicketClass{}, Ground{}});
  for (; line != floor.lines().end() && line->first.queue == queue; ++line) {
    if (counter.serves(queue, line->first.ground)) return true;
  }
  return std::any_of(floor.exempt().begin(), floor.exempt().end(), [&](TicketId id) {
    const Ticket& ticket = *floor.ticket(id);
    return ticket.queue == queue && !callsMustPass(ticket) && reaches(counter, ticket, now, rules);
  });
}

}  // namespace

Duration weighTarget(const Target& target) {
  const int late = 1000 - std::clamp(target.sharePermille, 1, 999);
  const double weight = std::log(10.0) / std::log(1000.0 / late);
  return Duration{std::llround(static_cast<double>(target.wait.count()) * weight)};
}

std::optional<Choice> nextFor(
    const Floor& floor, CounterId counter, Instant now, const RuleParameters& rules
) {
  const Counter* at = floor.counter(counter);
  if (at == nullptr) return std::nullopt;
  Candidates candidates(floor, *at, now, rules);
  const std::optional<Standing> winner = candidates.takeBest();
  if (!winner) return std::nullopt;

  Choice choice{winner->ticket->id, {}};
  Explanation& explanation = choice.explanation;
  explanation.rule = ruleThatChose(*winner);
  explanation.age = winner->age;
  explanation.slack = winner->slack;
  explanation.eligible = candidates.eligible();
  explanation.waiting = floor.waiting();
  explanation.nearest.reserve(Explanation::kCandidatesMax);
  while (explanation.nearest.size() < Explanation::kCandidatesMax) {
    const std::optional<Standing> next = candidates.takeBest();
    if (!next) break;
    explanation.nearest.push_back({next->ticket->id, next->age, next->slack});
  }
  return choice;
}

std::vector<Explanation::Candidate> candidatesFor(
    const Floor& floor, CounterId counter, Instant now, const RuleParameters& rules
) {
  std::vector<Explanation::Candidate> all;
  const Counter* at = floor.counter(counter);
  if (at == nullptr) return all;
  Candidates candidates(floor, *at, now, rules);
  all.reserve(candidates.eligible());
  while (const std::optional<Standing> next = candidates.takeBest()) {
    all.push_back({next->ticket->id, next->age, next->slack});
  }
  return all;
}

bool anybodyFor(const Floor& floor, CounterId counter, Instant now, const RuleParameters& rules) {
  const Counter* at = floor.counter(counter);
  return at != nullptr && anybodyFor(floor, *at, now, rules);
}

bool isCallable(
    const Floor& floor,
    const Counter& counter,
    const Ticket& ticket,
    Instant now,
    const RuleParameters& rules
) {
  if (ticket.state != TicketState::Waiting || !reaches(counter, ticket, now, rules)) return false;
  return !callsMustPass(ticket) || !anybodyElseOf(ticket.queue, floor, counter, now, rules);
}

std::optional<CounterId> readyCounterToServe(
    const Floor& floor, Instant now, const RuleParameters& rules
) {
  const Counter* best = nullptr;
  std::uint32_t bestQueues = 0;
  for (const Counter& counter : floor.counters()) {
    if (counter.state != CounterState::Ready) continue;
    const std::uint32_t queues = counter.able().size();
    // Counters come ascending by id, so that the first of equals stays.
    const bool better = best == nullptr || std::tie(queues, counter.stateSince) <
                                               std::tie(bestQueues, best->stateSince);
    if (!better || !anybodyFor(floor, counter, now, rules)) continue;
    best = &counter;
    bestQueues = queues;
  }
  if (best == nullptr) return std::nullopt;
  return best->id;
}

}  // namespace hall::domain
