#include "server/views/projector.h"

#include <fstream>

#include "server/sqlite/database.h"
#include "tests/features/report/views_fixture.h"

/// The read models follow the log: live, after a restart, built anew, and when something breaks.
/// Whatever happens on the way, in the end there is one truth, byte for byte.
namespace hall::views {

namespace {

using domain::Reason;
using simulation::Dice;

constexpr std::uint64_t kSeeds = 4;

class ProjectorTest : public ViewsFixture {
 protected:
  /// The rest of the hall's batches from `from` on.
  void commitRest(const RecordedHall& hall, std::size_t from) {
    for (const std::size_t end : hall.ends()) {
      if (end <= from) continue;
      commit(hall.log(), from, end);
      from = end;
    }
  }
  static std::vector<StoredEvent> until(const std::vector<StoredEvent>& log, std::size_t end) {
    return {log.begin(), log.begin() + static_cast<std::ptrdiff_t>(end)};
  }
};

/// What a server that saw all of it live holds in the end.
struct Truth {
  std::vector<Report> reports;
  std::vector<std::string> rows;
};

class RebuildTest : public ProjectorTest {
 protected:
  Truth live(const RecordedHall& hall) {
    std::filesystem::remove(file);
    start();
    commitRest(hall, 0);
    return ending(hall);
  }
  Truth ending(const RecordedHall& hall) {
    Truth truth;
    truth.reports = everyReport(Position{hall.log().size()});
    stop();
    truth.rows = everyRow();
    return truth;
  }
  void expectSame(const Truth& truth, const Truth& other) {
    // Not EXPECT_EQ, which would print a hundred thousand bytes.
    ASSERT_EQ(truth.reports.size(), other.reports.size());
    for (std::size_t i = 0; i < truth.reports.size(); ++i) {
      EXPECT_TRUE(truth.reports[i] == other.reports[i]) << "report " << i;
    }
    ASSERT_EQ(truth.rows.size(), other.rows.size());
    for (std::size_t i = 0; i < truth.rows.size(); ++i) {
      EXPECT_TRUE(truth.rows[i] == other.rows[i])
          << "row " << i << ": " << truth.rows[i].substr(0, 60);
    }
  }
};

TEST_F(RebuildTest, FromTheLogAloneGivesEveryTableAndReportByteForByte) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RecordedHall hall(seed);
    hall.runDay();
    hall.runDay();
    const Truth truth = live(hall);
    EXPECT_GT(truth.rows.size(), 4U);
    DayStore::remove(file);
    start(hall.log());
    expectSame(truth, ending(hall));
    EXPECT_TRUE(told().empty());
  }
}

TEST_F(RebuildTest, AfterRestartsAnywhereNothingDiffers) {
  RecordedHall hall(21);
  hall.runDay();
  hall.runDay();
  const Truth truth = live(hall);
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    DayStore::remove(file);
    Dice dice(seed);
    const std::size_t batch = dice.below(hall.ends().size());
    const std::size_t first = hall.ends()[batch];
    const std::size_t second = hall.ends()[batch + dice.below(hall.ends().size() - batch)];
    // A crash between two batches: what was committed may not have been followed yet.
    start(until(hall.log(), first));
    if (dice.chance(50)) {
      EXPECT_TRUE(report(wholeHall(), Position{first}).ok());
    }
    start(until(hall.log(), second));
    if (dice.chance(50)) {
      EXPECT_TRUE(report(wholeHall(), Position{second}).ok());
    }
    commitRest(hall, second);
    expectSame(truth, ending(hall));
  }
}

TEST_F(RebuildTest, WhoCannotKeepUpReadsTheLogAndHoldsTheSame) {
  const RecordedHall& hall = twoDays();
  const Truth truth = live(hall);
  DayStore::remove(file);
  Projector::Options narrow;
  narrow.batchesMax = 1;
  narrow.readMax = 7;
  start({}, narrow);
  commitRest(hall, 0);
  expectSame(truth, ending(hall));
}

TEST_F(RebuildTest, OnDemandWhileTheHallGoesOn) {
  const RecordedHall& hall = twoDays();
  const Truth truth = live(hall);
  DayStore::remove(file);
  const std::size_t half = hall.log().size() / 2;
  Projector::Options slow;
  slow.readMax = 16;
  start(until(hall.log(), half), slow);
  ASSERT_TRUE(reaches(until(hall.log(), half)));
  auto done = std::make_shared<std::promise<Position>>();
  auto ended = done->get_future();
  auto last = std::make_shared<Position>();
  views->rebuild([done, last](Position reached, bool finished) {
    EXPECT_LE(*last, reached) << "progress goes one way";
    *last = reached;
    if (finished) done->set_value(reached);
  });
  commitRest(hall, half);
  const auto reached = engine::soon(std::move(ended));
  ASSERT_TRUE(reached);
  EXPECT_GE(reached->value, half);
  expectSame(truth, ending(hall));
}

// ---- damage -----------------------------------------------------------------------------------

TEST_F(RebuildTest, AFileThatIsNoDatabaseIsThrownAwayWithAWord) {
  const RecordedHall& hall = twoDays();
  const Truth truth = live(hall);
  DayStore::remove(file);
  std::ofstream(file) << std::string(20'000, 'x');
  start(hall.log());
  expectSame(truth, ending(hall));
  ASSERT_EQ(told().size(), 1U);
  EXPECT_NE(told()[0].find("not a database"), std::string::npos) << told()[0];
}

TEST_F(RebuildTest, AChangedByteIsFoundByTheReportThatReadsItAndHealed) {
  const RecordedHall& hall = twoDays();
  const Truth truth = live(hall);
  sqlite::Database(file.string(), sqlite::Database::Mode::Existing)
      .run("UPDATE day SET tickets = CAST(x'FF' || substr(tickets, 2) AS BLOB) WHERE rowid = 1");
  start(hall.log());
  const auto answer = report(wholeHall());
  ASSERT_TRUE(isAccepted(answer)) << "it waits for the views to be built anew";
  EXPECT_EQ(*answer, truth.reports[1]);
  expectSame(truth, ending(hall));
  ASSERT_EQ(told().size(), 1U);
  EXPECT_NE(told()[0].find("a day was changed"), std::string::npos) << told()[0];
}

TEST_F(RebuildTest, AFileOfAnotherLogIsNotGoneOnWith) {
  RecordedHall other(99);
  other.runDay();
  other.runDay();
  const RecordedHall& hall = twoDays();
  const Truth truth = live(hall);
  live(other);
  start(hall.log());
  expectSame(truth, ending(hall));
  ASSERT_EQ(told().size(), 1U);
}

TEST_F(RebuildTest, AFileAheadOfARestoredLogIsNotGoneOnWith) {
  const RecordedHall& hall = twoDays();
  live(hall);
  const std::size_t backup = hall.ends()[hall.ends().size() / 2];
  start(until(hall.log(), backup));
  EXPECT_TRUE(reaches(until(hall.log(), backup)));
  ASSERT_EQ(told().size(), 1U);
  EXPECT_EQ(views->position(), Position{backup});
}

TEST_F(RebuildTest, AFileThatCannotBeOpenedIsTriedAgainUntilItCan) {
  const RecordedHall& hall = twoDays();
  const Truth truth = live(hall);
  DayStore::remove(file);
  std::filesystem::create_directory(file);
  std::ofstream(file / "in the way") << "x";
  start(hall.log());
  const auto refused = report(wholeHall(), {}, std::chrono::milliseconds{50});
  EXPECT_TRUE(isRefused(refused, Reason::PositionNotReached, "position", "0"));
  EXPECT_GE(told().size(), 2U);
  std::filesystem::remove_all(file);
  expectSame(truth, ending(hall));
}

TEST_F(RebuildTest, AReadOfTheLogThatFailsIsTriedAgain) {
  const RecordedHall& hall = twoDays();
  const Truth truth = live(hall);
  DayStore::remove(file);
  readsToFail = 3;
  start(hall.log());
  expectSame(truth, ending(hall));
  EXPECT_TRUE(told().empty()) << "the file was not to blame";
}

// ---- waiting ----------------------------------------------------------------------------------

TEST_F(ProjectorTest, AReportWaitsForThePositionItWants) {
  const RecordedHall& hall = twoDays();
  const std::size_t half = hall.ends()[hall.ends().size() / 2];
  start(until(hall.log(), half));
  auto answer = std::make_shared<std::promise<Position>>();
  auto coming = answer->get_future();
  views->report(
      wholeHall(),
      Position{half + 1},
      std::chrono::steady_clock::now() + kPatience,
      [answer](engine::Result<Report> report) { answer->set_value(report->position); }
  );
  ASSERT_TRUE(reaches(until(hall.log(), half)));
  EXPECT_EQ(coming.wait_for(std::chrono::seconds{0}), std::future_status::timeout);
  commitRest(hall, half);
  const auto position = engine::soon(std::move(coming));
  ASSERT_TRUE(position);
  EXPECT_GT(position->value, half);
}

TEST_F(ProjectorTest, AtItsDeadlineItIsToldHowFarTheViewsAre) {
  const RecordedHall& hall = twoDays();
  start(hall.log());
  ASSERT_TRUE(reaches(hall.log()));
  const Position next{hall.log().size() + 1};
  EXPECT_TRUE(isRefused(
      report(wholeHall(), next, std::chrono::milliseconds{30}),
      Reason::PositionNotReached,
      "position",
      std::to_string(hall.log().size())
  ));
  EXPECT_TRUE(
      isRefused(report(wholeHall(), {}, std::chrono::milliseconds{-1}), Reason::PositionNotReached)
  ) << "nobody waits for it any more";
}

TEST_F(ProjectorTest, AfterAStartNothingIsAnsweredFromHalfTheLog) {
  const RecordedHall& hall = twoDays();
  Projector::Options slow;
  slow.readMax = 5;
  start(hall.log(), slow);
  const auto answer = report(wholeHall());
  ASSERT_TRUE(isAccepted(answer));
  EXPECT_EQ(answer->position, Position{hall.log().size()});
}

TEST_F(ProjectorTest, TooManyThatWaitAreSentAway) {
  Projector::Options options;
  options.asksMax = 2;
  start({}, options);
  const auto ask = [this](std::chrono::milliseconds patience) {
    auto answer = std::make_shared<std::promise<engine::Result<Report>>>();
    auto coming = answer->get_future();
    views->report(
        wholeHall(),
        Position{1},
        std::chrono::steady_clock::now() + patience,
        [answer](engine::Result<Report> report) { answer->set_value(std::move(report)); }
    );
    return coming;
  };
  auto first = ask(kPatience);
  auto second = ask(kPatience);
  const auto third = engine::soon(ask(kPatience));
  ASSERT_TRUE(third);
  EXPECT_TRUE(isRefused(*third, Reason::Overloaded, "seconds", "1"));
  views->stop();
  const auto left = engine::soon(std::move(first));
  ASSERT_TRUE(left);
  EXPECT_TRUE(isRefused(*left, Reason::NotReady));
  EXPECT_TRUE(isRefused(report(wholeHall()), Reason::NotReady)) << "nobody is there any more";
}

// ---- the period -------------------------------------------------------------------------------

/// Index of the event that closes Monday.
std::size_t endOfMonday(const std::vector<StoredEvent>& log) {
  const auto found = std::find_if(log.begin(), log.end(), [](const StoredEvent& stored) {
    const auto* closed = std::get_if<domain::DayClosed>(&stored.event.body);
    return closed != nullptr && closed->day == support::monday();
  });
  return static_cast<std::size_t>(found - log.begin());
}

TEST_F(ProjectorTest, APeriodIsPreliminaryUntilItsLastDayIsClosed) {
  const RecordedHall& hall = twoDays();
  const std::size_t closing = endOfMonday(hall.log());
  ASSERT_LT(closing, hall.log().size());
  start(until(hall.log(), closing));
  const auto before = report(wholeHall(1), Position{closing});
  ASSERT_TRUE(isAccepted(before));
  EXPECT_TRUE(before->preliminary);
  commit(hall.log(), closing, closing + 1);
  const auto after = report(wholeHall(1), Position{closing + 1});
  ASSERT_TRUE(isAccepted(after));
  EXPECT_FALSE(after->preliminary);
  EXPECT_EQ(after->rows, before->rows) << "closing a day changes none of its figures";
  EXPECT_TRUE(report(wholeHall(2))->preliminary) << "tomorrow is not over";
}

TEST_F(ProjectorTest, ADayBeforeTheHallsFirstIsOverThoughNothingClosedIt) {
  start();
  const std::vector<StoredEvent> log = until(twoDays().log(), endOfMonday(twoDays().log()));
  commit(log, 0, log.size());
  ReportQuery query = wholeHall(1);
  query.running = support::monday();
  const auto preliminary = [&](int firstDay, int lastDay) {
    query.first = support::monday() + std::chrono::days{firstDay};
    query.last = support::monday() + std::chrono::days{lastDay};
    const auto answer = report(query, Position{log.size()});
    EXPECT_TRUE(isAccepted(answer));
    return answer && answer->preliminary;
  };
  EXPECT_FALSE(preliminary(-10, -10));
  EXPECT_FALSE(preliminary(-10, -1));
  EXPECT_TRUE(preliminary(-10, 0)) << "today is not over";
  EXPECT_TRUE(preliminary(0, 0));
  query.running = support::monday() + std::chrono::days{1};
  EXPECT_TRUE(preliminary(0, 0)) << "the views have not seen it closed yet";
}

// ---- alerts -----------------------------------------------------------------------------------

TEST_F(ProjectorTest, AlertsWaitLikeReportsAndSurviveARestart) {
  const RecordedHall& hall = twoDays();
  const auto alerts = [this](Position wants) {
    auto answer = std::make_shared<std::promise<std::vector<engine::PastAlert>>>();
    auto coming = answer->get_future();
    views->alerts(
        {true, {}, {}, {}, 0, 1000},
        wants,
        std::chrono::steady_clock::now() + kPatience,
        [answer](engine::Result<std::vector<engine::PastAlert>> listed) {
          answer->set_value(listed ? *listed : std::vector<engine::PastAlert>{});
        }
    );
    return engine::soon(std::move(coming)).value_or(std::vector<engine::PastAlert>{});
  };
  std::size_t raised = 0;
  for (const StoredEvent& stored : hall.log()) {
    raised += std::holds_alternative<domain::AlertRaised>(stored.event.body) ? 1U : 0U;
  }
  start();
  commitRest(hall, 0);
  const auto live = alerts(Position{hall.log().size()});
  EXPECT_EQ(live.size(), raised);
  EXPECT_GT(raised, 3U);
  start(hall.log());
  EXPECT_EQ(alerts({}), live);
}

}  // namespace

}  // namespace hall::views
