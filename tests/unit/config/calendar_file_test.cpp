#include "server/config/calendar_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/config/document.h"

namespace hall::config {
namespace {

using domain::LocalDay;
using domain::WorkCalendar;
using std::chrono::year;

LocalDay day(int y, unsigned m, unsigned d) {
  return std::chrono::local_days{year{y} / std::chrono::month{m} / std::chrono::day{d}};
}

std::string read(std::string_view text, WorkCalendar& calendar) {
  Faults faults;
  const Table document = parseDocument(text, "2026.toml", faults);
  TableReader reader(document, 1, "2026.toml", "2026.toml", faults);
  readCalendarFile(reader, calendar);
  return listed(faults);
}

constexpr std::string_view kHead = "year = 2026\nversion = 3\nsource = \"通知\"\n";

TEST(CalendarFileTest, ReadsHolidaysAndMakeUpWorkdays) {
  WorkCalendar calendar;

  const std::string faults = read(
      std::string(kHead) +
          "workdays = 261\n[[holiday]]\nname = \"元旦\"\noff = [2026-01-01]\nworks = "
          "[2026-01-04]\n",
      calendar
  );

  EXPECT_EQ(faults, "");
  EXPECT_FALSE(calendar.isWork(day(2026, 1, 1)));
  EXPECT_TRUE(calendar.isHoliday(day(2026, 1, 1)));
  EXPECT_TRUE(calendar.isWork(day(2026, 1, 4)));
  EXPECT_EQ(calendar.version, 3U);
  EXPECT_EQ(calendar.source, "通知");
  EXPECT_FALSE(calendar.isProvisional(day(2026, 12, 31)));
  EXPECT_TRUE(calendar.isProvisional(day(2027, 1, 1)));
}

TEST(CalendarFileTest, NamesTheLineOfASlipOfADate) {
  WorkCalendar calendar;

  const std::string faults = read(
      std::string(kHead) +
          "workdays = 260\n[[holiday]]\nname = \"元旦\"\noff = [2026-01-01, 2026-01-01]\n"
          "works = [2025-06-01, \"2026-01-04\"]\n",
      calendar
  );

  EXPECT_THAT(faults, testing::HasSubstr("2026.toml:7: [[holiday]] names a date that stands"));
  EXPECT_THAT(faults, testing::HasSubstr("2026.toml:8: [[holiday]] names a date of another year"));
  EXPECT_THAT(faults, testing::HasSubstr("2026.toml:8: [[holiday]] `works` takes dates"));
}

TEST(CalendarFileTest, HoldsTheDatesToTheStatedNumberOfWorkdays) {
  WorkCalendar calendar;

  const std::string faults = read(
      std::string(kHead) + "workdays = 248\n[[holiday]]\nname = \"元旦\"\noff = [2026-01-01]\n",
      calendar
  );

  EXPECT_THAT(
      faults, testing::HasSubstr("2026.toml:4: 2026.toml `workdays` is 248, but the dates make 260")
  );
}

TEST(CalendarFileTest, RefusesASecondFileOfTheYear) {
  WorkCalendar calendar;
  const std::string text = std::string(kHead) + "workdays = 261\n";
  ASSERT_EQ(read(text, calendar), "");

  EXPECT_THAT(read(text, calendar), testing::HasSubstr("is a second file of the year 2026"));
}

TEST(CalendarFileTest, ListsEveryMissingKey) {
  WorkCalendar calendar;

  const std::string faults = read("yaer = 2026\n", calendar);

  EXPECT_THAT(faults, testing::HasSubstr("lacks `year`"));
  EXPECT_THAT(faults, testing::HasSubstr("lacks `source`"));
}

}  // namespace
}  // namespace hall::config
