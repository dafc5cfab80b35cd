#include "server/domain/working_time.h"

#include <gtest/gtest.h>

#include "tests/unit/domain/limit_calendar.h"

namespace hall::domain {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

class WorkingTimeTest : public ::testing::Test {
 protected:
  WorkCalendar calendar_ = springFestival();
  WorkingTime time_{calendar_, businessHours(), kShanghai};
};

TEST_F(WorkingTimeTest, CountsWorkdaysOverAFestivalAndItsMakeUpDays) {
  struct Row {
    LocalDay from;
    std::int32_t n;
    LocalDay expected;
  };
  const Row rows[] = {
      {dayIn2026(2, 13), 1, dayIn2026(2, 14)},  // a Saturday that works
      {dayIn2026(2, 13), 2, dayIn2026(2, 24)},
      {dayIn2026(2, 14), 20, dayIn2026(3, 20)},
      {dayIn2026(2, 17), 1, dayIn2026(2, 24)},  // begins on a day off
      {dayIn2026(2, 27), 1, dayIn2026(2, 28)},
      {dayIn2026(3, 6), 1, dayIn2026(3, 9)},
  };

  for (const Row& row : rows) {
    const LocalDay due = time_.workdayAfter(row.from, row.n);
    EXPECT_EQ(due, row.expected) << row.n;
    EXPECT_EQ(time_.workdaysIn(row.from, due), row.n);
    EXPECT_EQ(time_.workdaysIn(due, row.from), 0);
  }
  EXPECT_EQ(time_.workdayBefore(dayIn2026(2, 24), 1), dayIn2026(2, 14));
  EXPECT_EQ(time_.workdayBefore(dayIn2026(2, 20), 2), dayIn2026(2, 13));
}

TEST_F(WorkingTimeTest, MoreWorkdaysNeverEndSooner) {
  LocalDay before = dayIn2026(1, 1);
  for (std::int32_t n = 1; n <= 300; ++n) {
    const LocalDay due = time_.workdayAfter(dayIn2026(1, 1), n);
    EXPECT_GT(due, before);
    EXPECT_EQ(time_.workdayBefore(due, n), dayIn2026(1, 1)) << n;
    before = due;
  }
}

TEST_F(WorkingTimeTest, BeginsAtOnceInBusinessHoursElseAtTheNextOpening) {
  struct Row {
    const char* name;
    Instant at;
    Instant expected;
  };
  const Row rows[] = {
      {"in the morning", at(2, 12, 10), at(2, 12, 10)},
      {"over lunch", at(2, 12, 13), at(2, 12, 13)},
      {"before opening", at(2, 12, 7), at(2, 12, 8, 30)},
      {"at closing", at(2, 12, 17, 30), at(2, 13, 8, 30)},
      {"in overtime", at(2, 13, 19), at(2, 14, 8, 30)},
      {"on a Saturday that works", at(2, 14, 10), at(2, 14, 10)},
      {"at the weekend shift", at(2, 7, 10), at(2, 9, 8, 30)},
      {"in the festival", at(2, 18, 10), at(2, 24, 8, 30)},
  };

  for (const Row& row : rows) EXPECT_EQ(time_.startOf(row.at), row.expected) << row.name;
}

TEST_F(WorkingTimeTest, RunsBusinessHoursThroughLunchNightAndFestival) {
  struct Row {
    const char* name;
    Instant from;
    Duration length;
    Instant expected;
  };
  const Row rows[] = {
      {"within a session", at(2, 12, 9), hours{1}, at(2, 12, 10)},
      {"to its very end", at(2, 12, 11), hours{1}, at(2, 12, 12)},
      {"over lunch", at(2, 12, 11, 30), hours{1}, at(2, 12, 14, 30)},
      {"to closing", at(2, 12, 8, 30), hours{7}, at(2, 12, 17, 30)},
      {"over night to the make-up day", at(2, 13, 16, 30), hours{2}, at(2, 14, 9, 30)},
      {"over the festival", at(2, 14, 17), hours{1}, at(2, 24, 9)},
      {"from a day off", at(2, 20, 12), minutes{30}, at(2, 24, 9)},
  };

  for (const Row& row : rows) {
    const Instant end = time_.after(row.from, row.length);
    EXPECT_EQ(end, row.expected) << row.name;
    EXPECT_EQ(time_.between(row.from, end), row.length) << row.name;
    EXPECT_EQ(time_.between(time_.before(end, row.length), end), row.length) << row.name;
  }
  EXPECT_EQ(time_.before(at(2, 24, 9), hours{1}), at(2, 14, 17));
  EXPECT_EQ(time_.between(at(2, 12, 10), at(2, 12, 9)), Duration::zero());
}

TEST_F(WorkingTimeTest, CountsTheEndsOfHalfWorkdays) {
  EXPECT_EQ(time_.halfDayEnd(at(2, 12, 9), 1), at(2, 12, 12));
  EXPECT_EQ(time_.halfDayEnd(at(2, 12, 12), 1), at(2, 12, 17, 30));
  EXPECT_EQ(time_.halfDayEnd(at(2, 14, 12), 2), at(2, 24, 12));
  EXPECT_EQ(time_.halfDayEndsIn(at(2, 12, 9), at(2, 12, 17, 30)), 2);
  EXPECT_EQ(time_.halfDayEndsIn(at(2, 14, 12), at(2, 24, 12)), 2);
  EXPECT_EQ(time_.halfDayEndsIn(at(2, 16, 9), at(2, 20, 9)), 0);
}

TEST_F(WorkingTimeTest, ALateEveningOrAClosureOfTheHallMovesNothing) {
  OpeningHours opening = businessHours();
  opening.exceptions.push_back({dayIn2026(2, 12), {{hours{8}, hours{21}}}, "延时"});
  opening.exceptions.push_back({dayIn2026(2, 13), {}, "停电"});
  const WorkingTime time(calendar_, opening, kShanghai);

  EXPECT_EQ(time.closingOn(dayIn2026(2, 12)), at(2, 12, 17, 30));
  EXPECT_EQ(time.workdayAfter(dayIn2026(2, 12), 1), dayIn2026(2, 13));
  EXPECT_EQ(time.startOf(at(2, 12, 19)), at(2, 13, 8, 30));
}

TEST_F(WorkingTimeTest, AWorkdayOfWhichTheHoursSayNothingRunsToMidnight) {
  const WorkingTime time(calendar_, OpeningHours{}, kShanghai);

  EXPECT_EQ(time.openingOn(dayIn2026(2, 12)), at(2, 12, 0));
  EXPECT_EQ(time.closingOn(dayIn2026(2, 12)), at(2, 13, 0));
}

TEST_F(WorkingTimeTest, IsProvisionalOverDaysOfAYearWithoutItsNotice) {
  using namespace std::chrono;
  const LocalDay newYear{year{2027} / January / 1};

  EXPECT_FALSE(time_.isProvisional(dayIn2026(2, 1), dayIn2026(12, 31)));
  EXPECT_TRUE(time_.isProvisional(dayIn2026(12, 31), newYear));
  EXPECT_TRUE(time_.isProvisional(dayIn2026(12, 1), newYear));
  EXPECT_FALSE(time_.isProvisional(newYear, newYear));
}

}  // namespace
}  // namespace hall::domain
