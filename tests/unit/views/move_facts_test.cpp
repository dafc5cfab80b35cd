#include "tests/unit/views/fact_hall.h"

/// 改派: in which queue a ticket that was moved is counted.
namespace hall::views {
namespace {

domain::MoveTicket toEstate(bool wrongQueue) {
  return {idOf("one"), {}, kHouseTransfer, {}, wrongQueue, textOf("why")};
}

/// Taken for a company at 09:10; counters 1 and 3 are open.
FactHall taken() {
  FactHall hall;
  hall.signIn(kCounter1, kZhang).signIn(kCounter3, kWang).issue("one", at(9, 10));
  return hall;
}

TEST(MoveFactTest, BeforeTheFirstCallItStandsInTheNewQueueFromTheStart) {
  FactHall hall = taken();
  hall.run(kGuide, toEstate(false), at(9, 15)).callNext(kCounter3, kWang, at(9, 30));
  EXPECT_EQ(hall.ticket().keys.queue, kEstate.value);
  EXPECT_EQ(hall.ticket().keys.item, kHouseTransfer.value);
  EXPECT_EQ(hall.ticket().keys.department, kEstateOffice.value);
  EXPECT_EQ(hall.ticket().misrouted, 0);
  EXPECT_EQ(hall.call().keys.queue, kEstate.value);
  EXPECT_EQ(hall.call().waitMs, minutesMs(20)) << "since it was taken";
}

TEST(MoveFactTest, TheWrongQueueIsMarkedWhereTheTicketWasTaken) {
  FactHall hall = taken();
  hall.run(kGuide, toEstate(true), at(9, 15)).callNext(kCounter3, kWang, at(9, 30));
  EXPECT_EQ(hall.ticket().misrouted, 1);
  EXPECT_EQ(hall.ticket().keys.queue, kGeneral.value);
  EXPECT_EQ(hall.call().keys.queue, kEstate.value);
}

TEST(MoveFactTest, OnceCalledItStaysCountedWhereItWasCalled) {
  FactHall hall = taken();
  hall.callNext(kCounter1, kZhang, at(9, 12));
  hall.run(kZhang, domain::TransferTicket{kCounter1, kEstate, {}, {}, false, {}}, at(9, 13));
  hall.run(
      kGuide, domain::MoveTicket{idOf("one"), kConsult, {}, {}, false, textOf("why")}, at(9, 20)
  );
  EXPECT_EQ(hall.ticket().keys.queue, kGeneral.value);
  EXPECT_EQ(hall.call(0).keys.queue, kGeneral.value);
}

TEST(MoveFactTest, WhoLeavesUncalledIsLateByTheNewQueuesTarget) {
  for (const auto& [moved, late] : {std::pair{false, 0}, std::pair{true, 1}}) {
    SCOPED_TRACE(moved);
    FactHall hall = taken();
    domain::MoveTicket move{idOf("one"), kConsult, {}, {}, false, textOf("why")};
    if (moved) hall.run(kGuide, move, at(9, 11));
    // 15 minutes are promised in general, 5 where one only asks.
    hall.run(kGuide, domain::CancelTicket{idOf("one"), true}, at(9, 20));
    EXPECT_EQ(hall.ticket().leftLate, late);
  }
}

TEST(MoveFactTest, AMarkOfAssistanceIsNoFigure) {
  FactHall hall = taken();
  const TicketFact before = hall.ticket();
  hall.run(kGuide, domain::SetAssistance{idOf("one"), 1}, at(9, 15));
  EXPECT_EQ(hall.today().tickets.size(), 1U);
  EXPECT_EQ(hall.ticket().keys.queue, before.keys.queue);
  EXPECT_EQ(hall.ticket().finalState, before.finalState);
}

}  // namespace
}  // namespace hall::views
