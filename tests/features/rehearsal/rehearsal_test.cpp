#include <gtest/gtest.h>

#include <fstream>

#include "server/engine/random_ids.h"
#include "server/log/sqlite_store.h"
#include "tests/features/rehearsal/rehearsal_options.h"
#include "tests/support/temporary_directory.h"
#include "tools/rehearsal/server_process.h"

/// A rehearsed day, small: the hall keeps every promise, and the day repeats with its seed.
namespace hall::features {
namespace {

using rehearsal::rehearse;
using rehearsal::RunResult;

RunResult generatedDay(std::uint64_t seed) {
  auto options = rehearsalOf("township");
  options.generated = {seed, 40};
  options.seed = seed;
  return rehearse(options);
}

std::uint64_t countOf(const RunResult& result, v1::ReportFigure figure) {
  for (const auto& cell : result.report.total().cells()) {
    if (cell.figure() == figure) return cell.count();
  }
  return 0;
}

TEST(RehearsalTest, GeneratedDayKeepsEveryPromiseAndRepeatsWithItsSeed) {
  const RunResult first = generatedDay(7);

  EXPECT_EQ(first.faults, rehearsal::Faults{});
  EXPECT_EQ(first.day.came, 40U);
  EXPECT_GT(first.day.served, 30U);
  EXPECT_EQ(countOf(first, v1::REPORT_FIGURE_ISSUED), first.day.came);

  const RunResult again = generatedDay(7);
  EXPECT_EQ(again.faults, rehearsal::Faults{});
  EXPECT_EQ(again.fingerprint, first.fingerprint);
}

/// Everything that the log of an ended rehearsal holds.
std::vector<engine::StoredEvent> logIn(const std::filesystem::path& folder) {
  constexpr std::size_t kMax = 100'000;
  const auto ids = engine::makeRandomIds();
  log::StoreOptions options;
  options.directory = folder / "data";
  options.keyFile = folder / "hall.key";
  options.create = false;
  options.clockMode = domain::ClockMode::Rehearsal;
  const auto store = log::SqliteStore::open(options, *ids);
  if (!store) throw std::runtime_error(std::string(domain::nameOf(store.reason())));
  const auto events = (*store)->eventLog().read(engine::HallId{}, {}, kMax);
  if (!events) throw std::runtime_error(std::string(domain::nameOf(events.reason())));
  return *events;
}

/// Some stood in the wrong queue and were sent on at the counter, and the counters paused for lunch
/// and came back.
TEST(RehearsalTest, PeopleAreSentOnAndCountersPauseInAGeneratedDay) {
  const support::TemporaryDirectory folder;
  auto options = rehearsalOf("city");
  options.folder = folder / "hall";
  options.generated = {7, 100};
  options.seed = 7;

  const RunResult result = rehearse(options);

  EXPECT_EQ(result.faults, rehearsal::Faults{});
  std::uint64_t sentOn = 0;
  std::uint64_t lunches = 0;
  std::uint64_t returns = 0;
  for (const auto& stored : logIn(options.folder)) {
    const auto& body = stored.event.body;
    const auto* transferred = std::get_if<domain::TicketTransferred>(&body);
    const auto* paused = std::get_if<domain::CounterPaused>(&body);
    if (transferred != nullptr && transferred->wrongQueue) ++sentOn;
    if (paused != nullptr && paused->reason == domain::PauseReason::Meal) ++lunches;
    if (std::holds_alternative<domain::CounterResumed>(body)) ++returns;
  }
  EXPECT_GT(sentOn, 0U);
  EXPECT_EQ(sentOn, countOf(result, v1::REPORT_FIGURE_MISROUTED));
  EXPECT_GT(lunches, 5U);
  EXPECT_EQ(returns, lunches);
}

TEST(RehearsalTest, AnotherSeedIsAnotherDay) {
  EXPECT_NE(generatedDay(8).fingerprint, generatedDay(9).fingerprint);
}

/// One counter cannot serve them all before three in the morning, when the hall signs it off and
/// closes what is open; its sessions have run out by then.
TEST(RehearsalTest, OverfullHallEndsItsDayAtTheDayEnd) {
  auto options = rehearsalOf("village");
  options.generated = {5, 160};
  options.seed = 5;

  const RunResult result = rehearse(options);

  EXPECT_EQ(result.faults, rehearsal::Faults{});
  EXPECT_EQ(result.day.came, 160U);
  EXPECT_GT(result.day.closed, 5U);
  EXPECT_EQ(result.day.stayed, 0U);
  EXPECT_EQ(result.day.came, result.day.served + result.day.left + result.day.closed);
  EXPECT_EQ(countOf(result, v1::REPORT_FIGURE_CLOSED_BY_SYSTEM), result.day.closed);
}

TEST(RehearsalTest, SaturdayOfTheRecordGoesThroughTheHall) {
  auto options = rehearsalOf("call-centre");
  options.record = recordOfCalls();
  if (options.record.empty()) {
    ASSERT_FALSE(isLong()) << kNoRecord;
    GTEST_SKIP() << kNoRecord;
  }
  options.day = rehearsal::parseDate("1999-01-02");

  const RunResult result = rehearse(options);

  EXPECT_EQ(result.faults, rehearsal::Faults{});
  EXPECT_GT(result.day.came, 100U);
  EXPECT_EQ(result.day.came, result.day.served + result.day.left + result.day.stayed);
  EXPECT_EQ(countOf(result, v1::REPORT_FIGURE_ISSUED), result.day.came);
}

/// As an operator does who has a demo hall: hall-rehearsal --server ADDRESS --credentials FILE.
TEST(RehearsalTest, AServerThatRunsAlreadyIsRehearsedAndGoesOnRunning) {
  const support::TemporaryDirectory folder;
  auto options = rehearsalOf("township");
  rehearsal::ServerPlace place;
  place.program = options.program;
  place.folder = folder.path();
  place.catalogue = options.catalogue;
  place.clock = "rehearsal:2026-03-02T08:00:00+08:00,stepped";
  rehearsal::ServerProcess server(place);
  const auto banner = server.waitUntilReady(std::chrono::seconds{60});
  ASSERT_TRUE(banner.has_value());
  options.server = banner->rpcAddress;
  options.credentials = folder / "credentials";
  std::ofstream(options.credentials) << textOf(*banner);
  options.generated = {4, 8};

  const RunResult result = rehearse(options);

  EXPECT_EQ(result.faults, rehearsal::Faults{});
  EXPECT_EQ(result.day.came, 8U);
  EXPECT_EQ(countOf(result, v1::REPORT_FIGURE_ISSUED), 8U);
  EXPECT_EQ(server.stop(std::chrono::seconds{60}), 0) << "it is left as it was found: running";
}

TEST(RehearsalTest, ClockThatRunsByItselfIsFollowed) {
  auto options = rehearsalOf("township");
  options.generated = {3, 8};
  options.pace = "3600";

  const RunResult result = rehearse(options);

  EXPECT_EQ(result.faults, rehearsal::Faults{});
  EXPECT_EQ(result.day.came + result.day.skipped, 8U);
}

}  // namespace
}  // namespace hall::features
