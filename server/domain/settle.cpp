#include <algorithm>

#include "server/domain/alert_subject.h"
#include "server/domain/dispatcher.h"
#include "server/domain/rules.h"

/// What follows by itself. Runs after every command and every event, so each question is answered
/// from the running figures and the counters, and looks at tickets only where these leave it open.
namespace hall::domain {

namespace {

/// Once raised, the alert on the share of priority tickets stays until the share has come down to
/// five sixths of its limit (25 % for 30 %): near the limit every single ticket would toggle it.
constexpr std::uint64_t kShareCalmNumerator = 5;
constexpr std::uint64_t kShareCalmDenominator = 6;

Event bySystem(Instant at, EventBody body) {
  return Event{at, Actor{}, std::move(body)};
}

Event raise(
    const HallState& state, Instant now, AlertRule rule, AlertLevel level, std::string subject
) {
  Alert alert;
  alert.id = state.nextAlert;
  alert.rule = rule;
  alert.level = level;
  alert.subject = std::move(subject);
  alert.raised = now;
  return bySystem(now, AlertRaised{std::move(alert)});
}

bool isOpen(const HallState& state, AlertRule rule, QueueId queue) {
  return state.openAlert(rule, subjectOf(queue)) != nullptr;
}

// ---- ready counters -------------------------------------------------------------------------

/// A counter that was ready for its time is not called to any more, even before the timer says so.
std::optional<Event> endReady(const HallState& state, Instant now) {
  for (const Counter& counter : state.floor.counters()) {
    if (counter.state == CounterState::Ready && counter.readyUntil <= now) {
      return bySystem(counter.readyUntil, CounterReadyEnded{counter.id});
    }
  }
  return std::nullopt;
}

std::optional<Event> callToReady(const HallState& state, Instant now) {
  if (state.suspended) return std::nullopt;
  const RuleParameters& rules = state.catalogue->rules();
  const std::optional<CounterId> ready = readyCounterToServe(state.floor, now, rules);
  if (!ready) return std::nullopt;
  std::optional<Choice> choice = nextFor(state.floor, *ready, now, rules);
  if (!choice) return std::nullopt;
  TicketCalled called;
  called.ticket = choice->ticket;
  called.call = state.nextCall;
  called.counter = *ready;
  called.staff = state.floor.counter(*ready)->staff;
  called.explanation = std::move(choice->explanation);
  called.toReady = true;
  return bySystem(now, std::move(called));
}

// ---- queues nobody serves -------------------------------------------------------------------

bool isWorking(const Counter& counter) {
  return counter.state != CounterState::Offline && counter.state != CounterState::Paused;
}

/// Some counter at work serves everybody in the queue.
bool isServedForAll(const Floor& floor, QueueId queue) {
  const auto& counters = floor.counters();
  return std::any_of(counters.begin(), counters.end(), [queue](const Counter& counter) {
    return isWorking(counter) && counter.onlyGrounds == 0 && counter.queues.has(queue) &&
           counter.staffQueues.has(queue);
  });
}

/// Waits in the sense of the promise: before the session, for which he came early, nobody does.
bool waitsUnserved(const Floor& floor, const Ticket& ticket, Instant now) {
  if (ticket.ref > now) return false;
  const auto& counters = floor.counters();
  return std::none_of(counters.begin(), counters.end(), [&](const Counter& counter) {
    return isWorking(counter) && counter.serves(ticket);
  });
}

/// Every counter that could serve somebody who waits in this queue is paused or closed. While the
/// hall is suspended nobody is expected to serve.
bool isUnserved(const HallState& state, QueueId queue, Instant now) {
  const Floor& floor = state.floor;
  if (state.suspended || floor.figures(queue).waiting == 0) return false;
  if (isServedForAll(floor, queue)) return false;
  const auto& lines = floor.lines();
  for (auto line = lines.lower_bound(LineKey{queue, TicketClass{}, Ground{}});
       line != lines.end() && line->first.queue == queue;
       ++line) {
    // Who serves the first of a line serves all of it, and nobody in it came earlier.
    if (waitsUnserved(floor, *floor.ticket(line->second.front().ticket), now)) return true;
  }
  return std::any_of(floor.exempt().begin(), floor.exempt().end(), [&](TicketId id) {
    const Ticket& ticket = *floor.ticket(id);
    return ticket.queue == queue && waitsUnserved(floor, ticket, now);
  });
}

// ---- share of priority tickets --------------------------------------------------------------

bool isShareHigh(const HallState& state, const QueueFigures& figures) {
  const RuleParameters& rules = state.catalogue->rules();
  const auto limit = static_cast<std::uint64_t>(rules.prioritySharePermille);
  return static_cast<std::int64_t>(figures.issuedToday) >= rules.prioritySampleMin &&
         figures.priorityToday * std::uint64_t{1000} > limit * figures.issuedToday;
}

bool isShareCalm(const HallState& state, const QueueFigures& figures) {
  const RuleParameters& rules = state.catalogue->rules();
  const auto limit = static_cast<std::uint64_t>(rules.prioritySharePermille);
  return static_cast<std::int64_t>(figures.issuedToday) < rules.prioritySampleMin ||
         figures.priorityToday * std::uint64_t{1000} * kShareCalmDenominator <=
             limit * figures.issuedToday * kShareCalmNumerator;
}

// ---- alerts ---------------------------------------------------------------------------------

std::optional<Event> raiseAlert(const HallState& state, Instant now) {
  for (const auto& [queue, figures] : state.floor.allFigures()) {
    if (figures.waiting > 0 && isUnserved(state, queue, now) &&
        !isOpen(state, AlertRule::QueueUnserved, queue)) {
      return raise(state, now, AlertRule::QueueUnserved, AlertLevel::Red, subjectOf(queue));
    }
    if (isShareHigh(state, figures) && !isOpen(state, AlertRule::PriorityShare, queue)) {
      return raise(state, now, AlertRule::PriorityShare, AlertLevel::Yellow, subjectOf(queue));
    }
  }
  return std::nullopt;
}

/// Is the fact behind the alert gone? Other rules' alerts are cleared by who raised them.
bool isOver(const HallState& state, const Alert& alert, Instant now) {
  const Floor& floor = state.floor;
  switch (alert.rule) {
    case AlertRule::PauseOverrun: {
      const auto id = numberIn(alert.subject, "counter");
      const Counter* counter = id ? floor.counter(CounterId{*id}) : nullptr;
      return counter == nullptr || counter->state != CounterState::Paused || !counter->pauseOverrun;
    }
    case AlertRule::QueueUnserved: {
      const auto id = numberIn(alert.subject, "queue");
      return !id || !isUnserved(state, QueueId{*id}, now);
    }
    case AlertRule::PriorityShare: {
      const auto id = numberIn(alert.subject, "queue");
      return !id || isShareCalm(state, floor.figures(QueueId{*id}));
    }
    case AlertRule::SignOffOverride:
      // Nobody is left whom the counter's leaving could have left alone.
      return floor.waiting() == 0 && floor.notYetDue().empty();
    default:
      return false;
  }
}

std::optional<Event> clearAlert(const HallState& state, Instant now) {
  for (const auto& [id, alert] : state.alerts) {
    if (isOver(state, alert, now)) return bySystem(now, AlertCleared{id});
  }
  return std::nullopt;
}

}  // namespace

std::optional<Event> settle(const HallState& state, Instant now) {
  if (state.catalogue == nullptr) return std::nullopt;
  if (std::optional<Event> ended = endReady(state, now)) return ended;
  if (std::optional<Event> called = callToReady(state, now)) return called;
  if (std::optional<Event> raised = raiseAlert(state, now)) return raised;
  return clearAlert(state, now);
}

}  // namespace hall::domain
