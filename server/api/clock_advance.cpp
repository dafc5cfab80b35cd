#include "server/api/clock_advance.h"

#include <algorithm>

#include "server/api/upkeep.h"
#include "server/api/wire.h"
#include "server/domain/rules.h"

namespace hall::api {

namespace {

using domain::Reason;
using domain::Result;

constexpr domain::Duration kAdvanceMax = std::chrono::hours{24 * 31};
/// A timer that stays due and does nothing would hold the call for ever.
constexpr int kStandingMax = 8;

}  // namespace

void ClockAdvance::step() {
  const auto self = shared_from_this();
  call_->inTurn([self](Context& context) { return self->look(context); }, [self] { self->go(); });
}

Result<Done> ClockAdvance::setTarget(Context& context) {
  const auto& request = call_->requestAs<v1::AdvanceClockRequest>();
  const bool stepped = context.state().mode == domain::ClockMode::Rehearsal &&
                       context.services().clock.advance(domain::Duration{0});
  if (!stepped) return Reason::OnlyInSteppedRehearsal;
  if (!isRequestId(request.request_id())) return Reason::RequestIdMissing;
  if (request.advance_case() == v1::AdvanceClockRequest::kAdvanceDuration) {
    const domain::Duration by = read(request.advance_duration());
    if (by <= domain::Duration{0} || by > kAdvanceMax) return malformed("advance_duration");
    target_ = context.now() + by;
  } else if (request.advance_case() == v1::AdvanceClockRequest::kUntilTime) {
    target_ = read(request.until_time());
    const bool repeated = context.isRepeat(request.request_id());
    const bool fits = target_ >= context.now() && target_ <= context.now() + kAdvanceMax;
    if (!fits && !repeated) return malformed("until_time");
  } else {
    return malformed("advance");
  }
  // A repeat goes nowhere.
  if (context.isRepeat(request.request_id())) target_ = context.now();
  return Done{};
}

Result<Done> ClockAdvance::look(Context& context) {
  if (!begun_) {
    const auto set = setTarget(context);
    if (!set) return set;
    begun_ = true;
  }
  if (context.services().core.figures().clockHeld) return Reason::ClockStepped;
  const domain::Instant now = context.now();
  const auto due = domain::nextDue(context.state());
  by_ = domain::Duration{0};
  if (due && *due <= now) {
    // More was due at this moment than one turn does.
    standing_ = context.state().position == seen_ ? standing_ + 1 : 0;
    seen_ = context.state().position;
    if (standing_ > kStandingMax) return Reason::Internal;
    return Done{};
  }
  standing_ = 0;
  const Upkeep::FloorLook floor = context.services().upkeep.lookAtFloor(context.turn());
  if (floor.changed) return Done{};
  if (now >= target_) return arrive(context);
  Instant next = due ? std::min(*due, target_) : target_;
  if (floor.again) next = std::min(next, *floor.again);
  by_ = next - now;
  return Done{};
}

Result<Done> ClockAdvance::arrive(Context& context) {
  const auto& request = call_->requestAs<v1::AdvanceClockRequest>();
  // What is due has happened; this one remembers the request.
  const auto performed = context.perform(domain::Tick{}, request.request_id());
  if (!performed) return performed.refusal();
  response_.set_position(std::max(performed->position, context.state().position).value);
  write(context.now(), *response_.mutable_hall_time());
  if (const auto due = domain::nextDue(context.state())) {
    write(*due, *response_.mutable_next_timer_time());
  }
  arrived_ = true;
  return Done{};
}

void ClockAdvance::go() {
  if (arrived_) {
    call_->reply(response_);
    return;
  }
  if (by_ > domain::Duration{0}) call_->services().clock.advance(by_);
  step();
}

}  // namespace hall::api
