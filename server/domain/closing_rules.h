#pragma once

#include <optional>

#include "server/domain/deciding.h"

/// Who may leave (DESIGN section 4, "Closing"): a ticket issued is served, so the last counter able
/// to serve somebody who waits stays. Shared by sign-off, pause and the change of a counter's
/// skills. Inside of `decide`.
namespace hall::domain {

/// The first queue in which somebody waits (an appointment before its slot waits too) whom
/// `counter` can serve now and nobody could once it has become `after`; `after` null: it is gone.
/// A counter that is paused beyond its closing does not count as able. Nothing: nobody is left
/// alone.
std::optional<QueueId> leftAlone(
    const HallState& state, const Counter& counter, const Counter* after, Instant now
);

/// Does a pause until then run past the counter's closing? On a day without opening, and after
/// closing, every pause does.
bool runsPastClosing(const HallState& state, CounterId counter, Instant until, Instant now);

/// May the counter become `after`? The value says whether a manager's reason had to override the
/// rule, which raises a red alert. Refusal: LastAbleCounter with the queue and the right it takes.
Result<bool> mayBecome(
    const Deciding& deciding, const Counter& counter, const Counter* after, TextRef overrideReason
);

/// The number of a ticket whose papers lie at this counter: held here, or come back and waiting.
const Ticket* papersLeftAt(const HallState& state, CounterId counter);

}  // namespace hall::domain
