#include "server/domain/dispatcher.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/unit/domain/floor_of.h"

namespace hall::domain {
namespace {

constexpr CounterId kCounter{1};
constexpr Target kQuarter{minutes{15}, 900};
constexpr Target kEightAt95{minutes{8}, 950};
constexpr Target kTen{minutes{10}, 900};

/// A floor where counter 1 serves queues 1, 2 and 3.
class DispatcherTest : public ::testing::Test {
 protected:
  DispatcherTest() { hall_.openCounter(1, queues({1, 2, 3})); }

  std::optional<TicketId> nextAt(std::uint32_t counter, const RuleParameters& rules = {}) const {
    const std::optional<Choice> choice = nextFor(hall_.floor, CounterId{counter}, kNow, rules);
    EXPECT_EQ(anybodyFor(hall_.floor, CounterId{counter}, kNow, rules), choice.has_value());
    if (!choice) return std::nullopt;
    return choice->ticket;
  }

  CallRule ruleAt(std::uint32_t counter) const {
    return nextFor(hall_.floor, CounterId{counter}, kNow)->explanation.rule;
  }

  FloorOf hall_;
};

// ---- the weighed target -------------------------------------------------------------------------

TEST(WeighedTargetTest, ShrinksWithThePromisedShare) {
  struct Row {
    Target target;
    std::int64_t milliseconds;
  };
  const Row rows[] = {
      {{minutes{15}, 900}, 900'000},  // L = .90 gives T
      {{minutes{8}, 950}, 368'938},   // .7686 T
      {{minutes{3}, 950}, 138'352},
      {{minutes{20}, 800}, 1'716'812},
      {{minutes{10}, 999}, 200'000},   // a third: ln10/ln1000
      {{minutes{10}, 1000}, 200'000},  // no promise is certain
      {{Duration{0}, 900}, 0},
  };

  for (const Row& row : rows) {
    EXPECT_EQ(weighTarget(row.target).count(), row.milliseconds) << row.target.sharePermille;
  }
}

// ---- who may be called --------------------------------------------------------------------------

TEST_F(DispatcherTest, CallsNobodyWhenNobodyWaits) {
  EXPECT_EQ(nextAt(1), std::nullopt);
}

TEST_F(DispatcherTest, CallsNobodyToACounterThatTheFloorDoesNotKnow) {
  hall_.add({.queue = 1});

  EXPECT_EQ(nextAt(9), std::nullopt);
}

TEST_F(DispatcherTest, CallsNobodyToACounterWithoutStaff) {
  hall_.add({.queue = 1});
  hall_.openCounter(1, queues({1})).staff = StaffId{};

  EXPECT_EQ(nextAt(1), std::nullopt);
}

TEST_F(DispatcherTest, CallsOnlyWhatCounterAndStaffBothServe) {
  hall_.add({.queue = 1, .age = minutes{9}});
  const TicketId both = hall_.add({.queue = 2, .age = minutes{5}});
  hall_.add({.queue = 4, .age = minutes{9}});
  hall_.openCounter(1, queues({1, 2, 3})).staffQueues = queues({2, 4});

  EXPECT_EQ(nextAt(1), both);
}

TEST_F(DispatcherTest, CallsOnlyTheGroundsOfAReservedCounter) {
  hall_.add({.age = minutes{60}});
  hall_.add({.age = minutes{60}, .ticketClass = TicketClass::Priority, .ground = Ground::Pregnant});
  const TicketId elderly =
      hall_.add({.age = minutes{1}, .ticketClass = TicketClass::Priority, .ground = Ground::Elderly}
      );
  hall_.openCounter(1, queues({1})).onlyGrounds = 1U << static_cast<unsigned>(Ground::Elderly);

  EXPECT_EQ(nextAt(1), elderly);
  EXPECT_EQ(nextFor(hall_.floor, kCounter, kNow)->explanation.eligible, 1U);
}

// ---- HYB, as a table: who of these is called, and by which rule
// ----------------------------------

struct HybRow {
  const char* name;
  std::vector<Waiting> waiting;
  std::uint32_t called;  ///< the n-th of them
  CallRule rule;
};

std::vector<HybRow> hybRows() {
  return {
      {"least slack goes before longest wait",
       {{.queue = 1, .age = minutes{10}, .target = kQuarter},
        {.queue = 2, .age = minutes{3}, .target = {minutes{5}, 900}}},
       2,
       CallRule::LeastSlack},
      {"the higher promised share goes first",
       {{.queue = 1, .age = minutes{5}, .target = kTen},
        {.queue = 2, .age = minutes{4}, .target = {minutes{10}, 950}}},
       2,
       CallRule::LeastSlack},
      {"near its target a slack below zero goes first",
       {{.queue = 1, .age = minutes{15}, .target = kQuarter},
        {.queue = 2, .age = minutes{7}, .target = kEightAt95}},
       2,
       CallRule::LeastSlack},
      {"who already missed does not push another over the edge",
       {{.queue = 1, .age = minutes{12}, .target = kTen},
        {.queue = 2, .age = minutes{14}, .target = kQuarter}},
       2,
       CallRule::LeastSlack},
      {"who already missed goes before those with more than two minutes left",
       {{.queue = 1, .age = minutes{12}, .target = kTen},
        {.queue = 2, .age = minutes{12}, .target = kQuarter}},
       1,
       CallRule::LatePlateau},
      {"on the plateau the older one goes first",
       {{.queue = 1, .age = minutes{12}, .target = kTen},
        {.queue = 2, .age = minutes{16}, .target = kQuarter}},
       2,
       CallRule::LatePlateau},
      {"beyond twice the target goes first of all",
       {{.queue = 1, .age = minutes{21}, .target = kTen},
        {.queue = 2, .age = minutes{15}, .target = kQuarter}},
       1,
       CallRule::StarvationCap},
      {"exactly twice the target is still the plateau",
       {{.queue = 1, .age = minutes{20}, .target = kTen},
        {.queue = 2, .age = minutes{14}, .target = kQuarter}},
       2,
       CallRule::LeastSlack},
      {"of two beyond twice the target, the larger multiple and not the longer wait",
       {{.queue = 1, .age = minutes{38}, .target = kQuarter},
        {.queue = 2, .age = minutes{30}, .target = kTen}},
       2,
       CallRule::StarvationCap},
      {"of equal multiples the older one",
       {{.queue = 1, .age = minutes{30}, .target = kTen},
        {.queue = 2, .age = minutes{45}, .target = kQuarter}},
       2,
       CallRule::StarvationCap},
      {"of equal slack the older one",
       {{.queue = 1, .age = minutes{5}, .target = kTen},
        {.queue = 2, .age = minutes{10}, .target = kQuarter}},
       2,
       CallRule::LeastSlack},
      {"of equal slack and equal age the smaller ticket id",
       {{.queue = 2, .age = minutes{5}}, {.queue = 1, .age = minutes{5}}},
       1,
       CallRule::LeastSlack},
      {"in a line the older one, whatever was promised later",
       {{.queue = 1, .age = minutes{6}, .target = kQuarter},
        {.queue = 1, .age = minutes{5}, .target = {minutes{5}, 900}}},
       1,
       CallRule::LeastSlack},
      {"a target of nothing is starved at once",
       {{.queue = 1, .age = minutes{29}, .target = kQuarter},
        {.queue = 2, .age = seconds{1}, .target = {Duration{0}, 900}}},
       2,
       CallRule::StarvationCap},
  };
}

TEST(HybTest, CallsWhomTheTableSays) {
  for (const HybRow& row : hybRows()) {
    FloorOf hall;
    hall.openCounter(1, queues({1, 2, 3}));
    for (const Waiting& waiting : row.waiting) hall.add(waiting);

    const std::optional<Choice> choice = nextFor(hall.floor, kCounter, kNow);

    ASSERT_TRUE(choice.has_value()) << row.name;
    EXPECT_EQ(choice->ticket, ticketId(row.called)) << row.name;
    EXPECT_EQ(choice->explanation.rule, row.rule) << row.name;
    EXPECT_EQ(choice->explanation.eligible, row.waiting.size()) << row.name;
  }
}

TEST_F(DispatcherTest, DoesNotCountTimeAwayAsWait) {
  const TicketId present = hall_.add({.queue = 1, .age = minutes{9}});
  const TicketId absent = hall_.add({.queue = 2, .age = minutes{30}});
  hall_.floor.change(absent, [](Ticket& ticket) { ticket.away = minutes{25}; });

  EXPECT_EQ(nextAt(1), present);
}

TEST_F(DispatcherTest, FavoursQuickServicesOnlyWhereTheHallSaysSo) {
  const TicketId slow = hall_.add({.queue = 1, .age = minutes{6}});
  const TicketId quick = hall_.add({.queue = 2, .age = minutes{5}});
  hall_.floor.figuresFor(QueueId{1}) = {.waiting = 1, .callsToday = 10, .meanService = minutes{12}};
  hall_.floor.figuresFor(QueueId{2}) = {.waiting = 1, .callsToday = 10, .meanService = minutes{4}};
  RuleParameters favouring;
  favouring.quickServiceBonus = true;

  EXPECT_EQ(nextAt(1), slow);
  EXPECT_EQ(nextAt(1, favouring), quick);
}

// ---- outside the lines --------------------------------------------------------------------------

TEST_F(DispatcherTest, CallsATicketTransferredToOneCounterOnlyThere) {
  const TicketId moved =
      hall_.add({.age = minutes{90}, .exemption = Exemption::Transferred, .counter = 2});
  const TicketId other = hall_.add({.age = minutes{1}});
  hall_.openCounter(2, queues({1}));

  EXPECT_EQ(nextAt(1), other);
  EXPECT_EQ(nextAt(2), moved);
  EXPECT_FALSE(
      isCallable(hall_.floor, *hall_.floor.counter(kCounter), *hall_.floor.ticket(moved), kNow)
  );
}

TEST_F(DispatcherTest, CallsATicketTransferredToAQueueByItsOwnAge) {
  hall_.add({.age = minutes{5}});
  const TicketId moved = hall_.add({.age = minutes{8}, .exemption = Exemption::Transferred});

  EXPECT_EQ(nextAt(1), moved);
}

TEST_F(DispatcherTest, LetsTheCallsPassBeforeARestoredTicket) {
  const TicketId restored =
      hall_.add({.age = minutes{90}, .exemption = Exemption::Restored, .callsUntilCallable = 1});
  const TicketId first = hall_.add({.age = minutes{2}});
  hall_.add({.age = minutes{1}});
  ASSERT_EQ(nextAt(1), first);
  ASSERT_EQ(nextFor(hall_.floor, kCounter, kNow)->explanation.eligible, 2U);

  hall_.floor.countCall(QueueId{1});
  hall_.floor.take(first);

  EXPECT_EQ(nextAt(1), restored);
}

TEST_F(DispatcherTest, CallsARestoredTicketAtOnceWhenNobodyElseOfItsQueueIsCallable) {
  const TicketId restored = hall_.add(
      {.queue = 1, .age = minutes{9}, .exemption = Exemption::Restored, .callsUntilCallable = 3}
  );
  hall_.add({.queue = 2, .age = minutes{8}});

  EXPECT_EQ(nextAt(1), restored);
}

TEST_F(DispatcherTest, KeepsARestoredTicketBackBehindAnybodyOfItsQueueThisCounterMayCall) {
  const Counter& counter = *hall_.floor.counter(kCounter);
  const TicketId restored =
      hall_.add({.age = minutes{9}, .exemption = Exemption::Restored, .callsUntilCallable = 3});
  const Ticket& ticket = *hall_.floor.ticket(restored);
  EXPECT_TRUE(isCallable(hall_.floor, counter, ticket, kNow));

  const TicketId elsewhere = hall_.add({.exemption = Exemption::Transferred, .counter = 2});
  EXPECT_TRUE(isCallable(hall_.floor, counter, *hall_.floor.ticket(restored), kNow));
  hall_.floor.take(elsewhere);

  const TicketId moved = hall_.add({.exemption = Exemption::Transferred});
  EXPECT_FALSE(isCallable(hall_.floor, counter, *hall_.floor.ticket(restored), kNow));
  hall_.floor.take(moved);

  hall_.add({.age = minutes{1}});
  EXPECT_FALSE(isCallable(hall_.floor, counter, *hall_.floor.ticket(restored), kNow));
}

TEST_F(DispatcherTest, WeighsARestoredTicketLikeAnyOtherOnceItsCallsHavePassed) {
  const TicketId urgent = hall_.add({.queue = 2, .age = minutes{14}});
  hall_.add({.queue = 1, .age = minutes{9}, .exemption = Exemption::Restored});

  EXPECT_EQ(nextAt(1), urgent);
}

struct ReturnedRow {
  const char* name;
  HoldKind hold;
  Duration sinceReturn;
  bool calledElsewhere;
};

TEST_F(DispatcherTest, CallsWhoReturnedFirstAndAtAnotherCounterWhereTheHoldAllowsIt) {
  const ReturnedRow rows[] = {
      {"papers to fetch: any able counter at once", HoldKind::PapersToFetch, seconds{1}, true},
      {"papers left here: the same counter", HoldKind::PapersLeftHere, minutes{9}, false},
      {"papers left here: any after ten minutes", HoldKind::PapersLeftHere, minutes{10}, true},
      {"a result: the same counter", HoldKind::WaitingForResult, seconds{599}, false},
      {"a result: any after ten minutes", HoldKind::WaitingForResult, minutes{10}, true},
  };
  for (const ReturnedRow& row : rows) {
    FloorOf hall;
    hall.openCounter(1, queues({1}));
    hall.openCounter(2, queues({1}));
    const TicketId starving = hall.add({.age = minutes{90}});
    const TicketId returned = hall.add(
        {.age = minutes{1},
         .exemption = Exemption::Returned,
         .hold = row.hold,
         .counter = 2,
         .sinceReturn = row.sinceReturn}
    );

    EXPECT_EQ(nextFor(hall.floor, CounterId{2}, kNow)->ticket, returned) << row.name;
    EXPECT_EQ(nextFor(hall.floor, CounterId{2}, kNow)->explanation.rule, CallRule::Returned);
    EXPECT_EQ(
        nextFor(hall.floor, CounterId{1}, kNow)->ticket, row.calledElsewhere ? returned : starving
    ) << row.name;
  }
}

TEST_F(DispatcherTest, TakesTheTimeUntilAnyCounterMayFromTheRules) {
  const TicketId returned = hall_.add(
      {.exemption = Exemption::Returned,
       .hold = HoldKind::PapersLeftHere,
       .counter = 2,
       .sinceReturn = minutes{5}}
  );
  RuleParameters rules;
  rules.returnedAnywhereAfter = minutes{5};

  EXPECT_EQ(nextAt(1), std::nullopt);
  EXPECT_EQ(nextAt(1, rules), returned);
}

TEST_F(DispatcherTest, CallsTheFirstReturnedFirst) {
  hall_.add({.age = minutes{50}, .exemption = Exemption::Returned, .sinceReturn = minutes{1}});
  const TicketId first =
      hall_.add({.age = minutes{20}, .exemption = Exemption::Returned, .sinceReturn = minutes{2}});

  EXPECT_EQ(nextAt(1), first);
}

TEST_F(DispatcherTest, CallsNobodyBeforeTheirSlot) {
  const TicketId early = hall_.add({.ticketClass = TicketClass::Appointment});
  hall_.floor.change(early, [](Ticket& ticket) {
    ticket.state = TicketState::NotYetDue;
    ticket.slot = kNow + minutes{5};
  });

  EXPECT_EQ(nextAt(1), std::nullopt);
  EXPECT_FALSE(
      isCallable(hall_.floor, *hall_.floor.counter(kCounter), *hall_.floor.ticket(early), kNow)
  );
}

// ---- the explanation ----------------------------------------------------------------------------

TEST_F(DispatcherTest, ExplainsTheCallWithFiguresAndTheNearestOthers) {
  for (std::uint32_t i = 0; i < 12; ++i) {
    hall_.add({.queue = 1 + i % 2, .age = minutes{14 - static_cast<int>(i)}});
  }
  hall_.add({.queue = 4, .age = minutes{14}});

  const Explanation explanation = nextFor(hall_.floor, kCounter, kNow)->explanation;

  EXPECT_EQ(explanation.rule, CallRule::LeastSlack);
  EXPECT_EQ(explanation.age, minutes{14});
  EXPECT_EQ(explanation.slack, minutes{1});
  EXPECT_EQ(explanation.eligible, 12U);
  EXPECT_EQ(explanation.waiting, 13U);
  ASSERT_EQ(explanation.nearest.size(), Explanation::kCandidatesMax);
  for (std::uint32_t i = 0; i < Explanation::kCandidatesMax; ++i) {
    EXPECT_EQ(explanation.nearest[i].ticket, ticketId(i + 2));
    EXPECT_EQ(explanation.nearest[i].age, minutes{13 - static_cast<int>(i)});
    EXPECT_EQ(explanation.nearest[i].slack, minutes{2 + static_cast<int>(i)});
  }
}

TEST_F(DispatcherTest, NamesNobodyBesideASingleCandidate) {
  hall_.add({});

  EXPECT_TRUE(nextFor(hall_.floor, kCounter, kNow)->explanation.nearest.empty());
}

TEST_F(DispatcherTest, EverybodyItChoseFromStandsInTheOrderInWhichItWouldCallThem) {
  for (std::uint32_t i = 0; i < 12; ++i) {
    hall_.add({.queue = 1 + i % 2, .age = minutes{14 - static_cast<int>(i)}});
  }
  hall_.add({.queue = 4, .age = minutes{14}});

  const auto all = candidatesFor(hall_.floor, kCounter, kNow);
  const auto choice = nextFor(hall_.floor, kCounter, kNow);

  ASSERT_EQ(all.size(), 12U);
  EXPECT_EQ(all.front().ticket, choice->ticket);
  EXPECT_TRUE(std::equal(
      choice->explanation.nearest.begin(), choice->explanation.nearest.end(), all.begin() + 1
  ));
  EXPECT_EQ(all.back().ticket, ticketId(12));
  EXPECT_TRUE(candidatesFor(hall_.floor, CounterId{9}, kNow).empty());
}

// ---- ready counters -----------------------------------------------------------------------------

Counter& makeReady(FloorOf& hall, std::uint32_t id, const QueueSet& served, Duration readyFor) {
  Counter& counter = hall.openCounter(id, served);
  counter.state = CounterState::Ready;
  counter.stateSince = kNow - readyFor;
  return counter;
}

TEST(ReadyCounterTest, IsTheOneWithFewestQueuesThenLongestReadyThenSmallestId) {
  FloorOf hall;
  hall.add({.queue = 1});
  hall.openCounter(1, queues({1}));  // idle: its clerk has not asked for anybody
  EXPECT_EQ(readyCounterToServe(hall.floor, kNow), std::nullopt);

  makeReady(hall, 9, queues({2}), minutes{9});
  EXPECT_EQ(readyCounterToServe(hall.floor, kNow), std::nullopt);

  makeReady(hall, 8, queues({1, 2, 3}), minutes{9});
  EXPECT_EQ(readyCounterToServe(hall.floor, kNow), CounterId{8});

  makeReady(hall, 7, queues({1, 2}), minutes{1});
  EXPECT_EQ(readyCounterToServe(hall.floor, kNow), CounterId{7});

  makeReady(hall, 6, queues({1, 4}), minutes{2});
  EXPECT_EQ(readyCounterToServe(hall.floor, kNow), CounterId{6});

  makeReady(hall, 5, queues({1, 2}), minutes{2});
  EXPECT_EQ(readyCounterToServe(hall.floor, kNow), CounterId{5});
}

TEST(ReadyCounterTest, CountsTheQueuesThatCounterAndStaffBothServe) {
  FloorOf hall;
  hall.add({.queue = 1});
  makeReady(hall, 1, queues({1, 2}), minutes{5});
  makeReady(hall, 2, queues({1, 2, 3, 4}), minutes{1}).staffQueues = queues({1});

  EXPECT_EQ(readyCounterToServe(hall.floor, kNow), CounterId{2});
}

TEST(ReadyCounterTest, ServesWhoReturnsOnlyWhereTheyAreCalled) {
  FloorOf hall;
  hall.add({.exemption = Exemption::Returned, .hold = HoldKind::PapersLeftHere, .counter = 2});
  makeReady(hall, 1, queues({1}), minutes{5});
  EXPECT_EQ(readyCounterToServe(hall.floor, kNow), std::nullopt);

  makeReady(hall, 2, queues({1, 2}), minutes{1});
  EXPECT_EQ(readyCounterToServe(hall.floor, kNow), CounterId{2});
}

}  // namespace
}  // namespace hall::domain
