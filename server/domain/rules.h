#pragma once

#include <optional>

#include "server/domain/command.h"
#include "server/domain/event.h"
#include "server/domain/hall_state.h"
#include "server/domain/result.h"

/// The heart: what a command does to the hall. Pure; no I/O, clock, thread or chance.
namespace hall::domain {

/// A command makes at most this many events; longer work goes on by Ticks.
inline constexpr std::size_t kEventsMax = 256;

/// Holds every rule of DESIGN section 4. Changes nothing. A refusal leaves no trace in the log.
Result<Events> decide(const HallState& state, const Command& command, Instant now);

/// Total: cannot fail. Events must come in the order of the log.
void apply(HallState& state, const Event& event);

/// What follows by itself from the state as it now is, one step at a time: a callable ticket goes
/// to a ready counter, an alert is raised or cleared. Nothing: the state is settled.
std::optional<Event> settle(const HallState& state, Instant now);

/// decide, apply, then settle until nothing follows: the whole of one command. The events are
/// already applied when it returns; on a refusal the state is untouched.
Result<Events> perform(HallState& state, const Command& command, Instant now);

/// The next moment at which a Tick would do something; nothing: no timer runs.
std::optional<Instant> nextDue(const HallState& state);

}  // namespace hall::domain
