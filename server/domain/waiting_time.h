#pragma once

#include "server/domain/hall_state.h"

/// What of a ticket's time is wait (DESIGN section 4): it counts from `ref`; time spent being
/// served, on hold or absent is not wait, and a wait does not go on while the hall is suspended.
/// What is not wait adds up in `Ticket::away`, each minute once, whatever overlaps. Inside of
/// `apply`.
namespace hall::domain {

/// Moves the ticket to another state as of `at`. `at` may lie before the end of a suspension that
/// is over already: a move that is told only afterwards, by a counter that was cut off.
void enter(const HallState& hall, Ticket& ticket, TicketState state, Instant at);

/// Of a ticket just issued, which is in its first state: what of the last suspension lies after its
/// `ref`.
void beginWait(const HallState& hall, Ticket& ticket);

/// Takes the suspension that has just ended from everybody who waits.
void takeSuspension(HallState& hall);

}  // namespace hall::domain
