#include "bench/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bench/rounds.h"

namespace hall::bench {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Report reportOf(double value, Goal goal) {
  Entry entry;
  entry.id = "P1";
  entry.title = "a figure";
  entry.findings.measures = {medianOf("ratio", {value, value}, "", goal)};
  entry.findings.remarks = {{"beside", "12 syncs"}};
  Report report;
  report.entries = {entry};
  return report;
}

TEST(ReportTest, PassesWhenEveryGoalIsMet) {
  EXPECT_TRUE(reportOf(0.8, atLeast(0.7)).passes());
  EXPECT_THAT(tableOf(reportOf(0.8, atLeast(0.7))), HasSubstr("every goal is met"));
}

TEST(ReportTest, DoesNotPassWhenOneGoalIsMissed) {
  Report report = reportOf(0.8, atLeast(0.7));
  report.entries.push_back(reportOf(0.6, atLeast(0.7)).entries.front());

  EXPECT_FALSE(report.passes());
  EXPECT_THAT(tableOf(report), HasSubstr("MISSED"));
}

TEST(ReportTest, DoesNotPassWhenAFigureCouldNotBeMeasured) {
  Report report = reportOf(0.8, atLeast(0.7));
  report.entries.front().problem = "PostgreSQL does not start";

  EXPECT_FALSE(report.passes());
  EXPECT_THAT(tableOf(report), HasSubstr("NOT MEASURED: PostgreSQL does not start"));
}

TEST(ReportTest, AsksNothingOfAMeasureWithoutGoal) {
  Report report = reportOf(0.1, atLeast(0.7));
  report.entries.front().findings.measures.front().goal.reset();

  EXPECT_TRUE(report.passes());
  EXPECT_THAT(tableOf(report), Not(HasSubstr("MISSED")));
}

TEST(ReportTest, WritesEveryRoundForMachines) {
  const std::string json = jsonOf(reportOf(0.5, atMost(0.7)));

  EXPECT_THAT(json, HasSubstr("\"at_most\": 0.7"));
  EXPECT_THAT(json, HasSubstr("\"met\": true"));
  EXPECT_THAT(json, HasSubstr("\"rounds\": ["));
  EXPECT_THAT(json, HasSubstr("\"beside\": \"12 syncs\""));
}

TEST(ReportTest, ShowsSharesWithTwoDecimalsSoThatNothingIsRoundedUpToItsGoal) {
  Report report = reportOf(96.46, atLeast(96.5));
  report.entries.front().findings.measures.front().unit = "%";

  EXPECT_THAT(tableOf(report), HasSubstr("96.46 %"));
}

}  // namespace
}  // namespace hall::bench
