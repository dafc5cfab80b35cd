#include "hall/v1/counter_service.pb.h"
#include "tests/contract/api/visit_fixture.h"

/// A serving that is interrupted and gone on with: HoldTicket, WakeHeld, ResumeTicket.
namespace hall::api {
namespace {

using std::chrono::minutes;

class HoldingTest : public VisitFixture {};

TEST_F(HoldingTest, HoldsForEachKindFromTheTimeTheCounterSays) {
  signIn(kClerk, "1");
  int minute = 12;
  for (const v1::HoldKind kind :
       {v1::HOLD_KIND_PAPERS_TO_FETCH,
        v1::HOLD_KIND_PAPERS_LEFT_HERE,
        v1::HOLD_KIND_WAITING_FOR_RESULT}) {
    SCOPED_TRACE(v1::HoldKind_Name(kind));
    issue("company-set-up");
    passUntil(9, minute);
    const v1::Ticket served = serve(kClerk, "1");
    passUntil(9, minute + 5);
    auto request = madeAt<v1::HoldTicketRequest>("1");
    request.set_hold_kind(kind);
    request.set_note("备注" + v1::HoldKind_Name(kind));
    *request.mutable_occur_time() = stamp(9, minute + 3);

    const auto held = send<v1::HoldTicketResponse>("CounterService.HoldTicket", request, kClerk);

    ASSERT_TRUE(held.ok()) << held.ending.status.message;
    EXPECT_EQ(held->position(), state().position.value);
    v1::Ticket ticket = served;
    ticket.set_state(v1::TICKET_STATE_ON_HOLD);
    *ticket.mutable_state_time() = stamp(9, minute + 3);
    *ticket.mutable_away_duration() = lasting(minutes{3});
    ticket.set_hold_kind(kind);
    EXPECT_EQ(held->ticket().DebugString(), ticket.DebugString());
    EXPECT_EQ(textBehind(newest<domain::TicketHeld>().body.note), request.note());
    expectOneAnswer<v1::HoldTicketResponse, v1::HoldTicketRequest>(
        "CounterService.HoldTicket", kClerk, request, held, [](auto& r) { r.set_note("别的"); }
    );
    minute += 10;
  }
}

TEST_F(HoldingTest, NothingIsHeldWithoutAKindOrAServing) {
  signIn(kClerk, "1");
  signIn(kManager, "4");
  issue("company-set-up");
  callNext(kClerk, "1");
  auto telephone = madeAt<v1::WalkUpRequest>("4");
  telephone.set_queue_id("consult");
  telephone.set_telephone(true);
  done<v1::WalkUpResponse>("CounterService.WalkUp", telephone, kManager);
  using Request = v1::HoldTicketRequest;
  auto good = madeAt<Request>("1");
  good.set_hold_kind(v1::HOLD_KIND_PAPERS_TO_FETCH);
  const std::string method = "CounterService.HoldTicket";

  expectRefused<v1::HoldTicketResponse, Request>(
      method,
      kClerk,
      good,
      {{"only called", [](Request&) {}, v1::REASON_WRONG_TICKET_STATE, "state", "called"},
       {"no kind",
        [](Request& r) { r.clear_hold_kind(); },
        v1::REASON_MALFORMED_REQUEST,
        "field",
        "hold_kind"},
       {"a kind nobody knows",
        [](Request& r) { r.set_hold_kind(static_cast<v1::HoldKind>(4)); },
        v1::REASON_MALFORMED_REQUEST,
        "field",
        "hold_kind"},
       {"endless note",
        [](Request& r) { r.set_note(std::string(4000, 'x')); },
        v1::REASON_MALFORMED_REQUEST,
        "field",
        "note"}}
  );
  good.set_counter_id("4");
  expectRefused<v1::HoldTicketResponse, Request>(
      method,
      kManager,
      good,
      {{"by telephone", [](Request&) {}, v1::REASON_HOLD_KIND_FORBIDDEN, "channel", "telephone"}}
  );
}

TEST_F(HoldingTest, StaffSayThatTheResultIsThere) {
  signIn(kClerk, "1");
  issue("company-set-up");
  serve(kClerk, "1");
  const v1::Ticket held = hold(kClerk, "1", v1::HOLD_KIND_WAITING_FOR_RESULT);
  passUntil(9, 30);
  auto request = madeOn<v1::WakeHeldRequest>(held);
  *request.mutable_occur_time() = stamp(9, 25);

  const auto woken = send<v1::WakeHeldResponse>("CounterService.WakeHeld", request, kGuide);

  ASSERT_TRUE(woken.ok()) << woken.ending.status.message;
  EXPECT_EQ(woken->position(), state().position.value);
  v1::Ticket ticket = held;
  ticket.set_woken(true);
  EXPECT_EQ(woken->ticket().DebugString(), ticket.DebugString());
  EXPECT_EQ(newest<domain::HeldWoken>().occurred, support::at(9, 25));
  expectOneAnswer<v1::WakeHeldResponse, v1::WakeHeldRequest>(
      "CounterService.WakeHeld",
      kGuide,
      request,
      woken,
      [](auto& r) { *r.mutable_occur_time() = stamp(9, 26); }
  );
}

TEST_F(HoldingTest, SayingAgainThatTheResultIsThereChangesNothing) {
  signIn(kClerk, "1");
  issue("company-set-up");
  serve(kClerk, "1");
  const v1::Ticket held = hold(kClerk, "1", v1::HOLD_KIND_WAITING_FOR_RESULT);
  const std::string method = "CounterService.WakeHeld";
  const auto once = done<v1::WakeHeldResponse>(method, madeOn<v1::WakeHeldRequest>(held), kGuide);

  const auto twice = done<v1::WakeHeldResponse>(method, madeOn<v1::WakeHeldRequest>(held), kClerk);

  EXPECT_EQ(twice.DebugString(), once.DebugString());
  EXPECT_EQ(state().position.value, once.position());
}

TEST_F(HoldingTest, NobodyIsWokenWhoDoesNotWaitForAResult) {
  signIn(kClerk, "1");
  issue("company-set-up");
  serve(kClerk, "1");
  const v1::Ticket held = hold(kClerk, "1", v1::HOLD_KIND_PAPERS_TO_FETCH);
  const v1::Ticket waiting = issue("company-set-up");
  using Request = v1::WakeHeldRequest;

  expectRefused<v1::WakeHeldResponse, Request>(
      "CounterService.WakeHeld",
      kGuide,
      madeOn<Request>(held),
      {{"fetches papers", [](Request&) {}, v1::REASON_HOLD_KIND_FORBIDDEN, "", ""},
       {"waits",
        [&](Request& r) { r.set_ticket_id(waiting.ticket_id()); },
        v1::REASON_WRONG_TICKET_STATE,
        "number",
        "A002"},
       noSuchTicket<Request>()}
  );
}

TEST_F(HoldingTest, AnotherCounterGoesOnWithTheSameServing) {
  signIn(kClerk, "1");
  issue("company-set-up");
  passUntil(9, 12);
  serve(kClerk, "1");
  passUntil(9, 17);
  const v1::Ticket held = hold(kClerk, "1", v1::HOLD_KIND_PAPERS_TO_FETCH);
  passUntil(9, 20);
  signIn(kManager, "2");
  passUntil(9, 30);
  auto request = madeOn<v1::ResumeTicketRequest>(held);
  request.set_counter_id("2");
  *request.mutable_occur_time() = stamp(9, 27);

  const auto open =
      send<v1::ResumeTicketResponse>("CounterService.ResumeTicket", request, kManager);

  ASSERT_TRUE(open.ok()) << open.ending.status.message;
  EXPECT_EQ(open->position(), state().position.value);
  v1::Ticket ticket = held;
  ticket.set_state(v1::TICKET_STATE_SERVING);
  ticket.clear_hold_kind();
  *ticket.mutable_state_time() = stamp(9, 27);
  *ticket.mutable_away_duration() = lasting(minutes{15});
  ticket.set_counter_id("2");
  ticket.set_staff_number(numberOf(kManager));
  EXPECT_EQ(open->ticket().DebugString(), ticket.DebugString());
  v1::Serving serving;
  serving.set_serving_id(1);
  serving.set_ticket_id(held.ticket_id());
  serving.set_number("A001");
  serving.set_counter_id("2");
  serving.set_staff_number(numberOf(kManager));
  *serving.mutable_start_time() = stamp(9, 12);
  *serving.mutable_hold_duration() = lasting(minutes{10});
  EXPECT_EQ(open->serving().DebugString(), serving.DebugString());
  expectOneAnswer<v1::ResumeTicketResponse, v1::ResumeTicketRequest>(
      "CounterService.ResumeTicket",
      kManager,
      request,
      open,
      [](auto& r) { *r.mutable_occur_time() = stamp(9, 28); }
  );
}

TEST_F(HoldingTest, NobodyGoesOnWhereThePapersAreNotOrTheQueueIsNotServed) {
  signIn(kClerk, "1");
  signIn(kManager, "2");
  signIn(kChief, "3");
  issue("company-set-up");
  issue("company-set-up");
  serve(kClerk, "1");
  const v1::Ticket papersHere = hold(kClerk, "1", v1::HOLD_KIND_PAPERS_LEFT_HERE);
  serve(kClerk, "1");
  const v1::Ticket fetching = hold(kClerk, "1", v1::HOLD_KIND_PAPERS_TO_FETCH);
  const v1::Ticket waiting = issue("company-set-up");
  using Request = v1::ResumeTicketRequest;
  auto good = madeOn<Request>(papersHere);
  good.set_counter_id("2");
  const std::string method = "CounterService.ResumeTicket";

  expectRefused<v1::ResumeTicketResponse, Request>(
      method,
      kManager,
      good,
      {{"papers elsewhere", [](Request&) {}, v1::REASON_FOREIGN_COUNTER, "counter_id", "1"},
       {"waits",
        [&](Request& r) { r.set_ticket_id(waiting.ticket_id()); },
        v1::REASON_WRONG_TICKET_STATE,
        "state",
        "waiting"},
       noIdOfATicket<Request>()}
  );
  auto estate = madeOn<Request>(fetching);
  estate.set_counter_id("3");
  expectRefused<v1::ResumeTicketResponse, Request>(
      method,
      kChief,
      estate,
      {{"another queue's", [](Request&) {}, v1::REASON_NOT_ABLE, "queue_id", "general"}}
  );
}

}  // namespace
}  // namespace hall::api
