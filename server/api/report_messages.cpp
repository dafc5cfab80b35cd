#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <cctype>
#include <cstdio>

#include "hall/v1/serving.pb.h"
#include "hall/v1/ticket.pb.h"
#include "server/api/report_query.h"
#include "server/api/wire.h"
#include "server/engine/figures.h"

namespace hall::api {

namespace {

using engine::Dimension;
using engine::ReportRow;

std::string dateText(std::int64_t days) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
  char text[16];
  std::snprintf(
      text,
      sizeof text,
      "%04d-%02u-%02u",
      static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()),
      static_cast<unsigned>(date.day())
  );
  return text;
}

/// ISO 8601: the week belongs to the year of its Thursday.
std::string weekText(std::int64_t monday) {
  const std::chrono::sys_days thursday{std::chrono::days{monday + 3}};
  const std::chrono::year year = std::chrono::year_month_day{thursday}.year();
  const auto dayOfYear = (thursday - std::chrono::sys_days{year / 1 / 1}).count();
  char text[16];
  std::snprintf(
      text, sizeof text, "%04d-W%02d", static_cast<int>(year), static_cast<int>(dayOfYear / 7 + 1)
  );
  return text;
}

std::string timeText(std::int64_t minutes) {
  char text[16];
  std::snprintf(
      text, sizeof text, "%02d:%02d", static_cast<int>(minutes / 60), static_cast<int>(minutes % 60)
  );
  return text;
}

/// "TICKET_CLASS_PRIORITY" of prefix "TICKET_CLASS_" is "priority".
std::string enumText(const std::string& name, std::string_view prefix) {
  std::string text;
  for (std::size_t i = std::min(prefix.size(), name.size()); i < name.size(); ++i) {
    text.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(name[i]))));
  }
  return text;
}

template <class Row>
void writeNamed(const Row* row, v1::ReportKey& out) {
  if (row == nullptr) return;
  out.set_code(row->code);
  if (!row->name.zh.empty()) write(row->name, *out.mutable_label());
}

void writeKey(
    const AskedReport& asked, Dimension dimension, std::int64_t value, v1::ReportKey& out
) {
  const domain::Catalogue& catalogue = *asked.catalogue;
  const auto id = static_cast<std::uint32_t>(value);
  const int number = static_cast<int>(value);
  out.set_dimension(static_cast<v1::ReportDimension>(dimension));
  switch (dimension) {
    case Dimension::Hall:
      out.set_code(catalogue.content().hall.code);
      write(catalogue.content().hall.name, *out.mutable_label());
      return;
    case Dimension::Zone:
      return writeNamed(catalogue.find(domain::ZoneId{id}), out);
    case Dimension::Queue:
      return writeNamed(catalogue.find(domain::QueueId{id}), out);
    case Dimension::Item:
      return writeNamed(catalogue.find(domain::ItemId{id}), out);
    case Dimension::Counter:
      return writeNamed(catalogue.find(domain::CounterId{id}), out);
    case Dimension::Department:
      return writeNamed(catalogue.find(domain::DepartmentId{id}), out);
    case Dimension::Theme:
      return writeNamed(catalogue.find(domain::ThemeId{id}), out);
    case Dimension::Staff: {
      const auto staff = asked.staffNumbers.find(domain::StaffId{id});
      if (staff != asked.staffNumbers.end()) out.set_code(staff->second);
      return;
    }
    case Dimension::TicketClass:
      out.set_code(
          enumText(v1::TicketClass_Name(static_cast<v1::TicketClass>(number)), "TICKET_CLASS_")
      );
      return;
    case Dimension::Ground:
      out.set_code(enumText(v1::Ground_Name(static_cast<v1::Ground>(number)), "GROUND_"));
      return;
    case Dimension::Channel:
      out.set_code(enumText(v1::Channel_Name(static_cast<v1::Channel>(number)), "CHANNEL_"));
      return;
    case Dimension::Outcome:
      if (number != 0) {
        out.set_code(enumText(v1::Outcome_Name(static_cast<v1::Outcome>(number)), "OUTCOME_"));
      }
      return;
    case Dimension::HalfHour:
      out.set_code(timeText(value));
      return;
    case Dimension::Day:
      out.set_code(dateText(value));
      return;
    case Dimension::Week:
      out.set_code(weekText(value));
      return;
    case Dimension::Month:
      out.set_code(dateText(value).substr(0, 7));
      return;
  }
}

bool wanted(const AskedReport& asked, engine::Figure figure) {
  return asked.figures.empty() ||
         std::binary_search(asked.figures.begin(), asked.figures.end(), figure);
}

engine::FigureUnit unitOf(engine::Figure figure) {
  const auto& definitions = engine::figureDefinitions();
  const auto found = std::find_if(definitions.begin(), definitions.end(), [&](const auto& one) {
    return one.figure == figure;
  });
  return found == definitions.end() ? engine::FigureUnit::Count : found->unit;
}

void writeCell(const ReportRow::Cell& cell, v1::ReportCell& out) {
  out.set_figure(static_cast<v1::ReportFigure>(cell.figure));
  out.set_sample_count(cell.samples);
  out.set_inexact(cell.inexact);
  if (!cell.hasValue) return;
  switch (unitOf(cell.figure)) {
    case engine::FigureUnit::Count:
      out.set_count(static_cast<std::uint64_t>(cell.value));
      return;
    case engine::FigureUnit::Length:
      write(domain::Duration{cell.value}, *out.mutable_duration());
      return;
    case engine::FigureUnit::Share:
      out.set_share_permille(static_cast<std::uint32_t>(cell.value));
      return;
  }
}

void writeRow(const AskedReport& asked, const ReportRow& row, v1::ReportRow& out) {
  for (std::size_t i = 0; i < row.keys.size(); ++i) {
    writeKey(asked, asked.query.groupBy[i], row.keys[i], *out.add_keys());
  }
  for (const ReportRow::Cell& cell : row.cells) {
    if (wanted(asked, cell.figure)) writeCell(cell, *out.add_cells());
  }
}

void writeDefinitions(const AskedReport& asked, const ReportRow& row, v1::GetReportResponse& out) {
  for (const auto& definition : engine::figureDefinitions()) {
    const bool shown = std::any_of(row.cells.begin(), row.cells.end(), [&](const auto& cell) {
      return cell.figure == definition.figure;
    });
    if (!shown || !wanted(asked, definition.figure)) continue;
    v1::FigureDefinition& one = *out.add_definitions();
    one.set_figure(static_cast<v1::ReportFigure>(definition.figure));
    write({std::string(definition.nameZh), std::string(definition.nameEn)}, *one.mutable_name());
    write(
        {std::string(definition.definitionZh), std::string(definition.definitionEn)},
        *one.mutable_definition()
    );
    one.set_unit(static_cast<v1::FigureUnit>(definition.unit));
  }
}

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"') result.push_back('"');
    result.push_back(c);
  }
  return result + "\"";
}

/// Counts as they are, lengths in seconds, shares in per cent; empty where there is no value.
std::string valueText(const v1::ReportCell& cell) {
  char text[32];
  switch (cell.value_case()) {
    case v1::ReportCell::kCount:
      return std::to_string(cell.count());
    case v1::ReportCell::kDuration: {
      const std::int64_t ms = read(cell.duration()).count();
      std::snprintf(
          text,
          sizeof text,
          "%lld.%03lld",
          static_cast<long long>(ms / 1000),
          static_cast<long long>(ms % 1000)
      );
      return text;
    }
    case v1::ReportCell::kSharePermille:
      std::snprintf(
          text, sizeof text, "%u.%u", cell.share_permille() / 10, cell.share_permille() % 10
      );
      return text;
    case v1::ReportCell::VALUE_NOT_SET:
      break;
  }
  return {};
}

std::string unitText(v1::FigureUnit unit, bool english) {
  if (unit == v1::FIGURE_UNIT_DURATION) return english ? " (s)" : "（秒）";
  if (unit == v1::FIGURE_UNIT_SHARE) return english ? " (%)" : "（%）";
  return {};
}

std::string csvLine(const v1::ReportRow& row, int keys) {
  std::string line;
  for (int i = 0; i < keys; ++i) {
    line += (i == 0 ? "" : ",");
    if (i < row.keys_size()) line += quoted(row.keys(i).code());
  }
  for (const v1::ReportCell& cell : row.cells()) {
    line += (line.empty() && keys == 0 && &cell == &row.cells(0) ? "" : ",") + valueText(cell) +
            (cell.inexact() ? "*" : "");
  }
  return line + "\r\n";
}

}  // namespace

void writeReport(
    const AskedReport& asked,
    const engine::Report& report,
    std::size_t first,
    std::size_t size,
    v1::GetReportResponse& out
) {
  out.set_position(report.position.value);
  write(asked.query.first, *out.mutable_begin_date());
  write(asked.query.last, *out.mutable_end_date());
  out.set_preliminary(report.preliminary);
  out.set_rehearsal(asked.rehearsal);
  writeDefinitions(asked, report.total, out);
  const std::size_t end = std::min(report.rows.size(), first + size);
  for (std::size_t i = first; i < end; ++i) writeRow(asked, report.rows[i], *out.add_rows());
  if (first == 0) writeRow(asked, report.total, *out.mutable_total());
  if (end < report.rows.size()) out.set_next_page_token(std::to_string(end));
}

std::string reportCsv(const v1::GetReportResponse& report, bool english) {
  const int keys = report.rows().empty() ? 0 : report.rows(0).keys_size();
  std::string text = "\xEF\xBB\xBF";
  for (int i = 0; i < keys; ++i) {
    const std::string& name = v1::ReportDimension_Name(report.rows(0).keys(i).dimension());
    text += (i == 0 ? "" : ",") + enumText(name, "REPORT_DIMENSION_");
  }
  bool begun = keys > 0;
  for (const v1::FigureDefinition& figure : report.definitions()) {
    const std::string name = english ? figure.name().en() : figure.name().zh();
    text += (begun ? "," : "") + quoted(name + unitText(figure.unit(), english));
    begun = true;
  }
  text += "\r\n";
  for (const v1::ReportRow& row : report.rows()) text += csvLine(row, keys);
  if (report.has_total() && keys > 0) text += csvLine(report.total(), keys);
  text += "\r\n";
  for (const v1::FigureDefinition& figure : report.definitions()) {
    text += quoted(english ? figure.name().en() : figure.name().zh()) + "," +
            quoted(english ? figure.definition().en() : figure.definition().zh()) + "\r\n";
  }
  return text + (english ? "*,inexact\r\n" : "*,含日终关闭或补录的号，不精确\r\n");
}

std::string reportJson(const v1::GetReportResponse& report) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.preserve_proto_field_names = true;
  std::string text;
  const auto status = google::protobuf::util::MessageToJsonString(report, &text, options);
  return status.ok() ? text : std::string();
}

}  // namespace hall::api
