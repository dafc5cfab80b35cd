#include "server/domain/at_counter.h"

#include <algorithm>

namespace hall::domain {

Result<const Counter*> ownCounter(const Deciding& deciding, CounterId id) {
  const Counter* counter = deciding.state.floor.counter(id);
  if (counter == nullptr) {
    return naming(Reason::CounterNotFound, deciding.state, id);
  }
  if (!counter->staff) {
    return naming(Reason::CounterNotSignedIn, deciding.state, id);
  }
  if (counter->staff != deciding.actor.staff) {
    return naming(Reason::ForeignCounter, deciding.state, id);
  }
  return counter;
}

Result<const Counter*> freeOwnCounter(const Deciding& deciding, CounterId id) {
  Result<const Counter*> counter = ownCounter(deciding, id);
  if (!counter) return counter;
  if (const TicketId open = (*counter)->ticket) {
    const Ticket* ticket = deciding.state.floor.ticket(open);
    return Refusal{Reason::CounterBusy, {}}.with("number", ticket->number.text());
  }
  if ((*counter)->state == CounterState::Paused) return Reason::CounterPaused;
  return counter;
}

Result<AtCounter> ticketAt(
    const Deciding& deciding, CounterId id, std::initializer_list<TicketState> states
) {
  const Result<const Counter*> counter = ownCounter(deciding, id);
  if (!counter) return counter.refusal();
  const Ticket* ticket = deciding.state.floor.ticket((*counter)->ticket);
  if (ticket == nullptr) return naming(Reason::NobodyCalled, deciding.state, id);
  const bool fits = std::find(states.begin(), states.end(), ticket->state) != states.end();
  if (!fits) return wrongState(*ticket);
  return AtCounter{**counter, *ticket};
}

Event onTicket(const Deciding& deciding, const Ticket& ticket, EventBody body) {
  const Instant at = std::max(deciding.occurred, ticket.stateSince);
  return Event{at, deciding.actor, std::move(body)};
}

Event onTicketComing(
    const Deciding& deciding, const Ticket& ticket, const Counter& counter, EventBody body
) {
  const Instant at = std::max({deciding.occurred, ticket.stateSince, counter.stateSince});
  return Event{at, deciding.actor, std::move(body)};
}

Event onCounter(const Deciding& deciding, const Counter& counter, EventBody body) {
  const Instant at = std::max(deciding.occurred, counter.stateSince);
  return Event{at, deciding.actor, std::move(body)};
}

Refusal tooEarly(Duration stillToWait) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(stillToWait).count();
  return Refusal{Reason::TooEarly, {}}.with("seconds", std::to_string(seconds));
}

Refusal naming(Reason reason, const HallState& state, CounterId id) {
  return Refusal{reason, {}}.with("counter_id", codeOf(state, id));
}

Refusal naming(Reason reason, const HallState& state, QueueId id) {
  return Refusal{reason, {}}.with("queue_id", codeOf(state, id));
}

std::string codeOf(const HallState& state, CounterId id) {
  const CounterPlace* place = state.catalogue ? state.catalogue->find(id) : nullptr;
  return place == nullptr ? std::to_string(id.value) : place->code;
}

std::string codeOf(const HallState& state, QueueId id) {
  const Queue* queue = state.catalogue ? state.catalogue->find(id) : nullptr;
  return queue == nullptr ? std::to_string(id.value) : queue->code;
}

CounterId papersLieAt(const Ticket& ticket) {
  if (ticket.hold != HoldKind::PapersLeftHere) return CounterId{};
  if (ticket.state == TicketState::OnHold) return ticket.counter;
  const bool cameBack =
      ticket.state == TicketState::Waiting && ticket.exemption == Exemption::Returned;
  return cameBack ? ticket.boundTo : CounterId{};
}

}  // namespace hall::domain
