#pragma once

#include "server/domain/catalogue.h"
#include "server/domain/event.h"
#include "server/domain/hall_state.h"
#include "server/domain/people.h"
#include "server/domain/result.h"

/// What somebody comes for, as the catalogue knows it. Inside of `decide`.
namespace hall::domain {

struct Errand {
  const Queue* queue = nullptr;  ///< the one queue of the item
  const Item* item = nullptr;    ///< null for consult, handout and failed errand
  ThemeId theme;
};

/// Exactly one of item, theme and queue. A queue stands for itself only where it needs no item:
/// consult, handout and failed errand (办不成事); for handling it takes an item, as only items of
/// the catalogue are handled (requirements row 30). A theme is taken by its first item. Refusals:
/// MalformedRequest, ItemNotFound, ThemeNotFound, QueueNotFound (each also when it is withdrawn).
Result<Errand> errandOf(const Catalogue& catalogue, ItemId item, ThemeId theme, QueueId queue);

/// Is a counter set now to take this queue for somebody with this ground, whoever sits there or
/// does not? Staff send nobody on where it is not so.
bool isTakenOnTheFloor(const Floor& floor, QueueId queue, Ground ground);

/// Does the published catalogue promise such a counter, or is one set so on the floor? This is
/// asked before a number is refused: a counter that was switched away for an hour turns nobody away
/// (the manager is warned of whoever waits there), and one that a manager gave to the queue counts.
bool isServedAnywhere(const HallState& state, QueueId queue, Ground ground);

/// Writes queue, item, revision and guide of the errand into the event.
void describe(const Errand& errand, TicketIssued& issue);

/// Writes target and weighed target of the event's queue, class and ground into it.
void promiseTarget(const Queue& queue, TicketIssued& issue);

}  // namespace hall::domain
