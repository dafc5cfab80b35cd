#include "server/domain/forecast.h"

#include <gtest/gtest.h>

#include <memory>

#include "tests/unit/domain/floor_of.h"

namespace hall::domain {
namespace {

/// Two queues of 15 min / 90 %; the published service is 10 min in queue 1 and 20 min in queue 2.
/// Priority in queue 1 is promised 3 min / 95 %.
std::shared_ptr<const Catalogue> smallCatalogue() {
  Catalogue::Content content;
  content.hours.seasons.push_back({101, 1231, {{minutes{0}, minutes{1440}}}, {}, {}, {}});
  content.hours.seasons.front().saturday = content.hours.seasons.front().workday;
  content.hours.seasons.front().sunday = content.hours.seasons.front().workday;
  Queue first;
  first.id = QueueId{1};
  first.code = "first";
  first.targets.push_back({TicketClass::Ordinary, Ground::None, {minutes{15}, 900}});
  first.targets.push_back({TicketClass::Priority, Ground::None, {minutes{3}, 950}});
  first.expectedService = minutes{10};
  Queue second = first;
  second.id = QueueId{2};
  second.code = "second";
  second.expectedService = minutes{20};
  content.queues = {first, second};
  return std::make_shared<const Catalogue>(content);
}

class ForecastTest : public ::testing::Test {
 protected:
  ForecastTest() { state_.catalogue = smallCatalogue(); }

  Promise ordinaryIn(std::uint32_t queue) {
    return estimate(queue, TicketClass::Ordinary, Ground::None);
  }

  Promise estimate(std::uint32_t queue, TicketClass ticketClass, Ground ground) {
    state_.floor = hall_.floor;
    return forecast_.estimate(state_, QueueId{queue}, ticketClass, ground, kNow);
  }

  Promise estimate(TicketId ticket) {
    state_.floor = hall_.floor;
    return forecast_.estimate(state_, *state_.floor.ticket(ticket), kNow);
  }

  void addOrdinary(std::uint32_t queue, int count) {
    for (int i = 0; i < count; ++i) hall_.add({.queue = queue, .age = minutes{10}});
  }

  Counter& openServing(std::uint32_t id, const QueueSet& served) {
    Counter& counter = hall_.openCounter(id, served);
    counter.state = CounterState::Serving;
    return counter;
  }

  FloorOf hall_;
  HallState state_;
  GammaQueueLength forecast_;
};

TEST_F(ForecastTest, PromisesNoWaitWhenNobodyIsAheadAndACounterIsFree) {
  openServing(1, queues({1}));
  hall_.openCounter(2, queues({1}));

  EXPECT_EQ(ordinaryIn(1), (Promise{0, 2, minutes{0}, minutes{0}}));
}

TEST_F(ForecastTest, PromisesARangeWhenEveryCounterIsBusy) {
  openServing(1, queues({1}));

  const Promise promise = ordinaryIn(1);

  // Gamma with mean 10 min and shape 1/.8, by Wilson–Hilferty: 7.6 and 22.
  EXPECT_EQ(promise, (Promise{0, 1, minutes{8}, minutes{22}}));
}

TEST_F(ForecastTest, SharesTheTicketsAheadAmongTheAbleCounters) {
  addOrdinary(1, 7);
  openServing(1, queues({1}));
  const Promise one = ordinaryIn(1);
  openServing(2, queues({1}));
  openServing(3, queues({1}));
  openServing(4, queues({1}));

  const Promise four = ordinaryIn(1);

  EXPECT_EQ(one.ahead, 7U);
  EXPECT_EQ(one, (Promise{7, 1, minutes{78}, minutes{114}}));
  EXPECT_EQ(four, (Promise{7, 4, minutes{20}, minutes{29}}));
}

TEST_F(ForecastTest, CountsOnlyCountersThatAreAbleSignedInAndNotPaused) {
  addOrdinary(1, 1);
  openServing(1, queues({1}));
  openServing(2, queues({2}));
  openServing(3, queues({1})).staffQueues = queues({2});
  openServing(4, queues({1})).state = CounterState::Paused;
  openServing(5, queues({1})).staff = StaffId{};
  openServing(6, queues({1})).onlyGrounds = 1U << static_cast<unsigned>(Ground::Elderly);

  EXPECT_EQ(ordinaryIn(1).countersOpen, 1U);
  EXPECT_EQ(estimate(1, TicketClass::Priority, Ground::Elderly).countersOpen, 2U);
}

TEST_F(ForecastTest, GivesTheRangeOfOneCounterWhenNoneIsOpen) {
  addOrdinary(1, 7);
  const Promise closed = ordinaryIn(1);
  openServing(1, queues({1}));
  const Promise open = ordinaryIn(1);

  EXPECT_EQ(closed.countersOpen, 0U);
  EXPECT_EQ(closed.waitP50, open.waitP50);
  EXPECT_EQ(closed.waitP90, open.waitP90);
}

TEST_F(ForecastTest, LetsUniversalCountersWorkOffAllQueuesBefore) {
  openServing(1, queues({1, 2}));
  openServing(2, queues({1, 2}));
  addOrdinary(1, 3);
  addOrdinary(2, 4);

  const Promise promise = ordinaryIn(1);

  // 3 × 10 + 4 × 20 + 10 of its own, on two counters: 60 min, not the 20 of its own queue.
  EXPECT_EQ(promise.ahead, 3U);
  EXPECT_NEAR(static_cast<double>(promise.waitP50.count()), 58.0 * 60'000, 60'000);
}

TEST_F(ForecastTest, LeavesOutOtherQueuesOfCountersThatDoNotServeThisOne) {
  openServing(1, queues({1}));
  addOrdinary(1, 3);
  const Promise before = ordinaryIn(1);
  openServing(2, queues({2}));
  addOrdinary(2, 20);

  EXPECT_EQ(ordinaryIn(1), before);
}

TEST_F(ForecastTest, DoesNotPromiseAFreeCounterThatOthersComeBeforeAt) {
  hall_.openCounter(1, queues({1, 2}));
  addOrdinary(2, 1);

  EXPECT_EQ(ordinaryIn(1).ahead, 0U);
  EXPECT_GT(ordinaryIn(1).waitP50, Duration{0});
}

TEST_F(ForecastTest, LetsAPriorityTicketStandBeforeThoseOfMoreSlack) {
  openServing(1, queues({1}));
  hall_.add({.age = minutes{14}});  // one minute of slack left
  addOrdinary(1, 4);                // five
  hall_.add({.age = minutes{2}});   // thirteen

  EXPECT_EQ(ordinaryIn(1).ahead, 6U);
  EXPECT_EQ(estimate(1, TicketClass::Priority, Ground::Pregnant).ahead, 1U);
}

TEST_F(ForecastTest, CountsForAWaitingTicketOnlyWhoStandsBeforeIt) {
  openServing(1, queues({1}));
  addOrdinary(1, 3);
  const TicketId middle = hall_.add({.age = minutes{5}});
  hall_.add({.age = minutes{4}});
  const Promise waiting = estimate(middle);

  EXPECT_EQ(waiting.ahead, 3U);
  EXPECT_EQ(ordinaryIn(1).ahead, 5U);
}

TEST_F(ForecastTest, PutsWhoReturnedBeforeEverybodyElse) {
  openServing(1, queues({1}));
  addOrdinary(1, 3);
  const TicketId returned = hall_.add(
      {.age = minutes{1}, .exemption = Exemption::Returned, .counter = 1, .sinceReturn = minutes{2}}
  );
  const TicketId later = hall_.add(
      {.age = minutes{1}, .exemption = Exemption::Returned, .counter = 1, .sinceReturn = minutes{1}}
  );

  EXPECT_EQ(estimate(returned).ahead, 0U);
  EXPECT_EQ(estimate(later).ahead, 1U);
  EXPECT_EQ(ordinaryIn(1).ahead, 5U);
}

TEST_F(ForecastTest, LetsTheCallsPassForARestoredTicketAsFarAsSomebodyIsThere) {
  openServing(1, queues({1}));
  const TicketId restored =
      hall_.add({.age = minutes{30}, .exemption = Exemption::Restored, .callsUntilCallable = 3});
  EXPECT_EQ(estimate(restored).ahead, 0U);

  addOrdinary(1, 2);
  EXPECT_EQ(estimate(restored).ahead, 2U);

  addOrdinary(1, 2);
  EXPECT_EQ(estimate(restored).ahead, 3U);
}

TEST_F(ForecastTest, CountsOnlyTheCounterATicketWasTransferredTo) {
  openServing(1, queues({1}));
  openServing(2, queues({1}));
  const TicketId moved =
      hall_.add({.age = minutes{1}, .exemption = Exemption::Transferred, .counter = 2});

  EXPECT_EQ(estimate(moved).countersOpen, 1U);
}

TEST_F(ForecastTest, CountsTheWaitOfAnAppointmentFromItsSlot) {
  openServing(1, queues({1}));
  addOrdinary(1, 3);
  const TicketId appointment = hall_.add({.ticketClass = TicketClass::Appointment});
  hall_.floor.change(appointment, [](Ticket& ticket) {
    ticket.state = TicketState::NotYetDue;
    ticket.slot = kNow + minutes{20};
    ticket.ref = ticket.slot;
  });
  const Promise fromSlot = estimate(appointment);
  hall_.floor.change(appointment, [](Ticket& ticket) { ticket.slot = kNow; });
  const Promise fromNow = estimate(appointment);

  EXPECT_EQ(fromNow.waitP50 - fromSlot.waitP50, minutes{20});
  EXPECT_EQ(fromNow.waitP90 - fromSlot.waitP90, minutes{20});
}

TEST_F(ForecastTest, HasNothingToSayOfATicketThatDoesNotWait) {
  openServing(1, queues({1}));
  addOrdinary(1, 3);
  const TicketId called = hall_.add({});
  hall_.floor.change(called, [](Ticket& ticket) { ticket.state = TicketState::Called; });

  EXPECT_EQ(estimate(called), Promise{});
}

TEST_F(ForecastTest, GoesOverFromThePublishedServiceToTheFiguresOfTheDay) {
  openServing(1, queues({1}));
  addOrdinary(1, 9);
  const auto p50After = [&](std::uint64_t calls) {
    QueueFigures& figures = hall_.floor.figuresFor(QueueId{1});
    figures.meanService = minutes{4};
    figures.callsToday = calls;
    return ordinaryIn(1).waitP50;
  };

  // Ten services of 10, 7 and 4.05 min, less what the median lies below the mean.
  EXPECT_EQ(p50After(0), minutes{98});
  EXPECT_EQ(p50After(8), minutes{69});
  EXPECT_EQ(p50After(1000), minutes{40});
}

TEST_F(ForecastTest, WidensTheRangeWithTheSpreadOfTheServices) {
  openServing(1, queues({1}));
  addOrdinary(1, 9);
  const auto widthWith = [&](std::int64_t varianceS2) {
    QueueFigures& figures = hall_.floor.figuresFor(QueueId{1});
    figures.meanService = minutes{10};
    figures.serviceVarianceS2 = varianceS2;
    const Promise promise = ordinaryIn(1);
    return promise.waitP90 - promise.waitP50;
  };
  const std::int64_t meanSquared = std::int64_t{600} * 600;

  EXPECT_LT(widthWith(meanSquared / 4), widthWith(meanSquared));
  EXPECT_EQ(widthWith(1), widthWith(meanSquared / 5));                // not narrower than .2
  EXPECT_EQ(widthWith(meanSquared * 9), widthWith(meanSquared * 2));  // not wider than 2
}

TEST_F(ForecastTest, CountsFromTheSessionForWhoComesBeforeIt) {
  auto content = smallCatalogue()->content();
  // kNow is 16:00 UTC of a Wednesday; the session starts at 16:20.
  content.hours.seasons.front().workday = {{minutes{16 * 60 + 20}, minutes{18 * 60}}};
  state_.catalogue = std::make_shared<const Catalogue>(content);
  openServing(1, queues({1}));
  // Slack ends 12:00 after now: after a priority ticket of now (2:18), before one of 16:20 (22:18).
  hall_.add({.age = minutes{3}});

  EXPECT_EQ(estimate(1, TicketClass::Priority, Ground::Pregnant).ahead, 1U);
}

TEST_F(ForecastTest, SpeaksEvenWithoutACatalogue) {
  state_.catalogue = nullptr;
  addOrdinary(1, 1);
  openServing(1, queues({1}));

  const Promise promise = ordinaryIn(1);

  EXPECT_EQ(promise.ahead, 1U);
  EXPECT_GT(promise.waitP90, promise.waitP50);
}

}  // namespace
}  // namespace hall::domain
