#include "server/domain/waiting_time.h"

#include <algorithm>
#include <vector>

namespace hall::domain {

namespace {

bool waits(const Ticket& ticket) {
  return ticket.state == TicketState::Waiting || ticket.state == TicketState::Called;
}

/// Served, on hold or absent; also between the end of a serving and its reopening.
bool isAway(const Ticket& ticket) {
  return ticket.state == TicketState::Serving || ticket.state == TicketState::OnHold ||
         ticket.state == TicketState::NoShow || ticket.state == TicketState::Finished;
}

Duration between(Instant from, Instant until) {
  return std::max(until - from, Duration{0});
}

/// How much of the last suspension, once it is over, lies after `from`.
Duration suspensionAfter(const HallState& hall, Instant from) {
  if (hall.suspended) return Duration{0};
  return between(std::max(from, hall.suspendedSince), hall.suspendedUntil);
}

/// What lies before `ref` never was a wait.
Instant waitsSince(const Ticket& ticket) {
  return std::max(ticket.ref, ticket.stateSince);
}

}  // namespace

/// The end of a suspension takes it from everybody who then waits, so of a move that is told only
/// afterwards just the part is taken that was waited.
void enter(const HallState& hall, Ticket& ticket, TicketState state, Instant at) {
  const Instant since = waitsSince(ticket);
  if (isAway(ticket)) ticket.away += between(since, at);
  if (waits(ticket) && hall.suspended) {
    ticket.away += between(std::max(since, hall.suspendedSince), at);
  }
  if (waits(ticket)) ticket.away -= suspensionAfter(hall, std::max(since, at));
  ticket.state = state;
  ticket.stateSince = at;
  if (waits(ticket)) ticket.away += suspensionAfter(hall, std::max(ticket.ref, at));
}

void beginWait(const HallState& hall, Ticket& ticket) {
  if (waits(ticket)) ticket.away = suspensionAfter(hall, ticket.ref);
}

void takeSuspension(HallState& hall) {
  std::vector<TicketId> waiting;
  for (const Ticket& ticket : hall.floor.tickets()) {
    if (waits(ticket)) waiting.push_back(ticket.id);
  }
  for (const TicketId id : waiting) {
    hall.floor.change(id, [&](Ticket& ticket) {
      ticket.away += suspensionAfter(hall, waitsSince(ticket));
    });
  }
}

}  // namespace hall::domain
