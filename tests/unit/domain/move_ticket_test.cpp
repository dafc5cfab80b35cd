#include "tests/unit/domain/serving_hall.h"

/// 改派: a waiting ticket goes where it belongs by somebody's word, and loses nothing by it.
namespace hall::domain {

namespace {

using std::chrono::minutes;

const TextRef kWhy = textOf("stood in the wrong queue");

MoveTicket toQueue(QueueId queue) {
  return {idOf("A001"), queue, {}, {}, false, kWhy};
}
MoveTicket toCounter(CounterId counter) {
  return {idOf("A001"), {}, {}, counter, false, kWhy};
}

HallState hallWaiting() {
  return twoCounters().with(aTicket("A001")).build();
}

/// The one whom this counter calls; none: nobody.
TicketId calledAt(const HallState& hall, StaffId staff, CounterId counter) {
  const Result<Events> events = decided(hall, staff, CallNext{counter}, at(9, 40));
  EXPECT_TRUE(isAccepted(events));
  return countOf<TicketCalled>(*events) == 0 ? TicketId{} : only<TicketCalled>(*events).ticket;
}

TEST(MoveTicketTest, KeepsNumberClassAndPlaceInTimeAndTakesTheQueuesTarget) {
  HallState hall = twoCounters().with(aTicket("V001").on(Ground::Elderly)).build();
  MoveTicket move = toQueue(kConsult);
  move.ticket = idOf("V001");
  hall = after(hall, kManager, move, at(9, 20));
  const Ticket& ticket = ticketOf(hall, "V001");
  EXPECT_EQ(ticket.state, TicketState::Waiting);
  EXPECT_EQ(ticket.stateSince, at(9)) << "it waits since then";
  EXPECT_EQ(ticket.queue, kConsult);
  EXPECT_FALSE(ticket.item) << "its item stands in another queue";
  EXPECT_EQ(ticket.number.text(), "V001");
  EXPECT_EQ(ticket.issued, at(9));
  EXPECT_EQ(ticket.ref, at(9));
  EXPECT_EQ(ticket.ageAt(at(9, 20)), minutes{20});
  EXPECT_EQ(ticket.ticketClass, TicketClass::Priority);
  EXPECT_EQ(ticket.ground, Ground::Elderly);
  EXPECT_EQ(ticket.target, (Target{minutes{8}, 900}));
  EXPECT_EQ(ticket.weighedTarget, minutes{8});
  EXPECT_FALSE(ticket.wrongQueue);
}

TEST(MoveTicketTest, TellsWhyAndWhetherItStoodInTheWrongQueue) {
  MoveTicket move = toQueue(kEstate);
  move.wrongQueue = true;
  const Result<Events> events = decided(hallWaiting(), kGuide, move, at(9, 20));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(only<TicketMoved>(*events).reason, kWhy);
  HallState hall = after(hallWaiting(), kGuide, move, at(9, 20));
  EXPECT_TRUE(ticketOf(hall).wrongQueue);
  hall = after(hall, kGuide, toQueue(kGeneral), at(9, 25));
  EXPECT_TRUE(ticketOf(hall).wrongQueue) << "it did once";
}

TEST(MoveTicketTest, NamesAnItemAndSoItsQueue) {
  HallState hall = twoCounters().with(aTicket("A001").withGuide(3)).build();
  hall =
      after(hall, kGuide, MoveTicket{idOf("A001"), {}, kHouseTransfer, {}, false, kWhy}, at(9, 20));
  EXPECT_EQ(ticketOf(hall).queue, kEstate);
  EXPECT_EQ(ticketOf(hall).item, kHouseTransfer);
  EXPECT_EQ(ticketOf(hall).guideVersion, 0U) << "nobody saw the other item's guide";
}

TEST(MoveTicketTest, StandsInTheNewQueueByItsOldAge) {
  HallState hall = aHall()
                       .signedIn(kCounter2, kLi)
                       .signedIn(kCounter3, kWang)
                       .with(aTicket("A001").issued(at(9)))
                       .with(aTicket("B001").issued(at(9, 10)))
                       .build();
  hall = after(hall, kGuide, toQueue(kEstate), at(9, 20));
  EXPECT_EQ(calledAt(hall, kWang, kCounter3), idOf("A001")) << "came before B001";
}

TEST(MoveTicketTest, ReachesACounterThatIsReadyInTheSameBreath) {
  HallState hall = aHall()
                       .signedIn(kCounter1, kZhang)
                       .signedIn(kCounter3, kWang)
                       .with(aTicket("A001"))
                       .ready(kCounter3, at(9, 15), at(9, 25))
                       .build();
  hall = after(hall, kGuide, toQueue(kEstate), at(9, 20));
  EXPECT_EQ(ticketOf(hall).state, TicketState::Called);
  EXPECT_EQ(ticketOf(hall).counter, kCounter3);
}

TEST(MoveTicketTest, ToACounterAloneKeepsQueueAndItemAndOnlyThatOneCalls) {
  HallState hall = twoCounters().with(aTicket("A001")).with(aTicket("A002")).build();
  hall = after(hall, kManager, toCounter(kCounter2), at(9, 20));
  EXPECT_EQ(ticketOf(hall).queue, kGeneral);
  EXPECT_EQ(ticketOf(hall).item, kCompanySetUp);
  EXPECT_EQ(ticketOf(hall).boundTo, kCounter2);
  EXPECT_EQ(calledAt(hall, kZhang, kCounter1), idOf("A002")) << "the next of the line";
  EXPECT_EQ(calledAt(hall, kLi, kCounter2), idOf("A001"));
}

TEST(MoveTicketTest, FreesATicketThatWasSentToOneCounter) {
  HallState hall = hallWaiting();
  hall = after(hall, kManager, toCounter(kCounter2), at(9, 20));
  EXPECT_EQ(calledAt(hall, kZhang, kCounter1), TicketId{});
  hall = after(hall, kManager, toQueue(kGeneral), at(9, 25));
  EXPECT_FALSE(ticketOf(hall).boundTo);
  EXPECT_EQ(calledAt(hall, kZhang, kCounter1), idOf("A001"));
}

// ---- who came back ----------------------------------------------------------------------------

TicketBuilder cameBack(HoldKind kind) {
  TicketBuilder ticket = served();
  ticket.held(kind, at(9, 15)).woken(at(9, 16)).returned(at(9, 18));
  return ticket;
}

TEST(MoveTicketTest, WhoCameBackIsNextInTheNewQueue) {
  HallState hall = aHall()
                       .signedIn(kCounter1, kZhang)
                       .signedIn(kCounter3, kWang)
                       .with(cameBack(HoldKind::PapersToFetch))
                       .with(aTicket("B001").issued(at(8, 30)))
                       .build();
  hall = after(hall, kGuide, toQueue(kEstate), at(9, 20));
  EXPECT_EQ(ticketOf(hall).exemption, Exemption::Returned);
  EXPECT_EQ(calledAt(hall, kWang, kCounter3), idOf("A001"));
}

TEST(MoveTicketTest, WhoCameBackAndIsSentToOneCounterIsThatOnesAlone) {
  for (const HoldKind kind : {HoldKind::PapersToFetch, HoldKind::WaitingForResult}) {
    HallState hall = twoCounters().with(cameBack(kind)).build();
    hall = after(hall, kGuide, toCounter(kCounter2), at(9, 20));
    EXPECT_EQ(calledAt(hall, kZhang, kCounter1), TicketId{});
    EXPECT_EQ(calledAt(hall, kLi, kCounter2), idOf("A001"));
  }
}

TEST(MoveTicketTest, LeavesWhosePapersLieAtACounterThere) {
  HallState hall = aHall()
                       .signedIn(kCounter1, kZhang)
                       .signedIn(kCounter2, kLi)
                       .with(aTicket("A001")
                                 .called(kCounter2, at(9, 10))
                                 .serving(kCounter2, at(9, 11))
                                 .held(HoldKind::PapersLeftHere, at(9, 15))
                                 .returned(at(9, 18)))
                       .build();
  EXPECT_TRUE(isRefused(
      decided(hall, kGuide, toQueue(kEstate), at(9, 20)), Reason::ForeignCounter, "counter_id", "2"
  ));
  EXPECT_TRUE(isRefused(
      decided(hall, kGuide, toCounter(kCounter1), at(9, 20)),
      Reason::ForeignCounter,
      "counter_id",
      "2"
  ));
  hall =
      after(hall, kGuide, MoveTicket{idOf("A001"), kEstate, {}, kCounter2, false, kWhy}, at(9, 20));
  EXPECT_EQ(ticketOf(hall).queue, kEstate);
  EXPECT_EQ(ticketOf(hall).boundTo, kCounter2);
  EXPECT_EQ(ticketOf(hall).exemption, Exemption::Returned) << "next at the counter of the papers";
}

TEST(MoveTicketTest, WhoWasRestoredStillLetsTheCallsPass) {
  HallState hall =
      twoCounters()
          .with(aTicket("A001").called(kCounter1, at(9, 1)).noShow(at(9, 5)).restored(at(9, 10)))
          .with(aTicket("A002"))
          .build();
  hall = after(hall, kGuide, toCounter(kCounter2), at(9, 20));
  EXPECT_EQ(ticketOf(hall).callsUntilCallable, 3);
  EXPECT_EQ(calledAt(hall, kLi, kCounter2), idOf("A002"));
}

// ---- refusals ---------------------------------------------------------------------------------

struct RefusedMove {
  std::string_view why;
  MoveTicket command;
  Reason reason;
  std::string_view key;
  std::string_view value;
};

MoveTicket moved(QueueId queue, ItemId item, CounterId counter) {
  return {idOf("A001"), queue, item, counter, false, kWhy};
}
MoveTicket unreasoned() {
  MoveTicket move = toQueue(kEstate);
  move.reason = TextRef{};
  return move;
}

/// Queue "gone" is offered no more; "nobody" has no counter.
void withdrawSome(Catalogue::Content& content) {
  content.queues.push_back(content.queues[0]);
  content.queues[3].id = QueueId{4};
  content.queues[3].code = "nobody";
  content.queues.push_back(content.queues[1]);
  content.queues[4].id = QueueId{5};
  content.queues[4].code = "gone";
  content.queues[4].withdrawn = true;
  content.items[1].withdrawn = true;
}

TEST(MoveTicketTest, RefusesWhereItCannotGo) {
  const HallState hall = twoCounters().catalogue(&withdrawSome).with(aTicket("A001")).build();
  const std::vector<RefusedMove> rows = {
      {"without a reason", unreasoned(), Reason::ReasonRequired, "", ""},
      {"where it stands", toQueue(kGeneral), Reason::SameQueue, "", ""},
      {"its own item", moved({}, kCompanySetUp, {}), Reason::SameQueue, "", ""},
      {"nowhere", moved({}, {}, {}), Reason::MalformedRequest, "field", "to"},
      {"queue and item",
       moved(kEstate, kHouseTransfer, {}),
       Reason::MalformedRequest,
       "field",
       "to"},
      {"an unknown queue", toQueue(QueueId{99}), Reason::QueueNotFound, "", ""},
      {"a queue no longer offered", toQueue(QueueId{5}), Reason::QueueNotFound, "queue_id", "gone"},
      {"an unknown item", moved({}, ItemId{99}, {}), Reason::ItemNotFound, "item_id", "99"},
      {"an item no longer offered", moved({}, kCompanyChange, {}), Reason::ItemNotFound, "", ""},
      {"an unknown counter", toCounter(CounterId{99}), Reason::CounterNotFound, "", ""},
      {"a counter that does not serve it",
       moved(kConsult, {}, kCounter2),
       Reason::NotAble,
       "counter_id",
       "2"},
      {"a counter nobody sits at",
       moved(kEstate, {}, kCounter3),
       Reason::NotAble,
       "counter_id",
       "3"},
      {"a queue no counter serves",
       toQueue(QueueId{4}),
       Reason::NoCounterServes,
       "queue_id",
       "nobody"},
  };
  for (const RefusedMove& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_TRUE(
        isRefused(decided(hall, kManager, row.command, at(9, 20)), row.reason, row.key, row.value)
    );
  }
}

TEST(MoveTicketTest, RefusesTheCounterItWasSentToAlready) {
  HallState hall = hallWaiting();
  hall = after(hall, kManager, toCounter(kCounter2), at(9, 20));
  EXPECT_TRUE(isRefused(decided(hall, kManager, toCounter(kCounter2), at(9, 21)), Reason::SameQueue)
  );
}

}  // namespace

}  // namespace hall::domain
