#include "hall/v1/counter_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "tests/contract/api/visit_fixture.h"

/// What a member of staff puts right about a number: where it waits (MoveTicket), which help its
/// holder needs (SetAssistance), and which number a counter means (StartServing, FinishServing).
namespace hall::api {
namespace {

class MovingTest : public VisitFixture {
 protected:
  v1::Ticket cancelled() {
    const v1::Ticket ticket = issue("company-set-up");
    done<v1::CancelTicketResponse>(
        "TicketService.CancelTicket", madeOn<v1::CancelTicketRequest>(ticket), kGuide
    );
    return ticket;
  }
  template <class Request>
  Wrong<Request> namingCancelled(const v1::Ticket& ticket) {
    return {
        "cancelled",
        [ticket](Request& r) { r.set_ticket_id(ticket.ticket_id()); },
        v1::REASON_WRONG_TICKET_STATE,
        "state",
        "cancelled"};
  }
};

// ---- moved ------------------------------------------------------------------------------------

TEST_F(MovingTest, AWaitingNumberGoesToTheQueueOfAnotherItem) {
  signIn(kClerk, "1");
  const v1::Ticket issued = issue("company-set-up");
  passUntil(9, 20);
  auto request = madeOn<v1::MoveTicketRequest>(issued);
  request.set_item_id("house-transfer");
  request.set_wrong_queue(true);
  request.set_reason_text("取错号，实为不动产业务");
  const std::string method = "TicketService.MoveTicket";

  const auto moved = send<v1::MoveTicketResponse>(method, request, kGuide);

  ASSERT_TRUE(moved.ok()) << moved.ending.status.message;
  EXPECT_EQ(moved->position(), state().position.value);
  v1::Ticket ticket = issued;
  ticket.set_queue_id("estate");
  ticket.set_item_id("house-transfer");
  ticket.set_wrong_queue(true);
  EXPECT_EQ(moved->ticket().DebugString(), ticket.DebugString());
  EXPECT_EQ(textBehind(newest<domain::TicketMoved>().body.reason), "取错号，实为不动产业务");
  expectOneAnswer<v1::MoveTicketResponse, v1::MoveTicketRequest>(
      method, kGuide, request, moved, [](auto& r) { r.set_reason_text("另一个原因"); }
  );
}

TEST_F(MovingTest, OneCounterAloneMayBeNamed) {
  signIn(kManager, "2");
  const v1::Ticket issued = issue("company-set-up");
  auto request = madeOn<v1::MoveTicketRequest>(issued);
  request.set_to_counter_id("2");
  request.set_reason_text("1 号窗口系统故障");

  const auto moved = done<v1::MoveTicketResponse>("TicketService.MoveTicket", request, kManager);

  EXPECT_EQ(moved.ticket().queue_id(), "general");
  EXPECT_EQ(moved.ticket().bound_counter_id(), "2");
  EXPECT_EQ(moved.ticket().exemption(), v1::EXEMPTION_TRANSFERRED);
  EXPECT_EQ(callNext(kManager, "2").number(), issued.number());
}

TEST_F(MovingTest, NothingIsMovedThatDoesNotWaitOrCannotGoThere) {
  signIn(kClerk, "1");
  const v1::Ticket gone = cancelled();
  const v1::Ticket called = issue("company-set-up");
  callNext(kClerk, "1");
  const v1::Ticket waiting = issue("company-set-up");
  using Request = v1::MoveTicketRequest;
  auto good = madeOn<Request>(waiting);
  good.set_queue_id("estate");
  good.set_reason_text("取错号");

  expectRefused<v1::MoveTicketResponse, Request>(
      "TicketService.MoveTicket",
      kGuide,
      good,
      {noIdOfATicket<Request>(),
       noSuchTicket<Request>(),
       namingCancelled<Request>(gone),
       {"called",
        [&](Request& r) { r.set_ticket_id(called.ticket_id()); },
        v1::REASON_WRONG_TICKET_STATE,
        "state",
        "called"},
       noReason<Request>(),
       endlessReason<Request>(),
       noSuchQueue<Request>(),
       noSuchItem<Request>(),
       {"nowhere",
        [](Request& r) { r.clear_queue_id(); },
        v1::REASON_MALFORMED_REQUEST,
        "field",
        "to"},
       {"where it stands",
        [](Request& r) { r.set_queue_id("general"); },
        v1::REASON_SAME_QUEUE,
        "",
        ""},
       {"no such counter",
        [](Request& r) { r.set_to_counter_id("99"); },
        v1::REASON_COUNTER_NOT_FOUND,
        "counter_id",
        "99"},
       {"a counter that does not serve it",
        [](Request& r) { r.set_to_counter_id("1"); },
        v1::REASON_NOT_ABLE,
        "counter_id",
        "1"}}
  );
}

TEST_F(MovingTest, NobodyIsMovedToAQueueThatNoCounterServes) {
  republish([](domain::Catalogue::Content& content) {
    for (domain::CounterPlace& counter : content.counters) {
      domain::QueueSet left;
      left.add(support::kGeneral);
      counter.queues = left;
    }
  });
  auto request = madeOn<v1::MoveTicketRequest>(issue("company-set-up"));
  request.set_queue_id("consult");
  request.set_reason_text("只是咨询");

  const auto moved = send<v1::MoveTicketResponse>("TicketService.MoveTicket", request, kGuide);

  EXPECT_EQ(moved.reason(), v1::REASON_NO_COUNTER_SERVES);
  EXPECT_EQ(moved.detail("queue_id"), "consult");
}

TEST_F(MovingTest, PapersThatLieAtACounterAreNotLeftBehind) {
  signIn(kClerk, "1");
  const v1::Ticket issued = issue("company-set-up");
  serve(kClerk, "1");
  hold(kClerk, "1", v1::HOLD_KIND_PAPERS_LEFT_HERE);
  done<v1::ReportReturnResponse>(
      "TicketService.ReportReturn", madeOn<v1::ReportReturnRequest>(issued), kGuide
  );
  auto request = madeOn<v1::MoveTicketRequest>(issued);
  request.set_queue_id("estate");
  request.set_reason_text("取错号");

  const auto moved = send<v1::MoveTicketResponse>("TicketService.MoveTicket", request, kGuide);

  EXPECT_EQ(moved.reason(), v1::REASON_FOREIGN_COUNTER);
  EXPECT_EQ(moved.detail("counter_id"), "1");
}

// ---- help -------------------------------------------------------------------------------------

TEST_F(MovingTest, HelpThatIsNeededIsNotedAndTakenBack) {
  const v1::Ticket issued = issue("company-set-up");
  auto request = madeOn<v1::SetAssistanceRequest>(issued);
  request.add_assistance_marks(v1::ASSISTANCE_MARK_WHEELCHAIR);
  request.add_assistance_marks(v1::ASSISTANCE_MARK_LANGUAGE);
  const std::string method = "TicketService.SetAssistance";

  const auto noted = send<v1::SetAssistanceResponse>(method, request, kClerk);

  ASSERT_TRUE(noted.ok()) << noted.ending.status.message;
  EXPECT_EQ(noted->position(), state().position.value);
  v1::Ticket ticket = issued;
  *ticket.mutable_assistance_marks() = request.assistance_marks();
  EXPECT_EQ(noted->ticket().DebugString(), ticket.DebugString());
  expectOneAnswer<v1::SetAssistanceResponse, v1::SetAssistanceRequest>(
      method, kClerk, request, noted, [](auto& r) { r.clear_assistance_marks(); }
  );
  const auto none =
      done<v1::SetAssistanceResponse>(method, madeOn<v1::SetAssistanceRequest>(issued), kGuide);
  EXPECT_EQ(none.ticket().DebugString(), issued.DebugString());
  const auto before = state().position;
  const auto again =
      done<v1::SetAssistanceResponse>(method, madeOn<v1::SetAssistanceRequest>(issued), kGuide);
  EXPECT_EQ(again.position(), before.value) << "nothing changed";
}

TEST_F(MovingTest, NoHelpIsNotedThatIsUnknownOrForNobody) {
  const v1::Ticket gone = cancelled();
  using Request = v1::SetAssistanceRequest;
  auto good = madeOn<Request>(issue("company-set-up"));
  good.add_assistance_marks(v1::ASSISTANCE_MARK_HEARING);
  const auto mark = [](int value) {
    return
        [value](Request& r) { r.set_assistance_marks(0, static_cast<v1::AssistanceMark>(value)); };
  };

  expectRefused<v1::SetAssistanceResponse, Request>(
      "TicketService.SetAssistance",
      kGuide,
      good,
      {noIdOfATicket<Request>(),
       noSuchTicket<Request>(),
       namingCancelled<Request>(gone),
       {"no mark", mark(0), v1::REASON_MALFORMED_REQUEST, "field", "assistance_marks"},
       {"no such mark", mark(77), v1::REASON_MALFORMED_REQUEST, "field", "assistance_marks"}}
  );
}

// ---- meant ------------------------------------------------------------------------------------

TEST_F(MovingTest, ACounterThatMeansAnotherNumberStartsAndEndsNone) {
  signIn(kClerk, "1");
  const v1::Ticket gone = cancelled();
  const v1::Ticket called = issue("company-set-up");
  callNext(kClerk, "1");
  const v1::Ticket waiting = issue("company-set-up");
  using Start = v1::StartServingRequest;
  auto start = madeAt<Start>("1");
  start.set_ticket_id(called.ticket_id());
  expectRefused<v1::StartServingResponse, Start>(
      "CounterService.StartServing",
      kClerk,
      start,
      {noIdOfATicket<Start>(),
       noSuchTicket<Start>(),
       namingCancelled<Start>(gone),
       {"still waiting",
        [&](Start& r) { r.set_ticket_id(waiting.ticket_id()); },
        v1::REASON_WRONG_TICKET_STATE,
        "number",
        waiting.number()}}
  );
  const auto started = done<v1::StartServingResponse>("CounterService.StartServing", start, kClerk);
  EXPECT_EQ(started.ticket().number(), called.number());

  using Finish = v1::FinishServingRequest;
  auto finish = madeAt<Finish>("1");
  finish.set_ticket_id(called.ticket_id());
  finish.add_items()->set_outcome(v1::OUTCOME_CONSULTED);
  expectRefused<v1::FinishServingResponse, Finish>(
      "CounterService.FinishServing",
      kClerk,
      finish,
      {noIdOfATicket<Finish>(), noSuchTicket<Finish>(), namingCancelled<Finish>(gone)}
  );
  const auto finished =
      done<v1::FinishServingResponse>("CounterService.FinishServing", finish, kClerk);
  EXPECT_EQ(finished.ticket().state(), v1::TICKET_STATE_FINISHED);
}

}  // namespace
}  // namespace hall::api
