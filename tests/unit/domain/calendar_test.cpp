#include "server/domain/calendar.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "server/domain/working_time.h"
#include "tests/support/shared_data.h"

namespace hall::domain {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

LocalDay date(int yearOf, unsigned monthOf, unsigned dayOf) {
  return LocalDay{year_month_day{year{yearOf}, month{monthOf}, std::chrono::day{dayOf}}};
}

MinuteOfDay at(int hour, int minute = 0) {
  return std::chrono::hours{hour} + minutes{minute};
}

const TimeZone kShanghai = TimeZone::fixed(std::chrono::hours{8});
const std::vector<Session> kTwoHalves{{at(8, 30), at(12)}, {at(13, 30), at(17)}};
const std::vector<Session> kMorning{{at(9), at(12)}};

/// Labour Day 2026 as published: five days off, one make-up Saturday.
WorkCalendar labourDay() {
  WorkCalendar calendar;
  for (unsigned day = 1; day <= 5; ++day) {
    calendar.days.push_back({date(2026, 5, day), false, "劳动节"});
  }
  calendar.days.push_back({date(2026, 5, 9), true, "劳动节"});
  calendar.knownYears = {2026};
  return calendar;
}

OpeningHours wholeYear() {
  OpeningHours hours;
  hours.seasons.push_back({101, 1231, kTwoHalves, kMorning, {}, {}});
  return hours;
}

struct DayRow {
  const char* name;
  LocalDay day;
  bool works;
  bool holiday;
};

TEST(WorkCalendarTest, KnowsWorkingDaysHolidaysAndMakeUpDays) {
  const WorkCalendar calendar = labourDay();
  const DayRow rows[] = {
      {"an ordinary Thursday", date(2026, 4, 30), true, false},
      {"a holiday on a Friday", date(2026, 5, 1), false, true},
      {"a holiday on a Sunday", date(2026, 5, 3), false, true},
      {"the day after", date(2026, 5, 6), true, false},
      {"a make-up Saturday", date(2026, 5, 9), true, false},
      {"an ordinary Sunday", date(2026, 5, 10), false, false},
      {"an ordinary Saturday", date(2026, 5, 16), false, false},
  };

  for (const DayRow& row : rows) {
    EXPECT_EQ(calendar.isWork(row.day), row.works) << row.name;
    EXPECT_EQ(calendar.isHoliday(row.day), row.holiday) << row.name;
  }
}

TEST(WorkCalendarTest, CallsDaysOfYearsWithoutNoticeProvisional) {
  const WorkCalendar calendar = labourDay();

  EXPECT_FALSE(calendar.isProvisional(date(2026, 12, 31)));
  EXPECT_TRUE(calendar.isProvisional(date(2027, 1, 1)));
}

TEST(OpeningHoursTest, TakesTheSessionsOfTheKindOfDay) {
  const WorkCalendar calendar = labourDay();
  const std::vector<Session> holidayShift{{at(10), at(11)}};
  OpeningHours hours;
  hours.seasons.push_back({101, 1231, kTwoHalves, kMorning, {}, holidayShift});
  struct Row {
    const char* name;
    LocalDay day;
    std::vector<Session> sessions;
  };
  const Row rows[] = {
      {"a working day", date(2026, 5, 6), kTwoHalves},
      {"a Saturday has the weekend shift", date(2026, 5, 16), kMorning},
      {"a Sunday is closed", date(2026, 5, 10), {}},
      {"a make-up Saturday is a working day", date(2026, 5, 9), kTwoHalves},
      {"a holiday on a Saturday has no weekend shift", date(2026, 5, 2), holidayShift},
      {"a holiday on a working weekday", date(2026, 5, 4), holidayShift},
  };

  for (const Row& row : rows)
    EXPECT_EQ(hours.sessionsOn(row.day, calendar), row.sessions) << row.name;
}

TEST(OpeningHoursTest, FindsTheSeasonOverNewYear) {
  const std::vector<Session> winter{{at(9), at(16)}};
  OpeningHours hours;
  hours.seasons.push_back({1001, 430, winter, {}, {}, {}});
  hours.seasons.push_back({501, 930, kTwoHalves, {}, {}, {}});
  const WorkCalendar calendar;

  EXPECT_EQ(hours.sessionsOn(date(2025, 9, 30), calendar), kTwoHalves);
  EXPECT_EQ(hours.sessionsOn(date(2025, 10, 1), calendar), winter);
  EXPECT_EQ(hours.sessionsOn(date(2025, 12, 31), calendar), winter);
  EXPECT_EQ(hours.sessionsOn(date(2026, 1, 1), calendar), winter);
  EXPECT_EQ(hours.sessionsOn(date(2026, 4, 30), calendar), winter);
  EXPECT_EQ(hours.sessionsOn(date(2026, 5, 1), calendar), kTwoHalves);
}

TEST(OpeningHoursTest, TakesTheFirstSeasonThatHoldsTheDay) {
  const std::vector<Session> summer{{at(7), at(13)}};
  OpeningHours hours;
  hours.seasons.push_back({701, 831, summer, {}, {}, {}});
  hours.seasons.push_back({101, 1231, kTwoHalves, {}, {}, {}});

  EXPECT_EQ(hours.sessionsOn(date(2026, 7, 1), WorkCalendar{}), summer);
  EXPECT_EQ(hours.sessionsOn(date(2026, 6, 30), WorkCalendar{}), kTwoHalves);
}

TEST(OpeningHoursTest, IsClosedOnADayThatNoSeasonHolds) {
  OpeningHours hours;
  hours.seasons.push_back({501, 930, kTwoHalves, {}, {}, {}});

  EXPECT_TRUE(hours.sessionsOn(date(2026, 10, 1), WorkCalendar{}).empty());
  EXPECT_TRUE(OpeningHours{}.sessionsOn(date(2026, 10, 1), WorkCalendar{}).empty());
}

TEST(OpeningHoursTest, LetsAnExceptionWinOverEverything) {
  OpeningHours hours = wholeYear();
  hours.exceptions.push_back({date(2026, 5, 2), kMorning, "节日值班"});
  hours.exceptions.push_back({date(2026, 5, 6), {}, "系统升级"});

  EXPECT_EQ(hours.sessionsOn(date(2026, 5, 2), labourDay()), kMorning);
  EXPECT_TRUE(hours.sessionsOn(date(2026, 5, 6), labourDay()).empty());
  EXPECT_EQ(hours.sessionsOn(date(2026, 5, 7), labourDay()), kTwoHalves);
}

struct IssuingRow {
  const char* name;
  LocalDay day;
  MinuteOfDay now;
  bool open;
  LocalDay refDay;
  MinuteOfDay ref;  ///< meaning when open; else the next opening
};

TEST(IssuingMomentTest, OpensEarlyAndGoesOnThroughLunchUntilTheLastSessionEnds) {
  const LocalDay wednesday = date(2026, 5, 6);
  const LocalDay thursday = date(2026, 5, 7);
  const LocalDay friday = date(2026, 5, 8);
  const LocalDay saturday = date(2026, 5, 9);
  const LocalDay sunday = date(2026, 5, 10);
  const IssuingRow rows[] = {
      {"before issuing opens", wednesday, at(7, 59), false, wednesday, at(8)},
      {"half an hour early, wait counts from the session",
       wednesday,
       at(8),
       true,
       wednesday,
       at(8, 30)},
      {"just before the session", wednesday, at(8, 29), true, wednesday, at(8, 30)},
      {"as the session starts", wednesday, at(8, 30), true, wednesday, at(8, 30)},
      {"in the morning", wednesday, at(10, 7), true, wednesday, at(10, 7)},
      {"wait counts through lunch", wednesday, at(12, 45), true, wednesday, at(12, 45)},
      {"in the last minute", wednesday, at(16, 59), true, wednesday, at(16, 59)},
      {"after closing", wednesday, at(17), false, thursday, at(8)},
      {"a make-up Saturday follows", friday, at(20), false, saturday, at(8)},
      {"a closed day lies between", saturday, at(18), false, sunday + days{1}, at(8)},
      {"on a holiday, over the rest of it", date(2026, 5, 1), at(10), false, wednesday, at(8)},
  };
  const OpeningHours hours = wholeYear();
  const WorkCalendar calendar = labourDay();

  for (const IssuingRow& row : rows) {
    const Instant now = kShanghai.toInstant(row.day, row.now);
    const IssuingMoment moment = issuingAt(now, hours, calendar, kShanghai, minutes{30});
    EXPECT_EQ(moment.open, row.open) << row.name;
    const Instant expected = kShanghai.toInstant(row.refDay, row.ref);
    EXPECT_EQ(row.open ? moment.ref : moment.nextOpening, expected) << row.name;
    EXPECT_EQ(row.open ? moment.nextOpening : moment.ref, Instant{}) << row.name;
  }
}

TEST(IssuingMomentTest, OpensOnTheEveningBeforeWhenEarlyReachesOverMidnight) {
  OpeningHours hours;
  hours.seasons.push_back({101, 1231, {{at(0, 15), at(6)}}, {}, {}, {}});
  const Instant now = kShanghai.toInstant(date(2026, 5, 6), at(23, 50));

  const IssuingMoment moment = issuingAt(now, hours, WorkCalendar{}, kShanghai, minutes{30});

  EXPECT_TRUE(moment.open);
  EXPECT_EQ(moment.ref, kShanghai.toInstant(date(2026, 5, 7), at(0, 15)));
}

TEST(IssuingMomentTest, LooksFourteenDaysAheadForTheNextOpening) {
  OpeningHours hours;
  hours.exceptions.push_back({date(2026, 5, 20), kMorning, "开放日"});
  const auto nextOpeningFrom = [&](LocalDay day) {
    const Instant now = kShanghai.toInstant(day, at(10));
    return issuingAt(now, hours, WorkCalendar{}, kShanghai, minutes{30}).nextOpening;
  };

  EXPECT_EQ(nextOpeningFrom(date(2026, 5, 6)), kShanghai.toInstant(date(2026, 5, 20), at(8, 30)));
  EXPECT_EQ(nextOpeningFrom(date(2026, 5, 5)), Instant{});
}

TEST(IssuingMomentTest, KeepsTheWallClockWhereTheZoneChanges) {
  // Clocks went forward from 02:00 to 03:00 on 2026-03-29.
  const Instant change{date(2026, 3, 29).time_since_epoch() + std::chrono::hours{1}};
  const TimeZone zone({{Instant::min(), std::chrono::hours{1}}, {change, std::chrono::hours{2}}});
  OpeningHours hours;
  hours.exceptions.push_back({date(2026, 3, 29), kMorning, ""});
  const Instant nineInSummerTime{date(2026, 3, 29).time_since_epoch() + std::chrono::hours{7}};

  EXPECT_FALSE(inSession(nineInSummerTime - minutes{1}, hours, WorkCalendar{}, zone));
  EXPECT_TRUE(inSession(nineInSummerTime, hours, WorkCalendar{}, zone));
  EXPECT_EQ(
      issuingAt(nineInSummerTime - minutes{30}, hours, WorkCalendar{}, zone, minutes{30}).ref,
      nineInSummerTime
  );
}

TEST(ClosingTest, IsTheEndOfTheLastSession) {
  const OpeningHours hours = wholeYear();

  EXPECT_EQ(
      closingOn(date(2026, 5, 6), hours, labourDay(), kShanghai),
      kShanghai.toInstant(date(2026, 5, 6), at(17))
  );
  EXPECT_EQ(
      closingOn(date(2026, 5, 16), hours, labourDay(), kShanghai),
      kShanghai.toInstant(date(2026, 5, 16), at(12))
  );
  EXPECT_EQ(closingOn(date(2026, 5, 1), hours, labourDay(), kShanghai), std::nullopt);
}

TEST(SessionTest, HoldsItsStartButNotItsEnd) {
  struct Row {
    MinuteOfDay now;
    bool inside;
  };
  const Row rows[] = {
      {at(8, 29), false},
      {at(8, 30), true},
      {at(11, 59), true},
      {at(12), false},
      {at(13, 29), false},
      {at(13, 30), true},
      {at(17), false},
  };

  for (const Row& row : rows) {
    const Instant now = kShanghai.toInstant(date(2026, 5, 6), row.now);
    EXPECT_EQ(inSession(now, wholeYear(), labourDay(), kShanghai), row.inside) << row.now.count();
  }
}

// ---- against published notices ------------------------------------------------------------------

LocalDay parseDate(const std::string& text) {
  return date(
      std::stoi(text.substr(0, 4)),
      static_cast<unsigned>(std::stoul(text.substr(5, 2))),
      static_cast<unsigned>(std::stoul(text.substr(8, 2)))
  );
}

/// Notices of 2019 to 2026; nothing where the data is absent.
WorkCalendar publishedNotices(const std::filesystem::path& folder) {
  WorkCalendar calendar;
  const std::regex row(R"re("date":\s*"([0-9-]+)",\s*"isOffDay":\s*(true|false))re");
  for (int notice = 2019; notice <= 2026; ++notice) {
    std::ifstream file(folder / (std::to_string(notice) + ".json"));
    if (!file) return {};
    std::stringstream content;
    content << file.rdbuf();
    const std::string text = content.str();
    for (std::sregex_iterator found(text.begin(), text.end(), row), end; found != end; ++found) {
      calendar.days.push_back({parseDate((*found)[1]), (*found)[2] == "false", ""});
    }
    calendar.knownYears.push_back(notice);
  }
  std::sort(calendar.days.begin(), calendar.days.end(), [](const auto& left, const auto& right) {
    return left.day < right.day;
  });
  return calendar;
}

class PublishedNoticesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = support::sharedData() / "holiday-cn";
    calendar_ = publishedNotices(folder_);
    if (calendar_.days.empty()) {
      GTEST_SKIP() << "the notices of the State Council are not beside this checkout";
    }
  }

  std::filesystem::path folder_;
  WorkCalendar calendar_;
};

TEST_F(PublishedNoticesTest, GiveTheKnownNumberOfWorkingDaysAYear) {
  const std::pair<int, int> sums[] = {
      {2019, 250},
      {2020, 249},
      {2021, 250},
      {2022, 249},
      {2023, 249},
      {2024, 251},
      {2025, 248},
      {2026, 248}};

  for (const auto& [yearOf, expected] : sums) {
    int sum = 0;
    for (LocalDay day = date(yearOf, 1, 1); day < date(yearOf + 1, 1, 1); day += days{1}) {
      sum += calendar_.isWork(day) ? 1 : 0;
    }
    EXPECT_EQ(sum, expected) << yearOf;
  }
}

TEST_F(PublishedNoticesTest, GiveTheKnownDueDates) {
  std::ifstream file(folder_ / "deadline_vectors.csv");
  std::string line;
  std::getline(file, line);
  const WorkingTime time(calendar_, OpeningHours{}, kShanghai);
  int vectors = 0;
  while (std::getline(file, line)) {
    std::stringstream row(line);
    std::string start, count, due;
    std::getline(row, start, ',');
    std::getline(row, count, ',');
    std::getline(row, due, ',');

    EXPECT_EQ(time.workdayAfter(parseDate(start), std::stoi(count)), parseDate(due)) << line;
    ++vectors;
  }
  EXPECT_EQ(vectors, 20);
}

}  // namespace
}  // namespace hall::domain
