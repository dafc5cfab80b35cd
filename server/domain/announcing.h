#pragma once

#include "server/domain/hall_state.h"

/// Announcements, and how long they are kept for a board that was away (DESIGN section 3, 12).
/// Inside of `apply`.
namespace hall::domain {

/// The ticket is announced for the `ordinal`th time, at the counter it is called to; its
/// announcement before is over.
void announce(HallState& hall, TicketId id, CallId made, std::uint8_t ordinal, Instant at);

/// The ticket's last announcement is over: an output that was away need not make it.
void closeCall(HallState& hall, const Ticket& ticket);

void markDelivered(HallState& hall, CallId id);

}  // namespace hall::domain
