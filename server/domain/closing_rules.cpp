#include "server/domain/closing_rules.h"

#include <algorithm>

#include "server/domain/alert_subject.h"
#include "server/domain/alerting.h"
#include "server/domain/at_counter.h"

namespace hall::domain {

namespace {

bool waits(const Ticket& ticket) {
  return ticket.state == TicketState::Waiting || ticket.state == TicketState::NotYetDue;
}

bool couldServe(const Counter& counter, const Ticket& ticket) {
  return counter.serves(ticket) && !boundElsewhere(ticket, counter.id);
}

bool comesBack(const HallState& state, const Counter& counter, Instant now) {
  return counter.state != CounterState::Paused ||
         !runsPastClosing(state, counter.id, counter.pauseUntil, now);
}

}  // namespace

bool boundElsewhere(const Ticket& ticket, CounterId counter) {
  if (!ticket.boundTo || ticket.boundTo == counter) return false;
  return ticket.exemption != Exemption::Returned || papersLieAt(ticket);
}

std::optional<QueueId> leftAlone(
    const HallState& state, const Counter& counter, const Counter* after, Instant now
) {
  std::vector<const Counter*> others;
  for (const Counter& other : state.floor.counters()) {
    if (other.id != counter.id && comesBack(state, other, now)) others.push_back(&other);
  }
  if (after != nullptr) others.push_back(after);
  std::optional<QueueId> first;  // the smallest, since tickets stand in no meaningful order
  for (const Ticket& ticket : state.floor.tickets()) {
    if (!waits(ticket) || !couldServe(counter, ticket)) continue;
    if (first && *first <= ticket.queue) continue;
    const bool served = std::any_of(others.begin(), others.end(), [&](const Counter* other) {
      return couldServe(*other, ticket);
    });
    if (!served) first = ticket.queue;
  }
  return first;
}

std::optional<QueueId> leftAlone(
    const HallState& state, const std::vector<Counter>& after, Instant now
) {
  const auto isServedBy = [&](const std::vector<Counter>& counters, const Ticket& ticket) {
    return std::any_of(counters.begin(), counters.end(), [&](const Counter& counter) {
      return couldServe(counter, ticket) && comesBack(state, counter, now);
    });
  };
  std::optional<QueueId> first;
  for (const Ticket& ticket : state.floor.tickets()) {
    if (!waits(ticket) || (first && *first <= ticket.queue)) continue;
    if (isServedBy(state.floor.counters(), ticket) && !isServedBy(after, ticket)) {
      first = ticket.queue;
    }
  }
  return first;
}

bool runsPastClosing(const HallState& state, CounterId counter, Instant until, Instant now) {
  const Catalogue& catalogue = *state.catalogue;
  const CounterPlace* place = catalogue.find(counter);
  const OpeningHours& hours =
      place == nullptr ? catalogue.content().hours : catalogue.hoursOf(*place);
  const std::optional<Instant> closing =
      closingOn(hallDayOf(catalogue, now), hours, catalogue.content().calendar, catalogue.zone());
  return !closing || until > *closing;
}

Result<bool> mayBecome(
    const Deciding& deciding, const Counter& counter, const Counter* after, TextRef overrideReason
) {
  const std::optional<QueueId> alone = leftAlone(deciding.state, counter, after, deciding.now);
  if (!alone) return false;
  if (managesFloor(deciding.actor.role) && overrideReason) return true;
  return naming(Reason::LastAbleCounter, deciding.state, *alone)
      .with("right", "manager_with_reason");
}

void alertLeftAlone(const Deciding& deciding, CounterId counter, Events& events) {
  raiseAnew(
      deciding,
      AlertRule::SignOffOverride,
      AlertLevel::Red,
      subjectOf(counter),
      deciding.now,
      events
  );
}

const Ticket* papersLeftAt(const HallState& state, CounterId counter) {
  const Ticket* found = nullptr;
  const auto look = [&](const std::vector<TicketId>& ids) {
    for (const TicketId id : ids) {
      const Ticket* ticket = state.floor.ticket(id);
      if (papersLieAt(*ticket) != counter) continue;
      if (found == nullptr || ticket->number < found->number) found = ticket;
    }
  };
  look(state.floor.held());
  look(state.floor.exempt());
  return found;
}

}  // namespace hall::domain
