#pragma once

#include <memory>

#include "hall/v1/admin_service.pb.h"
#include "server/api/long_call.h"

namespace hall::api {

/// One AdvanceClock: goes from timer to timer, a turn each, so that everything due on the way
/// happens at its own time, then to the time asked for. Looks at the floor on its way, for what
/// only the passing of time brings about. Only in a stepped rehearsal. Core thread.
class ClockAdvance final : public std::enable_shared_from_this<ClockAdvance> {
 public:
  explicit ClockAdvance(std::shared_ptr<LongCall> call) : call_(std::move(call)) {}

  void begin() { step(); }

 private:
  void step();
  /// In a turn: what to do next.
  domain::Result<Done> look(Context& context);
  domain::Result<Done> setTarget(Context& context);
  domain::Result<Done> arrive(Context& context);
  /// After it.
  void go();

  const std::shared_ptr<LongCall> call_;
  bool begun_ = false;
  bool arrived_ = false;
  domain::Instant target_;
  domain::Duration by_{0};
  engine::Position seen_;
  int standing_ = 0;  ///< turns in which something was due and nothing happened
  v1::AdvanceClockResponse response_;
};

}  // namespace hall::api
