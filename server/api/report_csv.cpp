#include "server/api/report_csv.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace hall::api {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
/// What begins a formula in one spreadsheet or another (OWASP, CSV Injection).
constexpr std::array<std::string_view, 10> kFormulaStarts = {
    "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};

bool beginsFormula(std::string_view text) {
  return std::any_of(kFormulaStarts.begin(), kFormulaStarts.end(), [text](std::string_view start) {
    return text.starts_with(start);
  });
}

/// Filled up with empty fields to the width of the heading.
void write(const ReportRecord& record, std::size_t width, std::string& out) {
  for (std::size_t i = 0; i < std::max(record.size(), width); ++i) {
    if (i > 0) out += ',';
    if (i < record.size()) out += csvField(record[i].text);
  }
  out += "\r\n";
}

}  // namespace

std::string csvField(std::string text) {
  if (beginsFormula(text)) text.insert(0, "'");
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string reportCsv(const ReportRecords& records) {
  const std::size_t width = records.table.front().size();
  std::string text(kByteOrderMark);
  for (const ReportRecord& record : records.table) write(record, width, text);
  write({}, width, text);
  for (const ReportRecord& record : records.remarks) write(record, width, text);
  return text;
}

}  // namespace hall::api
