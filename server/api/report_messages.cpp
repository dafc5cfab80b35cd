#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <cctype>
#include <cstdio>

#include "hall/v1/serving.pb.h"
#include "hall/v1/ticket.pb.h"
#include "server/api/report_query.h"
#include "server/api/report_words.h"
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

/// Its code is the name of the value, its label the hall's word for it.
void writeWord(Dimension dimension, int value, std::string code, v1::ReportKey& out) {
  const Word* word = wordOf(dimension, value);
  if (word == nullptr) return;
  out.set_code(std::move(code));
  write({std::string(word->zh), std::string(word->en)}, *out.mutable_label());
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
    case Dimension::TicketClass: {
      const auto& name = v1::TicketClass_Name(static_cast<v1::TicketClass>(number));
      return writeWord(dimension, number, enumText(name, "TICKET_CLASS_"), out);
    }
    case Dimension::Ground: {
      const auto& name = v1::Ground_Name(static_cast<v1::Ground>(number));
      return writeWord(dimension, number, enumText(name, "GROUND_"), out);
    }
    case Dimension::Channel: {
      const auto& name = v1::Channel_Name(static_cast<v1::Channel>(number));
      return writeWord(dimension, number, enumText(name, "CHANNEL_"), out);
    }
    case Dimension::Outcome: {
      const auto& name = v1::Outcome_Name(static_cast<v1::Outcome>(number));
      return writeWord(dimension, number, enumText(name, "OUTCOME_"), out);
    }
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
    writeCell(cell, *out.add_cells());
  }
}

void writeDefinitions(const ReportRow& row, v1::GetReportResponse& out) {
  for (const auto& definition : engine::figureDefinitions()) {
    const bool shown = std::any_of(row.cells.begin(), row.cells.end(), [&](const auto& cell) {
      return cell.figure == definition.figure;
    });
    if (!shown) continue;
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
  writeDefinitions(report.total, out);
  const std::size_t end = std::min(report.rows.size(), first + size);
  for (std::size_t i = first; i < end; ++i) writeRow(asked, report.rows[i], *out.add_rows());
  if (first == 0) writeRow(asked, report.total, *out.mutable_total());
  if (end < report.rows.size()) out.set_next_page_token(std::to_string(end));
}

domain::Result<std::string> reportJson(const v1::GetReportResponse& report) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.preserve_proto_field_names = true;
  std::string text;
  const auto status = google::protobuf::util::MessageToJsonString(report, &text, options);
  if (!status.ok()) return domain::Refusal{domain::Reason::Internal, {}}.with("problem", "json");
  return text;
}

}  // namespace hall::api
