#include "tests/unit/views/fact_hall.h"

/// How the time of a person at a counter is booked, and what a day leaves to the next.
namespace hall::views {

namespace {

using namespace hall::domain;  // NOLINT: the rules' own words

TEST(CounterFactTest, TimeAtACounterIsFreeOccupiedOrPaused) {
  FactHall hall;
  hall.signIn(kCounter1, kZhang, at(9)).issue("one", at(9, 5));
  hall.callNext(kCounter1, kZhang, at(9, 10)).start(kCounter1, kZhang, at(9, 12));
  hall.finish(kCounter1, kZhang, at(9, 30));
  hall.run(
      kZhang, PauseCounter{kCounter1, PauseReason::Meal, std::chrono::minutes{10}, {}}, at(10)
  );
  hall.run(kZhang, ResumeCounter{kCounter1}, at(10, 15));
  hall.run(kZhang, SignOff{kCounter1, {}}, at(11));
  const CounterFact fact = hall.counter();
  EXPECT_EQ(fact.keys.counter, kCounter1.value);
  EXPECT_EQ(fact.keys.staff, kZhang.value);
  EXPECT_EQ(fact.keys.zone, kMainZone.value);
  EXPECT_EQ(fact.keys.day, monday().time_since_epoch().count());
  EXPECT_EQ(fact.keys.queue, 0U);
  EXPECT_EQ(fact.signedInMs, minutesMs(120));
  EXPECT_EQ(fact.occupiedMs, minutesMs(20)) << "from the call to the end";
  EXPECT_EQ(fact.pausedMs, minutesMs(15));
  EXPECT_EQ(fact.pauses, 1);
}

TEST(CounterFactTest, WhatGoesOnIsBookedUpToTheLatestEvent) {
  FactHall hall;
  hall.signIn(kCounter1, kZhang, at(9)).issue("one", at(9, 5));
  hall.callNext(kCounter1, kZhang, at(9, 10)).issue("two", at(9, 40));
  EXPECT_EQ(hall.counter().signedInMs, minutesMs(40));
  EXPECT_EQ(hall.counter().occupiedMs, minutesMs(30));
  hall.issue("three", at(9, 50));
  EXPECT_EQ(hall.counter().occupiedMs, minutesMs(40)) << "looking at it changes nothing";
}

TEST(CounterFactTest, APauseProlongedIsOne) {
  FactHall hall;
  const PauseCounter pause{kCounter1, PauseReason::Meal, std::chrono::minutes{10}, {}};
  hall.signIn(kCounter1, kZhang, at(9)).run(kZhang, pause, at(10)).run(kZhang, pause, at(10, 10));
  hall.run(kZhang, ResumeCounter{kCounter1}, at(10, 30)).run(kZhang, pause, at(11));
  hall.run(kZhang, SignOff{kCounter1, {}}, at(11, 5));
  EXPECT_EQ(hall.counter().pauses, 2);
  EXPECT_EQ(hall.counter().pausedMs, minutesMs(35));
}

TEST(CounterFactTest, WhateverEndsACallFreesTheCounter) {
  struct Row {
    std::string_view why;
    std::function<void(FactHall&)> end;  ///< at 09:20
  };
  const std::vector<Row> rows = {
      {"taken back", [](FactHall& hall) { hall.run(kZhang, Uncall{kCounter1}, at(9, 20)); }},
      {"given up",
       [](FactHall& hall) {
         hall.run(kZhang, MarkNoShow{kCounter1, true}, at(9, 20));
       }},
      {"cancelled",
       [](FactHall& hall) {
         hall.run(kGuide, CancelTicket{idOf("one"), true}, at(9, 20));
       }},
      {"transferred",
       [](FactHall& hall) {
         hall.run(kZhang, TransferTicket{kCounter1, kEstate, {}, {}, false, {}}, at(9, 20));
       }},
      {"held",
       [](FactHall& hall) {
         hall.start(kCounter1, kZhang, at(9, 12));
         hall.run(kZhang, HoldTicket{kCounter1, HoldKind::PapersToFetch, {}}, at(9, 20));
       }},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    FactHall hall;
    hall.signIn(kCounter1, kZhang, at(9)).issue("one", at(9, 5));
    hall.callNext(kCounter1, kZhang, at(9, 10));
    row.end(hall);
    hall.issue("two", at(9, 45), {});
    EXPECT_EQ(hall.counter().occupiedMs, minutesMs(10));
    EXPECT_EQ(hall.counter().signedInMs, minutesMs(45));
  }
}

TEST(CounterFactTest, AHeldTicketTakenUpAgainOccupiesTheCounter) {
  FactHall hall;
  hall.signIn(kCounter1, kZhang, at(9)).issue("one", at(9, 5));
  hall.callNext(kCounter1, kZhang, at(9, 10)).start(kCounter1, kZhang, at(9, 12));
  hall.run(kZhang, HoldTicket{kCounter1, HoldKind::PapersToFetch, {}}, at(9, 20));
  hall.run(kZhang, ResumeTicket{kCounter1, idOf("one")}, at(9, 40));
  hall.finish(kCounter1, kZhang, at(9, 45));
  hall.run(kZhang, ReopenServing{kCounter1, ServingId{1}}, at(9, 46));
  hall.finish(kCounter1, kZhang, at(9, 50));
  EXPECT_EQ(hall.counter().occupiedMs, minutesMs(19)) << "ten, five and four";
}

TEST(CounterFactTest, TakingOverSplitsTheTimeBetweenTwoPeople) {
  FactHall hall;
  hall.signIn(kCounter1, kZhang, at(9)).issue("one", at(9, 5));
  hall.callNext(kCounter1, kZhang, at(9, 10)).run(kManager, TakeOver{kCounter1}, at(9, 20));
  hall.start(kCounter1, kManager, at(9, 21)).finish(kCounter1, kManager, at(9, 35));
  const auto facts = hall.facts.openCounters();
  ASSERT_EQ(facts.size(), 2U);
  EXPECT_EQ(facts[0].keys.staff, kZhang.value);
  EXPECT_EQ(facts[0].signedInMs, minutesMs(20));
  EXPECT_EQ(facts[0].occupiedMs, minutesMs(10));
  EXPECT_EQ(facts[1].keys.staff, kManager.value);
  EXPECT_EQ(facts[1].signedInMs, minutesMs(15));
  EXPECT_EQ(facts[1].occupiedMs, minutesMs(15));
}

TEST(CounterFactTest, ACounterMovedToAnotherZoneIsBookedThereFromThenOn) {
  FactHall hall;
  hall.signIn(kCounter1, kZhang, at(9));
  SetCounter set;
  set.counter = kCounter1;
  set.zone = kQuietZone;
  hall.run(kManager, set, at(9, 30)).run(kZhang, SignOff{kCounter1, {}}, at(10, 30));
  const auto facts = hall.facts.openCounters();
  ASSERT_EQ(facts.size(), 2U);
  EXPECT_EQ(facts[0].keys.zone, kMainZone.value);
  EXPECT_EQ(facts[0].signedInMs, minutesMs(30));
  EXPECT_EQ(facts[1].keys.zone, kQuietZone.value);
  EXPECT_EQ(facts[1].signedInMs, minutesMs(60));
}

TEST(CounterFactTest, WhoIsSignedOffByTheNightIsInexact) {
  FactHall hall;
  hall.signIn(kCounter1, kZhang, at(9)).signIn(kCounter2, kLi, at(9)).issue("one", at(9, 1));
  hall.run(kGuide, CancelTicket{idOf("one"), true}, at(9, 2));
  hall.run(kLi, SignOff{kCounter2, {}}, at(17)).endDay();
  const DayFacts& day = hall.closedDays.front().days.front();
  ASSERT_EQ(day.counters.size(), 2U);
  EXPECT_EQ(day.counters[0].keys.inexact, 1);
  EXPECT_EQ(day.counters[0].signedInMs, std::int64_t{18} * 3'600'000);
  EXPECT_EQ(day.counters[1].keys.inexact, 0);
  EXPECT_EQ(day.counters[1].signedInMs, std::int64_t{8} * 3'600'000);
}

TEST(CounterFactTest, AClockThatGoesBackBooksNothingTwice) {
  Seats seats;
  seats.sit(kCounter1, kZhang, Seats::Use::Free, {1, kMainZone}, at(9));
  seats.use(kCounter1, Seats::Use::Occupied, at(9, 10));
  seats.use(kCounter1, Seats::Use::Free, at(9, 20));
  seats.use(kCounter1, Seats::Use::Occupied, at(9, 15));  // dated by a client, before the latest
  seats.leave(kCounter1, false, at(9, 30));
  const CounterFact fact = seats.facts(at(9, 30)).at(0);
  EXPECT_EQ(fact.signedInMs, minutesMs(30));
  EXPECT_EQ(fact.occupiedMs, minutesMs(20));
}

TEST(CounterFactTest, NobodyAtTheCounterIsNothingToBook) {
  Seats seats;
  seats.use(kCounter1, Seats::Use::Occupied, at(9));
  seats.move(kCounter1, kQuietZone, at(9));
  seats.leave(kCounter1, false, at(9));
  EXPECT_TRUE(seats.facts(at(10)).empty());
}

// ---- from day to day --------------------------------------------------------------------------

TEST(FactBuilderTest, ADayIsClosedOnceAndLeavesNothingOpen) {
  FactHall hall;
  hall.signIn(kCounter1, kZhang).issue("one", at(9, 10));
  EXPECT_FALSE(hall.facts.isClosed(static_cast<std::int32_t>(monday().time_since_epoch().count())));
  hall.endDay();
  ASSERT_EQ(hall.closedDays.size(), 1U);
  EXPECT_EQ(hall.closedDays.front().days.size(), 1U);
  EXPECT_TRUE(hall.facts.open().empty());
  EXPECT_TRUE(hall.facts.openCounters().empty());
  EXPECT_FALSE(hall.facts.takeClosedDay());
  EXPECT_TRUE(hall.facts.isClosed(static_cast<std::int32_t>(monday().time_since_epoch().count())));
}

TEST(FactBuilderTest, ADayWithoutAnybodyHasNoRowButIsClosed) {
  FactHall hall;
  hall.issue("one", at(9, 10)).endDay(1).endDay(2);
  ASSERT_EQ(hall.closedDays.size(), 2U);
  EXPECT_TRUE(hall.closedDays[1].days.empty());
  const auto tuesday = static_cast<std::int32_t>(monday().time_since_epoch().count()) + 1;
  EXPECT_EQ(hall.closedDays[1].carried.closedThrough, tuesday);
}

/// What a restart in the night must know, lest its facts differ from those of a server that ran on.
TEST(FactBuilderTest, WhoGoesOnAfterAClosedDayGetsTheSameFacts) {
  FactHall hall;
  SetCounter set;
  set.counter = kCounter1;
  set.zone = kQuietZone;
  hall.signIn(kCounter1, kZhang).issue("one", at(9, 1)).run(kManager, set, at(10));
  hall.run(kManager, SuspendHall{textOf("why"), "因停电暂停服务"}, at(16)).endDay();
  ASSERT_EQ(hall.closedDays.size(), 1U);
  const FactBuilder::Carried carried = hall.closedDays.front().carried;
  EXPECT_TRUE(carried.suspended);
  EXPECT_EQ(carried.suspendedSince, at(16));
  EXPECT_EQ(carried.zones.at(kCounter1), kQuietZone);

  FactBuilder restarted(hall.state().catalogue, carried);
  const std::size_t known = hall.log.size();
  hall.run(kManager, ResumeHall{}, at(33, 30)).issue("two", at(33, 40));
  hall.signIn(kCounter1, kZhang, at(33, 41)).callNext(kCounter1, kZhang, at(33, 45));
  hall.start(kCounter1, kZhang, at(33, 46)).finish(kCounter1, kZhang, at(33, 55));
  for (std::size_t i = known; i < hall.log.size(); ++i) restarted.apply(hall.log[i]);
  ASSERT_EQ(restarted.open().size(), 1U);
  const DayFacts& after = restarted.open().begin()->second;
  EXPECT_EQ(after.calls.front().waitMs, hall.call().waitMs);
  EXPECT_EQ(after.servings.front().keys.zone, kQuietZone.value);
  EXPECT_EQ(restarted.openCounters().front().keys.zone, kQuietZone.value);
}

TEST(FactBuilderTest, ANewCatalogueSetsCountersBackToTheirZones) {
  FactHall hall;
  SetCounter set;
  set.counter = kCounter1;
  set.zone = kQuietZone;
  hall.signIn(kCounter1, kZhang, at(9)).run(kManager, set, at(9, 30));
  CataloguePublished again;
  again.version = 2;
  again.catalogue = hall.state().catalogue;
  hall.facts.apply(Event{at(10), actorOf(kAdministrator), again});
  hall.run(kZhang, SignOff{kCounter1, {}}, at(10, 30));
  const auto facts = hall.facts.openCounters();
  ASSERT_EQ(facts.size(), 2U);
  EXPECT_EQ(facts[0].signedInMs, minutesMs(60)) << "half an hour before and after";
  EXPECT_EQ(facts[1].signedInMs, minutesMs(30));
}

}  // namespace

}  // namespace hall::views
