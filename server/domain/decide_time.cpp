#include <algorithm>

#include "server/domain/alert_subject.h"
#include "server/domain/alerting.h"
#include "server/domain/deciding.h"
#include "server/domain/rules.h"
#include "server/domain/service_gaps.h"

/// What happens because time passes. Each thing happens at its due time, however late the Tick
/// comes.
///
/// Day end (03:00, a setting): every open ticket is closed by the system and listed, then counters
/// where somebody is still signed in are signed off, since nobody who went home is able to serve,
/// then the day is closed. Numbers begin anew with the next day. Days without any number are closed
/// in one step, so that a hall that stood still for a year does not close each of its nights.
namespace hall::domain {

namespace {

/// Room is left for what settles after a Tick.
constexpr std::size_t kPerTick = 250;

// ---- the day ------------------------------------------------------------------------------------

bool hasDay(const HallState& state) {
  return state.catalogue != nullptr && state.day.day != LocalDay{};
}

/// Did nothing happen in this day that its end must clear?
bool isEmpty(const HallState& state) {
  const auto& counters = state.floor.counters();
  const bool somebodyThere = std::any_of(counters.begin(), counters.end(), [](const Counter& one) {
    return static_cast<bool>(one.staff);
  });
  return !somebodyThere && state.floor.tickets().empty() && state.day.nextSerials.empty() &&
         state.day.closed.empty();
}

Event bySystem(Instant at, EventBody body) {
  return Event{at, Actor{}, std::move(body)};
}

/// The first that were issued, as many as one Tick closes, in the order they were issued.
std::vector<const Ticket*> firstOpen(const Floor& floor) {
  std::vector<const Ticket*> open;
  for (const Ticket& ticket : floor.tickets()) open.push_back(&ticket);
  const std::size_t count = std::min(open.size(), kPerTick);
  const auto last = open.begin() + static_cast<std::ptrdiff_t>(count);
  std::partial_sort(open.begin(), last, open.end(), [](const Ticket* left, const Ticket* right) {
    return std::pair(left->issued, left->id) < std::pair(right->issued, right->id);
  });
  open.resize(count);
  return open;
}

/// Of this day. Counts, so the order of the table does not matter.
std::uint32_t closedBySystem(const HallState& state) {
  const auto count =
      std::count_if(state.day.closed.begin(), state.day.closed.end(), [&](const auto& entry) {
        return entry.second.state == TicketState::ClosedBySystem &&
               entry.second.day == state.day.day;
      });
  return static_cast<std::uint32_t>(count);
}

bool isCleared(const Events& events, AlertId id) {
  return std::any_of(events.begin(), events.end(), [id](const Event& event) {
    const auto* cleared = std::get_if<AlertCleared>(&event.body);
    return cleared != nullptr && cleared->alert == id;
  });
}

void clearIncidents(const HallState& state, Instant at, Events& events) {
  for (const auto& [id, alert] : state.alerts) {
    const bool over = alert.acknowledgedBy && tellsOfAnIncident(alert.rule);
    if (over && !isCleared(events, id)) events.push_back(bySystem(at, AlertCleared{id}));
  }
}

/// Who did not come when called is closed, too, but would make every ordinary day a red one.
bool someoneWasThere(const std::vector<const Ticket*>& closed) {
  return std::any_of(closed.begin(), closed.end(), [](const Ticket* ticket) {
    return ticket->state != TicketState::NoShow;
  });
}

/// Who acknowledged an earlier day's has not seen this one's.
void raiseOpenEnd(const Deciding& deciding, Instant at, Events& events) {
  const Alert* known = deciding.state.openAlert(AlertRule::DayEndedWithOpen, kHallSubject);
  if (known != nullptr && !known->acknowledgedBy) return;
  raiseAnew(deciding, AlertRule::DayEndedWithOpen, AlertLevel::Red, kHallSubject, at, events);
}

/// All that is left once no ticket is open, as far as it fits: `events` grows to at most kPerTick
/// and three more.
void finishDay(const Deciding& deciding, Instant at, std::uint32_t closed, Events& events) {
  const HallState& state = deciding.state;
  clearIncidents(state, at, events);
  for (const Counter& counter : state.floor.counters()) {
    if (counter.staff) events.push_back(bySystem(at, CounterSignedOff{counter.id, TextRef{}}));
  }
  if (events.size() > kPerTick) {
    events.resize(kPerTick);
    return;
  }
  events.push_back(bySystem(at, DayClosed{state.day.day, closed}));
}

Events endDay(const Deciding& deciding, Instant at) {
  const HallState& state = deciding.state;
  const LocalDay today = hallDayOf(*state.catalogue, deciding.now);
  if (isEmpty(state) && today > state.day.day + std::chrono::days{1}) {
    const LocalDay last = today - std::chrono::days{1};
    return {bySystem(dayEndOf(*state.catalogue, last), DayClosed{last, 0})};
  }
  Events events;
  const std::vector<const Ticket*> open = firstOpen(state.floor);
  if (someoneWasThere(open)) raiseOpenEnd(deciding, at, events);
  for (const Ticket* ticket : open) {
    events.push_back(bySystem(at, TicketClosedBySystem{ticket->id, ticket->state}));
  }
  if (open.size() < state.floor.tickets().size()) return events;
  const auto now = static_cast<std::uint32_t>(open.size());
  finishDay(deciding, at, closedBySystem(state) + now, events);
  return events;
}

// ---- timers of the day ------------------------------------------------------------------------

struct Due {
  Instant at;
  EventBody body;
};

void dueAppointments(const HallState& state, Instant now, std::vector<Due>& due) {
  for (const auto& [key, queue] : state.floor.notYetDue()) {
    if (key.first > now || due.size() == kPerTick) return;
    due.push_back({key.first, TicketDue{key.second}});
  }
}

bool overruns(const Counter& counter) {
  return counter.state == CounterState::Paused && !counter.pauseOverrun;
}

void dueReadyEnds(const HallState& state, Instant now, std::vector<Due>& due) {
  for (const Counter& counter : state.floor.counters()) {
    if (counter.state != CounterState::Ready || counter.readyUntil > now) continue;
    due.push_back({counter.readyUntil, CounterReadyEnded{counter.id}});
  }
}

/// Yellow; that a queue is left alone by it is a red alert of its own, raised as soon as it is.
void duePauses(const Deciding& deciding, Events& events) {
  for (const Counter& counter : deciding.state.floor.counters()) {
    if (!overruns(counter) || counter.pauseUntil > deciding.now) continue;
    if (events.size() >= kPerTick) return;
    raiseAnew(
        deciding,
        AlertRule::PauseOverrun,
        AlertLevel::Yellow,
        subjectOf(counter.id),
        counter.pauseUntil,
        events
    );
  }
}

Events fireTimers(const Deciding& deciding) {
  std::vector<Due> due;
  dueAppointments(deciding.state, deciding.now, due);
  dueReadyEnds(deciding.state, deciding.now, due);
  std::stable_sort(due.begin(), due.end(), [](const Due& left, const Due& right) {
    return left.at < right.at;
  });
  Events events;
  for (Due& timer : due) {
    if (events.size() == kPerTick) return events;
    events.push_back(bySystem(timer.at, std::move(timer.body)));
  }
  duePauses(deciding, events);
  return events;
}

void sooner(std::optional<Instant>& first, Instant at) {
  if (!first || at < *first) first = at;
}

bool isReadyFor(const HallState& state, const Ticket& ticket, Instant at) {
  const auto& counters = state.floor.counters();
  return std::any_of(counters.begin(), counters.end(), [&](const Counter& counter) {
    return counter.state == CounterState::Ready && at < counter.readyUntil &&
           counter.serves(ticket);
  });
}

/// Who came back to a counter of their own is after a while anybody's: a counter that is ready then
/// gets them, although nothing else happens.
void dueReturned(const HallState& state, std::optional<Instant>& first) {
  if (state.suspended || state.catalogue == nullptr) return;
  for (const TicketId id : state.floor.exempt()) {
    const Ticket& ticket = *state.floor.ticket(id);
    if (ticket.exemption != Exemption::Returned || !ticket.boundTo) continue;
    const Instant anybodys = ticket.stateSince + state.catalogue->rules().returnedAnywhereAfter;
    if (isReadyFor(state, ticket, anybodys)) sooner(first, anybodys);
  }
}

}  // namespace

/// Nothing due is no refusal: no events. A red alert for a queue that is left alone from now on
/// needs no event of the Tick itself; what settles after it raises it.
Result<Events> decideOn(const Deciding& deciding, const Tick&) {
  if (hasDay(deciding.state)) {
    const Instant end = dayEndOf(*deciding.state.catalogue, deciding.state.day.day);
    if (end <= deciding.now) return endDay(deciding, end);
  }
  return fireTimers(deciding);
}

std::optional<Instant> nextDue(const HallState& state) {
  std::optional<Instant> first;
  if (hasDay(state)) sooner(first, dayEndOf(*state.catalogue, state.day.day));
  if (!state.floor.notYetDue().empty()) sooner(first, state.floor.notYetDue().begin()->first.first);
  for (const Counter& counter : state.floor.counters()) {
    if (counter.state == CounterState::Ready) sooner(first, counter.readyUntil);
    if (overruns(counter)) sooner(first, counter.pauseUntil);
  }
  dueReturned(state, first);
  for (const ServiceGap& gap : serviceGaps(state)) {
    const bool told = state.openAlert(AlertRule::QueueUnserved, subjectOf(gap.queue)) != nullptr;
    if (!told) sooner(first, gap.from);
  }
  return first;
}

}  // namespace hall::domain
