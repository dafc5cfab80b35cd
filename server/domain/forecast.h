#pragma once

#include "server/domain/event.h"
#include "server/domain/hall_state.h"

/// EstimateWait: how long somebody who takes a number now will wait.
namespace hall::domain {

/// What a forecast is asked. A better forecast (forward simulation) fills the same port.
class WaitForecast {
 public:
  virtual ~WaitForecast() = default;
  /// For somebody who would stand at the end of (queue, class, ground) at `now`. Thread: the core's.
  virtual Promise estimate(
      const HallState& state, QueueId queue, TicketClass ticketClass, Ground ground, Instant now
  ) const = 0;
  /// For a ticket that waits already.
  virtual Promise estimate(const HallState& state, const Ticket& ticket, Instant now) const = 0;
};

/// QL with gamma quantiles (queueing.md 1.1, Whitt 1999): n ahead, s able counters, mean occupation m:
/// mean (n+1)·m/s, shape (n+1)/c², P50 and P90 by Wilson–Hilferty, whole minutes up.
class GammaQueueLength final : public WaitForecast {
 public:
  Promise estimate(
      const HallState& state, QueueId queue, TicketClass ticketClass, Ground ground, Instant now
  ) const override;
  Promise estimate(const HallState& state, const Ticket& ticket, Instant now) const override;
};

}  // namespace hall::domain
