#include "tools/hallctl/report_table.h"

#include <algorithm>

#include "client/enum_texts.h"
#include "hall/v1/text.pb.h"
#include "tools/hallctl/text_table.h"
#include "tools/hallctl/value_text.h"

namespace hall::hallctl {

namespace {

std::string textOf(const v1::DisplayText& text, const Style& style) {
  return !style.chinese() && !text.en().empty() ? text.en() : text.zh();
}

/// As the server calls it, so that table, file and definitions say the same.
std::string figureName(const v1::FigureDefinition& definition, const Style& style) {
  const std::string name = textOf(definition.name(), style);
  if (!name.empty()) return name;
  const auto* value = v1::ReportFigure_descriptor()->FindValueByNumber(definition.figure());
  return value == nullptr ? std::string() : client::enumText(*value, style.language);
}

std::string dimensionName(v1::ReportDimension dimension, const Style& style) {
  const auto* value = v1::ReportDimension_descriptor()->FindValueByNumber(dimension);
  return value == nullptr ? std::string() : client::enumText(*value, style.language);
}

const v1::ReportCell* cellOf(const v1::ReportRow& row, v1::ReportFigure figure) {
  const auto found =
      std::find_if(row.cells().begin(), row.cells().end(), [figure](const v1::ReportCell& cell) {
        return cell.figure() == figure;
      });
  return found == row.cells().end() ? nullptr : &*found;
}

std::string shown(const v1::ReportCell& cell, const ReportLook& look, const Style& style) {
  std::string text = cellText(cell, style);
  if (text.empty()) text = "-";
  if (cell.inexact()) text += "*";
  const bool rests = cell.value_case() != v1::ReportCell::kCount && cell.sample_count() > 0;
  if (look.samples && rests) {
    text += style.say("（", " (") + std::to_string(cell.sample_count()) + style.say("）", ")");
  }
  return text;
}

std::string dateOf(const v1::GetReportResponse& report, const char* field, const Style& style) {
  return valueText(report, *v1::GetReportResponse::descriptor()->FindFieldByName(field), style);
}

std::string headOf(const v1::GetReportResponse& report, const Style& style) {
  const std::string begin = dateOf(report, "begin_date", style);
  const std::string end = dateOf(report, "end_date", style);
  std::string text = begin == end ? begin : begin + style.say(" 至 ", " to ") + end;
  if (report.preliminary()) text += style.say("（尚未结束）", " (not over yet)");
  if (report.rehearsal()) text += style.say("（演练）", " (rehearsal)");
  return text + "\n";
}

/// One row: a figure a line reads better than twenty columns.
std::string wholeText(
    const v1::GetReportResponse& report,
    const v1::ReportRow& row,
    const ReportLook& look,
    const Style& style
) {
  TextTable table({style.say("指标", "figure"), style.say("数值", "value")});
  for (const v1::FigureDefinition& definition : report.definitions()) {
    const v1::ReportCell* cell = cellOf(row, definition.figure());
    if (cell == nullptr) continue;
    table.add({figureName(definition, style), shown(*cell, look, style)});
  }
  return table.text();
}

/// Code and name of what a row is: a code alone where it says all.
std::string keyText(const v1::ReportKey& key, const Style& style) {
  const std::string label = textOf(key.label(), style);
  if (key.code().empty()) return style.say("（无）", "(none)");
  return label.empty() ? key.code() : key.code() + " " + label;
}

void addRow(
    TextTable& table,
    const v1::GetReportResponse& report,
    const v1::ReportRow& row,
    std::vector<std::string> cells,
    const ReportLook& look,
    const Style& style
) {
  for (const v1::FigureDefinition& definition : report.definitions()) {
    const v1::ReportCell* cell = cellOf(row, definition.figure());
    cells.push_back(cell == nullptr ? std::string() : shown(*cell, look, style));
  }
  table.add(std::move(cells));
}

std::string groupedText(
    const v1::GetReportResponse& report, const ReportLook& look, const Style& style
) {
  std::vector<std::string> titles;
  for (const v1::ReportKey& key : report.rows(0).keys()) {
    titles.push_back(dimensionName(key.dimension(), style));
  }
  const std::size_t keys = titles.size();
  for (const v1::FigureDefinition& definition : report.definitions()) {
    titles.push_back(figureName(definition, style));
  }
  TextTable table(std::move(titles));
  for (const v1::ReportRow& row : report.rows()) {
    std::vector<std::string> cells;
    for (const v1::ReportKey& key : row.keys()) cells.push_back(keyText(key, style));
    addRow(table, report, row, std::move(cells), look, style);
  }
  if (report.has_total()) {
    std::vector<std::string> cells(keys);
    if (keys > 0) cells.front() = style.say("合计", "total");
    addRow(table, report, report.total(), std::move(cells), look, style);
  }
  return table.text();
}

bool hasInexact(const v1::ReportRow& row) {
  return std::any_of(row.cells().begin(), row.cells().end(), [](const v1::ReportCell& cell) {
    return cell.inexact();
  });
}

std::string footOf(
    const v1::GetReportResponse& report, const ReportLook& look, const Style& style
) {
  std::string text;
  const bool inexact = hasInexact(report.total()) ||
                       std::any_of(report.rows().begin(), report.rows().end(), &hasInexact);
  if (inexact) {
    text += style.say(
        "* 含日终关闭或导入的号，不精确。\n",
        "* touched by tickets closed by the system or imported: inexact.\n"
    );
  }
  if (!look.definitions) return text;
  for (const v1::FigureDefinition& definition : report.definitions()) {
    text += figureName(definition, style) + style.say("：", ": ") +
            textOf(definition.definition(), style) + "\n";
  }
  return text;
}

}  // namespace

std::string cellText(const v1::ReportCell& cell, const Style& style) {
  switch (cell.value_case()) {
    case v1::ReportCell::kCount:
      return std::to_string(cell.count());
    case v1::ReportCell::kDuration:
      return lengthText(std::chrono::round<std::chrono::seconds>(lengthOf(cell.duration())), style);
    case v1::ReportCell::kSharePermille:
      return std::to_string(cell.share_permille() / 10) + "." +
             std::to_string(cell.share_permille() % 10) + " %";
    case v1::ReportCell::VALUE_NOT_SET:
      break;
  }
  return {};
}

std::string reportText(
    const v1::GetReportResponse& report, const ReportLook& look, const Style& style
) {
  std::string text = headOf(report, style);
  const bool grouped = report.rows_size() > 0 && report.rows(0).keys_size() > 0;
  if (grouped) {
    text += groupedText(report, look, style);
  } else if (report.rows_size() > 0) {
    text += wholeText(report, report.rows(0), look, style);
  } else if (report.has_total()) {
    text += wholeText(report, report.total(), look, style);
  } else {
    text += style.say("没有数据。\n", "No figures.\n");
  }
  return text + footOf(report, look, style);
}

}  // namespace hall::hallctl
