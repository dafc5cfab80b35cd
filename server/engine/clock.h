#pragma once

#include <chrono>
#include <optional>

#include "server/domain/time.h"

/// The only door to time in the server.
namespace hall::engine {

/// Engine time. Real: wall time at start + monotonic time, slewed towards the wall. Rehearsal: a
/// chosen start, running at a speed or moved by hand. `now` never decreases. Thread-safe.
class Clock {
 public:
  using Steady = std::chrono::steady_clock;

  virtual ~Clock() = default;

  virtual domain::Instant now() const = 0;
  /// How long to wait on the monotonic clock until engine time reaches `at`; nothing: only a step
  /// by hand gets there (stepped rehearsal).
  virtual std::optional<Steady::duration> until(domain::Instant at) const = 0;
  /// The wall's distance from engine time since the last call, when it jumped by more than 2 s.
  virtual std::optional<domain::Duration> takeStep() = 0;
  /// Takes the wall's time over as engine time: forwards at once, backwards by running slower.
  /// Engine time goes on no earlier than `recorded`, the time of the last event: a server that was
  /// started with a wall behind its log does not stand still until the wall gets there.
  virtual void acceptStep(domain::Instant recorded) = 0;
  /// Stepped rehearsal only; false elsewhere.
  virtual bool advance(domain::Duration by) = 0;
};

}  // namespace hall::engine
