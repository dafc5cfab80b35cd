#include "hall/v1/counter_service.pb.h"
#include "tests/contract/api/visit_fixture.h"

/// CounterService.TakeOver: a counter goes on with what is open there, at another device or under
/// somebody else.
namespace hall::api {
namespace {

class TakingOverTest : public VisitFixture {
 protected:
  domain::StaffId idOf(v1::Role who) { return state().staffByNumber(numberOf(who))->id; }
};

TEST_F(TakingOverTest, AManagerTakesOverACounterWithTheServingThatIsOpenThere) {
  republish([](domain::Catalogue::Content& content) {
    content.counters[0].title = {"老年人服务专窗", "Counter for the elderly", false};
    content.counters[0].lowCounter = true;
  });
  signIn(kClerk, "1");
  const v1::Ticket issued = issue("company-set-up");
  passUntil(9, 12);
  const v1::Ticket served = serve(kClerk, "1");
  passUntil(9, 20);
  const auto request = madeAt<v1::TakeOverRequest>("1");

  const auto over = send<v1::TakeOverResponse>("CounterService.TakeOver", request, kManager);

  ASSERT_TRUE(over.ok()) << over.ending.status.message;
  EXPECT_EQ(over->position(), state().position.value);
  v1::Counter counter;
  counter.set_counter_id("1");
  counter.mutable_title()->set_zh("老年人服务专窗");
  counter.mutable_title()->set_en("Counter for the elderly");
  counter.set_low_counter(true);
  counter.set_zone_id("main");
  counter.set_kind(v1::COUNTER_KIND_DEPARTMENT);
  counter.set_state(v1::COUNTER_STATE_SERVING);
  *counter.mutable_state_time() = stamp(9, 12);
  counter.add_queue_ids("general");
  counter.add_able_queue_ids("general");
  counter.set_staff_number(numberOf(kManager));
  *counter.mutable_sign_in_time() = stamp(9, 10);
  counter.set_ticket_id(issued.ticket_id());
  counter.set_number("A001");
  counter.set_serving_id(1);
  EXPECT_EQ(over->counter().DebugString(), counter.DebugString());
  v1::Ticket ticket = served;
  ticket.set_staff_number(numberOf(kManager));
  EXPECT_EQ(over->ticket().DebugString(), ticket.DebugString());
  v1::Serving serving;
  serving.set_serving_id(1);
  serving.set_ticket_id(issued.ticket_id());
  serving.set_number("A001");
  serving.set_counter_id("1");
  serving.set_staff_number(numberOf(kManager));
  *serving.mutable_start_time() = stamp(9, 12);
  serving.mutable_hold_duration();
  EXPECT_EQ(over->serving().DebugString(), serving.DebugString());
  const domain::CounterTakenOver event{support::kCounter1, idOf(kManager), {}, {}};
  EXPECT_EQ(newest<domain::CounterTakenOver>().body, event);
  expectOneAnswer<v1::TakeOverResponse, v1::TakeOverRequest>(
      "CounterService.TakeOver", kManager, request, over, [](auto& r) { r.set_counter_id("2"); }
  );
}

TEST_F(TakingOverTest, ThePersonGoesOnFromAnotherDeviceWithACallThatNobodyServesYet) {
  signIn(kClerk, "1");
  issue("company-set-up");
  const v1::Ticket called = callNext(kClerk, "1");
  const auto request = madeAt<v1::TakeOverRequest>("1");

  const auto over = ask<v1::TakeOverResponse>(
      "CounterService.TakeOver", request, asStaff(numberOf(kClerk), "desk-1")
  );

  ASSERT_TRUE(over.ok()) << over.ending.status.message;
  EXPECT_EQ(over->counter().device_id(), "desk-1");
  EXPECT_EQ(over->counter().staff_number(), numberOf(kClerk));
  EXPECT_EQ(over->ticket().DebugString(), called.DebugString());
  EXPECT_FALSE(over->has_serving());
}

TEST_F(TakingOverTest, WhoIsCalledBackFromAHoldHasNoOpenServingYet) {
  signIn(kClerk, "1");
  issue("company-set-up");
  serve(kClerk, "1");
  const v1::Ticket held = hold(kClerk, "1", v1::HOLD_KIND_PAPERS_TO_FETCH);
  done<v1::ReportReturnResponse>(
      "TicketService.ReportReturn", madeOn<v1::ReportReturnRequest>(held), kGuide
  );
  callNext(kClerk, "1");

  const auto over = done<v1::TakeOverResponse>(
      "CounterService.TakeOver", madeAt<v1::TakeOverRequest>("1"), kManager
  );

  EXPECT_EQ(over.ticket().serving_id(), 1U);
  EXPECT_EQ(over.counter().serving_id(), 0U);
  EXPECT_FALSE(over.has_serving());
}

TEST_F(TakingOverTest, AManagerWithoutTheSkillLeavesSomebodyAloneOnlyWithAReasonThatIsKept) {
  domain::Staff manager = state().staff.at(idOf(kManager));
  manager.queues = {support::kEstate};
  ASSERT_TRUE(perform(domain::RecordStaff{manager}));
  signIn(kClerk, "1");
  issue("company-set-up");
  auto request = madeAt<v1::TakeOverRequest>("1");
  const std::string method = "CounterService.TakeOver";

  const auto alone = send<v1::TakeOverResponse>(method, request, kManager);
  request.set_override_reason("窗口电脑故障");
  done<v1::TakeOverResponse>(method, request, kManager);

  EXPECT_EQ(alone.reason(), v1::REASON_LAST_ABLE_COUNTER);
  EXPECT_EQ(alone.detail("queue_id"), "general");
  const auto event = newest<domain::CounterTakenOver>().body;
  EXPECT_EQ(textBehind(event.overrideReason), "窗口电脑故障");
}

TEST_F(TakingOverTest, ACounterWithoutATicketIsTakenOverWithoutOne) {
  signIn(kClerk, "1");

  const auto over = done<v1::TakeOverResponse>(
      "CounterService.TakeOver", madeAt<v1::TakeOverRequest>("1"), kManager
  );

  EXPECT_EQ(over.counter().state(), v1::COUNTER_STATE_IDLE);
  EXPECT_FALSE(over.has_ticket());
  EXPECT_FALSE(over.has_serving());
}

TEST_F(TakingOverTest, NobodyTakesOverWhatIsNotTheirsOrNotThere) {
  signIn(kClerk, "1");
  signIn(kManager, "2");
  using Request = v1::TakeOverRequest;
  const auto good = madeAt<Request>("1");

  expectRefused<v1::TakeOverResponse, Request>(
      "CounterService.TakeOver",
      kChief,
      good,
      {noSuchCounter<Request>(),
       {"nobody sits there",
        [](Request& r) { r.set_counter_id("3"); },
        v1::REASON_NOTHING_TO_TAKE_OVER,
        "",
        ""},
       {"no manager", [](Request&) {}, v1::REASON_FOREIGN_COUNTER, "counter_id", "1"}}
  );
  expectRefused<v1::TakeOverResponse, Request>(
      "CounterService.TakeOver",
      kManager,
      good,
      {{"at another counter", [](Request&) {}, v1::REASON_STAFF_ELSEWHERE, "counter_id", "2"}}
  );
}

}  // namespace
}  // namespace hall::api
