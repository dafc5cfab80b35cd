#include "server/api/report_xlsx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "tests/support/temporary_directory.h"

namespace hall::api {
namespace {

using testing::HasSubstr;
using testing::Not;

ReportField text(std::string value) {
  return {std::move(value), false};
}
ReportField number(std::string value) {
  return {std::move(value), true};
}

ReportRecords someRecords() {
  ReportRecords records;
  records.table = {
      {text("队列名称"), text("取号数"), text("平均等候时间（秒）")},
      {text("=HYPERLINK(\"http://x\")"), number("7"), number("61.005")},
      {text("社保 & <税务>"), number("0"), number("")},
      {text("合计"), number("7"), number("61.005")}};
  records.remarks = {{text("指标"), text("定义")}, {text("取号数"), text("一行\n两行")}};
  return records;
}

/// What another program reads out of it: "A1=…" a line, the first sheet and then the second.
std::string readBack(const std::string& bytes) {
  const support::TemporaryDirectory folder;
  const auto file = folder.path() / "report.xlsx";
  std::ofstream(file, std::ios::binary) << bytes;
  const char* source = std::getenv("HALL_SOURCE_DIR");
  const std::string command = std::string("/usr/bin/python3 ") +
                              (source == nullptr ? "." : source) +
                              "/tests/support/python/read_xlsx.py " + file.string();
  std::FILE* out = popen(command.c_str(), "r");
  std::string said;
  std::array<char, 4096> piece{};
  while (std::fgets(piece.data(), static_cast<int>(piece.size()), out) != nullptr) {
    said += piece.data();
  }
  EXPECT_EQ(pclose(out), 0) << said;
  return said;
}

TEST(ReportXlsxTest, NumbersAreNumbersAndTextsAreTexts) {
  const auto book = reportXlsx(someRecords(), false);
  ASSERT_TRUE(book);
  const std::string said = readBack(*book);
  EXPECT_THAT(said, HasSubstr("报表 A1 s 队列名称\n"));
  EXPECT_THAT(said, HasSubstr("报表 A2 s =HYPERLINK(\"http://x\")\n")) << "no formula";
  EXPECT_THAT(said, HasSubstr("报表 B2 n 7\n"));
  EXPECT_THAT(said, HasSubstr("报表 C2 n 61.005\n"));
  EXPECT_THAT(said, HasSubstr("报表 A3 s 社保 & <税务>\n"));
  EXPECT_THAT(said, Not(HasSubstr("报表 C3 n"))) << "no figure is no zero";
  EXPECT_THAT(said, HasSubstr("报表 A4 s 合计\n"));
  EXPECT_THAT(said, HasSubstr("说明 B1 s 定义\n"));
  EXPECT_THAT(said, Not(HasSubstr(" f ")));
}

TEST(ReportXlsxTest, TheSheetsAreNamedInTheLanguageAsked) {
  const auto book = reportXlsx(someRecords(), true);
  ASSERT_TRUE(book);
  const std::string said = readBack(*book);
  EXPECT_THAT(said, HasSubstr("Report A1 s"));
  EXPECT_THAT(said, HasSubstr("Definitions A1 s"));
}

TEST(ReportXlsxTest, AMonthByHalfHourFits) {
  ReportRecords records = someRecords();
  for (int i = 0; i < 31 * 48; ++i) {
    records.table.insert(
        records.table.end() - 1, {text("x"), number(std::to_string(i)), number("")}
    );
  }
  const auto book = reportXlsx(records, false);
  ASSERT_TRUE(book);
  EXPECT_THAT(readBack(*book), HasSubstr("报表 B1491 n 1487\n"));
}

}  // namespace
}  // namespace hall::api
