#include "server/domain/call_times.h"

#include <gtest/gtest.h>

#include "tests/support/floor_builder.h"
#include "tests/unit/domain/refusal_of.h"

namespace hall::domain {

namespace {

using namespace hall::support;
using std::chrono::seconds;

HallBuilder threeWait() {
  return aHall()
      .signedIn(kCounter1, kZhang)
      .with(aTicket("A001"))
      .with(aTicket("A002"))
      .with(aTicket("A003"));
}

TEST(CallTimesTest, KnowsOfNoCallBeforeTheFirstLook) {
  HallState hall =
      threeWait().with(aTicket("A004").called(kCounter1, at(9, 5)).cancelled(at(9, 6))).build();
  CallTimes calls;
  calls.look(hall, at(9, 20));
  EXPECT_EQ(calls.since(), at(9, 20));
  EXPECT_FALSE(calls.latest(kGeneral).has_value());
  EXPECT_FALSE(calls.latest(kEstate).has_value());
}

TEST(CallTimesTest, WhoIsAtACounterTellsWhenItWas) {
  HallState hall = threeWait().with(aTicket("A004").called(kCounter1, at(9, 5))).build();
  CallTimes calls;
  calls.look(hall, at(9, 20));
  EXPECT_EQ(calls.latest(kGeneral), at(9, 5));
}

TEST(CallTimesTest, ACallIsKnownByItsTicketOrFromTheNextLook) {
  HallState hall = threeWait().build();
  CallTimes calls;
  calls.look(hall, at(9, 1));
  ASSERT_TRUE(isAccepted(perform(hall, by(kZhang, CallNext{kCounter1}), at(9, 2))));
  calls.look(hall, at(9, 3));
  EXPECT_EQ(calls.latest(kGeneral), at(9, 2));

  ASSERT_TRUE(isAccepted(perform(hall, by(kZhang, Recall{kCounter1}), at(9, 3, 10))));
  calls.look(hall, at(9, 4));
  EXPECT_EQ(calls.latest(kGeneral), at(9, 2)) << "called again is not called";

  const Ticket& ticket = *hall.floor.ticket(hall.floor.counter(kCounter1)->ticket);
  apply(hall, {at(9, 5), {}, TicketCancelled{ticket.id, true}});
  ASSERT_TRUE(isAccepted(perform(hall, by(kZhang, CallNext{kCounter1}), at(9, 5))));
  apply(hall, {at(9, 6), {}, TicketCancelled{hall.floor.counter(kCounter1)->ticket, true}});
  calls.look(hall, at(9, 7));
  EXPECT_EQ(calls.latest(kGeneral), at(9, 7)) << "somebody was called and has gone";
}

TEST(CallTimesTest, ANewDayIsNoCall) {
  HallState hall = threeWait().with(aTicket("A004").called(kCounter1, at(9, 5))).build();
  CallTimes calls;
  calls.look(hall, at(9, 20));
  hall.floor.clearDayFigures();
  calls.look(hall, at(27));
  EXPECT_EQ(calls.latest(kGeneral), at(9, 5));
}

}  // namespace

}  // namespace hall::domain
