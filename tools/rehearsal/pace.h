#pragma once

#include <functional>
#include <memory>

#include "server/domain/time.h"
#include "tools/rehearsal/hall_session.h"

namespace hall::rehearsal {

/// How the hall's time passes. One thread at a time.
class Pace {
 public:
  virtual ~Pace() = default;

  virtual domain::Instant now() = 0;
  /// Returns when the hall's clock shows `at`; at once when it does already. Where time passes by
  /// itself, `meanwhile` runs now and then. Throws HallRefused.
  virtual void moveTo(domain::Instant at, const std::function<void()>& meanwhile) = 0;
  virtual bool isStepped() const = 0;
};

/// The pace of the server's clock: stepped as fast as it goes, or as fast as it runs by itself.
/// `administrator` outlives it. Throws std::runtime_error when the server serves a real hall.
std::unique_ptr<Pace> paceOf(HallSession& administrator);

}  // namespace hall::rehearsal
