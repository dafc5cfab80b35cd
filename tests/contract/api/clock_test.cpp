#include <gtest/gtest.h>

#include <string>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/counter_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "tests/contract/api/api_fixture.h"

namespace hall::api {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class SteppedClockTest : public ApiFixture {
 protected:
  domain::ClockMode mode() const override { return domain::ClockMode::Rehearsal; }

  v1::AdvanceClockRequest by(std::chrono::seconds length) {
    v1::AdvanceClockRequest request;
    request.set_request_id(freshId());
    request.mutable_advance_duration()->set_seconds(length.count());
    return request;
  }
  v1::AdvanceClockRequest until(domain::Instant at) {
    v1::AdvanceClockRequest request;
    request.set_request_id(freshId());
    request.mutable_until_time()->set_seconds(
        std::chrono::duration_cast<seconds>(at.time_since_epoch()).count()
    );
    return request;
  }
  Answer<v1::AdvanceClockResponse> advance(const v1::AdvanceClockRequest& request) {
    return ask<v1::AdvanceClockResponse>(
        "AdminService.AdvanceClock", request, as(v1::ROLE_ADMINISTRATOR)
    );
  }
};

TEST_F(SteppedClockTest, MovesByWhatItIsTold) {
  const auto answer = advance(by(minutes{10}));

  ASSERT_TRUE(answer.ok()) << answer.ending.status.message;
  EXPECT_EQ(clock->now(), support::at(9));
  EXPECT_EQ(
      answer->hall_time().seconds(),
      std::chrono::duration_cast<seconds>(support::at(9).time_since_epoch()).count()
  );
}

TEST_F(SteppedClockTest, TheFloorIsLookedAtOnTheWayUntilNothingMoreIsToDo) {
  std::vector<domain::Instant> looks;
  bool alerted = false;
  upkeep.floorLook = [&](engine::Turn& turn) {
    looks.push_back(turn.now());
    if (turn.now() == support::at(8, 52) && !alerted) {
      engine::Submission submission;
      submission.command.body = domain::RaiseAlert{
          domain::AlertRule::QueueCrowded, domain::AlertLevel::Yellow, "queue:1"};
      alerted = turn.perform(std::move(submission)).ok();
      return Upkeep::FloorLook{alerted, {}};
    }
    if (alerted) return Upkeep::FloorLook{};
    return Upkeep::FloorLook{false, turn.now() + minutes{1}};
  };

  ASSERT_TRUE(advance(by(minutes{10})).ok());

  EXPECT_EQ(
      looks,
      (std::vector{
          support::at(8, 50),
          support::at(8, 51),
          support::at(8, 52),
          support::at(8, 52),
          support::at(9)})
  );
  EXPECT_NE(state().openAlert(domain::AlertRule::QueueCrowded, "queue:1"), nullptr);
}

TEST_F(SteppedClockTest, EverythingDueOnTheWayHappensAtItsOwnTime) {
  v1::IssueTicketRequest issue;
  issue.set_request_id(freshId());
  issue.mutable_errand()->set_item_id("company-set-up");
  ASSERT_TRUE(
      ask<v1::IssueTicketResponse>("TicketService.IssueTicket", issue, as(v1::ROLE_KIOSK)).ok()
  );
  v1::SignInRequest signIn;
  signIn.set_request_id(freshId());
  signIn.set_counter_id("1");
  const std::string clerk = as(v1::ROLE_COUNTER_STAFF);
  ASSERT_TRUE(ask<v1::SignInResponse>("CounterService.SignIn", signIn, clerk).ok());
  const auto before = state().position;

  const auto answer = advance(until(support::at(33)));

  ASSERT_TRUE(answer.ok()) << answer.ending.status.message;
  EXPECT_EQ(clock->now(), support::at(33));
  const auto events = store.log().read(engine::HallId{}, before, 1000);
  ASSERT_TRUE(events);
  std::optional<domain::Instant> closed;
  for (const engine::StoredEvent& event : *events) {
    EXPECT_EQ(event.recorded, event.event.occurred) << "a timer fired late";
    if (std::holds_alternative<domain::DayClosed>(event.event.body)) closed = event.recorded;
  }
  ASSERT_TRUE(closed) << "the day ends at three in the morning";
  EXPECT_EQ(*closed, support::at(27));
  EXPECT_EQ(answer->position(), state().position.value);
}

TEST_F(SteppedClockTest, ARepeatGoesNowhere) {
  const v1::AdvanceClockRequest once = by(minutes{10});
  ASSERT_TRUE(advance(once).ok());

  const auto repeated = advance(once);

  EXPECT_TRUE(repeated.ok()) << repeated.ending.status.message;
  EXPECT_EQ(clock->now(), support::at(9));
}

TEST_F(SteppedClockTest, RefusesToGoBackTooFarOrNowhere) {
  EXPECT_EQ(advance(by(seconds{0})).detail("field"), "advance_duration");
  EXPECT_EQ(advance(by(-hours{1})).detail("field"), "advance_duration");
  EXPECT_EQ(advance(by(hours{24 * 32})).detail("field"), "advance_duration");
  EXPECT_EQ(advance(until(support::at(8))).detail("field"), "until_time");
  v1::AdvanceClockRequest nothing;
  nothing.set_request_id(freshId());
  EXPECT_EQ(advance(nothing).detail("field"), "advance");
  EXPECT_EQ(clock->now(), support::at(8, 50));
}

/// The hall's clock is the real one.
class RealClockTest : public ApiFixture {
 protected:
  /// Steps by hand and says that nobody may.
  class HandClock final : public engine::Clock {
   public:
    domain::Instant now() const override { return now_.load(); }
    std::optional<Steady::duration> until(domain::Instant) const override { return std::nullopt; }
    std::optional<domain::Duration> takeStep() override {
      const domain::Duration step = step_.exchange(domain::Duration{0});
      return step == domain::Duration{0} ? std::nullopt : std::optional(step);
    }
    void acceptStep(domain::Instant) override { accepted = true; }
    bool advance(domain::Duration) override { return false; }

    std::atomic<domain::Instant> now_{support::at(8, 50)};
    std::atomic<domain::Duration> step_{domain::Duration{0}};
    std::atomic<bool> accepted = false;
  };

  void SetUp() override {
    auto own = std::make_unique<HandClock>();
    hand = own.get();
    clock = std::move(own);
    ApiFixture::SetUp();
  }
  Answer<v1::AcceptClockResponse> accept(const std::string& id) {
    v1::AcceptClockRequest request;
    request.set_request_id(id);
    return ask<v1::AcceptClockResponse>(
        "AdminService.AcceptClock", request, as(v1::ROLE_ADMINISTRATOR)
    );
  }
  /// The wall jumps and the core sees it.
  void step(domain::Duration by) {
    hand->step_ = by;
    core->wake();
    while (!core->figures().clockHeld) state();
  }

  HandClock* hand = nullptr;
};

TEST_F(RealClockTest, NobodyAdvancesIt) {
  v1::AdvanceClockRequest request;
  request.set_request_id(freshId());
  request.mutable_advance_duration()->set_seconds(60);

  const auto answer = ask<v1::AdvanceClockResponse>(
      "AdminService.AdvanceClock", request, as(v1::ROLE_ADMINISTRATOR)
  );

  EXPECT_EQ(answer.reason(), v1::REASON_ONLY_IN_STEPPED_REHEARSAL);
  EXPECT_EQ(answer.ending.status.code, StatusCode::Unimplemented);
}

TEST_F(RealClockTest, AStepStopsTheHallUntilSomebodyAcceptsIt) {
  step(minutes{30});
  v1::IssueTicketRequest issue;
  issue.set_request_id(freshId());
  issue.mutable_errand()->set_item_id("company-set-up");
  const std::string kiosk = as(v1::ROLE_KIOSK);
  const std::string id = freshId();

  const auto held = ask<v1::IssueTicketResponse>("TicketService.IssueTicket", issue, kiosk);
  const auto status = ask<v1::GetStatusResponse>(
      "AdminService.GetStatus", v1::GetStatusRequest(), as(v1::ROLE_ADMINISTRATOR)
  );
  api->setReady(false);
  const auto accepted = accept(id);
  const auto repeated = accept(id);
  api->setReady(true);

  EXPECT_EQ(held.reason(), v1::REASON_CLOCK_STEPPED);
  EXPECT_EQ(status->not_ready_reason(), v1::REASON_CLOCK_STEPPED);
  EXPECT_TRUE(status->clock().step_pending());
  ASSERT_TRUE(accepted.ok()) << accepted.ending.status.message;
  EXPECT_FALSE(accepted->clock().step_pending());
  EXPECT_TRUE(hand->accepted);
  EXPECT_EQ(repeated->position(), accepted->position());
  EXPECT_TRUE(ask<v1::IssueTicketResponse>("TicketService.IssueTicket", issue, kiosk).ok());
}

TEST_F(RealClockTest, AcceptsNoStepThatWasNone) {
  EXPECT_EQ(accept(freshId()).reason(), v1::REASON_NOTHING_CHANGED);
  EXPECT_EQ(accept("x").reason(), v1::REASON_REQUEST_ID_MISSING);
}

}  // namespace
}  // namespace hall::api
