#pragma once

#include <optional>
#include <vector>

#include "server/domain/deciding.h"

/// Who may leave (DESIGN section 4, "Closing"): a ticket issued is served, so the last counter able
/// to serve somebody who waits stays. Shared by sign-off, pause and the change of a counter's
/// skills, and by the search for queues that are left alone. Inside of `decide` and `settle`.
namespace hall::domain {

/// Sent to another counter by a transfer, or its papers lie there: this one is not the one to call
/// it. Who came back for a result or with papers is after a while everybody's.
bool boundElsewhere(const Ticket& ticket, CounterId counter);

/// The first queue in which somebody waits (an appointment before its slot waits too) whom
/// `counter` can serve now and nobody could once it has become `after`; `after` null: it is gone.
/// A counter that is paused beyond its closing does not count as able. Nothing: nobody is left
/// alone.
std::optional<QueueId> leftAlone(
    const HallState& state, const Counter& counter, const Counter* after, Instant now
);

/// The same where many counters change at once, as at a publishing: the first queue in which
/// somebody waits whom one of the hall's counters can serve now and none of `after` could.
std::optional<QueueId> leftAlone(
    const HallState& state, const std::vector<Counter>& after, Instant now
);

/// Does a pause until then run past the counter's closing? On a day without opening, and after
/// closing, every pause does.
bool runsPastClosing(const HallState& state, CounterId counter, Instant until, Instant now);

/// May the counter become `after`? The value says whether a manager's reason had to override the
/// rule, which raises a red alert. Refusal: LastAbleCounter with the queue and the right it takes.
Result<bool> mayBecome(
    const Deciding& deciding, const Counter& counter, const Counter* after, TextRef overrideReason
);

/// Adds the red alert that somebody was left alone by this counter all the same, each time anew.
void alertLeftAlone(const Deciding& deciding, CounterId counter, Events& events);

/// The number of a ticket whose papers lie at this counter: held here, or come back and waiting.
const Ticket* papersLeftAt(const HallState& state, CounterId counter);

}  // namespace hall::domain
