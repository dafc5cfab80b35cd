#include <algorithm>

#include "server/domain/alert_subject.h"
#include "server/domain/closing_rules.h"
#include "server/domain/dispatcher.h"
#include "server/domain/rules.h"
#include "server/domain/service_gaps.h"

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

/// Queues left alone by now, ascending.
std::vector<QueueId> queuesLeftAlone(const HallState& state, Instant now) {
  std::vector<QueueId> alone;
  for (const ServiceGap& gap : serviceGaps(state)) {
    if (gap.from <= now) alone.push_back(gap.queue);
  }
  return alone;
}

std::optional<Event> alertToRaise(
    const HallState& state, const std::vector<QueueId>& leftAlone, Instant now
) {
  for (const QueueId queue : leftAlone) {
    if (isOpen(state, AlertRule::QueueUnserved, queue)) continue;
    return raise(state, now, AlertRule::QueueUnserved, AlertLevel::Red, subjectOf(queue));
  }
  for (const auto& [queue, figures] : state.floor.allFigures()) {
    if (!isShareHigh(state, figures) || isOpen(state, AlertRule::PriorityShare, queue)) continue;
    return raise(state, now, AlertRule::PriorityShare, AlertLevel::Yellow, subjectOf(queue));
  }
  return std::nullopt;
}

/// Is the fact behind the alert gone? Other rules' alerts are cleared by who raised them.
bool isOver(const HallState& state, const Alert& alert, const std::vector<QueueId>& leftAlone) {
  const Floor& floor = state.floor;
  switch (alert.rule) {
    case AlertRule::PauseOverrun: {
      const auto id = numberIn(alert.subject, "counter");
      const Counter* counter = id ? floor.counter(CounterId{*id}) : nullptr;
      return counter == nullptr || counter->state != CounterState::Paused || !counter->pauseOverrun;
    }
    case AlertRule::QueueUnserved: {
      const auto id = numberIn(alert.subject, "queue");
      return !id || !std::binary_search(leftAlone.begin(), leftAlone.end(), QueueId{*id});
    }
    case AlertRule::PriorityShare: {
      const auto id = numberIn(alert.subject, "queue");
      return !id || isShareCalm(state, floor.figures(QueueId{*id}));
    }
    case AlertRule::SignOffOverride: {
      // Nobody is left whom the counter's leaving could have left alone, nor whose papers lie
      // there.
      const auto id = numberIn(alert.subject, "counter");
      const Counter* counter = id ? floor.counter(CounterId{*id}) : nullptr;
      const bool papersAlone =
          counter != nullptr && !counter->staff && papersLeftAt(state, counter->id) != nullptr;
      return floor.waiting() == 0 && floor.notYetDue().empty() && !papersAlone;
    }
    default:
      return false;
  }
}

std::optional<Event> alertToClear(
    const HallState& state, const std::vector<QueueId>& leftAlone, Instant now
) {
  for (const auto& [id, alert] : state.alerts) {
    if (isOver(state, alert, leftAlone)) return bySystem(now, AlertCleared{id});
  }
  return std::nullopt;
}

}  // namespace

std::optional<Event> settle(const HallState& state, Instant now) {
  if (state.catalogue == nullptr) return std::nullopt;
  if (std::optional<Event> ended = endReady(state, now)) return ended;
  if (std::optional<Event> called = callToReady(state, now)) return called;
  const std::vector<QueueId> leftAlone = queuesLeftAlone(state, now);
  if (std::optional<Event> raised = alertToRaise(state, leftAlone, now)) return raised;
  return alertToClear(state, leftAlone, now);
}

}  // namespace hall::domain
