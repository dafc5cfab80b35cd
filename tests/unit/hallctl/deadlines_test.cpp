#include "tools/hallctl/deadlines.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "server/config/catalogue_files.h"
#include "server/config/catalogue_parser.h"
#include "server/config/notation.h"
#include "tests/support/shared_data.h"
#include "tools/hallctl/limit_due.h"

namespace hall::hallctl {
namespace {

constexpr const char* kHead = "case,start,end,deadline,channel\n";

JudgedTable judged(const std::string& rows) {
  return judgeDeadlines(kHead + rows, "cases.csv");
}

TEST(WrittenMomentTest, KeepsTheCivilDayOfItsPlace) {
  const auto evening = parseWrittenMoment("2010-11-29 23:30:00+01:00");
  const auto sameMoment = parseWrittenMoment("2010-11-29T22:30:00Z");
  const auto nextDay = parseWrittenMoment("2010-11-30 00:30:00.000000+02:00");

  ASSERT_TRUE(evening && sameMoment && nextDay);
  EXPECT_EQ(evening->at, sameMoment->at);
  EXPECT_EQ(evening->at, nextDay->at);
  EXPECT_EQ(evening->day, sameMoment->day);
  EXPECT_EQ(nextDay->day, evening->day + std::chrono::days{1});
}

TEST(WrittenMomentTest, TakesNothingElse) {
  for (const char* bad :
       {"",
        "2010-11-29",
        "2010-11-29 10:00:00",
        "2010-13-29 10:00:00Z",
        "2010-11-29 25:00:00Z",
        "2010-11-29 10:00:00+01:00 ",
        "29.11.2010 10:00:00Z",
        "2010-11-29x10:00:00Z"}) {
    EXPECT_FALSE(parseWrittenMoment(bad)) << bad;
  }
}

TEST(DeadlinesTest, WhatEndsOnTheLastDayIsInTime) {
  const JudgedTable table = judged(
      "in-time,2010-10-04 01:06:40+02:00,2010-11-28 10:00:00+01:00,2010-11-29 01:06:40+01:00,x\n"
      "last-day,2010-10-04 01:06:40+02:00,2010-11-29 14:51:06.575+01:00,2010-11-29 "
      "01:06:40+01:00,x\n"
      "late,2010-10-04 01:06:40+02:00,2010-11-30 00:00:01+01:00,2010-11-29 23:59:59+01:00,x\n"
      "open,2010-10-04 01:06:40+02:00,,2010-11-29 01:06:40+01:00,x\n"
      "odd,2010-10-04 01:06:40+02:00,2010-10-03 10:00:00+02:00,2010-11-29 01:06:40+01:00,x\n"
  );

  ASSERT_TRUE(table.faults.empty()) << config::listed(table.faults);
  ASSERT_EQ(table.cases.size(), 5U);
  const auto flags = [&](std::size_t i) {
    const JudgedCase& one = table.cases[i];
    return std::vector<bool>{one.finished, one.late, one.onlyByClock, one.endsBeforeStart};
  };
  EXPECT_EQ(flags(0), (std::vector<bool>{true, false, false, false}));
  EXPECT_EQ(flags(1), (std::vector<bool>{true, false, true, false}));
  EXPECT_EQ(flags(2), (std::vector<bool>{true, true, false, false}));
  EXPECT_EQ(flags(3), (std::vector<bool>{false, false, false, false}));
  EXPECT_EQ(flags(4), (std::vector<bool>{true, false, false, true}));
  EXPECT_EQ(table.cases[2].number, "late");
  EXPECT_EQ(table.cases[2].line, 4U);
}

TEST(DeadlinesTest, SaysWhereATableCannotBeRead) {
  const struct {
    std::string bytes;
    const char* sentence;
  } rows[] = {
      {"", "cases.csv: holds no row"},
      {"case,start,end\na,b,c\n", "cases.csv:1: there is no column `deadline`"},
      {kHead + std::string("a,2010-10-04,,2010-11-29 01:06:40+01:00,x\n"),
       "cases.csv:2: `start` is no time with its offset: `2010-10-04`"},
      {kHead + std::string("a,2010-10-04 01:06:40Z\n"),
       "cases.csv:2: `deadline` is no time with its offset: ``"},
      {kHead + std::string("a,2010-10-04 01:06:40Z,soon,2010-11-29 01:06:40Z,x\n"),
       "cases.csv:2: `end` is no time with its offset: `soon`"},
  };

  for (const auto& row : rows) {
    const JudgedTable table = judgeDeadlines(row.bytes, "cases.csv");
    EXPECT_NE(config::listed(table.faults).find(row.sentence), std::string::npos)
        << config::listed(table.faults);
  }
}

/// A real municipal register: limits of eight weeks, extensions, and a change of the clock.
TEST(DeadlinesTest, JudgesARealRegisterByCivilDays) {
  std::ifstream file(support::sharedData() / "permits-receipt" / "cases.csv", std::ios::binary);
  if (!file) GTEST_SKIP() << "no permits-receipt/cases.csv in the shared data";
  std::ostringstream bytes;
  bytes << file.rdbuf();

  const JudgedTable table = judgeDeadlines(bytes.str(), "cases.csv");

  ASSERT_TRUE(table.faults.empty()) << config::listed(table.faults);
  const auto count = [&](bool JudgedCase::*flag) {
    return std::count_if(table.cases.begin(), table.cases.end(), [flag](const JudgedCase& one) {
      return one.*flag;
    });
  };
  EXPECT_EQ(table.cases.size(), 939U);
  EXPECT_EQ(count(&JudgedCase::finished), 924);
  EXPECT_EQ(count(&JudgedCase::late), 244);
  EXPECT_EQ(count(&JudgedCase::onlyByClock), 61);
  EXPECT_EQ(count(&JudgedCase::endsBeforeStart), 1);
}

// ---- limits -------------------------------------------------------------------------------------

class LimitDueTest : public ::testing::Test {
 protected:
  LimitDueTest() {
    const char* source = std::getenv("HALL_SOURCE_DIR");
    config::Faults faults;
    const auto files = config::readCatalogueFolder(
        std::filesystem::path(source == nullptr ? "." : source) / "config" / "catalogue" / "city",
        faults
    );
    content_ = config::parseCatalogue(files).content;
    EXPECT_TRUE(faults.empty()) << config::listed(faults);
    style_.zone = content_.zone;
  }

  std::string due(const char* limit, const char* accepted) const {
    const auto found = limitDueOf(
        content_, {*config::parseLimit(limit), 0, *parseMoment(accepted, style_.zone), {}}
    );
    if (!found) return "none";
    return momentText(found->due.at, style_) + " / " + momentText(found->nearDue, style_) +
           (found->due.provisional ? " provisional" : "");
  }

  domain::Catalogue::Content content_;
  Style style_;
};

TEST_F(LimitDueTest, EndsByTheShippedCalendarAndHours) {
  EXPECT_EQ(due("5 个工作日", "2026-02-11 10:00"), "2026-02-25 17:30:00 / 2026-02-24 08:30:00");
  EXPECT_EQ(due("0.5 workdays", "2026-02-14 15:00"), "2026-02-24 12:00:00 / 2026-02-24 10:30:00");
  EXPECT_EQ(due("none", "2026-02-11 10:00"), "none");
}

TEST_F(LimitDueTest, IsProvisionalBeyondTheLastNotice) {
  EXPECT_NE(due("20 workdays", "2026-12-28 10:00").find("provisional"), std::string::npos);
}

}  // namespace
}  // namespace hall::hallctl
