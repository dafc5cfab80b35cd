#include <gtest/gtest.h>

#include <cstdio>
#include <string>

#include "tests/support/temporary_directory.h"
#include "tools/hallctl/display.h"
#include "tools/hallctl/progress.h"
#include "tools/hallctl/style.h"
#include "tools/hallctl/text_table.h"

namespace hall::hallctl {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

const Style kChinese{client::Language::Chinese};
const Style kEnglish{client::Language::English};

TEST(DisplayTest, CountsAChineseCharacterAsTwoColumns) {
  EXPECT_EQ(displayWidth("A017"), 4U);
  EXPECT_EQ(displayWidth("社保业务"), 8U);
  EXPECT_EQ(displayWidth("1号窗口，"), 9U);
  EXPECT_EQ(displayWidth("e\u0301"), 1U) << "an accent stands on its letter";
  EXPECT_EQ(displayWidth("\x1b"), 0U);
}

TEST(DisplayTest, PadsAndCutsByColumnsAndNeverInsideACharacter) {
  EXPECT_EQ(padded("等候", 6), "等候  ");
  EXPECT_EQ(padded("等候中", 4), "等候中");
  EXPECT_EQ(clipped("等候中", 6), "等候中");
  EXPECT_EQ(clipped("等候中", 5), "等候…");
  EXPECT_EQ(clipped("等候中", 4), "等…");
  EXPECT_EQ(clipped("abc", 0), "");
}

TEST(TextTableTest, AlignsColumnsByDisplayWidthAndNumbersToTheRight) {
  TextTable table({"队列", "等候", "备注"});
  table.add({"社保", "3", ""});
  table.add({"tax", "12", ""});

  EXPECT_EQ(table.text(), "队列  等候\n社保     3\ntax     12\n") << "an empty column is left out";
}

TEST(TextTableTest, IsEmptyWithoutRows) {
  EXPECT_EQ(TextTable({"队列"}).text(), "");
}

TEST(StyleTest, ShowsLengthsInTheirTwoLargestUnits) {
  EXPECT_EQ(lengthText(hours{1} + minutes{5} + seconds{7}, kChinese), "1 小时 5 分");
  EXPECT_EQ(lengthText(seconds{90}, kEnglish), "1 min 30 s");
  EXPECT_EQ(lengthText(milliseconds{1500}, kEnglish), "1 s");
  EXPECT_EQ(lengthText(milliseconds{90}, kEnglish), "90 ms");
  EXPECT_EQ(lengthText(milliseconds{0}, kChinese), "0 秒");
  EXPECT_EQ(lengthText(seconds{-5}, kEnglish), "-5 s");
}

TEST(StyleTest, ReadsMomentsAsPeopleWriteThemInTheHallsZone) {
  const auto zone = kChinese.zone;
  const auto noon = parseMoment("2026-03-02 12:00", zone);
  ASSERT_TRUE(noon);

  EXPECT_EQ(momentText(*noon, kChinese), "2026-03-02 12:00:00");
  EXPECT_EQ(parseMoment("2026-03-02T12:00:00+08:00", zone), noon);
  EXPECT_EQ(parseMoment("2026-03-02T04:00:00Z", zone), noon);
  EXPECT_EQ(parseMoment("2026-03-02T12:00", zone), noon);
  for (const char* wrong : {"", "noon", "2026-03-02", "2026-13-02 12:00", "2026-03-02 12:00 x"}) {
    EXPECT_FALSE(parseMoment(wrong, zone)) << wrong;
  }
}

TEST(StyleTest, ReadsDaysAsTheyAreWritten) {
  const auto day = parseDay("2026-03-02");
  ASSERT_TRUE(day);

  EXPECT_EQ(dayText(*day), "2026-03-02");
  for (const char* wrong : {"", "2026-3-2", "2026-02-30", "02.03.2026"}) {
    EXPECT_FALSE(parseDay(wrong)) << wrong;
  }
}

TEST(ProgressTest, DrawsABarThatFitsItsLine) {
  const std::string half = Progress::bar("核验日志", 50, 100, 60);

  EXPECT_EQ(displayWidth(half), 60U);
  EXPECT_NE(half.find(" 50 % 50/100"), std::string::npos);
  EXPECT_NE(half.find("[#"), std::string::npos);
  EXPECT_EQ(Progress::bar("x", 0, 0, 30).find('#'), std::string::npos) << "nothing to do yet";
}

TEST(ProgressTest, IsSilentForWorkThatIsDoneAtOnce) {
  const support::TemporaryDirectory folder;
  const std::string path = folder / "out";
  std::FILE* out = std::fopen(path.c_str(), "w+");
  {
    Progress progress("work", false, out, kEnglish);
    progress.update(1, 2);
    progress.update(2, 2);
  }

  EXPECT_EQ(std::ftell(out), 0);
  std::fclose(out);
}

}  // namespace
}  // namespace hall::hallctl
