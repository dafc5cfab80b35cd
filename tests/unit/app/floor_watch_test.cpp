#include "server/app/floor_watch.h"

#include <gtest/gtest.h>

#include "tests/unit/app/watched_core.h"

namespace hall::app {
namespace {

using domain::AlertRule;
using std::chrono::minutes;
using std::chrono::seconds;
using namespace hall::support;  // NOLINT: tests speak the words of the hall

constexpr const char* kGeneralSubject = "queue:1";
constexpr const char* kEstateSubject = "queue:2";

HallBuilder oneWaitsSinceNine() {
  return aHall().signedIn(kCounter1, kZhang).with(aTicket("A001"));
}

TEST(FloorWatchTest, RaisesAndClearsByTheHallsClockEveryFewSeconds) {
  WatchedCore hall(oneWaitsSinceNine().build());
  FloorWatch watch(hall.core, hall.clock, false);
  watch.follow();
  EXPECT_EQ(hall.alerts(), 0U);

  hall.clock.set(at(9, 0, 4));
  hall.does(kManager, domain::MessageCounter{kCounter1, "好"});
  watch.follow();
  hall.clock.set(at(9, 16));
  watch.follow();
  EXPECT_EQ(hall.level(AlertRule::WaitOverTarget, kGeneralSubject), "yellow");
  EXPECT_EQ(hall.level(AlertRule::QueueNotCalled, kGeneralSubject), "yellow");

  hall.does(kZhang, domain::CallNext{kCounter1});
  watch.follow();
  EXPECT_EQ(hall.alerts(), 2U) << "the same five seconds";
  hall.clock.set(at(9, 16, 5));
  watch.follow();
  EXPECT_EQ(hall.alerts(), 0U);
}

TEST(FloorWatchTest, EverythingOfOneMomentIsToldAtOnceEachInACommandOfItsOwn) {
  HallBuilder builder = aHall().signedIn(kCounter1, kZhang).signedIn(kCounter3, kWang);
  for (int i = 10; i < 27; ++i) {
    builder.with(aTicket("A0" + std::to_string(i))).with(aTicket("B0" + std::to_string(i)));
  }
  WatchedCore hall(builder.build(), at(9, 31));
  FloorWatch watch(hall.core, hall.clock, false);
  const int before = hall.store.appends;
  watch.follow();
  for (const char* queue : {kGeneralSubject, kEstateSubject}) {
    EXPECT_EQ(hall.level(AlertRule::WaitOverTarget, queue), "red");
    EXPECT_EQ(hall.level(AlertRule::QueueCrowded, queue), "yellow");
  }
  EXPECT_EQ(hall.store.appends - before, 4);
}

TEST(FloorWatchTest, ARestartKnowsWhatStandsAndWaitsBeforeItSaysMore) {
  const auto raised = [] {
    domain::Alert alert;
    alert.id = domain::AlertId{1};
    alert.rule = AlertRule::QueueNotCalled;
    alert.subject = kGeneralSubject;
    alert.raised = at(9, 5);
    return domain::AlertRaised{alert};
  };
  WatchedCore stood(oneWaitsSinceNine().with(raised(), at(9, 5)).build(), at(9, 10));
  FloorWatch(stood.core, stood.clock, false).follow();
  EXPECT_EQ(stood.level(AlertRule::QueueNotCalled, kGeneralSubject), "yellow");

  WatchedCore fresh(oneWaitsSinceNine().build(), at(9, 10));
  FloorWatch watch(fresh.core, fresh.clock, false);
  watch.follow();
  EXPECT_EQ(fresh.alerts(), 0U) << "nobody knows when the last call was";
  fresh.clock.set(at(9, 15));
  watch.follow();
  EXPECT_EQ(fresh.level(AlertRule::QueueNotCalled, kGeneralSubject), "yellow");
}

TEST(FloorWatchTest, WhatIsRefusedNowIsSaidAtTheNextLook) {
  // No room on the disk: nothing is written.
  WatchedCore hall(oneWaitsSinceNine().build(), at(9, 16));
  hall.store.diskFree = 0;
  FloorWatch watch(hall.core, hall.clock, false);
  ASSERT_TRUE(engine::inTurn<bool>(hall.core, [](engine::Turn&) {
                return domain::Result<bool>(true);
              }).ok());
  while (!hall.core.figures().readOnly) hall.alerts();
  watch.follow();
  EXPECT_EQ(hall.alerts(), 0U);

  hall.store.diskFree = 1ULL << 40;
  while (hall.core.figures().readOnly) hall.alerts();
  hall.clock.set(at(9, 16, 5));
  watch.follow();
  EXPECT_EQ(hall.level(AlertRule::WaitOverTarget, kGeneralSubject), "yellow");
}

TEST(FloorWatchTest, AHallWithoutACatalogueIsNotLookedAt) {
  WatchedCore hall(domain::HallState{});
  FloorWatch(hall.core, hall.clock, false).follow();
  EXPECT_EQ(hall.alerts(), 0U);
}

// ---- a clock that only a hand moves -----------------------------------------------------------

api::Upkeep::FloorLook lookOnTheWay(WatchedCore& hall, FloorWatch& watch) {
  return *engine::inTurn<api::Upkeep::FloorLook>(hall.core, [&](engine::Turn& turn) {
    return domain::Result<api::Upkeep::FloorLook>(watch.lookOnTheWay(turn));
  });
}

TEST(FloorWatchTest, BetweenTwoStepsByHandNothingHappens) {
  WatchedCore hall(oneWaitsSinceNine().build(), at(9, 16));
  FloorWatch watch(hall.core, hall.clock, true);
  watch.follow();
  EXPECT_EQ(hall.alerts(), 0U);

  EXPECT_TRUE(lookOnTheWay(hall, watch).changed);
  EXPECT_FALSE(lookOnTheWay(hall, watch).changed);
  EXPECT_EQ(hall.level(AlertRule::WaitOverTarget, kGeneralSubject), "yellow");
}

TEST(FloorWatchTest, AWayIsLookedAtByTheMinuteWhileSomebodyWaits) {
  WatchedCore waiting(oneWaitsSinceNine().build(), at(9, 2));
  FloorWatch watch(waiting.core, waiting.clock, true);
  EXPECT_EQ(lookOnTheWay(waiting, watch).again, at(9, 3));

  WatchedCore empty(aHall().build());
  FloorWatch idle(empty.core, empty.clock, true);
  EXPECT_FALSE(lookOnTheWay(empty, idle).again.has_value());
}

}  // namespace
}  // namespace hall::app
