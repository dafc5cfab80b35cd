#include <gtest/gtest.h>

#include "tests/support/floor_builder.h"
#include "tests/unit/domain/refusal_of.h"

/// What follows by itself: ready counters are served, alerts come and go with the facts.
namespace hall::domain {

namespace {

using namespace hall::support;
using std::chrono::minutes;

/// Settles until nothing follows; tells what followed.
Events settled(HallState& hall, Instant now) {
  Events events;
  while (std::optional<Event> next = settle(hall, now)) {
    apply(hall, *next);
    events.push_back(std::move(*next));
    if (events.size() > kEventsMax) break;
  }
  EXPECT_LE(events.size(), kEventsMax) << "settling has no end";
  return events;
}

const Alert* alertOf(const HallState& hall, AlertRule rule, std::string_view subject) {
  return hall.openAlert(rule, subject);
}

// ---- ready counters ---------------------------------------------------------------------------

TEST(SettleTest, SomebodyWhoComesGoesToTheReadyCounter) {
  HallState hall = aHall()
                       .signedIn(kCounter1, kZhang)
                       .ready(kCounter1, at(9), at(9, 10))
                       .with(aTicket("A001").issued(at(9, 5)))
                       .build();
  const Events events = settled(hall, at(9, 5));
  const auto& called = only<TicketCalled>(events);
  EXPECT_EQ(called.ticket, idOf("A001"));
  EXPECT_EQ(called.counter, kCounter1);
  EXPECT_EQ(called.staff, kZhang);
  EXPECT_TRUE(called.toReady);
  EXPECT_EQ(called.explanation.rule, CallRule::LeastSlack);
  EXPECT_EQ(events.front().actor, Actor{}) << "nobody pressed anything";
  EXPECT_EQ(hall.floor.counter(kCounter1)->state, CounterState::Calling);
}

TEST(SettleTest, TheReadyCounterWithFewestQueuesComesFirst) {
  HallState hall = aHall()
                       .signedIn(kCounter1, kZhang)
                       .signedIn(kCounter2, kLi)
                       .ready(kCounter2, at(9), at(9, 10))
                       .ready(kCounter1, at(9, 2), at(9, 12))
                       .with(aTicket("A001").issued(at(9, 5)))
                       .build();
  EXPECT_EQ(only<TicketCalled>(settled(hall, at(9, 5))).counter, kCounter1);
}

TEST(SettleTest, ServesAsManyReadyCountersAsThereAreTickets) {
  HallState hall = aHall()
                       .signedIn(kCounter1, kZhang)
                       .signedIn(kCounter2, kLi)
                       .ready(kCounter2, at(9), at(9, 10))
                       .ready(kCounter1, at(9, 2), at(9, 12))
                       .with(aTicket("A001").issued(at(9, 5)))
                       .with(aTicket("A002").issued(at(9, 5)))
                       .with(aTicket("A003").issued(at(9, 5)))
                       .build();
  EXPECT_EQ(countOf<TicketCalled>(settled(hall, at(9, 5))), 2U);
  EXPECT_EQ(hall.floor.waiting(), 1U);
}

TEST(SettleTest, ATransferReachesTheReadyCounterInTheSameBreath) {
  HallState hall = aHall()
                       .signedIn(kCounter1, kZhang)
                       .signedIn(kCounter3, kWang)
                       .ready(kCounter3, at(9), at(9, 20))
                       .with(aTicket("A001").called(kCounter1, at(9, 10)))
                       .build();
  const TransferTicket transfer{kCounter1, kEstate, {}, {}, false, {}};
  const Result<Events> events = perform(hall, by(kZhang, transfer), at(9, 11));
  ASSERT_TRUE(isAccepted(events));
  ASSERT_EQ(events->size(), 2U);
  EXPECT_EQ(only<TicketCalled>(*events).counter, kCounter3);
}

TEST(SettleTest, AnUncalledTicketDoesNotFallBackToTheSameCounter) {
  HallState hall = aHall()
                       .signedIn(kCounter1, kZhang)
                       .with(aTicket("A001").called(kCounter1, at(9, 10)))
                       .build();
  ASSERT_TRUE(isAccepted(perform(hall, by(kZhang, Uncall{kCounter1}), at(9, 11))));
  EXPECT_EQ(hall.floor.ticket(idOf("A001"))->state, TicketState::Waiting);
}

TEST(SettleTest, ACounterThatWasReadyForItsTimeIsNotCalledTo) {
  HallState hall = aHall()
                       .signedIn(kCounter1, kZhang)
                       .ready(kCounter1, at(9), at(9, 10))
                       .with(aTicket("A001").issued(at(9, 10)))
                       .build();
  const Events events = settled(hall, at(9, 10));
  EXPECT_EQ(countOf<TicketCalled>(events), 0U);
  EXPECT_EQ(only<CounterReadyEnded>(events).counter, kCounter1);
  EXPECT_EQ(events.front().occurred, at(9, 10));
  EXPECT_EQ(hall.floor.counter(kCounter1)->state, CounterState::Idle);
}

TEST(SettleTest, NobodyIsCalledWhileTheHallIsSuspended) {
  HallState hall = aHall()
                       .signedIn(kCounter1, kZhang)
                       .ready(kCounter1, at(9), at(9, 10))
                       .suspended(at(9, 2))
                       .with(aTicket("A001").issued(at(9, 1)))
                       .build();
  EXPECT_TRUE(settled(hall, at(9, 5)).empty());
}

TEST(SettleTest, AHallWithoutACatalogueHasNothingToSettle) {
  const HallState empty;
  EXPECT_FALSE(settle(empty, at(9)).has_value());
}

// ---- a queue nobody serves --------------------------------------------------------------------

TEST(QueueUnservedTest, IsRedWhileSomebodyWaitsAndEveryAbleCounterIsPausedOrClosed) {
  HallState hall = aHall().signedIn(kCounter1, kZhang).with(aTicket("A001")).build();
  EXPECT_TRUE(settled(hall, at(9, 5)).empty());
  const PauseCounter pause{kCounter1, PauseReason::Meal, minutes{30}, {}};
  ASSERT_TRUE(isAccepted(perform(hall, by(kZhang, pause), at(11))));
  const Alert* alert = alertOf(hall, AlertRule::QueueUnserved, "queue:1");
  ASSERT_NE(alert, nullptr);
  EXPECT_EQ(alert->level, AlertLevel::Red);
  EXPECT_EQ(alert->raised, at(11));
  ASSERT_TRUE(isAccepted(perform(hall, by(kZhang, ResumeCounter{kCounter1}), at(11, 10))));
  EXPECT_EQ(alertOf(hall, AlertRule::QueueUnserved, "queue:1"), nullptr);
}

TEST(QueueUnservedTest, IsRaisedOnceForEachQueue) {
  HallState hall =
      aHall().with(aTicket("A001")).with(aTicket("A002")).with(aTicket("B001")).build();
  EXPECT_EQ(countOf<AlertRaised>(settled(hall, at(9, 5))), 2U);
  EXPECT_TRUE(settled(hall, at(9, 6)).empty());
}

TEST(QueueUnservedTest, NobodyWaitsBeforeTheSessionForWhichHeCameEarly) {
  HallState hall = aHall().with(aTicket("A001").issued(at(8, 40)).ref(at(9))).build();
  EXPECT_TRUE(settled(hall, at(8, 59)).empty());
  EXPECT_EQ(countOf<AlertRaised>(settled(hall, at(9))), 1U);
}

TEST(QueueUnservedTest, ACounterForTheElderlyServesNobodyElse) {
  const auto onlyElderly = [](HallState& state) {
    state.floor.counterFor(kCounter1).onlyGrounds =
        static_cast<std::uint16_t>(1U << static_cast<unsigned>(Ground::Elderly));
  };
  HallState elderly = aHall()
                          .signedIn(kCounter1, kZhang)
                          .changed(onlyElderly)
                          .with(aTicket("V001").on(Ground::Elderly))
                          .build();
  EXPECT_TRUE(settled(elderly, at(9, 5)).empty());
  HallState both = aHall()
                       .signedIn(kCounter1, kZhang)
                       .changed(onlyElderly)
                       .with(aTicket("V001").on(Ground::Elderly))
                       .with(aTicket("A001"))
                       .build();
  EXPECT_EQ(countOf<AlertRaised>(settled(both, at(9, 5))), 1U);
}

TEST(QueueUnservedTest, WhoStandsOutsideTheLinesWaitsToo) {
  HallState hall =
      aHall()
          .signedIn(kCounter1, kZhang)
          .with(aTicket("A001").called(kCounter1, at(9, 10)).noShow(at(9, 12)).restored(at(9, 20)))
          .with(CounterSignedOff{kCounter1, {}}, at(9, 30))
          .build();
  EXPECT_EQ(countOf<AlertRaised>(settled(hall, at(9, 31))), 1U);
}

TEST(QueueUnservedTest, IsClearedWhenTheLastOneLeaves) {
  HallState hall = aHall().with(aTicket("A001")).build();
  settled(hall, at(9, 5));
  apply(hall, Event{at(9, 6), Actor{}, TicketCancelled{idOf("A001"), true}});
  EXPECT_EQ(countOf<AlertCleared>(settled(hall, at(9, 6))), 1U);
}

TEST(QueueUnservedTest, NobodyIsExpectedToServeWhileTheHallIsSuspended) {
  HallState hall = aHall().with(aTicket("A001")).suspended(at(9, 2)).build();
  EXPECT_TRUE(settled(hall, at(9, 5)).empty());
}

// ---- share of priority tickets ----------------------------------------------------------------

HallState withFigures(std::uint32_t issued, std::uint32_t priority) {
  return aHall()
      .changed([&](HallState& state) {
        state.floor.figuresFor(kGeneral).issuedToday = issued;
        state.floor.figuresFor(kGeneral).priorityToday = priority;
      })
      .build();
}

TEST(PriorityShareTest, IsYellowAboveThirtyPercentOfAtLeastTwentyTickets) {
  struct Row {
    std::uint32_t issued;
    std::uint32_t priority;
    bool raised;
  };
  const Row rows[] = {
      {19, 19, false},
      {20, 6, false},
      {20, 7, true},
      {100, 30, false},
      {100, 31, true},
      {0, 0, false}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.issued);
    SCOPED_TRACE(row.priority);
    HallState hall = withFigures(row.issued, row.priority);
    EXPECT_EQ(settled(hall, at(9)).size(), row.raised ? 1U : 0U);
    const Alert* alert = alertOf(hall, AlertRule::PriorityShare, "queue:1");
    ASSERT_EQ(alert != nullptr, row.raised);
    if (row.raised) {
      EXPECT_EQ(alert->level, AlertLevel::Yellow);
    }
  }
}

TEST(PriorityShareTest, StaysNearTheLimitAndGoesBelowAQuarter) {
  HallState hall = withFigures(100, 31);
  settled(hall, at(9));
  hall.floor.figuresFor(kGeneral).issuedToday = 110;
  EXPECT_TRUE(settled(hall, at(9, 30)).empty()) << "28 %";
  hall.floor.figuresFor(kGeneral).issuedToday = 124;
  EXPECT_EQ(countOf<AlertCleared>(settled(hall, at(10))), 1U) << "25 %";
}

TEST(PriorityShareTest, EndsWithTheDay) {
  HallState hall = withFigures(100, 31);
  settled(hall, at(9));
  hall.floor.clearDayFigures();
  EXPECT_EQ(countOf<AlertCleared>(settled(hall, at(27))), 1U);
}

// ---- other alerts -----------------------------------------------------------------------------

HallBuilder overrun() {
  Alert alert;
  alert.id = AlertId{1};
  alert.rule = AlertRule::PauseOverrun;
  alert.subject = "counter:1";
  return aHall()
      .signedIn(kCounter1, kZhang)
      .paused(kCounter1, at(11), at(11, 30))
      .with(AlertRaised{alert}, at(11, 31));
}

TEST(PauseOverrunTest, IsClearedByComingBackByGoingHomeAndByANewTimeOfReturn) {
  HallState hall = overrun().build();
  EXPECT_TRUE(settled(hall, at(11, 35)).empty()) << "still away";
  const std::vector<CommandBody> ends = {
      ResumeCounter{kCounter1},
      SignOff{kCounter1, {}},
      PauseCounter{kCounter1, PauseReason::Meeting, minutes{20}, {}},
  };
  for (const CommandBody& end : ends) {
    HallState after = hall;
    ASSERT_TRUE(isAccepted(perform(after, by(kZhang, end), at(11, 40))));
    EXPECT_EQ(alertOf(after, AlertRule::PauseOverrun, "counter:1"), nullptr);
  }
}

TEST(SignOffOverrideTest, StaysUntilNobodyWaitsAnyMore) {
  HallState hall = aHall().signedIn(kCounter1, kZhang).with(aTicket("A001")).build();
  ASSERT_TRUE(isAccepted(perform(hall, by(kManager, SignOff{kCounter1, textOf("why")}), at(16, 30)))
  );
  EXPECT_NE(alertOf(hall, AlertRule::SignOffOverride, "counter:1"), nullptr);
  EXPECT_TRUE(settled(hall, at(16, 40)).empty());
  apply(hall, Event{at(16, 50), Actor{}, TicketCancelled{idOf("A001"), true}});
  settled(hall, at(16, 50));
  EXPECT_TRUE(hall.alerts.empty());
}

TEST(SettleTest, LeavesAlertsAloneThatOthersRaised) {
  Alert alert;
  alert.id = AlertId{1};
  alert.rule = AlertRule::DiskSpace;
  alert.subject = "hall";
  HallState hall = aHall().with(AlertRaised{alert}, at(9)).build();
  EXPECT_TRUE(settled(hall, at(9, 5)).empty());
}

TEST(SettleTest, ASubjectItCannotReadIsNoReasonToKeepAnAlert) {
  for (const AlertRule rule : {AlertRule::QueueUnserved, AlertRule::PriorityShare}) {
    Alert alert;
    alert.id = AlertId{1};
    alert.rule = rule;
    alert.subject = "hall";
    HallState hall = aHall().with(AlertRaised{alert}, at(9)).build();
    EXPECT_EQ(countOf<AlertCleared>(settled(hall, at(9, 5))), 1U);
  }
}

}  // namespace

}  // namespace hall::domain
