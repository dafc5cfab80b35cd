#include "tools/rehearsal/pace.h"

#include <algorithm>
#include <thread>

#include "client/request_id.h"
#include "tools/rehearsal/hall_facts.h"

namespace hall::rehearsal {

namespace {

using domain::Duration;
using domain::Instant;

class SteppedPace final : public Pace {
 public:
  SteppedPace(HallSession& administrator, Instant now) : administrator_(administrator), now_(now) {}

  Instant now() override { return now_; }
  bool isStepped() const override { return true; }

  void moveTo(Instant at, const std::function<void()>&) override {
    if (at <= now_) return;
    v1::AdvanceClockRequest request;
    request.set_request_id(client::newRequestId());
    *request.mutable_until_time() = timestampOf(at);
    const auto moved = administrator_.demand<v1::AdvanceClockResponse>("move the clock", request);
    now_ = instantOf(moved.hall_time());
  }

 private:
  HallSession& administrator_;
  Instant now_;
};

/// Follows a clock that runs by itself, from the one look at it that began the rehearsal.
class RunningPace final : public Pace {
 public:
  RunningPace(Instant now, std::int64_t speedPermille)
      : speedPermille_(speedPermille), hallStart_(now) {}

  Instant now() override {
    const auto passed = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - start_
    );
    return hallStart_ + Duration{passed.count() * speedPermille_ / 1'000'000};
  }
  bool isStepped() const override { return false; }

  void moveTo(Instant at, const std::function<void()>& meanwhile) override {
    constexpr std::chrono::milliseconds kLook{500};
    for (Duration left = at - now(); left > Duration{0}; left = at - now()) {
      const std::chrono::milliseconds wall{left.count() * 1000 / speedPermille_ + 1};
      std::this_thread::sleep_for(std::min(wall, kLook));
      if (wall > kLook) meanwhile();
    }
  }

 private:
  const std::int64_t speedPermille_;
  const Instant hallStart_;
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace

std::unique_ptr<Pace> paceOf(HallSession& administrator) {
  const auto status = administrator.demand<v1::GetStatusResponse>(
      "read the server's status", v1::GetStatusRequest{}
  );
  if (status.clock().mode() != v1::CLOCK_MODE_REHEARSAL) {
    throw std::runtime_error(
        "the server serves a real hall; a rehearsal needs one started with --clock rehearsal:…"
    );
  }
  const Instant now = instantOf(status.clock().hall_time());
  if (status.clock().speed_permille() == 0) {
    return std::make_unique<SteppedPace>(administrator, now);
  }
  return std::make_unique<RunningPace>(now, status.clock().speed_permille());
}

}  // namespace hall::rehearsal
