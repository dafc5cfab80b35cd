#include <gtest/gtest.h>

#include "tests/unit/domain/serving_hall.h"

/// Starting and reopening a serving, holding it and passing it on (DESIGN section 4).
namespace hall::domain {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

/// The counter was paused for a moment and is back since `back`.
HallState pausedAndBack(HallState hall, CounterId counter, StaffId staff, Instant back) {
  hall = after(
      std::move(hall),
      staff,
      PauseCounter{counter, PauseReason::Meeting, minutes{10}, {}},
      back - seconds{5}
  );
  return after(std::move(hall), staff, ResumeCounter{counter}, back);
}

// ---- start -------------------------------------------------------------------------

TEST(StartServingTest, OpensAServingWithANumberOfItsOwn) {
  const HallState hall = twoCounters().with(aTicket("A001").called(kCounter1, at(9, 10))).build();
  const Result<Events> events = decided(hall, kZhang, StartServing{kCounter1}, at(9, 11));
  ASSERT_TRUE(isAccepted(events));
  const auto& started = only<ServingStarted>(*events);
  EXPECT_EQ(started.serving, hall.nextServing);
  EXPECT_EQ(started.counter, kCounter1);
  EXPECT_EQ(started.staff, kZhang);
  EXPECT_FALSE(started.walkUp);
}

TEST(StartServingTest, NeverLiesBeforeTheCallWhateverTheClientsClockSays) {
  const HallState hall = twoCounters().with(aTicket("A001").called(kCounter1, at(9, 10))).build();
  Command command = by(kZhang, StartServing{kCounter1});
  command.occurred = at(9, 5);
  const Result<Events> events = decide(hall, command, at(9, 11));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(events->front().occurred, at(9, 10));
}

TEST(StartServingTest, WhoCameBackFromAHoldAndWasCalledIsServedAnew) {
  HallState hall = twoCounters()
                       .with(served()
                                 .held(HoldKind::PapersToFetch, at(9, 20))
                                 .returned(at(9, 40))
                                 .called(kCounter2, at(9, 41)))
                       .build();
  hall = after(hall, kLi, StartServing{kCounter2}, at(9, 42));
  EXPECT_EQ(ticketOf(hall).serving, ServingId{2});
  EXPECT_EQ(hall.findServing(ServingId{1})->finished, at(9, 20)) << "ended with the hold";
}

// ---- reopen -----------------------------------------------------------------------------------

TEST(ReopenServingTest, GoesOnWithTheSameServingWithinAMinute) {
  HallState hall = finishedAt(at(9, 20));
  hall = after(hall, kZhang, ReopenServing{kCounter1, ServingId{1}}, at(9, 21));
  EXPECT_EQ(ticketOf(hall).state, TicketState::Serving);
  EXPECT_EQ(hall.floor.counter(kCounter1)->ticket, idOf("A001"));
  EXPECT_EQ(hall.findServing(ServingId{1})->started, at(9, 11));
  hall = after(hall, kZhang, finish({done()}), at(9, 25));
  EXPECT_EQ(hall.findServing(ServingId{1})->finished, at(9, 25));
}

TEST(ReopenServingTest, NeverLiesBeforeWhatHappenedAtTheCounterSince) {
  HallState hall = finishedAt(at(9, 20));
  hall = pausedAndBack(hall, kCounter1, kZhang, at(9, 20) + seconds{30});
  Command command = by(kZhang, ReopenServing{kCounter1, ServingId{1}});
  command.occurred = at(9, 20) + seconds{10};
  const Result<Events> events = decide(hall, command, at(9, 21));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(events->front().occurred, at(9, 20) + seconds{30});
}

TEST(ReopenServingTest, RefusesWhatIsNotToBeReopened) {
  const ReopenServing reopen{kCounter1, ServingId{1}};
  const HallState finished = finishedAt(at(9, 20));
  struct Row {
    std::string_view why;
    HallState hall;
    StaffId staff;
    ReopenServing command;
    Instant now;
    Reason reason;
  };
  HallState moved = servingTheme();
  moved = after(moved, kZhang, finish({done()}), at(9, 20));
  const std::vector<Row> rows = {
      {"a second too late", finished, kZhang, reopen, at(9, 21, 1), Reason::ReopenTooLate},
      {"no such serving",
       finished,
       kZhang,
       {kCounter1, ServingId{9}},
       at(9, 20),
       Reason::ServingNotFound},
      {"at another counter",
       finished,
       kLi,
       {kCounter2, ServingId{1}},
       at(9, 20, 5),
       Reason::ForeignCounter},
      {"the next one is called already",
       twoCounters()
           .with(served().finished(at(9, 20)))
           .with(aTicket("A002").called(kCounter1, at(9, 20, 5)))
           .build(),
       kZhang,
       reopen,
       at(9, 20, 10),
       Reason::CounterBusy},
      {"the counter is paused",
       twoCounters()
           .with(served().finished(at(9, 20)))
           .paused(kCounter1, at(9, 20, 5), at(9, 30))
           .build(),
       kZhang,
       reopen,
       at(9, 20, 10),
       Reason::CounterPaused},
      {"a theme's ticket moved on", moved, kZhang, reopen, at(9, 20, 10), Reason::WrongTicketState},
      {"somebody else sits there by now",
       twoCounters()
           .with(served().finished(at(9, 20)))
           .with(CounterSignedOff{kCounter1, {}}, at(9, 20, 5))
           .signedIn(kCounter1, kWang, at(9, 20, 8))
           .build(),
       kWang,
       reopen,
       at(9, 20, 10),
       Reason::CorrectionNotYours},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_TRUE(isRefused(decided(row.hall, row.staff, row.command, row.now), row.reason));
  }
}

// ---- hold and resume --------------------------------------------------------------------------

TEST(HoldTicketTest, FreesTheCounterForTheNextOne) {
  for (const HoldKind kind :
       {HoldKind::PapersToFetch, HoldKind::PapersLeftHere, HoldKind::WaitingForResult}) {
    HallState hall = hallServing();
    hall = after(hall, kZhang, HoldTicket{kCounter1, kind, textOf("note")}, at(9, 20));
    EXPECT_EQ(ticketOf(hall).state, TicketState::OnHold);
    EXPECT_EQ(ticketOf(hall).hold, kind);
    EXPECT_EQ(hall.floor.counter(kCounter1)->state, CounterState::Idle);
    EXPECT_FALSE(hall.floor.counter(kCounter1)->ticket);
  }
}

TEST(HoldTicketTest, NobodyOnTheTelephoneIsHeld) {
  const HallState hall = twoCounters()
                             .with(served())
                             .changed([](HallState& state) {
                               state.floor.change(idOf("A001"), [](Ticket& ticket) {
                                 ticket.channel = Channel::Telephone;
                               });
                             })
                             .build();
  const HoldTicket hold{kCounter1, HoldKind::PapersToFetch, {}};
  EXPECT_TRUE(isRefused(decided(hall, kZhang, hold, at(9, 20)), Reason::HoldKindForbidden));
}

TEST(ResumeTicketTest, GoesOnWithTheSameServingAndHoldIsNoServiceTime) {
  HallState hall = twoCounters().with(served().held(HoldKind::PapersToFetch, at(9, 20))).build();
  hall = after(hall, kLi, ResumeTicket{kCounter2, idOf("A001")}, at(9, 50));
  EXPECT_EQ(ticketOf(hall).state, TicketState::Serving);
  EXPECT_EQ(ticketOf(hall).serving, ServingId{1});
  EXPECT_EQ(hall.floor.counter(kCounter2)->ticket, idOf("A001"));
  hall = after(hall, kLi, FinishServing{kCounter2, {done()}, {}}, at(9, 55));
  EXPECT_EQ(hall.findServing(ServingId{1})->serviceTime(), minutes{14}) << "nine and five";
}

TEST(ResumeTicketTest, NeverLiesBeforeWhatHappenedAtTheCounterSince) {
  HallState hall = twoCounters().with(served().held(HoldKind::PapersToFetch, at(9, 20))).build();
  hall = pausedAndBack(hall, kCounter2, kLi, at(9, 45));
  Command command = by(kLi, ResumeTicket{kCounter2, idOf("A001")});
  command.occurred = at(9, 30);
  const Result<Events> events = decide(hall, command, at(9, 50));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(events->front().occurred, at(9, 45));
}

TEST(ResumeTicketTest, PapersLeftHereGoOnHereOnly) {
  const HallState hall =
      twoCounters().with(served().held(HoldKind::PapersLeftHere, at(9, 20))).build();
  EXPECT_TRUE(isRefused(
      decided(hall, kLi, ResumeTicket{kCounter2, idOf("A001")}, at(9, 50)),
      Reason::ForeignCounter,
      "counter_id",
      "1"
  ));
  EXPECT_TRUE(isAccepted(decided(hall, kZhang, ResumeTicket{kCounter1, idOf("A001")}, at(9, 50))));
}

TEST(ResumeTicketTest, PapersLeftHereGoOnHereEvenIfTheCounterServesOtherQueuesByNow) {
  const HallState hall =
      twoCounters()
          .with(served().held(HoldKind::PapersLeftHere, at(9, 20)))
          .changed([](HallState& state) { state.floor.counterFor(kCounter1).queues = QueueSet{}; })
          .build();
  EXPECT_TRUE(isAccepted(decided(hall, kZhang, ResumeTicket{kCounter1, idOf("A001")}, at(9, 50))));
}

TEST(ResumeTicketTest, RefusesWhereItCannotGoOn) {
  const HallState hall = twoCounters()
                             .signedIn(kCounter3, kWang)
                             .with(served().held(HoldKind::PapersToFetch, at(9, 20)))
                             .with(aTicket("A002").called(kCounter2, at(9, 21)))
                             .with(aTicket("A003"))
                             .build();
  EXPECT_TRUE(isRefused(
      decided(hall, kWang, ResumeTicket{kCounter3, idOf("A001")}, at(9, 50)),
      Reason::NotAble,
      "queue_id",
      "general"
  ));
  EXPECT_TRUE(isRefused(
      decided(hall, kLi, ResumeTicket{kCounter2, idOf("A001")}, at(9, 50)),
      Reason::CounterBusy,
      "number",
      "A002"
  ));
  EXPECT_TRUE(isRefused(
      decided(hall, kZhang, ResumeTicket{kCounter1, idOf("A003")}, at(9, 50)),
      Reason::WrongTicketState,
      "state",
      "waiting"
  ));
  EXPECT_TRUE(isRefused(
      decided(hall, kZhang, ResumeTicket{kCounter1, idOf("A999")}, at(9, 50)),
      Reason::TicketNotFound
  ));
}

TEST(WakeHeldTest, SaysTheResultIsThere) {
  HallState hall = twoCounters().with(served().held(HoldKind::WaitingForResult, at(9, 20))).build();
  hall = after(hall, kLi, WakeHeld{idOf("A001")}, at(9, 40));
  EXPECT_TRUE(ticketOf(hall).woken);
  EXPECT_EQ(ticketOf(hall).state, TicketState::OnHold);
  const Result<Events> again = perform(hall, by(kLi, WakeHeld{idOf("A001")}), at(9, 41));
  ASSERT_TRUE(isAccepted(again));
  EXPECT_TRUE(again->empty()) << "said already";
}

TEST(WakeHeldTest, IsForResultsOnly) {
  const auto held = [](HoldKind kind) {
    return twoCounters().with(served().held(kind, at(9, 20))).build();
  };
  const WakeHeld wake{idOf("A001")};
  EXPECT_TRUE(isRefused(
      decided(held(HoldKind::PapersToFetch), kLi, wake, at(9, 40)), Reason::HoldKindForbidden
  ));
  EXPECT_TRUE(isRefused(
      decided(held(HoldKind::PapersLeftHere), kLi, wake, at(9, 40)), Reason::HoldKindForbidden
  ));
  EXPECT_TRUE(isRefused(
      decided(hallServing(), kLi, wake, at(9, 40)), Reason::WrongTicketState, "state", "serving"
  ));
  EXPECT_TRUE(isRefused(
      decide(held(HoldKind::WaitingForResult), by(kKiosk, wake), at(9, 40)),
      Reason::NotPermitted,
      "right",
      "staff"
  ));
  EXPECT_TRUE(isRefused(
      decided(hallServing(), kLi, WakeHeld{idOf("A999")}, at(9, 40)), Reason::TicketNotFound
  ));
}

// ---- transfer ---------------------------------------------------------------------------------

TransferTicket toQueue(QueueId queue) {
  return {kCounter1, queue, {}, {}, false, {}};
}

TEST(TransferTicketTest, KeepsNumberIssueTimeClassAndGroundAndTakesTheQueuesTarget) {
  HallState hall =
      twoCounters().with(aTicket("V001").on(Ground::Elderly).called(kCounter1, at(9, 10))).build();
  hall = after(hall, kZhang, toQueue(kConsult), at(9, 11));
  const Ticket& ticket = ticketOf(hall, "V001");
  EXPECT_EQ(ticket.state, TicketState::Waiting);
  EXPECT_EQ(ticket.queue, kConsult);
  EXPECT_EQ(ticket.number.text(), "V001");
  EXPECT_EQ(ticket.ref, at(9));
  EXPECT_EQ(ticket.issued, at(9));
  EXPECT_EQ(ticket.ticketClass, TicketClass::Priority);
  EXPECT_EQ(ticket.ground, Ground::Elderly);
  EXPECT_EQ(ticket.target, (Target{minutes{8}, 900}));
  EXPECT_EQ(ticket.weighedTarget, minutes{8});
  EXPECT_FALSE(ticket.counter);
}

TEST(TransferTicketTest, MarksTheWrongQueue) {
  HallState hall = twoCounters().with(aTicket("A001").called(kCounter1, at(9, 10))).build();
  TransferTicket transfer = toQueue(kEstate);
  transfer.wrongQueue = true;
  hall = after(hall, kZhang, transfer, at(9, 11));
  EXPECT_TRUE(ticketOf(hall).wrongQueue);
  EXPECT_FALSE(ticketOf(hall).item) << "its item stands in another queue";
}

TEST(TransferTicketTest, AServingEndsWithItsOutcomes) {
  HallState hall = hallServing();
  EXPECT_TRUE(isRefused(decided(hall, kZhang, toQueue(kEstate), at(9, 20)), Reason::OutcomeRequired)
  );
  TransferTicket transfer = toQueue(kEstate);
  transfer.outcomes = {outcomeOf({}, Outcome::WrongNumber)};
  hall = after(hall, kZhang, transfer, at(9, 20));
  EXPECT_EQ(hall.findServing(ServingId{1})->finished, at(9, 20));
  EXPECT_EQ(hall.findServing(ServingId{1})->outcomes.front().outcome, Outcome::WrongNumber);
  EXPECT_FALSE(ticketOf(hall).serving);
}

TEST(TransferTicketTest, NamesAnItemAndSoItsQueue) {
  HallState hall = hallServing();
  const TransferTicket transfer{kCounter1, {}, kHouseTransfer, {}, false, {done()}};
  hall = after(hall, kZhang, transfer, at(9, 20));
  EXPECT_EQ(ticketOf(hall).queue, kEstate);
  EXPECT_EQ(ticketOf(hall).item, kHouseTransfer);
}

TEST(TransferTicketTest, ToACounterAloneKeepsQueueAndItem) {
  HallState hall = hallServing();
  const TransferTicket transfer{kCounter1, {}, {}, kCounter2, false, {done()}};
  hall = after(hall, kZhang, transfer, at(9, 20));
  EXPECT_EQ(ticketOf(hall).queue, kGeneral);
  EXPECT_EQ(ticketOf(hall).item, kCompanySetUp);
  EXPECT_EQ(ticketOf(hall).boundTo, kCounter2);
  const Result<Events> elsewhere = decided(hall, kZhang, CallNext{kCounter1}, at(9, 21));
  ASSERT_TRUE(isAccepted(elsewhere));
  EXPECT_EQ(countOf<TicketCalled>(*elsewhere), 0U);
  const Result<Events> there = decided(hall, kLi, CallNext{kCounter2}, at(9, 21));
  ASSERT_TRUE(isAccepted(there));
  EXPECT_EQ(only<TicketCalled>(*there).ticket, idOf("A001"));
}

TEST(TransferTicketTest, RefusesWhereItCannotGo) {
  const HallState hall = twoCounters()
                             .catalogue([](Catalogue::Content& content) {
                               content.queues.push_back(content.queues[0]);
                               content.queues[3].id = QueueId{4};
                               content.queues[3].code = "nobody";
                               content.queues.push_back(content.queues[1]);
                               content.queues[4].id = QueueId{5};
                               content.queues[4].code = "gone";
                               content.queues[4].withdrawn = true;
                               content.counters[1].queues.add(QueueId{5});
                               content.queues.push_back(content.queues[0]);
                               content.queues[5].id = QueueId{6};
                               content.queues[5].code = "switched-away";
                               content.counters[3].queues.add(QueueId{6});
                               content.items[1].withdrawn = true;
                             })
                             .switched(kCounter4, {kConsult})
                             .with(aTicket("A001").called(kCounter1, at(9, 10)))
                             .build();
  struct Row {
    std::string_view why;
    TransferTicket command;
    Reason reason;
    std::string_view key;
    std::string_view value;
  };
  const std::vector<Row> rows = {
      {"where it stands", toQueue(kGeneral), Reason::SameQueue, "", ""},
      {"where it stands, at this counter",
       {kCounter1, {}, {}, kCounter1, false, {}},
       Reason::SameQueue,
       "",
       ""},
      {"its own item", {kCounter1, {}, kCompanySetUp, {}, false, {}}, Reason::SameQueue, "", ""},
      {"nowhere", {kCounter1, {}, {}, {}, false, {}}, Reason::MalformedRequest, "field", "to"},
      {"queue and item",
       {kCounter1, kEstate, kHouseTransfer, {}, false, {}},
       Reason::MalformedRequest,
       "field",
       "to"},
      {"an unknown queue", toQueue(QueueId{99}), Reason::QueueNotFound, "", ""},
      {"a queue no longer offered", toQueue(QueueId{5}), Reason::QueueNotFound, "queue_id", "gone"},
      {"an unknown item", {kCounter1, {}, ItemId{99}, {}, false, {}}, Reason::ItemNotFound, "", ""},
      {"an item no longer offered",
       {kCounter1, {}, kCompanyChange, {}, false, {}},
       Reason::ItemNotFound,
       "",
       ""},
      {"an unknown counter",
       {kCounter1, kEstate, {}, CounterId{99}, false, {}},
       Reason::CounterNotFound,
       "",
       ""},
      {"a counter that does not serve it",
       {kCounter1, kConsult, {}, kCounter2, false, {}},
       Reason::NotAble,
       "counter_id",
       "2"},
      {"a counter nobody sits at",
       {kCounter1, kEstate, {}, kCounter3, false, {}},
       Reason::NotAble,
       "counter_id",
       "3"},
      {"a queue no counter serves",
       toQueue(QueueId{4}),
       Reason::NoCounterServes,
       "queue_id",
       "nobody"},
      {"a queue whose counter was switched away",
       toQueue(QueueId{6}),
       Reason::NoCounterServes,
       "queue_id",
       "switched-away"},
      {"outcomes of what was not served",
       {kCounter1, kEstate, {}, {}, false, {done()}},
       Reason::MalformedRequest,
       "field",
       "items"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_TRUE(
        isRefused(decided(hall, kZhang, row.command, at(9, 20)), row.reason, row.key, row.value)
    );
  }
}

}  // namespace

}  // namespace hall::domain
