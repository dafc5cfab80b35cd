#include "server/config/notation.h"

#include <gtest/gtest.h>

namespace hall::config {
namespace {

using domain::Limit;
using namespace std::chrono_literals;

TEST(NotationTest, ReadsLimitsAsDocumentsStateThem) {
  const std::pair<std::string_view, Limit> rows[] = {
      {"on the spot", {Limit::Unit::OnTheSpot, 0}},
      {"即时", {Limit::Unit::OnTheSpot, 0}},
      {"当场办结", {Limit::Unit::OnTheSpot, 0}},
      {"4 hours", {Limit::Unit::Hours, 4}},
      {"1 hour", {Limit::Unit::Hours, 1}},
      {"4小时", {Limit::Unit::Hours, 4}},
      {"0.5 workdays", {Limit::Unit::HalfWorkdays, 1}},
      {"1.5 workdays", {Limit::Unit::HalfWorkdays, 3}},
      {"0.5个工作日", {Limit::Unit::HalfWorkdays, 1}},
      {"3 workdays", {Limit::Unit::Workdays, 3}},
      {"3个工作日", {Limit::Unit::Workdays, 3}},
      {"10 calendar days", {Limit::Unit::CalendarDays, 10}},
      {"10个自然日", {Limit::Unit::CalendarDays, 10}},
      {"none", {Limit::Unit::None, 0}},
      {"无", {Limit::Unit::None, 0}},
  };
  for (const auto& [text, limit] : rows) EXPECT_EQ(parseLimit(text), limit) << text;
}

TEST(NotationTest, RefusesLimitsThatSayNothing) {
  for (const std::string_view text :
       {"",
        "3",
        "workdays",
        "0 workdays",
        "-3 workdays",
        "3 weeks",
        "0.5 hours",
        "0.25 workdays",
        "9999999 workdays",
        "3 workdays or so"}) {
    EXPECT_EQ(parseLimit(text), std::nullopt) << text;
  }
}

TEST(NotationTest, WritesLimitsSoThatTheyReadTheSame) {
  for (const std::string_view text :
       {"on the spot",
        "4 hours",
        "0.5 workdays",
        "1.5 workdays",
        "3 workdays",
        "10 calendar days",
        "none"}) {
    EXPECT_EQ(limitText(*parseLimit(text)), text);
  }
}

TEST(NotationTest, ReadsDurationsInEveryUnit) {
  EXPECT_EQ(parseDuration("90 s"), domain::Duration{90s});
  EXPECT_EQ(parseDuration("15min"), domain::Duration{15min});
  EXPECT_EQ(parseDuration("2 h"), domain::Duration{2h});
  EXPECT_EQ(parseDuration("0 min"), domain::Duration{0});
  EXPECT_EQ(parseDuration("500 ms"), domain::Duration{500ms});
}

TEST(NotationTest, RefusesDurationsWithoutUnitOrBeyondReason) {
  for (const std::string_view text : {"", "15", "min", "1.5 h", "-1 s", "5 y", "1001 d"}) {
    EXPECT_EQ(parseDuration(text), std::nullopt) << text;
  }
}

TEST(NotationTest, WritesDurationsInTheGreatestUnitThatFits) {
  EXPECT_EQ(durationText(90s), "90 s");
  EXPECT_EQ(durationText(10min), "10 min");
  EXPECT_EQ(durationText(24h), "1 d");
  EXPECT_EQ(durationText(0s), "0 s");
}

TEST(NotationTest, ReadsTimesOfDay) {
  EXPECT_EQ(parseMinuteOfDay("08:30"), domain::MinuteOfDay{510});
  EXPECT_EQ(parseMinuteOfDay("24:00"), domain::MinuteOfDay{1440});
  for (const std::string_view text : {"8:30", "08:60", "24:01", "25:00", "08.30", "0830", ""}) {
    EXPECT_EQ(parseMinuteOfDay(text), std::nullopt) << text;
  }
}

TEST(NotationTest, ReadsSessionsThatEndAfterTheyBegin) {
  EXPECT_EQ(
      parseSession("08:30-12:00"),
      (domain::Session{domain::MinuteOfDay{510}, domain::MinuteOfDay{720}})
  );
  for (const std::string_view text : {"12:00-08:30", "08:30-08:30", "08:30", "08:30–12:00"}) {
    EXPECT_EQ(parseSession(text), std::nullopt) << text;
  }
}

TEST(NotationTest, ReadsDaysOfTheYear) {
  EXPECT_EQ(parseDayOfYear("10-01"), 1001);
  EXPECT_EQ(parseDayOfYear("02-29"), 229);
  for (const std::string_view text : {"02-30", "13-01", "00-10", "1-1", "10/01"}) {
    EXPECT_EQ(parseDayOfYear(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace hall::config
