#pragma once

#include <initializer_list>

#include "server/domain/deciding.h"

/// What every act at a counter has in common: who acts there and on which ticket. Inside of
/// `decide`.
namespace hall::domain {

/// The counter where the acting person is signed in. Refusals: CounterNotFound, CounterNotSignedIn
/// (nobody is signed in there), ForeignCounter (somebody else is).
Result<const Counter*> ownCounter(const Deciding& deciding, CounterId id);

/// As above, and it could take a ticket now. Refusals besides: CounterBusy with the number of the
/// ticket called or served there, CounterPaused.
Result<const Counter*> freeOwnCounter(const Deciding& deciding, CounterId id);

struct AtCounter {
  const Counter& counter;
  const Ticket& ticket;
};

/// The ticket called or served at the acting person's counter. WrongTicketState names its state
/// when it is none of `states`; NobodyCalled: no ticket is there (any more).
Result<AtCounter> ticketAt(
    const Deciding& deciding, CounterId id, std::initializer_list<TicketState> states
);

/// A ticket event of the command's own time, which never lies before the ticket's latest change.
Event onTicket(const Deciding& deciding, const Ticket& ticket, EventBody body);
/// The same for a ticket that comes to a counter: not before the counter's latest change either.
Event onTicketComing(
    const Deciding& deciding, const Ticket& ticket, const Counter& counter, EventBody body
);
/// The same for a counter.
Event onCounter(const Deciding& deciding, const Counter& counter, EventBody body);

/// TooEarly, telling how many whole seconds are still to wait.
Refusal tooEarly(Duration stillToWait);

/// A refusal that names a counter or a queue by its code.
Refusal naming(Reason reason, const HallState& state, CounterId id);
Refusal naming(Reason reason, const HallState& state, QueueId id);

/// The code people see: "12". The numbered id stands in for a counter that is not published.
std::string codeOf(const HallState& state, CounterId id);
std::string codeOf(const HallState& state, QueueId id);

/// Where the papers of a ticket lie that is on hold or came back from one; none: the applicant has
/// them, or they are at work.
CounterId papersLieAt(const Ticket& ticket);

}  // namespace hall::domain
