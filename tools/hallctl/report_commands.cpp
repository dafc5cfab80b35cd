#include "tools/hallctl/report_commands.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <set>
#include <sstream>

#include "hall/v1/report_service.pb.h"
#include "hall/v1/watch_service.pb.h"
#include "server/log/files.h"
#include "tools/hallctl/answer.h"
#include "tools/hallctl/checkpoints.h"
#include "tools/hallctl/code_drawing.h"
#include "tools/hallctl/connection.h"
#include "tools/hallctl/field_values.h"
#include "tools/hallctl/field_words.h"
#include "tools/hallctl/file_output.h"
#include "tools/hallctl/first_frame.h"
#include "tools/hallctl/lists.h"
#include "tools/hallctl/raw_call.h"
#include "tools/hallctl/report_table.h"
#include "tools/hallctl/store_words.h"
#include "tools/hallctl/value_text.h"
#include "tools/hallctl/verb_commands.h"

namespace hall::hallctl {

namespace {

/// What fits a terminal when rows are grouped; --all shows the rest.
constexpr std::array kUsual{
    v1::REPORT_FIGURE_ISSUED,
    v1::REPORT_FIGURE_SERVED,
    v1::REPORT_FIGURE_NO_SHOWS,
    v1::REPORT_FIGURE_WAIT_MEAN,
    v1::REPORT_FIGURE_WAIT_P90,
    v1::REPORT_FIGURE_SERVICE_MEAN,
    v1::REPORT_FIGURE_SHARE_IN_TARGET};

constexpr int kRowsAtOnce = 2000;

/// Fields of the query, and what a person types for them.
struct QueryOption {
  std::string_view field;
  std::string_view option;
};
constexpr std::array kOptions{
    QueryOption{"date", "date"},
    QueryOption{"end_date", "end"},
    QueryOption{"group_by", "--by"},
    QueryOption{"figures", "--figure"},
    QueryOption{"zone_ids", "--zone"},
    QueryOption{"queue_ids", "--queue"},
    QueryOption{"item_ids", "--item"},
    QueryOption{"counter_ids", "--counter"},
    QueryOption{"staff_numbers", "--staff"},
    QueryOption{"department_ids", "--department"},
    QueryOption{"theme_ids", "--theme"}};

/// Of a field as the server names it, "query.group_by", or without the front. Empty: of none.
std::string_view optionOf(std::string_view field) {
  field.remove_prefix(field.starts_with("query.") ? std::string_view("query.").size() : 0);
  const auto found = std::find_if(kOptions.begin(), kOptions.end(), [field](const auto& row) {
    return row.field == field;
  });
  return found == kOptions.end() ? std::string_view{} : found->option;
}

/// Names what was typed in place of the query's field.
void explain(Invocation& run, client::Failure failure) {
  auto& metadata = *failure.detail.mutable_metadata();
  const auto field = metadata.find("field");
  if (field != metadata.end() && !run.json && !optionOf(field->second).empty()) {
    field->second = optionOf(field->second);
  }
  complain(run, failure);
}

struct Asked {
  v1::ReportPeriod period = v1::REPORT_PERIOD_DAY;
  std::string date;
  std::string end;
  std::vector<std::string> by;
  std::vector<std::string> figures;
  std::vector<std::string> zones, queues, items, counters, staff, departments, themes;
  bool all = false;
  ReportLook look;
  std::string csv;
  std::string xlsx;
  std::string jsonFile;
  std::string checkpoints;
  bool english = false;
};

/// The hall's own time: the head of any view tells it, to every role. Nothing: refused, and said.
std::optional<domain::Instant> hallTime(Invocation& run, Connection& connection) {
  v1::WatchHallRequest request;
  request.set_view(v1::VIEW_BOARD);
  request.mutable_hall();
  const auto frame = firstFrame(run, connection, request);
  if (!frame) return std::nullopt;
  return instantAt(frame->hall_time());
}

/// "queue,counter" and repeated options alike.
std::vector<std::string> split(const std::vector<std::string>& values) {
  std::vector<std::string> words;
  for (const std::string& value : values) {
    std::istringstream in(value);
    for (std::string word; std::getline(in, word, ',');) words.push_back(word);
  }
  return words;
}

/// A sentence when a word does not fit.
std::string putAll(
    v1::ReportQuery& query,
    const char* field,
    const std::vector<std::string>& values,
    const Style& style
) {
  const auto* descriptor = v1::ReportQuery::descriptor()->FindFieldByName(field);
  for (const std::string& value : split(values)) {
    const std::string wrong = putValue(query, *descriptor, value, style);
    if (!wrong.empty()) return std::string(optionOf(field)) + style.say("：", ": ") + wrong;
  }
  return {};
}

std::string putDate(
    v1::ReportQuery& query, const char* field, std::string date, const Style& style
) {
  // A month is named by its first day.
  if (query.period() == v1::REPORT_PERIOD_MONTH && date.size() == 7) date += "-01";
  return putAll(query, field, {date}, style);
}

std::string fill(v1::ReportQuery& query, const Asked& asked, const Style& style) {
  query.set_period(asked.period);
  const std::pair<const char*, const std::vector<std::string>*> lists[] = {
      {"group_by", &asked.by},
      {"figures", &asked.figures},
      {"zone_ids", &asked.zones},
      {"queue_ids", &asked.queues},
      {"item_ids", &asked.items},
      {"counter_ids", &asked.counters},
      {"staff_numbers", &asked.staff},
      {"department_ids", &asked.departments},
      {"theme_ids", &asked.themes}};
  for (const auto& [field, values] : lists) {
    const std::string wrong = putAll(query, field, *values, style);
    if (!wrong.empty()) return wrong;
  }
  if (!asked.date.empty()) {
    const std::string wrong = putDate(query, "date", asked.date, style);
    if (!wrong.empty()) return wrong;
  }
  if (!asked.end.empty()) return putDate(query, "end_date", asked.end, style);
  return {};
}

void exportFile(
    Invocation& run,
    Connection& connection,
    const Asked& asked,
    const v1::ReportQuery& query,
    v1::ReportFormat format,
    const std::string& target
) {
  v1::ExportReportRequest request;
  *request.mutable_query() = query;
  request.set_format(format);
  request.set_english(asked.english || !run.style.chinese());
  FileOutput output(target);
  const auto failure = callRaw(
      connection.client(),
      methodNamed("ReportService.ExportReport"),
      {&request},
      0,
      [&](const google::protobuf::Message& got) {
        output.write(static_cast<const v1::ExportReportResponse&>(got).content());
      }
  );
  if (!failure.ok()) return explain(run, failure);
  if (!output.finish()) {
    return complain(run, ExitCode::Refused, storeSentence(output.refusal(), run.style));
  }
  if (!output.isStandardOutput() && !run.json) {
    print(run.style.say("已写入 ", "Written to ") + target + "\n");
  }
}

/// Every page comes with the definitions of its figures.
void keepOneOfEach(google::protobuf::RepeatedPtrField<v1::FigureDefinition>& definitions) {
  std::set<v1::ReportFigure> seen;
  const auto end = std::remove_if(
      definitions.begin(),
      definitions.end(),
      [&seen](const v1::FigureDefinition& one) { return !seen.insert(one.figure()).second; }
  );
  definitions.erase(end, definitions.end());
}

void showTable(Invocation& run, Connection& connection, const Asked& asked, v1::ReportQuery query) {
  const bool narrow = query.group_by_size() > 0 && query.figures_size() == 0 && !asked.all;
  if (narrow && !run.json) {
    for (const v1::ReportFigure figure : kUsual) query.add_figures(figure);
  }
  v1::GetReportRequest request;
  *request.mutable_query() = query;
  request.set_page_size(kRowsAtOnce);
  v1::GetReportResponse report;
  const auto failure = callPaged(
      connection.client(),
      methodNamed("ReportService.GetReport"),
      request,
      run.timeoutSeconds,
      report
  );
  if (!failure.ok()) return explain(run, failure);
  keepOneOfEach(*report.mutable_definitions());
  print(run.json ? answerJson(report, false) : reportText(report, asked.look, run.style));
}

/// The newest checkpoint as a code below the day report, so that the paper proves where the log
/// stood that day. Empty: said why not.
std::string checkpointDrawing(Invocation& run, const std::string& file) {
  const auto content = log::readFile(file);
  const std::string note = content ? lastNoteOf(*content) : std::string();
  const std::string drawing = note.empty() ? std::string() : drawnCode(note);
  if (drawing.empty()) {
    complain(
        run,
        ExitCode::Refused,
        run.style.say("这个文件里没有检查点：", "There is no checkpoint in this file: ") + file
    );
    return {};
  }
  return run.style.say(
             "\n最新检查点，与日报一同存档：\n\n",
             "\nNewest checkpoint, to be kept with the report:\n\n"
         ) +
         drawing + "\n" + note;
}

void report(Invocation& run, const Asked& asked) {
  v1::ReportQuery query;
  std::string wrong = fill(query, asked, run.style);
  if (run.json && !asked.checkpoints.empty()) {
    wrong =
        run.style.say("--checkpoint 不能与 --json 同用", "--checkpoint does not go with --json");
  }
  if (!wrong.empty()) return complain(run, ExitCode::Usage, wrong);
  std::string drawing;
  if (!asked.checkpoints.empty()) {
    drawing = checkpointDrawing(run, asked.checkpoints);
    if (drawing.empty()) return;
  }
  const auto connection = Connection::open(run);
  if (connection == nullptr) return;
  if (!query.has_date()) {
    const auto now = hallTime(run, *connection);
    if (!now) return;
    putDate(query, "date", dayText(run.style.zone.dayOf(*now)), run.style);
  }
  if (!asked.csv.empty()) {
    return exportFile(run, *connection, asked, query, v1::REPORT_FORMAT_CSV, asked.csv);
  }
  if (!asked.xlsx.empty()) {
    return exportFile(run, *connection, asked, query, v1::REPORT_FORMAT_XLSX, asked.xlsx);
  }
  if (!asked.jsonFile.empty()) {
    return exportFile(run, *connection, asked, query, v1::REPORT_FORMAT_JSON, asked.jsonFile);
  }
  showTable(run, *connection, asked, query);
  if (run.end == ExitCode::Done) print(drawing);
}

void addFilters(CLI::App& command, Asked& asked, const Style& style) {
  const auto filter = [&](const char* name, std::vector<std::string>& target, client::Wording help
                      ) {
    command.add_option(name, target, style.say(help))->allow_extra_args(false);
  };
  filter("--queue", asked.queues, {"只统计这个队列，可重复", "Only this queue, repeatable"});
  filter("--item", asked.items, {"只统计这个事项，可重复", "Only this item, repeatable"});
  filter("--counter", asked.counters, {"只统计这个窗口，可重复", "Only this counter, repeatable"});
  filter("--staff", asked.staff, {"只统计这个工号，可重复", "Only this person, repeatable"});
  filter(
      "--department",
      asked.departments,
      {"只统计这个部门，可重复", "Only this department, repeatable"}
  );
  filter("--zone", asked.zones, {"只统计这个区域，可重复", "Only this zone, repeatable"});
  filter("--theme", asked.themes, {"只统计这个一件事，可重复", "Only this theme, repeatable"});
}

void addLook(CLI::App& command, Asked& asked, const Style& style) {
  command
      .add_option(
          "--by",
          asked.by,
          style.say("按什么分行，最多三个：", "What the rows are, at most three: ") +
              listed(wordsOf(*v1::ReportDimension_descriptor()), style)
      )
      ->allow_extra_args(false);
  command
      .add_option(
          "--figure",
          asked.figures,
          style.say("只要这些指标，可重复：", "Only these figures, repeatable: ") +
              listed(wordsOf(*v1::ReportFigure_descriptor()), style)
      )
      ->allow_extra_args(false);
  command.add_flag(
      "--all", asked.all, style.say("分行时也列出所有指标", "Every figure of grouped rows")
  );
  command.add_flag(
      "--definitions", asked.look.definitions, style.say("附指标的定义", "With definitions")
  );
  command.add_flag("--samples", asked.look.samples, style.say("附样本数", "With sample counts"));
  command.add_option(
      "--csv",
      asked.csv,
      style.say("写成 CSV 文件，- 是标准输出", "CSV file; - for standard output")
  );
  command.add_option(
      "--xlsx",
      asked.xlsx,
      style.say("写成 Excel 文件（XLSX），- 是标准输出", "XLSX file; - for standard output")
  );
  command.add_option(
      "--json-file",
      asked.jsonFile,
      style.say("写成 JSON 文件，- 是标准输出", "JSON file; - for standard output")
  );
  command.add_flag(
      "--english", asked.english, style.say("文件用英文", "Names of the file in English")
  );
}

}  // namespace

void addReportCommands(CLI::App& app, Invocation& run) {
  struct Period {
    std::string_view name;
    v1::ReportPeriod period;
    client::Wording help;
  };
  constexpr std::array kPeriods{
      Period{"day", v1::REPORT_PERIOD_DAY, {"日报，不写日期即今天", "One day; else today"}},
      Period{"week", v1::REPORT_PERIOD_WEEK, {"周报，周一至周日", "One week, Monday to Sunday"}},
      Period{"month", v1::REPORT_PERIOD_MONTH, {"月报", "One month"}},
      Period{"range", v1::REPORT_PERIOD_RANGE, {"从一天到另一天", "From one day to another"}}};
  for (const Period& period : kPeriods) {
    CLI::App& command = addCommand(app, "report", period.name, period.help, run);
    const auto asked = std::make_shared<Asked>();
    asked->period = period.period;
    auto* date = command.add_option(
        "date,--date", asked->date, run.style.say("日期，如 2026-03-02", "A date, like 2026-03-02")
    );
    if (period.period == v1::REPORT_PERIOD_RANGE) {
      date->required();
      command.add_option("end,--end", asked->end, run.style.say("最后一天", "Last date"))
          ->required();
    }
    addLook(command, *asked, run.style);
    if (period.period == v1::REPORT_PERIOD_DAY) {
      command
          .add_option(
              "--checkpoint",
              asked->checkpoints,
              run.style.say(
                  "检查点文件，最新一条印成二维码", "File of checkpoints; the newest as a QR code"
              )
          )
          ->excludes("--csv")
          ->excludes("--xlsx")
          ->excludes("--json-file");
    }
    addFilters(command, *asked, run.style);
    command.callback([&run, asked] { report(run, *asked); });
  }
}

}  // namespace hall::hallctl
