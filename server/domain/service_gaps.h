#pragma once

#include <optional>
#include <vector>

#include "server/domain/hall_state.h"

/// Queues in which somebody waits while no counter is open for them (standards.md 2.3: red to the
/// manager at once). Inside of `decide` and `settle`.
namespace hall::domain {

struct ServiceGap {
  QueueId queue;
  Instant from;  ///< the alert stands from here

  friend bool operator==(const ServiceGap&, const ServiceGap&) = default;
};

/// Every queue that is left alone as the state now is, ascending by queue; at most one entry a
/// queue.
///
/// Open is a counter where somebody is signed in and not paused; to a ticket that was sent to one
/// counter, or whose papers lie there, that one only. Waiting counts from a ticket's
/// `ref`, so nobody is left alone before the first session starts; a gap that begins in a break
/// counts from the next session on; one that begins after closing counts at once, as whoever has a
/// number is still served (延时). Appointments before their slot do not wait. None in a suspended
/// hall, and none before a catalogue is published.
std::vector<ServiceGap> serviceGaps(const HallState& state);

/// Is this queue one of them at `now`?
bool isLeftAlone(const HallState& state, QueueId queue, Instant now);

}  // namespace hall::domain
