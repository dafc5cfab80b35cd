#include "hall/v1/counter_service.pb.h"
#include "tests/contract/api/visit_fixture.h"

/// Whom a counter calls and how: PreviewCall, CallTicket, ConfirmCalledAloud.
namespace hall::api {
namespace {

using std::chrono::minutes;

class CallingTest : public VisitFixture {};

// ---- looking ahead ----------------------------------------------------------------------------

TEST_F(CallingTest, PreviewSaysWhomTheCounterWouldCallAndWhyAndClaimsNobody) {
  signIn(kClerk, "1");
  const v1::Ticket first = issue("company-set-up");
  passUntil(9, 22);
  const v1::Ticket elderly = issue("company-change", v1::GROUND_ELDERLY);
  passUntil(9, 23);
  const v1::Ticket last = issue("company-set-up");
  issueIn("consult");
  passUntil(9, 24);
  v1::PreviewCallRequest request;
  request.set_counter_id("1");
  const auto before = state().position;

  const auto preview = send<v1::PreviewCallResponse>("CounterService.PreviewCall", request, kClerk);

  ASSERT_TRUE(preview.ok()) << preview.ending.status.message;
  EXPECT_EQ(preview->position(), before.value);
  EXPECT_EQ(preview->ticket().DebugString(), first.DebugString());
  v1::CallExplanation why;
  why.set_rule(v1::CALL_RULE_LEAST_SLACK);
  *why.mutable_age_duration() = lasting(minutes{14});
  *why.mutable_slack_duration() = lasting(minutes{1});
  why.set_eligible_count(3);
  why.set_waiting_count(4);
  v1::CallCandidate& second = *why.add_candidates();
  second.set_ticket_id(elderly.ticket_id());
  second.set_number("V001");
  second.set_queue_id("general");
  second.set_ticket_class(v1::TICKET_CLASS_PRIORITY);
  *second.mutable_age_duration() = lasting(minutes{2});
  *second.mutable_slack_duration() = lasting(minutes{6});
  v1::CallCandidate& third = *why.add_candidates();
  third.set_ticket_id(last.ticket_id());
  third.set_number("A002");
  third.set_queue_id("general");
  third.set_ticket_class(v1::TICKET_CLASS_ORDINARY);
  *third.mutable_age_duration() = lasting(minutes{1});
  *third.mutable_slack_duration() = lasting(minutes{14});
  EXPECT_EQ(preview->explanation().DebugString(), why.DebugString());
  EXPECT_EQ(look(first).state(), v1::TICKET_STATE_WAITING);
  EXPECT_EQ(state().position, before);
}

TEST_F(CallingTest, PreviewIsAnsweredFromTheStateThatTheCallerHasSeen) {
  signIn(kManager, "2");
  v1::PreviewCallRequest request;
  request.set_counter_id("2");

  const auto preview =
      readAfterNextTicket<v1::PreviewCallResponse>("CounterService.PreviewCall", kManager, request);

  EXPECT_EQ(preview.ticket().number(), "B001");
}

TEST_F(CallingTest, PreviewSaysNobodyWhereNobodyIsCallableAndRefusesAnUnknownCounter) {
  signIn(kManager, "2");
  issueIn("consult");
  v1::PreviewCallRequest request;
  request.set_counter_id("2");

  const auto preview = done<v1::PreviewCallResponse>("CounterService.PreviewCall", request, kChief);

  EXPECT_EQ(preview.position(), state().position.value);
  EXPECT_FALSE(preview.has_ticket());
  EXPECT_FALSE(preview.has_explanation());
  expectRefused<v1::PreviewCallResponse, v1::PreviewCallRequest>(
      "CounterService.PreviewCall", kChief, request, {noSuchCounter<v1::PreviewCallRequest>()}
  );
}

// ---- a manual pick ----------------------------------------------------------------------------

TEST_F(CallingTest, CallsOneNumberOutOfItsTurnAndKeepsTheReason) {
  signIn(kManager, "1");
  issue("company-set-up");
  const v1::Ticket picked = issue("company-change");
  callNext(kManager, "1");
  done<v1::UncallResponse>("CounterService.Uncall", madeAt<v1::UncallRequest>("1"), kManager);
  passUntil(9, 15);
  auto request = madeOn<v1::CallTicketRequest>(picked);
  request.set_counter_id("1");
  request.set_reason_text("申请人要赶火车");

  const auto called = send<v1::CallTicketResponse>("CounterService.CallTicket", request, kManager);

  ASSERT_TRUE(called.ok()) << called.ending.status.message;
  EXPECT_EQ(called->position(), state().position.value);
  EXPECT_EQ(called->call_id(), 2U);
  v1::Ticket ticket = picked;
  ticket.set_state(v1::TICKET_STATE_CALLED);
  *ticket.mutable_state_time() = stamp(9, 15);
  ticket.set_counter_id("1");
  ticket.set_staff_number(numberOf(kManager));
  ticket.set_call_id(2);
  ticket.set_calls_made(1);
  *ticket.mutable_call_time() = stamp(9, 15);
  EXPECT_EQ(called->ticket().DebugString(), ticket.DebugString());
  const auto event = newest<domain::TicketCalled>().body;
  EXPECT_EQ(event.explanation.rule, domain::CallRule::ManualPick);
  EXPECT_EQ(textBehind(event.reason), "申请人要赶火车");
  expectOneAnswer<v1::CallTicketResponse, v1::CallTicketRequest>(
      "CounterService.CallTicket",
      kManager,
      request,
      called,
      [](auto& r) { r.set_reason_text("别的"); }
  );
}

TEST_F(CallingTest, TheReasonOfAPickIsToldToTheFloorAndNotToASupervisor) {
  signIn(kManager, "1");
  const v1::Ticket picked = issue("company-change");
  auto request = madeOn<v1::CallTicketRequest>(picked);
  request.set_counter_id("1");
  request.set_reason_text("申请人要赶火车");
  const auto called = done<v1::CallTicketResponse>("CounterService.CallTicket", request, kManager);
  v1::ExplainCallRequest why;
  why.set_call_id(called.call_id());
  const auto reasonFor = [&](v1::Role role) {
    const auto explained = done<v1::ExplainCallResponse>("CounterService.ExplainCall", why, role);
    EXPECT_EQ(explained.explanation().rule(), v1::CALL_RULE_MANUAL_PICK) << v1::Role_Name(role);
    return explained.explanation().reason_text();
  };

  for (const v1::Role role : {kClerk, kGuide, kChief, kManager, v1::ROLE_HALL_MANAGER}) {
    EXPECT_EQ(reasonFor(role), "申请人要赶火车") << v1::Role_Name(role);
  }
  EXPECT_EQ(reasonFor(v1::ROLE_SUPERVISOR), "");
}

TEST_F(CallingTest, NobodyIsPickedWithoutAReasonOrFromAnotherCounter) {
  signIn(kManager, "1");
  signIn(kClerk, "2");
  const v1::Ticket taken = issue("company-set-up");
  callNext(kClerk, "2");
  const v1::Ticket waiting = issue("company-set-up");
  const v1::Ticket estate = issue("house-transfer");
  using Request = v1::CallTicketRequest;
  auto good = madeOn<Request>(waiting);
  good.set_counter_id("1");
  good.set_reason_text("申请人要赶火车");

  expectRefused<v1::CallTicketResponse, Request>(
      "CounterService.CallTicket",
      kManager,
      good,
      {noReason<Request>(),
       endlessReason<Request>(),
       noIdOfATicket<Request>(),
       noSuchTicket<Request>(),
       {"taken meanwhile",
        [&](Request& r) { r.set_ticket_id(taken.ticket_id()); },
        v1::REASON_TICKET_TAKEN,
        "counter_id",
        "2"},
       {"another queue's",
        [&](Request& r) { r.set_ticket_id(estate.ticket_id()); },
        v1::REASON_NOT_ABLE,
        "queue_id",
        "estate"},
       {"another's counter",
        [](Request& r) { r.set_counter_id("2"); },
        v1::REASON_FOREIGN_COUNTER,
        "counter_id",
        "2"}}
  );
}

// ---- called aloud -----------------------------------------------------------------------------

TEST_F(CallingTest, ACallMadeAloudCountsAsDelivered) {
  signIn(kManager, "4");
  issueIn("consult");
  const v1::Ticket called = callNext(kManager, "4");
  passUntil(9, 10, 20);
  const auto request = madeAt<v1::ConfirmCalledAloudRequest>("4");
  const std::string method = "CounterService.ConfirmCalledAloud";

  const auto aloud = send<v1::ConfirmCalledAloudResponse>(method, request, kManager);

  ASSERT_TRUE(aloud.ok()) << aloud.ending.status.message;
  EXPECT_EQ(aloud->position(), state().position.value);
  v1::Ticket ticket = called;
  ticket.set_calls_delivered(1);
  *ticket.mutable_first_delivery_time() = stamp(9, 10, 20);
  EXPECT_EQ(aloud->ticket().DebugString(), ticket.DebugString());
  EXPECT_EQ(newest<domain::CallDelivered>().body.by, domain::DeliveredBy::Aloud);
  EXPECT_EQ(newest<domain::AlertRaised>().body.alert.rule, domain::AlertRule::ZoneWithoutOutput);
  expectOneAnswer<v1::ConfirmCalledAloudResponse, v1::ConfirmCalledAloudRequest>(
      method, kManager, request, aloud, [](auto& r) { r.set_counter_id("1"); }
  );
}

TEST_F(CallingTest, SayingAgainThatItWasCalledAloudChangesNothingAndShowsTheTicket) {
  signIn(kManager, "4");
  issueIn("consult");
  callNext(kManager, "4");
  const std::string method = "CounterService.ConfirmCalledAloud";
  const auto once = done<v1::ConfirmCalledAloudResponse>(
      method, madeAt<v1::ConfirmCalledAloudRequest>("4"), kManager
  );

  const auto twice = done<v1::ConfirmCalledAloudResponse>(
      method, madeAt<v1::ConfirmCalledAloudRequest>("4"), kManager
  );

  EXPECT_EQ(twice.position(), once.position());
  EXPECT_EQ(twice.ticket().DebugString(), once.ticket().DebugString());
}

TEST_F(CallingTest, TheThirdCallMadeAloudSaysFromWhenTheApplicantNeedNotBeAwaited) {
  signIn(kManager, "4");
  issueIn("consult");
  callNext(kManager, "4");
  v1::Ticket ticket;
  for (const int second : {15, 30, 45}) {
    passUntil(9, 10, second);
    ticket = done<v1::ConfirmCalledAloudResponse>(
                 "CounterService.ConfirmCalledAloud",
                 madeAt<v1::ConfirmCalledAloudRequest>("4"),
                 kManager
    )
                 .ticket();
    if (second == 45) break;
    done<v1::RecallResponse>("CounterService.Recall", madeAt<v1::RecallRequest>("4"), kManager);
  }

  EXPECT_EQ(ticket.calls_made(), 3U);
  EXPECT_EQ(ticket.calls_delivered(), 3U);
  EXPECT_EQ(ticket.no_show_allowed_time().DebugString(), stamp(9, 11, 15).DebugString());
}

TEST_F(CallingTest, ACallMadeAloudWaitsForTheBoardAndNeedsACall) {
  signIn(kClerk, "1");
  signIn(kManager, "2");
  issue("company-set-up");
  callNext(kClerk, "1");
  passUntil(9, 10, 5);
  using Request = v1::ConfirmCalledAloudRequest;
  const auto good = madeAt<Request>("1");

  expectRefused<v1::ConfirmCalledAloudResponse, Request>(
      "CounterService.ConfirmCalledAloud",
      kClerk,
      good,
      {{"the board may still report", [](Request&) {}, v1::REASON_TOO_EARLY, "seconds", "10"},
       {"nobody sits there",
        [](Request& r) { r.set_counter_id("3"); },
        v1::REASON_COUNTER_NOT_SIGNED_IN,
        "counter_id",
        "3"}}
  );
  expectRefused<v1::ConfirmCalledAloudResponse, Request>(
      "CounterService.ConfirmCalledAloud",
      kManager,
      good,
      {{"nobody is called",
        [](Request& r) { r.set_counter_id("2"); },
        v1::REASON_NOBODY_CALLED,
        "counter_id",
        "2"}}
  );
}

}  // namespace
}  // namespace hall::api
