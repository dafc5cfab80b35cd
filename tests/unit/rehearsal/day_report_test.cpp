#include "tools/rehearsal/day_report.h"

#include <gtest/gtest.h>

#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace hall::rehearsal {
namespace {

v1::GetReportResponse reportBy(const std::vector<std::string>& queues) {
  v1::GetReportResponse report;
  auto& figure = *report.add_definitions();
  figure.set_figure(v1::REPORT_FIGURE_ISSUED);
  figure.mutable_name()->set_en("issued");
  auto* total = report.mutable_total()->add_cells();
  total->set_figure(v1::REPORT_FIGURE_ISSUED);
  total->set_count(7);
  for (const std::string& queue : queues) {
    v1::ReportRow& row = *report.add_rows();
    row.add_keys()->set_code(queue);
    auto* cell = row.add_cells();
    cell->set_figure(v1::REPORT_FIGURE_ISSUED);
    cell->set_count(3);
  }
  return report;
}

TEST(DayReportTest, KeepsTheHeadingsOfItsColumnsApart) {
  const std::string text =
      reportText(reportBy({"talent", "construction", "social-security", "medical-insurance"}));

  std::istringstream lines(text);
  std::string head, figures;
  ASSERT_TRUE(std::getline(lines, head) && std::getline(lines, figures));
  std::istringstream words(head);
  const std::vector<std::string> headings{std::istream_iterator<std::string>(words), {}};
  EXPECT_EQ(
      headings,
      (std::vector<std::string>{
          "hall", "talent", "construction", "social-security", "medical-insurance"})
  );
  EXPECT_EQ(head.size(), figures.size()) << "figures stand below the end of their heading";
  EXPECT_EQ(head.substr(head.size() - 19), "  medical-insurance");
}

}  // namespace
}  // namespace hall::rehearsal
