#pragma once

#include "server/domain/event.h"
#include "server/domain/hall_state.h"

/// EstimateWait: how long somebody who takes a number now will wait.
namespace hall::domain {

/// How long a serving of the queue takes as things stand: its running mean of today, shrunk to the
/// catalogue's expectation while the day is young (8 calls count as much as the catalogue). Above
/// zero.
Duration usualServiceOf(const HallState& state, QueueId id);

/// What a forecast is asked. A better forecast (forward simulation) fills the same port.
class WaitForecast {
 public:
  virtual ~WaitForecast() = default;
  /// For somebody who would stand at the end of (queue, class, ground) at `now`. Wait counts from
  /// the later of `now` and the start of the session. Thread: the core's.
  virtual Promise estimate(
      const HallState& state, QueueId queue, TicketClass ticketClass, Ground ground, Instant now
  ) const = 0;
  /// What a ticket that waits already still has before it, from `now`; of an appointment before its
  /// slot, from the slot. Zero for a ticket that does not wait. Thread: the core's.
  virtual Promise estimate(const HallState& state, const Ticket& ticket, Instant now) const = 0;
};

/// QL with gamma quantiles (queueing.md 1.1, Whitt 1999): n ahead, s able counters, mean occupation
/// m: mean (n+1)·m/s, shape (n+1)/c², P50 and P90 by Wilson–Hilferty, whole minutes up.
///
/// - n: tickets of the same queue whose weighed target ends earlier (ref + away + weighedTarget),
/// and
///   in the same line all with an older ref; a returned ticket stands before all others. Late
///   plateau and starvation cap are left out.
/// - s: counters able for it, somebody signed in, not paused. One that has other queues counts with
///   the share its work for this queue has in all its work that comes before this ticket. With
///   universal counters only, the mean so becomes all the work ahead ÷ all counters.
/// - shape: as a universal counter works off others besides, the n of the shape is (n+1)·open/s.
/// - m: `usualServiceOf`.
/// - c²: from the queue's running variance, within 0.2 and 2; 0.8 before there is one.
/// - Zero when nobody is ahead and an able counter is idle or ready.
/// - No counter open: the range as if one were open for this queue alone, and `countersOpen` is 0.
///
/// Floating point inside, whole minutes out; what was promised is carried by the event, so that a
/// replay computes nothing again. Cost: one look at a line, a binary search in it, and one look at
/// each exempt ticket.
class GammaQueueLength final : public WaitForecast {
 public:
  Promise estimate(
      const HallState& state, QueueId queue, TicketClass ticketClass, Ground ground, Instant now
  ) const override;
  Promise estimate(const HallState& state, const Ticket& ticket, Instant now) const override;
};

}  // namespace hall::domain
