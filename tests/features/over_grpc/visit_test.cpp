#include "tests/features/over_grpc/hall_over_grpc.h"

/// Visits as people live them, through the whole server.
namespace hall::features {
namespace {

class VisitTest : public HallOverGrpc {
 protected:
  void reportDelivered(std::uint64_t callId) {
    v1::ReportDeliveredRequest request;
    request.set_request_id(client::newRequestId());
    request.set_call_id(callId);
    request.set_output(v1::DELIVERY_OUTPUT_BOARD);
    request.set_result(v1::DELIVERY_RESULT_DELIVERED);
    board().demand<v1::ReportDeliveredResponse>("report a call", request);
  }
};

TEST_F(VisitTest, NumberIsCalledInTheOrderInWhichItWasTaken) {
  const auto first = takeNumber("consult");
  const auto second = takeNumber("consult");
  signIn("1001", "1");

  EXPECT_EQ(callNext("1001", "1").ticket().number(), first.ticket().number());
  serve("1001", "1");
  finish("1001", "1");
  EXPECT_EQ(callNext("1001", "1").ticket().number(), second.ticket().number());
}

TEST_F(VisitTest, WhoComesWhenACounterIsReadyIsCalledAtOnce) {
  signIn("1001", "1");
  const auto ready = callNext("1001", "1");
  ASSERT_FALSE(ready.has_ticket());

  const auto issued = takeNumber("consult");

  const auto now = ticketNow(issued.ticket().ticket_id());
  EXPECT_EQ(now.state(), v1::TICKET_STATE_CALLED);
  EXPECT_EQ(now.counter_id(), "1");
}

TEST_F(VisitTest, WhoStepsAwayFromTheCounterIsNextThereAfterwards) {
  const auto first = takeNumber("consult");
  takeNumber("consult");
  signIn("1001", "1");
  callNext("1001", "1");
  serve("1001", "1");
  auto hold = atCounter<v1::HoldTicketRequest>("1");
  hold.set_hold_kind(v1::HOLD_KIND_PAPERS_TO_FETCH);
  staff("1001").demand<v1::HoldTicketResponse>("hold", hold);

  v1::ReportReturnRequest back;
  back.set_request_id(client::newRequestId());
  back.set_ticket_id(first.ticket().ticket_id());
  back.set_ticket_token(first.ticket_token());
  phone().demand<v1::ReportReturnResponse>("return", back);

  EXPECT_EQ(callNext("1001", "1").ticket().number(), first.ticket().number());
}

TEST_F(VisitTest, WhoDoesNotComeIsPassedOverOnlyAfterThreeAnnouncements) {
  takeNumber("consult");
  signIn("1001", "1");
  reportDelivered(callNext("1001", "1").call_id());
  const auto early = refused<v1::MarkNoShowResponse>(
      v1::REASON_CALL_NOT_DELIVERED, staff("1001"), atCounter<v1::MarkNoShowRequest>("1")
  );
  EXPECT_EQ(early.at("delivered"), "1");

  for (int again = 0; again < 2; ++again) {
    pass(std::chrono::seconds{30});
    const auto recalled =
        staff("1001").demand<v1::RecallResponse>("call again", atCounter<v1::RecallRequest>("1"));
    reportDelivered(recalled.call_id());
  }

  const auto passed = staff("1001").demand<v1::MarkNoShowResponse>(
      "pass over", atCounter<v1::MarkNoShowRequest>("1")
  );
  EXPECT_EQ(passed.ticket().state(), v1::TICKET_STATE_NO_SHOW);
}

TEST_F(VisitTest, LastCounterMayNotLeaveWhileSomebodyWaits) {
  signIn("1001", "1");
  takeNumber("consult");

  const auto failure = refused<v1::SignOffResponse>(
      v1::REASON_LAST_ABLE_COUNTER, staff("1001"), atCounter<v1::SignOffRequest>("1")
  );

  EXPECT_EQ(failure.at("queue_id"), "consult");
}

TEST_F(VisitTest, NumbersBeginAnewTheNextMorning) {
  EXPECT_EQ(takeNumber("consult").ticket().number(), "Z001");
  EXPECT_EQ(takeNumber("consult").ticket().number(), "Z002");

  pass(std::chrono::hours{24});

  EXPECT_EQ(takeNumber("consult").ticket().number(), "Z001");
}

}  // namespace
}  // namespace hall::features
