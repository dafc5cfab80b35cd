#include "server/api/report_csv.h"

#include <gtest/gtest.h>

#include "server/api/report_words.h"
#include "tests/features/report/csv_table.h"

namespace hall::api {

namespace {

using engine::Dimension;

TEST(CsvFieldTest, IsQuotedOnlyWhereItMustBe) {
  struct Row {
    std::string text;
    std::string field;
  };
  const std::vector<Row> rows = {
      {"", ""},
      {"取号数", "取号数"},
      {"a b", "a b"},
      {"a,b", "\"a,b\""},
      {"say \"so\"", "\"say \"\"so\"\"\""},
      {"two\r\nlines", "\"two\r\nlines\""},
      {"12", "12"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(csvField(row.text), row.field);
    const support::CsvTable read(csvField(row.text) + "\r\n");
    ASSERT_TRUE(read.wellFormed) << row.text;
    EXPECT_EQ(read.records[0], std::vector<std::string>{row.text});
  }
}

TEST(CsvFieldTest, NoTextIsTakenForAFormula) {
  for (const std::string start : {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"}) {
    const std::string text = start + "cmd|' /C calc'!A0";
    const support::CsvTable read(csvField(text) + "\r\n");
    ASSERT_TRUE(read.wellFormed);
    EXPECT_EQ(read.records[0][0], "'" + text);
  }
  EXPECT_EQ(csvField("a=1"), "a=1") << "only at the start";
}

v1::GetReportResponse oneRow() {
  v1::GetReportResponse report;
  const auto define = [&report](v1::ReportFigure figure, v1::FigureUnit unit, const char* name) {
    v1::FigureDefinition& definition = *report.add_definitions();
    definition.set_figure(figure);
    definition.set_unit(unit);
    definition.mutable_name()->set_zh(name);
    definition.mutable_definition()->set_zh("定义，带逗号");
  };
  define(v1::REPORT_FIGURE_ISSUED, v1::FIGURE_UNIT_COUNT, "取号数");
  define(v1::REPORT_FIGURE_WAIT_MEAN, v1::FIGURE_UNIT_DURATION, "平均等候时间");
  define(v1::REPORT_FIGURE_SHARE_IN_TARGET, v1::FIGURE_UNIT_SHARE, "等候达标率");
  define(v1::REPORT_FIGURE_OVERTIME, v1::FIGURE_UNIT_DURATION, "延时服务时间");
  v1::ReportRow& row = *report.add_rows();
  v1::ReportKey& key = *row.add_keys();
  key.set_dimension(v1::REPORT_DIMENSION_QUEUE);
  key.set_code("-general");
  key.mutable_label()->set_zh("=HYPERLINK(\"http://x\")");
  const auto cell = [&row](v1::ReportFigure figure, bool inexact) {
    v1::ReportCell& one = *row.add_cells();
    one.set_figure(figure);
    one.set_sample_count(7);
    one.set_inexact(inexact);
    return &one;
  };
  cell(v1::REPORT_FIGURE_ISSUED, true)->set_count(7);
  cell(v1::REPORT_FIGURE_WAIT_MEAN, true)->mutable_duration()->set_seconds(61);
  row.mutable_cells(1)->mutable_duration()->set_nanos(5'000'000);
  cell(v1::REPORT_FIGURE_SHARE_IN_TARGET, false)->set_share_permille(907);
  cell(v1::REPORT_FIGURE_OVERTIME, false)->mutable_duration()->set_seconds(0);
  *report.mutable_total() = row;
  report.mutable_total()->clear_keys();
  return report;
}

TEST(ReportCsvTest, FiguresArePlainNumbersWithTheirUnitInTheHeading) {
  const std::vector<Dimension> groupBy = {Dimension::Queue};
  const support::CsvTable table(reportCsv(reportRecords(groupBy, oneRow(), false)).substr(3));
  ASSERT_TRUE(table.wellFormed);
  EXPECT_EQ(
      table.records[0],
      (std::vector<std::string>{
          "队列编码",
          "队列名称",
          "取号数",
          "平均等候时间（秒）",
          "平均等候时间样本数",
          "等候达标率（%）",
          "等候达标率样本数",
          "延时服务时间（秒）",
          "不精确的指标"})
  );
  EXPECT_EQ(
      table.records[1],
      (std::vector<std::string>{
          "'-general",
          "'=HYPERLINK(\"http://x\")",
          "7",
          "61.005",
          "7",
          "90.7",
          "7",
          "0.000",
          "取号数、平均等候时间"})
  );
  EXPECT_EQ(table.records[2][0], "合计");
  EXPECT_EQ(table.records[2][2], "7");
  EXPECT_TRUE(table.holds({"平均等候时间", "定义，带逗号"}));
}

TEST(ReportCsvTest, WithoutGroupingTheOnlyRowIsTheWhole) {
  v1::GetReportResponse report = oneRow();
  report.mutable_rows(0)->clear_keys();
  const support::CsvTable table(reportCsv(reportRecords({}, report, false)).substr(3));
  EXPECT_EQ(table.records[1][0], "7");
  EXPECT_TRUE(table.records[2][0].empty()) << "no second line with the same figures";
}

TEST(ReportCsvTest, AReportWithoutRowsStillHasItsHeading) {
  v1::GetReportResponse report = oneRow();
  report.clear_rows();
  const std::vector<Dimension> groupBy = {Dimension::Staff, Dimension::Day};
  const support::CsvTable table(reportCsv(reportRecords(groupBy, report, true)).substr(3));
  EXPECT_EQ(table.records[0][0], "Staff number");
  EXPECT_EQ(table.records[0][1], "Date");
  EXPECT_EQ(table.records[1][0], "Total");
}

TEST(ReportWordsTest, EveryDimensionHasAHeadingAndEveryValueAWord) {
  for (int value = 1; v1::ReportDimension_IsValid(value); ++value) {
    const Word word = headingOf(static_cast<Dimension>(value));
    EXPECT_FALSE(word.zh.empty()
    ) << v1::ReportDimension_Name(static_cast<v1::ReportDimension>(value));
    EXPECT_FALSE(word.en.empty());
  }
  const auto expectWords = [](Dimension dimension, int count) {
    for (int value = 1; value <= count; ++value) {
      const Word* word = wordOf(dimension, value);
      ASSERT_NE(word, nullptr) << static_cast<int>(dimension) << " " << value;
      EXPECT_FALSE(word->zh.empty());
      EXPECT_FALSE(word->en.empty());
    }
    EXPECT_EQ(wordOf(dimension, count + 1), nullptr);
  };
  expectWords(Dimension::TicketClass, 3);
  expectWords(Dimension::Ground, 9);
  expectWords(Dimension::Channel, 7);
  expectWords(Dimension::Outcome, 12);
}

}  // namespace

}  // namespace hall::api
