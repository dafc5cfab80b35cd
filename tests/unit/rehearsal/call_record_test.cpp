#include "tools/rehearsal/call_record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temporary_directory.h"
#include "tests/unit/rehearsal/record_head.h"

namespace hall::rehearsal {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

class CallRecordTest : public testing::Test {
 protected:
  CallDay read(const std::string& rows, const std::string& day = "") {
    std::ofstream(folder_ / "calls.csv") << kRecordHead << rows;
    return readCallDay(folder_ / "calls.csv", parseDate(day));
  }

  std::string complaintOf(const std::string& rows) {
    try {
      read(rows);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "";
  }

  /// A call at `arrival` that A01 takes `wait` later for a minute.
  static std::string served(int arrival, int wait, const std::string& agent = "A01") {
    const std::string at = std::to_string(arrival);
    const std::string start = std::to_string(arrival + wait);
    return "1999-01-03," + at + ",PS,0," + at + "," + at + "," + at + "," + start + "," +
           std::to_string(wait) + ",AGENT," + start + "," + std::to_string(arrival + wait + 60) +
           ",60," + agent + "\n";
  }

  static DayPlan planned(const CallDay& day) {
    CallDayOptions options;
    options.holdShare = options.transferShare = options.silentShare = 0;
    return planOf(day, options);
  }

  support::TemporaryDirectory folder_;
};

TEST_F(CallRecordTest, TakesTheDayWithMostCallsUnlessAnotherIsAsked) {
  const std::string rows =
      served(100, 0) + served(50, 0) + "1999-01-04,8,NW,2,2,8,8,148,140,HANG,,,0,\n";
  const CallDay busiest = read(rows);
  EXPECT_EQ(dateText(busiest.date), "1999-01-03");
  ASSERT_EQ(busiest.calls.size(), 2U);
  EXPECT_EQ(busiest.calls[0].arrival, seconds{50});

  EXPECT_EQ(read(rows, "1999-01-04").calls.size(), 1U);
}

TEST_F(CallRecordTest, WhoHangsUpHasPatienceForAsLongAsTheyWaited) {
  const DayPlan plan = planned(read("1999-01-03,8,NW,2,2,8,8,148,140,HANG,,,0,\n"));
  ASSERT_EQ(plan.visits.size(), 1U);
  EXPECT_EQ(plan.visits[0].patience, Duration{seconds{140}});
  EXPECT_EQ(plan.visits[0].ground, v1::GROUND_OTHER);
  EXPECT_EQ(plan.visits[0].itemId, "NW");
}

TEST_F(CallRecordTest, WhoWasServedStaysAndTakesAsLongAsThen) {
  const DayPlan plan = planned(read(served(100, 30)));
  EXPECT_EQ(plan.visits[0].patience, std::nullopt);
  EXPECT_EQ(plan.visits[0].service, seconds{60});
  EXPECT_EQ(plan.recorded->served, 1U);
  EXPECT_EQ(plan.recorded->meanWait, seconds{30});
}

TEST_F(CallRecordTest, MendsARowThatWasMovedToTheNextDay) {
  const DayPlan plan =
      planned(read("1999-01-03,136464,PS,0,50066,136464,,,0,AGENT,50065,50100,35,A02\n"));
  EXPECT_EQ(plan.visits[0].arrival, seconds{136'464 - 86'400});
}

TEST_F(CallRecordTest, ARowThatWasMovedFromBeforeMidnightComesAtMidnight) {
  const DayPlan plan = planned(read("1999-01-03,86320,PS,0,100,86320,,,0,AGENT,160,195,35,A02\n"));
  EXPECT_EQ(plan.visits[0].arrival, seconds{0});
}

TEST_F(CallRecordTest, LeavesOutWhatTheRecordItselfCallsAFault) {
  const DayPlan plan = planned(read(
      "1999-01-03,10,AA,0,9,10,,,0,HANG,,,0,\n"
      "1999-01-03,20,PS,0,19,20,,,0,AGENT,20,5320,5300,A01\n" +
      served(100, 0)
  ));
  EXPECT_EQ(plan.visits.size(), 1U);
  EXPECT_EQ(plan.recorded->leftOut, 2U);
}

TEST_F(CallRecordTest, AgentsSitWhereTheyServedAndPauseWhereTheyDidNot) {
  // Served at 1:00:00 and 1:05:00, then half an hour nothing, then two hours nothing.
  const DayPlan plan =
      planned(read(served(3600, 0) + served(3900, 0) + served(5760, 0) + served(13'000, 0)));
  ASSERT_EQ(plan.staff.size(), 1U);
  EXPECT_EQ(plan.staff[0].number, "A01");
  EXPECT_EQ(plan.staff[0].counterId, "1");
  ASSERT_EQ(plan.staff[0].shifts.size(), 2U);
  const Shift& first = plan.staff[0].shifts[0];
  EXPECT_EQ(first.from, minutes{59});
  EXPECT_EQ(first.until, seconds{5760 + 120});
  ASSERT_EQ(first.absences.size(), 1U);
  EXPECT_EQ(first.absences[0].from, seconds{3960 + 60});
  EXPECT_EQ(first.absences[0].until, seconds{5760 - 60});
}

TEST_F(CallRecordTest, BetweenTwoCallsAgentsTakeWhatTheyTookWhenSomebodyWaited) {
  // The second had waited 40 s when A01 was free 25 s before.
  const DayPlan plan = planned(read(served(100, 0) + served(145, 40)));
  EXPECT_THAT(plan.wrapUps, testing::ElementsAre(Duration{seconds{25}}));
}

TEST_F(CallRecordTest, TheSameSeedGivesTheSamePlan) {
  std::string rows;
  for (int i = 0; i < 200; ++i) rows += served(100 * i, 0);
  const CallDay day = read(rows);
  CallDayOptions options;
  options.holdShare = 300;
  const auto held = [&](std::uint64_t seed) {
    options.seed = seed;
    std::string marks;
    for (const Visit& visit : planOf(day, options).visits) marks += visit.hold ? "h" : "-";
    return marks;
  };
  EXPECT_EQ(held(1), held(1));
  EXPECT_NE(held(1), held(2));
}

TEST_F(CallRecordTest, SaysWhichLineDoesNotFit) {
  EXPECT_THAT(
      complaintOf("1999-01-03,soon,PS,0,2,8,8,148,140,HANG,,,0,\n"),
      testing::HasSubstr("calls.csv:2: has no number under arrival_s: soon")
  );
  EXPECT_THAT(
      complaintOf("1999-01-03,8,NW,2,2,8,8,148,9223372036854775807,HANG,,,0,\n"),
      testing::HasSubstr(
          "calls.csv:2: has no time of two days under queue_time_s: 9223372036854775807"
      )
  );
  EXPECT_THAT(
      complaintOf("1999-01-03,-8,NW,2,2,8,8,148,140,HANG,,,0,\n"),
      testing::HasSubstr("calls.csv:2: has no time of two days under arrival_s: -8")
  );
  EXPECT_THAT(complaintOf("1999-01-03,8\n"), testing::HasSubstr("calls.csv:2: does not have"));
  EXPECT_THAT(complaintOf(""), testing::HasSubstr("holds no calls"));
}

TEST_F(CallRecordTest, SaysWhichColumnIsMissing) {
  std::ofstream(folder_ / "other.csv") << "date,arrival_s\n";
  try {
    readCallDay(folder_ / "other.csv", std::nullopt);
    FAIL() << "a column is missing";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("has no column type"));
  }
}

TEST(DateTest, IsReadStrictly) {
  EXPECT_EQ(dateText(*parseDate("2026-03-02")), "2026-03-02");
  EXPECT_EQ(parseDate("2026-02-30"), std::nullopt);
  for (const char* other : {"2026-03-02x", "2026-3-2", " 2026-03-02", "+202-03-02"}) {
    EXPECT_EQ(parseDate(other), std::nullopt) << other;
  }
  EXPECT_EQ(parseDate(""), std::nullopt);
}

}  // namespace
}  // namespace hall::rehearsal
