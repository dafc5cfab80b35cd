#include "server/domain/time_limit.h"

#include <gtest/gtest.h>

#include "tests/unit/domain/limit_calendar.h"

namespace hall::domain {
namespace {

using Unit = Limit::Unit;

class TimeLimitTest : public ::testing::Test {
 protected:
  Instant due(const RunningLimit& running) const { return dueOf(running, time_)->at; }
  Instant nearDue(const RunningLimit& running) const {
    return nearDueAt(running, *dueOf(running, time_), time_);
  }

  WorkCalendar calendar_ = springFestival();
  WorkingTime time_{calendar_, businessHours(), kShanghai};
};

TEST_F(TimeLimitTest, IsDueAsItsUnitSays) {
  struct Row {
    const char* name;
    Limit limit;
    Instant accepted;
    Instant due;
  };
  const Row rows[] = {
      {"on the spot", {Unit::OnTheSpot, 0}, at(2, 12, 10), at(2, 12, 17, 30)},
      {"on the spot in overtime", {Unit::OnTheSpot, 0}, at(2, 12, 18), at(2, 13, 17, 30)},
      {"an hour over the festival", {Unit::Hours, 1}, at(2, 14, 17), at(2, 24, 9)},
      {"an hour from the minute", {Unit::Hours, 1}, at(2, 12, 9, 17), at(2, 12, 10, 17)},
      {"half a day before noon", {Unit::HalfWorkdays, 1}, at(2, 12, 11, 59), at(2, 12, 17, 30)},
      {"half a day from noon", {Unit::HalfWorkdays, 1}, at(2, 12, 12), at(2, 13, 12)},
      {"half a day before a festival", {Unit::HalfWorkdays, 1}, at(2, 14, 15), at(2, 24, 12)},
      {"a day in halves", {Unit::HalfWorkdays, 2}, at(2, 12, 9), at(2, 13, 12)},
      {"one day and a half", {Unit::HalfWorkdays, 3}, at(2, 12, 9), at(2, 13, 17, 30)},
      {"one workday, a Saturday", {Unit::Workdays, 1}, at(2, 13, 10), at(2, 14, 17, 30)},
      {"five over the festival", {Unit::Workdays, 5}, at(2, 11, 10), at(2, 25, 17, 30)},
      {"accepted at the last minute", {Unit::Workdays, 1}, at(2, 12, 17, 29), at(2, 13, 17, 30)},
      {"accepted in overtime", {Unit::Workdays, 1}, at(2, 12, 18), at(2, 14, 17, 30)},
      {"accepted at the weekend", {Unit::Workdays, 1}, at(2, 8, 10), at(2, 10, 17, 30)},
      {"days that end in the festival", {Unit::CalendarDays, 3}, at(2, 13, 9), at(2, 24, 17, 30)},
      {"days that end on a workday", {Unit::CalendarDays, 10}, at(3, 2, 9), at(3, 12, 17, 30)},
  };

  for (const Row& row : rows) {
    const std::optional<Due> due = dueOf({row.limit, 0, row.accepted, {}}, time_);
    ASSERT_TRUE(due) << row.name;
    EXPECT_EQ(due->at, row.due) << row.name;
    EXPECT_EQ(due->day, kShanghai.dayOf(row.due)) << row.name;
    EXPECT_FALSE(due->provisional) << row.name;
  }
}

TEST_F(TimeLimitTest, WithoutALimitNothingIsDue) {
  EXPECT_FALSE(dueOf({{Unit::None, 0}, 0, at(2, 12, 10), {}}, time_));
}

TEST_F(TimeLimitTest, ASuspensionAddsWhatItTook) {
  struct Row {
    const char* name;
    Limit limit;
    Instant accepted;
    std::vector<Suspension> suspensions;
    Instant due;
  };
  const Row rows[] = {
      {"three workdays over the festival",
       {Unit::Workdays, 5},
       at(2, 11, 10),
       {{at(2, 12, 9), at(2, 24, 15)}},
       at(2, 28, 17, 30)},
      {"back on the same day",
       {Unit::Workdays, 5},
       at(2, 11, 10),
       {{at(2, 12, 9), at(2, 12, 17)}},
       at(2, 25, 17, 30)},
      {"two of them",
       {Unit::Workdays, 2},
       at(3, 2, 10),
       {{at(3, 3, 9), at(3, 4, 9)}, {at(3, 5, 9), at(3, 9, 9)}},
       at(3, 9, 17, 30)},
      {"begun when the time was up",
       {Unit::Workdays, 1},
       at(3, 2, 10),
       {{at(3, 4, 9), at(3, 9, 9)}},
       at(3, 3, 17, 30)},
      {"hours",
       {Unit::Hours, 2},
       at(2, 12, 9),
       {{at(2, 12, 10), at(2, 12, 14, 30)}},
       at(2, 12, 15, 30)},
      {"hours at night take nothing",
       {Unit::Hours, 2},
       at(2, 12, 16, 30),
       {{at(2, 12, 18), at(2, 13, 7)}},
       at(2, 13, 9, 30)},
      {"ends of half days",
       {Unit::HalfWorkdays, 1},
       at(2, 12, 9),
       {{at(2, 12, 10), at(2, 13, 9)}},
       at(2, 13, 17, 30)},
      {"civil days",
       {Unit::CalendarDays, 10},
       at(3, 2, 9),
       {{at(3, 4, 9), at(3, 9, 9)}},
       at(3, 17, 17, 30)},
  };

  for (const Row& row : rows) {
    EXPECT_EQ(due({row.limit, 0, row.accepted, row.suspensions}), row.due) << row.name;
  }
}

TEST_F(TimeLimitTest, AnExtensionIsOneLimitWithIt) {
  EXPECT_EQ(
      due({{Unit::Workdays, 20}, 10, at(2, 11, 10), {}}),
      due({{Unit::Workdays, 30}, 0, at(2, 11, 10), {}})
  );
}

TEST_F(TimeLimitTest, IsProvisionalWhereNextYearsNoticeIsMissing) {
  const std::optional<Due> due = dueOf({{Unit::Workdays, 5}, 0, at(12, 28, 10), {}}, time_);

  ASSERT_TRUE(due);
  EXPECT_TRUE(due->provisional);
  // By weekends alone until the notice comes: the new year's own holiday is not known yet.
  EXPECT_EQ(due->day, (LocalDay{std::chrono::year{2027} / std::chrono::January / 4}));
}

TEST_F(TimeLimitTest, AZoneThatChangesItsClockMovesNoDay) {
  using namespace std::chrono;
  const auto inZone = [](int y, unsigned m, unsigned d, int h) {
    return LocalDay{year{y} / month{m} / day{d}} + hours{h};
  };
  // Central Europe in autumn 2010: summer time ends on 31 October at 01:00 UTC.
  const TimeZone zone(
      {{Instant{}, hours{2}}, {Instant{sys_days{2010y / October / 31}} + hours{1}, hours{1}}}
  );
  WorkCalendar calendar;
  calendar.knownYears = {2010};
  const WorkingTime time(calendar, OpeningHours{}, zone);

  const std::optional<Due> due =
      dueOf({{Unit::CalendarDays, 56}, 0, zone.toInstant(inZone(2010, 10, 4, 1)), {}}, time);

  ASSERT_TRUE(due);
  EXPECT_EQ(due->day, (LocalDay{2010y / November / 29}));
  EXPECT_EQ(zone.toLocal(due->at), inZone(2010, 11, 30, 0));
}

TEST_F(TimeLimitTest, TurnsYellowInTime) {
  struct Row {
    const char* name;
    RunningLimit running;
    Instant yellow;
  };
  const Row rows[] = {
      {"two workdays: the last but one",
       {{Unit::Workdays, 2}, 0, at(2, 11, 10), {}},
       at(2, 12, 8, 30)},
      {"five: one, across the festival",
       {{Unit::Workdays, 5}, 0, at(2, 11, 10), {}},
       at(2, 24, 8, 30)},
      {"ten: two", {{Unit::Workdays, 10}, 0, at(2, 11, 10), {}}, at(2, 28, 8, 30)},
      {"ten calendar days: two", {{Unit::CalendarDays, 10}, 0, at(3, 2, 9), {}}, at(3, 10, 8, 30)},
      {"two days told in halves", {{Unit::HalfWorkdays, 4}, 0, at(2, 11, 9), {}}, at(2, 12, 8, 30)},
      {"one workday: a quarter of its hours",
       {{Unit::Workdays, 1}, 0, at(2, 12, 10), {}},
       at(2, 13, 14, 22, 30)},
      {"an hour: fifteen minutes", {{Unit::Hours, 1}, 0, at(2, 12, 9), {}}, at(2, 12, 9, 45)},
      {"eight hours: a quarter", {{Unit::Hours, 8}, 0, at(2, 12, 8, 30), {}}, at(2, 12, 16, 30)},
      {"a suspension is no part of the quarter",
       {{Unit::Hours, 4}, 0, at(2, 12, 8, 30), {{at(2, 12, 9), at(2, 12, 11)}}},
       at(2, 12, 15, 30)},
      {"accepted in the last minutes",
       {{Unit::OnTheSpot, 0}, 0, at(2, 12, 17, 25), {}},
       at(2, 12, 17, 25)},
  };

  for (const Row& row : rows) EXPECT_EQ(nearDue(row.running), row.yellow) << row.name;
}

TEST_F(TimeLimitTest, TheLightIsTheWorstThatHolds) {
  const DueTimes times{at(2, 12, 8, 30), at(2, 13, 17, 30), at(2, 24, 17, 30)};

  EXPECT_EQ(lightAt(at(2, 12, 8, 29), times), Light::Normal);
  EXPECT_EQ(lightAt(at(2, 12, 8, 30), times), Light::NearDue);
  EXPECT_EQ(lightAt(at(2, 13, 17, 30), times), Light::NearDue);  // the last moment is in time
  EXPECT_EQ(lightAt(at(2, 13, 17, 31), times), Light::PastPromise);
  EXPECT_EQ(lightAt(at(2, 24, 17, 31), times), Light::PastStatute);
  EXPECT_EQ(lightAt(at(3, 31, 9), {}), Light::Normal);
  EXPECT_EQ(lightAt(at(3, 31, 9), {at(2, 12, 9), at(2, 13, 9), std::nullopt}), Light::PastPromise);
}

}  // namespace
}  // namespace hall::domain
