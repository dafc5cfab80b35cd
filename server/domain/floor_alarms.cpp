#include "server/domain/floor_alarms.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "server/domain/alert_subject.h"
#include "server/domain/alerting.h"
#include "server/domain/dispatcher.h"

namespace hall::domain {

namespace {

constexpr std::array kFloorRules{
    AlertRule::WaitOverTarget,
    AlertRule::QueueCrowded,
    AlertRule::QueueNotCalled,
    AlertRule::OvertimeExpected};

/// As with the share of priority tickets: a crowd has gone at five sixths of what raised the alert.
constexpr std::int64_t kCalmNumerator = 5;
constexpr std::int64_t kCalmDenominator = 6;
/// Shares of counters are counted in millionths.
constexpr std::int64_t kWhole = 1'000'000;
/// Services are long or short; only what takes twice as long as usual keeps a queue waiting.
constexpr int kLongServices = 2;
/// Earlier in the day nobody can say, and a manager has other means than overtime.
constexpr Duration kOvertimeLook = std::chrono::hours{2};
/// The forecast goes up and down by some minutes with every call.
constexpr Duration kOvertimeCalm = std::chrono::minutes{10};

/// Those of one queue who are called one after the other, the first of them, and the last.
struct Group {
  const Ticket* first = nullptr;
  TicketId last;
  Instant lastDue;
  std::uint32_t people = 1;
};

/// Who waits, by queue.
using Waiting = std::map<QueueId, std::vector<Group>>;

Waiting waitingOn(const Floor& floor) {
  Waiting waiting;
  for (const auto& [key, line] : floor.lines()) {
    const Line::Entry& last = line.end()[-1];
    waiting[key.queue].push_back(
        {floor.ticket(line.front().ticket),
         last.ticket,
         last.ref + last.untilDue,
         static_cast<std::uint32_t>(line.size())}
    );
  }
  for (const TicketId id : floor.exempt()) {
    const Ticket& ticket = *floor.ticket(id);
    const Instant due = ticket.ref + ticket.away + ticket.weighedTarget;
    waiting[ticket.queue].push_back({&ticket, id, due, 1});
  }
  return waiting;
}

bool isOpen(const Counter& counter) {
  return counter.staff && counter.state != CounterState::Paused;
}

bool isFree(const Counter& counter) {
  return counter.state == CounterState::Idle || counter.state == CounterState::Ready;
}

/// All that the rules look at.
struct Look {
  const HallState& state;
  Instant now;
  const WaitForecast& forecast;
  const CallTimes& calls;
  const Waiting& waiting;

  const RuleParameters& rules() const { return state.catalogue->rules(); }
  const Alert* open(AlertRule rule, QueueId queue) const {
    return state.openAlert(rule, subjectOf(queue));
  }
};

Alarm standing(AlertRule rule, std::string subject, AlertLevel level = AlertLevel::Yellow) {
  return {rule, Alarm::Should::Stand, level, std::move(subject)};
}

// ---- waits beyond the target ------------------------------------------------------------------

std::optional<Alarm> overTarget(const Look& look, QueueId queue, const std::vector<Group>& groups) {
  bool over = false;
  bool farOver = false;
  for (const Group& group : groups) {
    const Duration target = group.first->target.wait;
    const Duration age = group.first->ageAt(look.now);
    over = over || age > target;
    farOver = farOver || age > 2 * target;
  }
  if (!over) return std::nullopt;
  const AlertLevel level = farOver ? AlertLevel::Red : AlertLevel::Yellow;
  return standing(AlertRule::WaitOverTarget, subjectOf(queue), level);
}

// ---- crowds -------------------------------------------------------------------------------------

std::int64_t peopleIn(const std::vector<Group>& groups) {
  std::int64_t people = 0;
  for (const Group& group : groups) people += group.people;
  return people;
}

/// Of these, those whom the counter may serve.
std::int64_t workOf(const Counter& counter, const std::vector<Group>& groups) {
  std::int64_t people = 0;
  for (const Group& group : groups) {
    if (counter.serves(*group.first)) people += group.people;
  }
  return people;
}

/// The counters that are open, each with the people of all queues whom it may serve.
using OpenCounters = std::vector<std::pair<const Counter*, std::int64_t>>;

OpenCounters openCounters(const Look& look) {
  OpenCounters open;
  for (const Counter& counter : look.state.floor.counters()) {
    if (!isOpen(counter)) continue;
    std::int64_t all = 0;
    for (const auto& [queue, groups] : look.waiting) all += workOf(counter, groups);
    open.emplace_back(&counter, all);
  }
  return open;
}

/// How many counters the queue has, in millionths.
std::int64_t countersFor(const std::vector<Group>& groups, const OpenCounters& open) {
  std::int64_t counters = 0;
  for (const auto& [counter, all] : open) {
    const std::int64_t own = workOf(*counter, groups);
    if (own > 0) counters += own * kWhole / all;
  }
  return counters;
}

bool isCrowded(const Look& look, std::int64_t people, std::int64_t counters, bool stands) {
  const std::int64_t most = look.rules().crowdedPerCounter;
  if (counters == 0 && !stands) return false;
  const std::int64_t counted = std::max(counters, kWhole);
  if (!stands) return people * kWhole > most * counted;
  return people * kWhole * kCalmDenominator > most * counted * kCalmNumerator;
}

void addCrowds(const Look& look, std::vector<Alarm>& alarms) {
  std::optional<OpenCounters> open;
  for (const auto& [queue, groups] : look.waiting) {
    const std::int64_t people = peopleIn(groups);
    // Fewer than that are no crowd for one counter: mostly nobody has to look at the counters.
    if (people * kCalmDenominator <= look.rules().crowdedPerCounter * kCalmNumerator) continue;
    if (!open) open = openCounters(look);
    const bool stands = look.open(AlertRule::QueueCrowded, queue) != nullptr;
    if (!isCrowded(look, people, countersFor(groups, *open), stands)) continue;
    alarms.push_back(standing(AlertRule::QueueCrowded, subjectOf(queue)));
  }
}

// ---- queues that nobody calls from --------------------------------------------------------------

/// Between two moments of one day, without the time before the first session and the breaks.
Duration workingTime(const Look& look, QueueId id, Instant from) {
  const Catalogue& catalogue = *look.state.catalogue;
  const Queue* queue = catalogue.find(id);
  if (queue == nullptr) return look.now - from;
  const TimeZone& zone = catalogue.zone();
  const LocalDay day = hallDayOf(catalogue, look.now);
  Instant breakFrom = Instant::min();
  Duration passed = std::max(look.now - from, Duration{0});
  for (const Session& session :
       catalogue.hoursOf(*queue).sessionsOn(day, catalogue.content().calendar)) {
    const Instant begins = std::max(from, breakFrom);
    const Instant ends = std::min(look.now, zone.toInstant(day, session.from));
    if (begins < ends) passed -= ends - begins;
    breakFrom = zone.toInstant(day, session.until);
  }
  return passed;
}

/// Since when somebody callable waits, and since when a counter that may call them is free or open.
struct Callable {
  std::optional<Instant> free;
  std::optional<Instant> open;
};

void keepEarlier(std::optional<Instant>& earliest, Instant at) {
  earliest = earliest ? std::min(*earliest, at) : at;
}

Callable callableIn(const Look& look, const std::vector<Group>& groups) {
  const Floor& floor = look.state.floor;
  Callable since;
  for (const Group& group : groups) {
    const Instant waits = std::max(group.first->ref, group.first->stateSince);
    for (const Counter& counter : floor.counters()) {
      if (!isOpen(counter)) continue;
      if (!isCallable(floor, counter, *group.first, look.now, look.rules())) continue;
      keepEarlier(since.open, std::max(waits, counter.signedInSince));
      if (isFree(counter)) keepEarlier(since.free, std::max(waits, counter.stateSince));
    }
  }
  return since;
}

std::optional<Alarm> notCalled(const Look& look, QueueId queue, const std::vector<Group>& groups) {
  const Alert* open = look.open(AlertRule::QueueNotCalled, queue);
  const std::optional<Instant> latest = look.calls.latest(queue);
  const Duration patience = look.rules().uncalledAfter;
  // As it mostly is: nobody has to look at the counters.
  if (latest && *latest > look.now - patience && (open == nullptr || *latest >= open->raised)) {
    return std::nullopt;
  }
  const Callable since = callableIn(look, groups);
  if (!since.open) return std::nullopt;
  const Alarm alarm = standing(AlertRule::QueueNotCalled, subjectOf(queue));
  if (open != nullptr) {
    const bool called = latest && *latest >= open->raised;
    return called ? std::nullopt : std::optional(alarm);
  }
  const Instant unknownBefore =
      std::max(latest.value_or(look.calls.since()), look.state.suspendedUntil);
  const auto quietFor = [&](Instant from) {
    return workingTime(look, queue, std::max(from, unknownBefore));
  };
  const Duration longService = kLongServices * usualServiceOf(look.state, queue);
  const bool unused = since.free && quietFor(*since.free) >= patience;
  if (!unused && quietFor(*since.open) < std::max(patience, longService)) return std::nullopt;
  return alarm;
}

// ---- overtime -----------------------------------------------------------------------------------

/// When the last of a queue is expected to have been served.
Instant expectedEnd(const Look& look, QueueId queue, const std::vector<Group>& groups) {
  const auto last =
      std::max_element(groups.begin(), groups.end(), [](const Group& left, const Group& right) {
        return left.lastDue < right.lastDue;
      });
  const Ticket& ticket = *look.state.floor.ticket(last->last);
  const Promise promise = look.forecast.estimate(look.state, ticket, look.now);
  return look.now + promise.waitP50 + usualServiceOf(look.state, queue);
}

std::optional<Alarm> overtime(const Look& look) {
  const Catalogue& catalogue = *look.state.catalogue;
  const LocalDay day = hallDayOf(catalogue, look.now);
  const bool stands = look.state.openAlert(AlertRule::OvertimeExpected, kHallSubject) != nullptr;
  for (const auto& [id, groups] : look.waiting) {
    const Queue* queue = catalogue.find(id);
    if (queue == nullptr) continue;
    const auto closing =
        closingOn(day, catalogue.hoursOf(*queue), catalogue.content().calendar, catalogue.zone());
    if (!closing || look.now < *closing - kOvertimeLook) continue;
    // After closing it has come: it is not foretold any more, nor is it over.
    const bool closed = look.now >= *closing;
    if (closed && !stands) continue;
    const Instant latest = stands ? *closing - kOvertimeCalm : *closing;
    if (closed || expectedEnd(look, id, groups) > latest) {
      return standing(AlertRule::OvertimeExpected, kHallSubject);
    }
  }
  return std::nullopt;
}

// ---- all of them --------------------------------------------------------------------------------

bool isOfTheFloor(AlertRule rule) {
  return std::find(kFloorRules.begin(), kFloorRules.end(), rule) != kFloorRules.end();
}

void addStanding(const Look& look, std::vector<Alarm>& alarms) {
  const auto add = [&alarms](std::optional<Alarm> alarm) {
    if (alarm) alarms.push_back(*std::move(alarm));
  };
  for (const auto& [queue, groups] : look.waiting) {
    add(overTarget(look, queue, groups));
    add(notCalled(look, queue, groups));
  }
  addCrowds(look, alarms);
  add(overtime(look));
}

}  // namespace

std::vector<Alarm> floorAlarms(
    const HallState& state, Instant now, const WaitForecast& forecast, const CallTimes& calls
) {
  std::vector<Alarm> alarms;
  if (!state.suspended && state.catalogue != nullptr && state.floor.waiting() > 0) {
    const Waiting waiting = waitingOn(state.floor);
    addStanding({state, now, forecast, calls, waiting}, alarms);
  }
  const auto stood = static_cast<std::ptrdiff_t>(alarms.size());
  for (const auto& [id, alert] : state.alerts) {
    const auto isThis = [&alert = alert](const Alarm& alarm) {
      return alarm.rule == alert.rule && alarm.subject == alert.subject;
    };
    if (!isOfTheFloor(alert.rule)) continue;
    if (std::any_of(alarms.begin(), alarms.begin() + stood, isThis)) continue;
    alarms.push_back({alert.rule, Alarm::Should::Clear, alert.level, alert.subject});
  }
  return alarms;
}

bool floorNeedsWatching(const HallState& state) {
  const auto isFloors = [](const auto& entry) { return isOfTheFloor(entry.second.rule); };
  return state.floor.waiting() > 0 ||
         std::any_of(state.alerts.begin(), state.alerts.end(), isFloors);
}

}  // namespace hall::domain
