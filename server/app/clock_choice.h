#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "server/domain/event.h"
#include "server/domain/result.h"
#include "server/engine/clock.h"
#include "server/engine/system_clock.h"

namespace hall::app {

/// What `--clock` says: "real", "rehearsal:2026-03-02T08:50:00+08:00,10" (ten times as fast) or
/// "rehearsal:2026-03-02T08:50:00+08:00,stepped".
struct ClockChoice {
  domain::ClockMode mode = domain::ClockMode::Real;
  domain::Instant start;  ///< rehearsal only
  int speed = 1;          ///< rehearsal; 0: stepped
  /// Where a real clock takes the time from; a test puts its own in.
  engine::TimeSource time = engine::TimeSource::system();

  bool stepped() const { return mode == domain::ClockMode::Rehearsal && speed == 0; }
  /// A rehearsal that goes on with a log begins where the log ended, if that is later.
  std::unique_ptr<engine::Clock> make(domain::Instant lastRecorded) const;
};

/// MalformedRequest: none of the three forms.
domain::Result<ClockChoice> parseClock(std::string_view text);

}  // namespace hall::app
