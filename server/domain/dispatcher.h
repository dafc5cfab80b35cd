#pragma once

#include <optional>
#include <vector>

#include "server/domain/event.h"
#include "server/domain/floor.h"

/// Call-next: HYB of queueing.md 2.2, weighted least slack with a late plateau and a starvation
/// cap. Pure functions of the floor; the same code calls in the hall, in what-ifs and in the
/// simulator.
///
/// Of the rules two settings are read: `returnedAnywhereAfter` and `quickServiceBonus`. Who has a
/// catalogue passes its rules; the default stands for a floor without one.
///
/// Cost: one look at each line and at each exempt ticket, whatever the length of the lines. With
/// 5,000 waiting in 50 lines `nextFor` takes about 5 µs at -O2.
namespace hall::domain {

struct Choice {
  TicketId ticket;
  Explanation explanation;
};

/// T·ln10/−ln(1−L) in whole milliseconds: the target as HYB weighs it. L = .90 gives T.
/// The only place with a logarithm: rounded here, once an issue, and carried by the event, so that
/// no rule and no replay ever computes it again. L is taken as at least 1 ‰ and at most 999 ‰.
Duration weighTarget(const Target& target);

/// Order: who returned from a hold to this counter, first returned first; then, if any eligible
/// ticket has age > 2T, the largest age/T; else least slack, with a slack of at least 2 min once T
/// is missed (late plateau); ties by older ref, then ticket id. Within a line (queue, class,
/// ground) the order is by ref, always. A restored ticket takes part once its calls have passed, or
/// when this counter could call nobody else of its queue. Nothing: nobody this counter may call.
///
/// `eligible` counts every ticket the counter could have called. `nearest` are those the same
/// order would call next, as the floor now stands.
std::optional<Choice> nextFor(
    const Floor& floor, CounterId counter, Instant now, const RuleParameters& rules = {}
);

/// Everybody whom `nextFor` chooses from, in the order in which it would, as the floor now stands.
/// For explaining a call; costs as much as there are tickets.
std::vector<Explanation::Candidate> candidatesFor(
    const Floor& floor, CounterId counter, Instant now, const RuleParameters& rules = {}
);

/// Would `nextFor` have anybody? Cheaper, for settling and for walk-ups.
bool anybodyFor(
    const Floor& floor, CounterId counter, Instant now, const RuleParameters& rules = {}
);

/// May this counter call this ticket now, were it asked to (manual pick aside)? Says nothing of the
/// order: everybody in a line is callable.
bool isCallable(
    const Floor& floor,
    const Counter& counter,
    const Ticket& ticket,
    Instant now,
    const RuleParameters& rules = {}
);

/// Ready counters: the one with fewest queues, then longest ready, that somebody now waits for.
std::optional<CounterId> readyCounterToServe(
    const Floor& floor, Instant now, const RuleParameters& rules = {}
);

}  // namespace hall::domain
