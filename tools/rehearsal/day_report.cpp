#include "tools/rehearsal/day_report.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <utility>
#include <vector>

#include "tools/rehearsal/hall_facts.h"

namespace hall::rehearsal {

namespace {

constexpr std::size_t kLabelWidth = 34;
constexpr std::size_t kCellWidth = 12;

v1::Date dateOf(domain::LocalDay day) {
  const std::chrono::year_month_day date{day};
  v1::Date out;
  out.set_year(static_cast<int>(date.year()));
  out.set_month(static_cast<std::int32_t>(static_cast<unsigned>(date.month())));
  out.set_day(static_cast<std::int32_t>(static_cast<unsigned>(date.day())));
  return out;
}

v1::ReportQuery queryOf(domain::LocalDay first, domain::LocalDay last) {
  v1::ReportQuery query;
  query.set_period(v1::REPORT_PERIOD_RANGE);
  *query.mutable_date() = dateOf(first);
  *query.mutable_end_date() = dateOf(last);
  query.add_group_by(v1::REPORT_DIMENSION_QUEUE);
  return query;
}

std::string lengthText(domain::Duration length) {
  const std::int64_t tenths = length.count() / 100;
  char text[32];
  if (tenths < 6000) {
    std::snprintf(text, sizeof text, "%.1f s", static_cast<double>(tenths) / 10.0);
  } else {
    std::snprintf(text, sizeof text, "%.1f min", static_cast<double>(tenths) / 600.0);
  }
  return text;
}

std::string valueText(const v1::ReportCell& cell) {
  std::string text;
  switch (cell.value_case()) {
    case v1::ReportCell::kCount:
      text = std::to_string(cell.count());
      break;
    case v1::ReportCell::kDuration:
      text = lengthText(durationOf(cell.duration()));
      break;
    case v1::ReportCell::kSharePermille: {
      char share[16];
      std::snprintf(
          share, sizeof share, "%.1f %%", static_cast<double>(cell.share_permille()) / 10.0
      );
      text = share;
      break;
    }
    case v1::ReportCell::VALUE_NOT_SET:
      return "-";
  }
  return cell.inexact() ? "~" + text : text;
}

std::string cellOf(const v1::ReportRow& row, v1::ReportFigure figure) {
  for (const v1::ReportCell& cell : row.cells()) {
    if (cell.figure() == figure) return valueText(cell);
  }
  return "";
}

/// A label and what stands behind it, one for each column.
struct Line {
  std::string label;
  std::vector<std::string> cells;
};

/// Columns as wide as their widest cell, and two blanks between them.
std::string tableText(const std::vector<Line>& lines) {
  std::vector<std::size_t> widths;
  for (const Line& line : lines) {
    widths.resize(std::max(widths.size(), line.cells.size()), kCellWidth);
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
      widths[i] = std::max(widths[i], line.cells[i].size() + 2);
    }
  }
  std::string text;
  for (const Line& line : lines) {
    text += line.label.substr(0, kLabelWidth);
    text.append(kLabelWidth - std::min(line.label.size(), kLabelWidth), ' ');
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
      text.append(widths[i] - line.cells[i].size(), ' ');
      text += line.cells[i];
    }
    text += "\n";
  }
  return text;
}

std::string millis(domain::Duration length) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f s", static_cast<double>(length.count()) / 1000.0);
  return text;
}

}  // namespace

v1::GetReportResponse reportOf(
    HallCallers& callers, domain::LocalDay first, domain::LocalDay last, std::uint64_t position
) {
  v1::GetReportRequest request;
  request.set_min_position(position);
  *request.mutable_query() = queryOf(first, last);
  request.set_page_size(2000);
  return callers.manager().demand<v1::GetReportResponse>("get the report", request);
}

std::string reportText(const v1::GetReportResponse& report) {
  Line head{"", {"hall"}};
  for (const v1::ReportRow& row : report.rows()) {
    head.cells.push_back(row.keys().empty() ? "" : row.keys(0).code());
  }
  std::vector<Line> lines{std::move(head)};
  for (const v1::FigureDefinition& figure : report.definitions()) {
    const bool english = !figure.name().en().empty();
    Line line{english ? figure.name().en() : figure.name().zh(), {}};
    line.cells.push_back(cellOf(report.total(), figure.figure()));
    for (const v1::ReportRow& row : report.rows()) {
      line.cells.push_back(cellOf(row, figure.figure()));
    }
    lines.push_back(std::move(line));
  }
  return tableText(lines);
}

std::string comparisonText(const RehearsedDay& day, const RecordedDay* recorded) {
  struct Row {
    const char* label;
    std::string here;
    std::string there;
  };
  const RecordedDay none;
  const RecordedDay& other = recorded == nullptr ? none : *recorded;
  const Row rows[] = {
      {"came", std::to_string(day.came), std::to_string(other.came)},
      {"served", std::to_string(day.served), std::to_string(other.served)},
      {"left without being served", std::to_string(day.left), std::to_string(other.left)},
      {"closed at the day's end", std::to_string(day.closed), "0"},
      {"still there in the end", std::to_string(day.stayed), "0"},
      {"mean wait of all served", millis(day.meanWait), millis(other.meanWait)},
      {"waited at all", std::to_string(day.waited), std::to_string(other.waited)},
      {"mean wait of those", millis(day.meanWaitOfThose), millis(other.meanWaitOfThose)},
      {"mean service", millis(day.meanService), millis(other.meanService)}};
  const bool both = recorded != nullptr;
  std::vector<Line> lines{{"", {"rehearsed"}}};
  if (both) lines.front().cells.emplace_back("recorded");
  for (const Row& row : rows) {
    Line& line = lines.emplace_back(Line{row.label, {row.here}});
    if (both) line.cells.push_back(row.there);
  }
  return tableText(lines);
}

void saveReport(
    HallCallers& callers,
    domain::LocalDay first,
    domain::LocalDay last,
    std::uint64_t position,
    const std::string& file
) {
  constexpr std::chrono::seconds kPatience{60};
  v1::ExportReportRequest request;
  request.set_min_position(position);
  *request.mutable_query() = queryOf(first, last);
  request.set_format(file.ends_with(".json") ? v1::REPORT_FORMAT_JSON : v1::REPORT_FORMAT_CSV);
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  v1::ExportReportResponse piece;
  const auto failure = callers.manager().client().read(request, piece, kPatience, [&] {
    out << piece.content();
    return true;
  });
  if (!failure.ok()) throw HallRefused("export the report", failure);
  out.close();
  if (!out) throw std::runtime_error(file + " cannot be written");
}

}  // namespace hall::rehearsal
