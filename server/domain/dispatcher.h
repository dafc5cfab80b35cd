#pragma once

#include <optional>

#include "server/domain/event.h"
#include "server/domain/floor.h"

/// Call-next: HYB of queueing.md 2.2, weighted least slack with a late plateau and a starvation cap.
/// Pure functions of the floor; the same code calls in the hall, in what-ifs and in the simulator.
namespace hall::domain {

struct Choice {
  TicketId ticket;
  Explanation explanation;
};

/// T·ln10/−ln(1−L) in whole milliseconds: the target as HYB weighs it. L = .90 gives T.
Duration weighTarget(const Target& target);

/// Order: who returned from a hold to this counter; then, if any eligible ticket has age > 2T, the
/// largest age/T; else least slack, with a slack of at least 2 min once T is missed (late plateau);
/// ties by older ref, then ticket id. A restored ticket takes part once its calls have passed, or
/// when nothing else there is callable. Nothing: nobody this counter may call.
std::optional<Choice> nextFor(const Floor& floor, CounterId counter, Instant now);

/// Would `nextFor` have anybody? Cheaper, for settling and for walk-ups.
bool anybodyFor(const Floor& floor, CounterId counter, Instant now);

/// May this counter call this waiting ticket now, were it asked to (manual pick aside)?
bool isCallable(const Floor& floor, const Counter& counter, const Ticket& ticket, Instant now);

/// Ready counters: the one with fewest queues, then longest ready, that somebody now waits for.
std::optional<CounterId> readyCounterToServe(const Floor& floor, Instant now);

}  // namespace hall::domain
