#include "server/views/report_builder.h"

#include <gtest/gtest.h>

#include <numeric>
#include <set>

#include "server/engine/figures.h"
#include "tests/unit/views/fact_hall.h"

/// From facts to figures. Where the rules matter the facts come from a real hall; where only the
/// sum matters they are written by hand.
namespace hall::views {

namespace {

using domain::Outcome;
using engine::Dimension;
using engine::Figure;
using engine::Report;
using engine::ReportQuery;
using engine::ReportRow;
using Cell = ReportRow::Cell;

constexpr std::int32_t kDay = 20'514;  ///< 2026-03-02

domain::LocalDay localDay(std::int32_t day) {
  return domain::LocalDay{std::chrono::days{day}};
}

ReportQuery queryOf(std::vector<Dimension> groupBy = {}, std::int32_t days = 1) {
  ReportQuery query;
  query.first = localDay(kDay);
  query.last = localDay(kDay + days - 1);
  query.groupBy = std::move(groupBy);
  return query;
}

Report built(const ReportQuery& query, const std::vector<DayFacts>& days) {
  ReportBuilder builder(query);
  for (const DayFacts& day : days) builder.add(day);
  auto report = builder.report();
  EXPECT_TRUE(isAccepted(report));
  return report ? *report : Report{};
}

std::optional<Cell> cellOf(const ReportRow& row, Figure figure) {
  for (const Cell& cell : row.cells) {
    if (cell.figure == figure) return cell;
  }
  return std::nullopt;
}

/// -1: no such figure; -2: no value.
std::int64_t valueOf(const ReportRow& row, Figure figure) {
  const auto cell = cellOf(row, figure);
  if (!cell) return -1;
  return cell->hasValue ? cell->value : -2;
}

const ReportRow& rowOf(const Report& report, const std::vector<std::int64_t>& keys) {
  static const ReportRow kNone;
  for (const ReportRow& row : report.rows) {
    if (row.keys == keys) return row;
  }
  ADD_FAILURE() << "no row " << testing::PrintToString(keys);
  return kNone;
}

std::vector<std::int64_t> keysOf(const Report& report) {
  std::vector<std::int64_t> keys;
  for (const ReportRow& row : report.rows) keys.push_back(row.keys.at(0));
  return keys;
}

Keys keys(std::int32_t day = kDay) {
  Keys keys;
  keys.day = day;
  return keys;
}

CallFact waited(std::int32_t ms, std::uint8_t inTarget = 1) {
  CallFact call;
  call.keys = keys();
  call.waitMs = ms;
  call.inTarget = inTarget;
  return call;
}

DayFacts dayOf(std::vector<CallFact> calls) {
  DayFacts day;
  day.day = kDay;
  day.calls = std::move(calls);
  return day;
}

// ---- mean, percentile, share ------------------------------------------------------------------

TEST(PercentileTest, IsTheNearestRank) {
  struct Row {
    std::vector<std::int32_t> lengths;
    int percent;
    std::int32_t expected;
  };
  std::vector<std::int32_t> hundred(100);
  std::iota(hundred.rbegin(), hundred.rend(), 1);
  const std::vector<Row> rows = {
      {{7}, 50, 7},
      {{7}, 90, 7},
      {{3, 1}, 50, 1},
      {{3, 1}, 90, 3},
      {{1, 2, 3}, 50, 2},
      {{4, 3, 2, 1}, 50, 2},
      {{5, 1, 4, 2, 3}, 50, 3},
      {{10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, 90, 9},
      {{11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, 90, 10},
      {{5, 5, 5, 9}, 50, 5},
      {hundred, 50, 50},
      {hundred, 90, 90},
  };
  for (Row row : rows) {
    SCOPED_TRACE(testing::PrintToString(row.lengths) + " P" + std::to_string(row.percent));
    EXPECT_EQ(percentile(row.lengths, row.percent), row.expected);
  }
}

TEST(ReportBuilderTest, MeansAreRoundedAndSharesCutDown) {
  const Report report =
      built(queryOf(), {dayOf({waited(1), waited(1), waited(2, 2), waited(2, 0)})});
  EXPECT_EQ(valueOf(report.total, Figure::WaitMean), 2) << "1.5 is rounded up";
  EXPECT_EQ(valueOf(report.total, Figure::WaitP50), 1);
  EXPECT_EQ(valueOf(report.total, Figure::WaitP90), 2);
  EXPECT_EQ(cellOf(report.total, Figure::WaitMean)->samples, 4U);
  EXPECT_EQ(valueOf(report.total, Figure::ShareInTarget), 666) << "two of the three that count";
  EXPECT_EQ(cellOf(report.total, Figure::ShareInTarget)->samples, 3U);
}

TEST(ReportBuilderTest, NothingToComputeFromIsNoZero) {
  const Report report = built(queryOf(), {});
  for (const Figure figure :
       {Figure::WaitMean,
        Figure::WaitP50,
        Figure::WaitP90,
        Figure::ServiceMean,
        Figure::HoldP90,
        Figure::ShareInTarget,
        Figure::Occupation}) {
    EXPECT_EQ(valueOf(report.total, figure), -2) << static_cast<int>(figure);
  }
  EXPECT_EQ(valueOf(report.total, Figure::Issued), 0);
  EXPECT_EQ(valueOf(report.total, Figure::Overtime), 0);
}

TEST(ReportBuilderTest, WhoLeftUncalledAfterTheTargetLowersTheShare) {
  DayFacts day = dayOf({waited(1), waited(1), waited(1)});
  TicketFact left;
  left.keys = keys();
  left.leftLate = 1;
  day.tickets = {left};
  EXPECT_EQ(valueOf(built(queryOf(), {day}).total, Figure::ShareInTarget), 750);
  const Report byCounter = built(queryOf({Dimension::Counter}), {day});
  EXPECT_EQ(valueOf(byCounter.total, Figure::ShareInTarget), 1000) << "no counter is to blame";
}

// ---- rows -------------------------------------------------------------------------------------

TEST(ReportBuilderTest, OneRowForTheHallEvenWhereNothingHappened) {
  const Report report = built(queryOf(), {});
  ASSERT_EQ(report.rows.size(), 1U);
  EXPECT_TRUE(report.rows.front().keys.empty());
  EXPECT_EQ(report.rows.front().cells.size(), engine::kFigures);
  EXPECT_EQ(report.rows.front(), report.total);
}

struct Grouped {
  Dimension dimension;
  std::function<void(Keys&)> set;
  std::int64_t key;
};

TEST(ReportBuilderTest, GroupsByEveryDimensionOfATicket) {
  const std::vector<Grouped> rows = {
      {Dimension::Hall, [](Keys&) {}, 0},
      {Dimension::Zone, [](Keys& keys) { keys.zone = 3; }, 3},
      {Dimension::Queue, [](Keys& keys) { keys.queue = 4; }, 4},
      {Dimension::Item, [](Keys& keys) { keys.item = 5; }, 5},
      {Dimension::TicketClass, [](Keys& keys) { keys.ticketClass = 2; }, 2},
      {Dimension::Ground, [](Keys& keys) { keys.ground = 6; }, 6},
      {Dimension::Channel, [](Keys& keys) { keys.channel = 7; }, 7},
      {Dimension::Department, [](Keys& keys) { keys.department = 8; }, 8},
      {Dimension::Theme, [](Keys& keys) { keys.theme = 9; }, 9},
      {Dimension::HalfHour, [](Keys& keys) { keys.halfHour = 19; }, 570},
      {Dimension::Day, [](Keys&) {}, kDay},
      {Dimension::Week, [](Keys& keys) { keys.day = kDay + 6; }, kDay},
      {Dimension::Week, [](Keys& keys) { keys.day = kDay + 7; }, kDay + 7},
      {Dimension::Month, [](Keys&) {}, kDay - 1},
      {Dimension::Month, [](Keys& keys) { keys.day = kDay + 30; }, kDay + 30},
  };
  for (const Grouped& row : rows) {
    SCOPED_TRACE(static_cast<int>(row.dimension));
    DayFacts day;
    day.tickets.resize(1);
    day.tickets[0].keys = keys();
    row.set(day.tickets[0].keys);
    const Report report = built(queryOf({row.dimension}, 40), {day});
    ASSERT_EQ(keysOf(report), std::vector<std::int64_t>{row.key});
    EXPECT_EQ(valueOf(report.rows.front(), Figure::Issued), 1);
  }
}

TEST(ReportBuilderTest, RowsStandInTheSequenceOfTheirKeys) {
  DayFacts day;
  for (const std::uint32_t queue : {9U, 2U, 300U, 2U}) {
    TicketFact fact;
    fact.keys = keys();
    fact.keys.queue = queue;
    day.tickets.push_back(fact);
  }
  const Report report = built(queryOf({Dimension::Queue, Dimension::Day}), {day});
  ASSERT_EQ(report.rows.size(), 3U);
  EXPECT_EQ(keysOf(report), (std::vector<std::int64_t>{2, 9, 300}));
  EXPECT_EQ(valueOf(report.rows[0], Figure::Issued), 2);
  EXPECT_EQ(valueOf(report.total, Figure::Issued), 4);
  EXPECT_TRUE(report.total.keys.empty());
}

TEST(ReportBuilderTest, DaysOutsideThePeriodAreLeftOut) {
  DayFacts day = dayOf({waited(1), waited(2), waited(3)});
  day.calls[0].keys.day = kDay - 1;
  day.calls[2].keys.day = kDay + 1;
  const Report report = built(queryOf(), {day});
  EXPECT_EQ(valueOf(report.total, Figure::Called), 1);
  EXPECT_EQ(valueOf(report.total, Figure::WaitMean), 2);
}

TEST(ReportBuilderTest, OnlyTheFiguresAskedForAreGiven) {
  ReportQuery query = queryOf();
  query.figures = {Figure::Issued, Figure::WaitP90};
  const Report report = built(query, {});
  ASSERT_EQ(report.total.cells.size(), 2U);
  EXPECT_EQ(report.total.cells[0].figure, Figure::Issued);
  EXPECT_EQ(report.total.cells[1].figure, Figure::WaitP90);
}

TEST(ReportBuilderTest, AReportOfTooManyRowsIsRefused) {
  DayFacts day;
  TicketFact fact;
  fact.keys = keys();
  for (std::uint32_t item = 0; item <= ReportQuery::kRowsMax; ++item) {
    fact.keys.item = item;
    day.tickets.push_back(fact);
  }
  const ReportQuery query = queryOf({Dimension::Item});
  ReportBuilder tooMany(query);
  tooMany.add(day);
  EXPECT_TRUE(
      isRefused(tooMany.report(), domain::Reason::MalformedRequest, "field", "query.group_by")
  );
  day.tickets.pop_back();
  EXPECT_EQ(built(query, {day}).rows.size(), ReportQuery::kRowsMax);
}

// ---- where a figure has a meaning -------------------------------------------------------------

TEST(ReportBuilderTest, AFigureWithoutMeaningForTheGroupingIsLeftOut) {
  struct Row {
    std::string_view why;
    std::vector<Dimension> groupBy;
    std::function<void(ReportQuery&)> filter;
    bool issued;
    bool called;
    bool served;
    bool pauses;
  };
  const auto none = [](ReportQuery&) {};
  const std::vector<Row> rows = {
      {"the hall", {}, none, true, true, true, true},
      {"by day and zone", {Dimension::Day, Dimension::Zone}, none, true, true, true, true},
      {"by queue", {Dimension::Queue}, none, true, true, true, false},
      {"by half hour", {Dimension::HalfHour}, none, true, true, true, false},
      {"by counter", {Dimension::Counter}, none, false, true, true, true},
      {"by staff and month", {Dimension::Staff, Dimension::Month}, none, false, true, true, true},
      {"by outcome", {Dimension::Outcome}, none, false, false, true, false},
      {"of a queue", {}, [](ReportQuery& query) { query.queues = {1}; }, true, true, true, false},
      {"of an item", {}, [](ReportQuery& query) { query.items = {1}; }, true, true, true, false},
      {"of a theme", {}, [](ReportQuery& query) { query.themes = {1}; }, true, true, true, false},
      {"of a department",
       {},
       [](ReportQuery& query) { query.departments = {1}; },
       true,
       true,
       true,
       false},
      {"of a counter",
       {},
       [](ReportQuery& query) { query.counters = {1}; },
       false,
       true,
       true,
       true},
      {"of a person", {}, [](ReportQuery& query) { query.staff = {1}; }, false, true, true, true},
      {"of a zone", {}, [](ReportQuery& query) { query.zones = {1}; }, true, true, true, true},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    ReportQuery query = queryOf(row.groupBy);
    row.filter(query);
    const Report report = built(query, {});
    EXPECT_EQ(cellOf(report.total, Figure::Issued).has_value(), row.issued);
    EXPECT_EQ(cellOf(report.total, Figure::Called).has_value(), row.called);
    EXPECT_EQ(cellOf(report.total, Figure::Served).has_value(), row.served);
    EXPECT_EQ(cellOf(report.total, Figure::Pauses).has_value(), row.pauses);
  }
}

// ---- a day of a hall --------------------------------------------------------------------------

std::vector<DayFacts> factsOf(const FactHall& hall) {
  std::vector<DayFacts> days;
  for (const auto& [number, day] : hall.facts.open()) days.push_back(day);
  DayFacts counters;
  counters.counters = hall.facts.openCounters();
  days.push_back(counters);
  return days;
}

/// Two people at two counters; what each figure must be can be counted on one's fingers.
FactHall busyMorning() {
  using namespace hall::domain;  // NOLINT: the rules' own words
  FactHall hall;
  hall.signIn(kCounter1, kZhang, at(9)).signIn(kCounter2, kLi, at(9));
  hall.issue("one", at(9))
      .callNext(kCounter1, kZhang, at(9, 10))
      .start(kCounter1, kZhang, at(9, 11));
  hall.finish(
      kCounter1,
      kZhang,
      at(9, 21),
      {dealtWith(kCompanySetUp, Outcome::Done, 2), dealtWith(kHouseTransfer, Outcome::Consulted)}
  );
  hall.issue("two", at(9, 20)).noShow(kCounter2, kLi, at(9, 40));
  IssueTicket elderly;
  elderly.item = kHouseTransfer;
  elderly.ground = Ground::Elderly;
  hall.issue("three", at(9, 45), elderly);
  hall.run(kLi, CallTicket{kCounter2, idOf("three"), textOf("why")}, at(9, 50));
  hall.start(kCounter2, kLi, at(9, 51));
  hall.run(kLi, HoldTicket{kCounter2, HoldKind::PapersToFetch, {}}, at(9, 55));
  hall.run(kLi, ResumeTicket{kCounter2, idOf("three")}, at(10, 5));
  hall.finish(kCounter2, kLi, at(10, 7), {dealtWith(kHouseTransfer, Outcome::Accepted)});
  hall.issue("four", at(10)).run(kGuide, DivertTicket{idOf("four"), DivertTo::Online}, at(10, 8));
  hall.issue("five", at(10, 9));
  return hall;
}

TEST(ReportBuilderTest, TheFiguresOfAMorningAreWhatHappened) {
  const Report report = built(queryOf(), factsOf(busyMorning()));
  const std::vector<std::pair<Figure, std::int64_t>> expected = {
      {Figure::Issued, 5},
      {Figure::Called, 3},
      {Figure::Served, 2},
      {Figure::Copies, 4},
      {Figure::WalkUps, 0},
      {Figure::NoShows, 1},
      {Figure::Restored, 0},
      {Figure::Cancelled, 0},
      {Figure::Diverted, 1},
      {Figure::ClosedBySystem, 0},
      {Figure::Misrouted, 0},
      {Figure::ManualPicks, 1},
      {Figure::WaitMean, minutesMs(11, 40)},
      {Figure::WaitP50, minutesMs(10)},
      {Figure::WaitP90, minutesMs(20)},
      {Figure::ServiceMean, minutesMs(8)},
      {Figure::ServiceP50, minutesMs(6)},
      {Figure::ServiceP90, minutesMs(10)},
      {Figure::HoldMean, minutesMs(10)},
      {Figure::HoldP50, minutesMs(10)},
      {Figure::HoldP90, minutesMs(10)},
      {Figure::ShareInTarget, 666},
      {Figure::Overtime, 0},
      // Zhang 9:10 to 9:21; Li 9:40 to 9:41:10, 9:50 to 9:55, 10:05 to 10:07; both in until 10:09.
      {Figure::Occupation, (11 * 60 + 70 + 5 * 60 + 2 * 60) * 1000 / (2 * 69 * 60)},
      {Figure::Pauses, 0},
      {Figure::PauseTime, 0},
      {Figure::SignedInTime, minutesMs(138)},
      {Figure::PriorityIssued, 1},
  };
  ASSERT_EQ(expected.size(), engine::kFigures);
  for (const auto& [figure, value] : expected) {
    EXPECT_EQ(valueOf(report.total, figure), value) << static_cast<int>(figure);
    EXPECT_FALSE(cellOf(report.total, figure)->inexact) << static_cast<int>(figure);
  }
}

TEST(ReportBuilderTest, EachPersonHasWhatEachDid) {
  const Report report = built(queryOf({Dimension::Staff}), factsOf(busyMorning()));
  EXPECT_EQ(keysOf(report), (std::vector<std::int64_t>{kZhang.value, kLi.value}));
  const ReportRow& zhang = rowOf(report, {kZhang.value});
  const ReportRow& li = rowOf(report, {kLi.value});
  EXPECT_EQ(valueOf(zhang, Figure::Called), 1);
  EXPECT_EQ(valueOf(li, Figure::Called), 2);
  EXPECT_EQ(valueOf(zhang, Figure::NoShows), 0);
  EXPECT_EQ(valueOf(li, Figure::NoShows), 1);
  EXPECT_EQ(valueOf(li, Figure::ManualPicks), 1);
  EXPECT_EQ(valueOf(zhang, Figure::ServiceMean), minutesMs(10));
  EXPECT_EQ(valueOf(li, Figure::ServiceMean), minutesMs(6));
  EXPECT_EQ(valueOf(zhang, Figure::SignedInTime), minutesMs(69));
}

TEST(ReportBuilderTest, AServingOfTwoItemsCountsOnceWithEachAndOnceInTheTotal) {
  const Report report = built(queryOf({Dimension::Item}), factsOf(busyMorning()));
  const ReportRow& company = rowOf(report, {kCompanySetUp.value});
  const ReportRow& house = rowOf(report, {kHouseTransfer.value});
  EXPECT_EQ(valueOf(company, Figure::Served), 1);
  EXPECT_EQ(valueOf(house, Figure::Served), 2);
  EXPECT_EQ(valueOf(report.total, Figure::Served), 2);
  EXPECT_EQ(valueOf(company, Figure::Copies), 2);
  EXPECT_EQ(valueOf(house, Figure::Copies), 2);
  EXPECT_EQ(valueOf(report.total, Figure::Copies), 4);
  EXPECT_EQ(valueOf(house, Figure::ServiceMean), minutesMs(8)) << "the whole serving with each";
  const Report byOutcome = built(queryOf({Dimension::Outcome}), factsOf(busyMorning()));
  EXPECT_EQ(
      keysOf(byOutcome),
      (std::vector<std::int64_t>{
          static_cast<int>(Outcome::Done),
          static_cast<int>(Outcome::Accepted),
          static_cast<int>(Outcome::Consulted)})
  );
}

TEST(ReportBuilderTest, TwoItemsOfOneDepartmentAreOneServingOfIt) {
  FactHall hall;
  hall.signIn(kCounter1, kZhang).issue("one", at(9, 10)).callNext(kCounter1, kZhang, at(9, 11));
  hall.start(kCounter1, kZhang, at(9, 12));
  hall.finish(
      kCounter1,
      kZhang,
      at(9, 20),
      {dealtWith(kCompanySetUp, Outcome::Done, 2), dealtWith(kCompanyChange, Outcome::Done, 3)}
  );
  const Report report = built(queryOf({Dimension::Department}), factsOf(hall));
  const ReportRow& market = rowOf(report, {kMarket.value});
  EXPECT_EQ(valueOf(market, Figure::Served), 1);
  EXPECT_EQ(valueOf(market, Figure::Copies), 5);
  EXPECT_EQ(cellOf(market, Figure::ServiceMean)->samples, 1U);
}

TEST(ReportBuilderTest, AFilterOfItemsLetsThroughOnlyTheirPartOfAServing) {
  ReportQuery query = queryOf();
  query.items = {kHouseTransfer.value};
  const Report report = built(query, factsOf(busyMorning()));
  EXPECT_EQ(valueOf(report.total, Figure::Served), 2);
  EXPECT_EQ(valueOf(report.total, Figure::Copies), 2);
  EXPECT_EQ(valueOf(report.total, Figure::Issued), 1) << "taken for it";
}

TEST(ReportBuilderTest, FiltersOfTwoKindsMustBothLetThrough) {
  ReportQuery query = queryOf();
  query.queues = {kGeneral.value, kEstate.value};
  query.staff = {kLi.value};
  const Report report = built(query, factsOf(busyMorning()));
  EXPECT_EQ(valueOf(report.total, Figure::Called), 2);
  query.queues = {kEstate.value};
  EXPECT_EQ(valueOf(built(query, factsOf(busyMorning())).total, Figure::Called), 1);
}

// ---- inexact ----------------------------------------------------------------------------------

TEST(ReportBuilderTest, FiguresTouchedByInexactFactsAreMarkedAndNoOthers) {
  FactHall hall;
  hall.signIn(kCounter1, kZhang, at(9)).issue("one", at(9, 10));
  domain::IssueTicket other;
  other.item = kHouseTransfer;
  hall.issue("two", at(9, 10), other).callNext(kCounter1, kZhang, at(9, 12));
  hall.start(kCounter1, kZhang, at(9, 13)).finish(kCounter1, kZhang, at(9, 20));
  hall.run(kZhang, domain::SignOff{kCounter1, {}}, at(17)).endDay();
  ASSERT_EQ(hall.closedDays.size(), 1U);
  const Report report = built(queryOf({Dimension::Queue}), hall.closedDays.front().days);
  const ReportRow& estate = rowOf(report, {kEstate.value});
  EXPECT_TRUE(cellOf(estate, Figure::Issued)->inexact);
  EXPECT_TRUE(cellOf(estate, Figure::WaitMean)->inexact) << "whoever waited longest is missing";
  EXPECT_TRUE(cellOf(estate, Figure::ShareInTarget)->inexact);
  const ReportRow& general = rowOf(report, {kGeneral.value});
  for (const Cell& cell : general.cells) {
    EXPECT_FALSE(cell.inexact) << static_cast<int>(cell.figure);
  }
  EXPECT_TRUE(cellOf(report.total, Figure::Issued)->inexact);
  EXPECT_FALSE(cellOf(report.total, Figure::ServiceMean)->inexact);
  const Report hallRow = built(queryOf(), hall.closedDays.front().days);
  EXPECT_FALSE(cellOf(hallRow.total, Figure::SignedInTime)->inexact);
}

TEST(ReportBuilderTest, AServingTheNightCutOffMarksWhoServed) {
  FactHall hall;
  hall.signIn(kCounter1, kZhang).issue("one", at(9, 10)).callNext(kCounter1, kZhang, at(9, 12));
  hall.start(kCounter1, kZhang, at(9, 13)).endDay();
  const Report report = built(queryOf({Dimension::Staff}), hall.closedDays.front().days);
  const ReportRow& zhang = rowOf(report, {kZhang.value});
  EXPECT_EQ(valueOf(zhang, Figure::Served), 0);
  EXPECT_TRUE(cellOf(zhang, Figure::Served)->inexact);
  EXPECT_EQ(valueOf(zhang, Figure::ServiceMean), -2);
  EXPECT_TRUE(cellOf(zhang, Figure::Called)->inexact);
  EXPECT_TRUE(cellOf(zhang, Figure::SignedInTime)->inexact) << "signed off by the system";
}

// ---- definitions ------------------------------------------------------------------------------

TEST(FigureDefinitionTest, EveryFigureHasOneAndNoneIsMissing) {
  const auto definitions = engine::figureDefinitions();
  ASSERT_EQ(definitions.size(), engine::kFigures);
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    const engine::FigureDefinition& one = definitions[i];
    SCOPED_TRACE(one.nameEn);
    EXPECT_EQ(static_cast<std::size_t>(one.figure), i + 1) << "ascending";
    EXPECT_FALSE(one.definitionEn.empty());
    EXPECT_TRUE(names.insert(one.nameZh).second);
    EXPECT_TRUE(names.insert(one.nameEn).second);
    EXPECT_TRUE(one.definitionZh.ends_with("。"));
    EXPECT_TRUE(one.definitionEn.ends_with('.'));
  }
}

TEST(FigureDefinitionTest, PercentilesSayHowTheyAreFound) {
  for (const engine::FigureDefinition& one : engine::figureDefinitions()) {
    const bool percentile = one.nameEn.ends_with("P50") || one.nameEn.ends_with("P90");
    EXPECT_EQ(one.definitionZh.find("最近秩法") != std::string_view::npos, percentile)
        << one.nameEn;
    EXPECT_EQ(one.definitionEn.find("nearest rank") != std::string_view::npos, percentile)
        << one.nameEn;
  }
}

}  // namespace

}  // namespace hall::views
