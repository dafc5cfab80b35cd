#pragma once

#include <vector>

#include "server/domain/alarm.h"
#include "server/domain/call_times.h"
#include "server/domain/forecast.h"

/// What the manager is warned of as time goes by on the floor: waits beyond the target, crowds,
/// queues that nobody calls from, overtime to come. No event brings these facts about, so they are
/// not found by `settle`: somebody looks now and then and the log follows by commands.
namespace hall::domain {

/// Every alert of the four rules that should stand now, and the clearing of those that stand and
/// should not. Pure. Calm: what stands stays until its fact is clearly over. None in a suspended
/// hall, nor where nobody waits; whoever has an appointment before its slot does not wait yet.
///
/// - WaitOverTarget, of a queue: somebody waits longer than the target of their own ticket
///   (yellow) or than twice that (red). Over when nobody does. Breaks count, as the promise does.
/// - QueueCrowded, of a queue: more than `crowdedPerCounter` wait for each counter open for it. A
///   counter that serves other queues besides counts with the share its work for this one has;
///   together they count as one at least. Over at five sixths of it.
/// - QueueNotCalled, of a queue: somebody has been callable for `uncalledAfter`, a counter that may
///   call them was free for as long, and nobody was called from the queue. Where all such counters
///   are at work, only after twice the usual service: who serves cannot call. Breaks between
///   sessions and the time of a suspension do not count. Over with the next call, when nobody is
///   callable, or when no counter is open (then it is QueueUnserved).
/// - OvertimeExpected, of the hall: in the two hours before a queue's last session ends, whoever is
///   called last there is expected to be served after it. Over when the end is expected ten minutes
///   before it, or when nobody waits.
///
/// Cost: looks at the heads of lines, whose tickets wait longest, and at the exempt tickets, each
/// with every counter; one forecast a queue in those two hours. Within a line targets differ only
/// after a new catalogue; then the head's counts.
std::vector<Alarm> floorAlarms(
    const HallState& state, Instant now, const WaitForecast& forecast, const CallTimes& calls
);

/// Would another look, later on, find anything though nobody does anything? Not where nobody waits
/// and none of these alerts stands.
bool floorNeedsWatching(const HallState& state);

}  // namespace hall::domain
