#include "tests/support/floor_builder.h"

#include <gtest/gtest.h>

#include "server/domain/catalogue_lint.h"

/// The hall that other tests stand on.
namespace hall::support {

namespace {

TEST(HallBuilderTest, IsAnOpenRealHallThatNobodyIsIn) {
  const HallState hall = aHall().build();
  EXPECT_TRUE(hall.opened);
  EXPECT_EQ(hall.mode, ClockMode::Real);
  EXPECT_EQ(hall.floor.counters().size(), 4U);
  EXPECT_TRUE(hall.floor.tickets().empty());
  EXPECT_EQ(hall.staff.size(), 8U);
  EXPECT_EQ(hall.devices.size(), 7U);
  EXPECT_TRUE(lint(hall.catalogue->content(), ClockMode::Real, monday()).empty());
}

TEST(HallBuilderTest, NineOClockIsNineOClockInTheHall) {
  const auto catalogue = aHall().build().catalogue;
  EXPECT_EQ(
      catalogue->zone().toLocal(at(9, 1, 2)).time_since_epoch() -
          LocalTime{monday()}.time_since_epoch(),
      std::chrono::hours{9} + std::chrono::minutes{1} + std::chrono::seconds{2}
  );
  EXPECT_EQ(std::chrono::weekday{monday()}, std::chrono::Monday);
}

TEST(TicketBuilderTest, ALifeToldInEventsLeavesTheTicketWhereItEnds) {
  const HallState hall = aHall()
                             .signedIn(kCounter1, kZhang)
                             .with(aTicket("A001")
                                       .called(kCounter1, at(9, 5))
                                       .delivered(at(9, 5, 1))
                                       .recalled(at(9, 6))
                                       .serving(kCounter1, at(9, 7))
                                       .held(HoldKind::PapersLeftHere, at(9, 20))
                                       .returned(at(9, 50)))
                             .build();
  const Ticket& ticket = *hall.floor.ticket(idOf("A001"));
  EXPECT_EQ(ticket.number.text(), "A001");
  EXPECT_EQ(ticket.state, TicketState::Waiting);
  EXPECT_EQ(ticket.exemption, Exemption::Returned);
  EXPECT_EQ(ticket.boundTo, kCounter1);
  EXPECT_EQ(ticket.stateSince, at(9, 50));
  EXPECT_EQ(hall.floor.counter(kCounter1)->state, CounterState::Idle);
  EXPECT_EQ(hall.nextCall, CallId{3});
}

TEST(TicketBuilderTest, TheNumberSaysQueueAndClass) {
  const HallState hall =
      aHall().with(aTicket("B002")).with(aTicket("C003")).with(aTicket("V004")).build();
  EXPECT_EQ(hall.floor.ticket(idOf("B002"))->queue, kEstate);
  EXPECT_EQ(hall.floor.ticket(idOf("C003"))->item, ItemId{});
  EXPECT_EQ(hall.floor.ticket(idOf("V004"))->ticketClass, TicketClass::Priority);
  EXPECT_EQ(hall.floor.ticket(idOf("V004"))->ground, Ground::Disabled);
}

}  // namespace

}  // namespace hall::support
