#include "tests/unit/views/fact_hall.h"

/// Servings and what became of their items.
namespace hall::views {

namespace {

using namespace hall::domain;  // NOLINT: the rules' own words

constexpr std::int32_t kNeverHeld = -1;

/// A001 served at counter 1 by Zhang since 09:20.
FactHall serving() {
  FactHall hall;
  hall.signIn(kCounter1, kZhang).signIn(kCounter2, kLi).issue("one", at(9, 10));
  hall.callNext(kCounter1, kZhang, at(9, 18)).start(kCounter1, kZhang, at(9, 20));
  return hall;
}

HoldTicket hold(CounterId counter = kCounter1, HoldKind kind = HoldKind::PapersToFetch) {
  return {counter, kind, {}};
}

// ---- times ------------------------------------------------------------------------------------

TEST(ServingFactTest, RunsFromStartToEndAtTheCounterWhereItEnded) {
  FactHall hall = serving();
  EXPECT_TRUE(hall.today().servings.empty()) << "nothing has ended";
  hall.finish(kCounter1, kZhang, at(9, 32));
  const ServingFact& fact = hall.serving();
  EXPECT_EQ(fact.serviceMs, minutesMs(12));
  EXPECT_EQ(fact.holdMs, kNeverHeld);
  EXPECT_EQ(fact.overtimeMs, 0);
  EXPECT_EQ(fact.ended, 1);
  EXPECT_EQ(fact.keys.counter, kCounter1.value);
  EXPECT_EQ(fact.keys.staff, kZhang.value);
  EXPECT_EQ(fact.keys.zone, kMainZone.value);
  EXPECT_EQ(fact.keys.halfHour, 18) << "of the issue";
  EXPECT_EQ(hall.ticket().finalState, static_cast<std::uint8_t>(TicketState::Finished));
}

TEST(ServingFactTest, AHoldIsNoServiceAndAResumedServingGoesOn) {
  FactHall hall = serving();
  hall.run(kZhang, hold(), at(9, 25)).run(kLi, ResumeTicket{kCounter2, idOf("one")}, at(9, 55));
  hall.run(kLi, hold(kCounter2), at(10)).run(kLi, ResumeTicket{kCounter2, idOf("one")}, at(10, 10));
  hall.finish(kCounter2, kLi, at(10, 15));
  ASSERT_EQ(hall.today().servings.size(), 1U);
  EXPECT_EQ(hall.serving().serviceMs, minutesMs(15)) << "five, five and five";
  EXPECT_EQ(hall.serving().holdMs, minutesMs(40)) << "thirty and ten";
  EXPECT_EQ(hall.serving().keys.staff, kLi.value);
  EXPECT_EQ(hall.serving().keys.counter, kCounter2.value);
}

TEST(ServingFactTest, WhoCameBackAndIsCalledAnewIsServedAnew) {
  FactHall hall = serving();
  hall.run(kZhang, hold(), at(9, 25)).run(by(kKiosk, ReportReturn{idOf("one")}), at(9, 45));
  ASSERT_EQ(hall.today().servings.size(), 1U) << "the first serving ended with the hold";
  EXPECT_EQ(hall.serving(0).serviceMs, minutesMs(5));
  EXPECT_EQ(hall.serving(0).holdMs, minutesMs(20));
  EXPECT_EQ(hall.serving(0).outcomes, 0);
  EXPECT_EQ(hall.serving(0).keys.staff, kZhang.value);
  hall.callNext(kCounter2, kLi, at(9, 50)).start(kCounter2, kLi, at(9, 51));
  hall.finish(kCounter2, kLi, at(10));
  ASSERT_EQ(hall.today().servings.size(), 2U);
  EXPECT_EQ(hall.serving(1).serviceMs, minutesMs(9));
  EXPECT_EQ(hall.serving(1).holdMs, kNeverHeld);
  EXPECT_EQ(hall.serving(1).outcomes, 1);
  EXPECT_EQ(hall.call(0).waitMs, minutesMs(8));
  EXPECT_FALSE(tells(hall.call(1)));
}

TEST(ServingFactTest, WhoIsCancelledOnHoldWasServedUntilThen) {
  FactHall hall = serving();
  hall.run(kZhang, hold(), at(9, 25)).run(kLi, ResumeTicket{kCounter2, idOf("one")}, at(9, 35));
  hall.run(kLi, hold(kCounter2), at(9, 40));
  hall.run(by(kKiosk, CancelTicket{idOf("one"), true}), at(11));
  ASSERT_EQ(hall.today().servings.size(), 1U);
  EXPECT_EQ(hall.serving().serviceMs, minutesMs(10));
  EXPECT_EQ(hall.serving().holdMs, minutesMs(10)) << "the hold nobody came back from is no length";
  EXPECT_EQ(hall.serving().keys.inexact, 0);
}

TEST(ServingFactTest, AReopenedServingHasNotEnded) {
  FactHall hall = serving();
  hall.finish(kCounter1, kZhang, at(9, 30));
  hall.run(kZhang, ReopenServing{kCounter1, ServingId{1}}, at(9, 31));
  ASSERT_EQ(hall.today().servings.size(), 1U);
  EXPECT_FALSE(tells(hall.serving()));
  EXPECT_EQ(hall.ticket().finalState, 0);
  hall.finish(kCounter1, kZhang, at(9, 36), {dealtWith(kCompanyChange)});
  ASSERT_EQ(hall.today().servings.size(), 1U);
  EXPECT_EQ(hall.serving().ended, 1);
  EXPECT_EQ(hall.serving().serviceMs, minutesMs(16)) << "its start stays";
  EXPECT_EQ(hall.outcomeOf(hall.serving()).item, kCompanyChange.value);
}

TEST(ServingFactTest, AReopenedServingMayStillGoOnHold) {
  FactHall hall = serving();
  hall.finish(kCounter1, kZhang, at(9, 30));
  hall.run(kZhang, ReopenServing{kCounter1, ServingId{1}}, at(9, 31))
      .run(kZhang, hold(), at(9, 35));
  hall.run(kZhang, ResumeTicket{kCounter1, idOf("one")}, at(9, 45));
  hall.finish(kCounter1, kZhang, at(9, 50));
  ASSERT_EQ(hall.today().servings.size(), 1U);
  EXPECT_EQ(hall.serving().serviceMs, minutesMs(20));
  EXPECT_EQ(hall.serving().holdMs, minutesMs(10));
}

TEST(ServingFactTest, ATransferEndsTheServingWithItsOutcomes) {
  FactHall hall = serving();
  hall.run(
      kZhang,
      TransferTicket{kCounter1, {}, kHouseTransfer, {}, false, {dealtWith(kCompanySetUp)}},
      at(9, 30)
  );
  hall.callNext(kCounter2, kLi, at(9, 40)).start(kCounter2, kLi, at(9, 41));
  hall.finish(kCounter2, kLi, at(9, 50), {dealtWith(kHouseTransfer)});
  ASSERT_EQ(hall.today().servings.size(), 2U);
  EXPECT_EQ(hall.serving(0).keys.queue, kGeneral.value);
  EXPECT_EQ(hall.serving(0).serviceMs, minutesMs(10));
  EXPECT_EQ(hall.serving(1).keys.queue, kEstate.value);
  EXPECT_EQ(hall.serving(1).keys.item, kHouseTransfer.value);
  EXPECT_EQ(hall.serving(1).serviceMs, minutesMs(9));
  EXPECT_EQ(hall.ticket().misrouted, 0);
}

TEST(ServingFactTest, AThemesTicketMovesOnByItselfAndIsServedTwice) {
  FactHall hall;
  IssueTicket issue;
  issue.theme = kOpenShop;
  hall.signIn(kCounter1, kZhang).signIn(kCounter3, kWang).issue("one", at(9, 10), issue);
  hall.callNext(kCounter1, kZhang, at(9, 12)).start(kCounter1, kZhang, at(9, 13));
  hall.finish(kCounter1, kZhang, at(9, 20));
  hall.callNext(kCounter3, kWang, at(9, 25)).start(kCounter3, kWang, at(9, 26));
  hall.finish(kCounter3, kWang, at(9, 40), {dealtWith(kHouseTransfer)});
  ASSERT_EQ(hall.today().servings.size(), 2U);
  for (const ServingFact& fact : hall.today().servings) {
    EXPECT_EQ(fact.keys.theme, kOpenShop.value);
  }
  EXPECT_EQ(hall.serving(1).keys.queue, kEstate.value);
  EXPECT_EQ(hall.serving(1).keys.department, kEstateOffice.value);
}

TEST(ServingFactTest, WhoTakesOverTheCounterEndsTheServing) {
  FactHall hall = serving();
  hall.run(kManager, TakeOver{kCounter1}, at(9, 25)).finish(kCounter1, kManager, at(9, 30));
  EXPECT_EQ(hall.serving().keys.staff, kManager.value);
  EXPECT_EQ(hall.serving().serviceMs, minutesMs(10));
  EXPECT_EQ(hall.call().keys.staff, kZhang.value) << "who called";
}

TEST(ServingFactTest, TakingOverLeavesServingsElsewhereAlone) {
  FactHall hall = serving();
  hall.issue("two", at(9, 21)).callNext(kCounter2, kLi, at(9, 22)).start(kCounter2, kLi, at(9, 23));
  hall.run(kManager, TakeOver{kCounter1}, at(9, 25)).finish(kCounter2, kLi, at(9, 30));
  EXPECT_EQ(hall.serving().keys.staff, kLi.value);
}

TEST(ServingFactTest, AServingThatTheNightCutsOffIsNoLengthButLeavesItsMark) {
  FactHall hall = serving();
  hall.endDay();
  const DayFacts& day = hall.closedDays.front().days.front();
  ASSERT_EQ(day.servings.size(), 1U);
  EXPECT_EQ(day.servings.front().ended, 0);
  EXPECT_EQ(day.servings.front().keys.inexact, 1);
}

TEST(ServingFactTest, WhoIsOnHoldAtNightWasServedUntilTheHold) {
  FactHall hall = serving();
  hall.run(kZhang, hold(), at(9, 25)).endDay();
  const DayFacts& day = hall.closedDays.front().days.front();
  ASSERT_EQ(day.servings.size(), 1U);
  EXPECT_EQ(day.servings.front().ended, 1);
  EXPECT_EQ(day.servings.front().serviceMs, minutesMs(5));
  EXPECT_EQ(day.servings.front().holdMs, kNeverHeld);
  EXPECT_EQ(day.servings.front().keys.inexact, 1);
}

TEST(ServingFactTest, AClientsClockDatesTheEvents) {
  FactHall hall = serving();
  Command finish = by(kZhang, FinishServing{kCounter1, {dealtWith(kCompanySetUp)}, {}});
  finish.occurred = at(9, 30);
  hall.run(finish, at(9, 30, 15));
  EXPECT_EQ(hall.serving().serviceMs, minutesMs(10));
}

// ---- outcomes ---------------------------------------------------------------------------------

TEST(OutcomeFactTest, EveryItemOfAServingHasItsOwn) {
  FactHall hall = serving();
  ItemOutcome gaps = dealtWith(kCompanySetUp, Outcome::AcceptedWithGaps, 3);
  gaps.materials = {2};
  hall.finish(
      kCounter1, kZhang, at(9, 30), {gaps, dealtWith(kHouseTransfer, Outcome::Consulted, 2)}
  );
  const ServingFact& fact = hall.serving();
  ASSERT_EQ(fact.outcomes, 2);
  EXPECT_EQ(hall.outcomeOf(fact, 0).item, kCompanySetUp.value);
  EXPECT_EQ(hall.outcomeOf(fact, 0).department, kMarket.value);
  EXPECT_EQ(hall.outcomeOf(fact, 0).copies, 3);
  EXPECT_EQ(hall.outcomeOf(fact, 0).outcome, static_cast<std::uint8_t>(Outcome::AcceptedWithGaps));
  EXPECT_EQ(hall.outcomeOf(fact, 1).item, kHouseTransfer.value);
  EXPECT_EQ(hall.outcomeOf(fact, 1).department, kEstateOffice.value);
  EXPECT_EQ(hall.outcomeOf(fact, 1).copies, 2);
}

TEST(OutcomeFactTest, AnOutcomeWithoutAnItemIsOfTheTickets) {
  FactHall hall = serving();
  hall.finish(kCounter1, kZhang, at(9, 30), {dealtWith({}, Outcome::GivenUp)});
  EXPECT_EQ(hall.outcomeOf(hall.serving()).item, kCompanySetUp.value);
  EXPECT_EQ(hall.outcomeOf(hall.serving()).department, kMarket.value);
}

TEST(OutcomeFactTest, ACorrectionReplacesOutcomesAndNoTime) {
  FactHall hall = serving();
  hall.finish(kCounter1, kZhang, at(9, 30));
  CorrectServing correct;
  correct.serving = ServingId{1};
  correct.outcomes = {
      dealtWith(kCompanyChange, Outcome::Accepted, 4), dealtWith(kCompanySetUp, Outcome::Done)};
  hall.run(kZhang, correct, at(9, 35));
  EXPECT_EQ(hall.serving().serviceMs, minutesMs(10));
  ASSERT_EQ(hall.serving().outcomes, 2);
  EXPECT_EQ(hall.outcomeOf(hall.serving()).item, kCompanyChange.value);
  EXPECT_EQ(hall.outcomeOf(hall.serving()).copies, 4);
  hall.endDay();
  const DayFacts& day = hall.closedDays.front().days.front();
  EXPECT_EQ(day.outcomes.size(), 2U) << "what was replaced is gone";
  EXPECT_EQ(day.outcomes.at(day.servings.front().firstOutcome).item, kCompanyChange.value);
}

// ---- overtime ---------------------------------------------------------------------------------

struct Overtime {
  std::string_view why;
  Instant start;
  Instant end;
  std::int32_t overtimeMs;
};

TEST(ServingFactTest, OvertimeIsServiceAfterClosing) {
  const std::vector<Overtime> rows = {
      {"in hours", at(16, 30), at(16, 50), 0},
      {"until closing", at(16, 50), at(17), 0},
      {"across it", at(16, 50), at(17, 12), minutesMs(12)},
      {"after it", at(17, 5), at(17, 12), minutesMs(7)},
      {"through lunch is none", at(11, 50), at(12, 20), 0},
      {"past midnight it still is yesterday's", at(23, 50), at(24, 20), minutesMs(30)},
  };
  for (const Overtime& row : rows) {
    SCOPED_TRACE(row.why);
    FactHall hall;
    hall.signIn(kCounter1, kZhang).issue("one", at(9, 10)).callNext(kCounter1, kZhang, at(9, 11));
    hall.start(kCounter1, kZhang, row.start).finish(kCounter1, kZhang, row.end);
    EXPECT_EQ(hall.serving().overtimeMs, row.overtimeMs);
  }
}

TEST(ServingFactTest, AHoldIsNoOvertime) {
  FactHall hall = serving();
  hall.run(kZhang, hold(), at(16, 55))
      .run(kZhang, ResumeTicket{kCounter1, idOf("one")}, at(17, 30));
  hall.finish(kCounter1, kZhang, at(17, 40));
  EXPECT_EQ(hall.serving().overtimeMs, minutesMs(10));
}

TEST(ServingFactTest, ACounterWithHoursOfItsOwnClosesByThem) {
  FactHall hall([](Catalogue::Content& content) {
    OpeningHours::Season late;
    late.workday = {{MinuteOfDay{9 * 60}, MinuteOfDay{20 * 60}}};
    content.counters[0].hours.seasons = {late};
  });
  hall.signIn(kCounter1, kZhang).issue("one", at(9, 10)).callNext(kCounter1, kZhang, at(9, 11));
  hall.start(kCounter1, kZhang, at(19, 50)).finish(kCounter1, kZhang, at(20, 3));
  EXPECT_EQ(hall.serving().overtimeMs, minutesMs(3));
}

TEST(ServingFactTest, OnADayTheCounterIsClosedAllServiceIsOvertime) {
  FactHall hall([](Catalogue::Content& content) {
    content.counters[0].hours.exceptions = {{monday(), {}, "内部培训"}};
    content.counters[0].hours.seasons = content.hours.seasons;
  });
  hall.signIn(kCounter1, kZhang).issue("one", at(9, 10)).callNext(kCounter1, kZhang, at(9, 11));
  hall.start(kCounter1, kZhang, at(9, 12)).finish(kCounter1, kZhang, at(9, 20));
  EXPECT_EQ(hall.serving().overtimeMs, minutesMs(8));
}

}  // namespace

}  // namespace hall::views
