#include "tools/hallctl/deadlines.h"

#include <google/protobuf/struct.pb.h>

#include <algorithm>
#include <array>
#include <optional>

#include "server/config/csv.h"
#include "server/log/files.h"
#include "tools/hallctl/answer.h"
#include "tools/hallctl/catalogue_check.h"
#include "tools/hallctl/store_words.h"
#include "tools/hallctl/text_table.h"
#include "tools/hallctl/verb_commands.h"

namespace hall::hallctl {

namespace {

enum Column : std::size_t { kCase, kStart, kEnd, kDeadline, kColumnCount };
constexpr std::array<std::string_view, kColumnCount> kTitles{"case", "start", "end", "deadline"};

/// Where each column stands in the head.
using Columns = std::array<std::size_t, kColumnCount>;

class TableReader {
 public:
  TableReader(std::string_view bytes, std::string file) : file_(std::move(file)) {
    const std::vector<config::CsvRow> rows = config::parseCsv(bytes, file_, table_.faults);
    const std::optional<Columns> columns = rows.empty() ? std::nullopt : columnsOf(rows.front());
    if (rows.empty()) fault(0, "holds no row", "missing_key");
    if (!columns) return;
    for (std::size_t i = 1; i < rows.size(); ++i) read(rows[i], *columns);
  }

  JudgedTable table() && { return std::move(table_); }

 private:
  void fault(std::uint32_t line, std::string sentence, std::string rule) {
    table_.faults.push_back({{file_, line}, std::move(sentence), "", std::move(rule)});
  }

  std::optional<Columns> columnsOf(const config::CsvRow& head) {
    Columns columns{};
    for (std::size_t i = 0; i < kTitles.size(); ++i) {
      const auto found = std::find(head.fields.begin(), head.fields.end(), kTitles[i]);
      if (found == head.fields.end()) {
        fault(head.line, "there is no column `" + std::string(kTitles[i]) + "`", "missing_key");
      }
      columns[i] = static_cast<std::size_t>(found - head.fields.begin());
    }
    if (!table_.faults.empty()) return std::nullopt;
    return columns;
  }

  std::optional<WrittenMoment> momentIn(const config::CsvRow& row, Column column, std::size_t at) {
    const std::string text = at < row.fields.size() ? row.fields[at] : std::string();
    const std::optional<WrittenMoment> moment = parseWrittenMoment(text);
    if (!moment) {
      fault(
          row.line,
          "`" + std::string(kTitles[column]) + "` is no time with its offset: `" + text + "`",
          "wrong_value"
      );
    }
    return moment;
  }

  void read(const config::CsvRow& row, const Columns& columns) {
    const auto start = momentIn(row, kStart, columns[kStart]);
    const auto due = momentIn(row, kDeadline, columns[kDeadline]);
    JudgedCase judged;
    judged.line = row.line;
    if (columns[kCase] < row.fields.size()) judged.number = row.fields[columns[kCase]];
    judged.finished = columns[kEnd] < row.fields.size() && !row.fields[columns[kEnd]].empty();
    const auto end = judged.finished ? momentIn(row, kEnd, columns[kEnd]) : WrittenMoment{};
    if (!start || !due || !end) return;
    judged.due = *due;
    judged.end = *end;
    judge(judged, *start);
    table_.cases.push_back(std::move(judged));
  }

  static void judge(JudgedCase& judged, const WrittenMoment& start) {
    if (!judged.finished) return;
    judged.late = judged.end.day > judged.due.day;
    judged.onlyByClock = !judged.late && judged.end.at > judged.due.at;
    judged.endsBeforeStart = judged.end.at < start.at;
  }

  std::string file_;
  JudgedTable table_;
};

struct Sums {
  std::size_t finished = 0, late = 0, onlyByClock = 0, endsBeforeStart = 0;
};

Sums sumsOf(const JudgedTable& table) {
  Sums sums;
  for (const JudgedCase& one : table.cases) {
    sums.finished += one.finished ? 1U : 0U;
    sums.late += one.late ? 1U : 0U;
    sums.onlyByClock += one.onlyByClock ? 1U : 0U;
    sums.endsBeforeStart += one.endsBeforeStart ? 1U : 0U;
  }
  return sums;
}

std::string summaryOf(const JudgedTable& table, const Style& style) {
  const Sums sums = sumsOf(table);
  const auto text = [](std::size_t number) { return std::to_string(number); };
  const std::string open = text(table.cases.size() - sums.finished);
  if (style.chinese()) {
    return "办件 " + text(table.cases.size()) + " 件，已办结 " + text(sums.finished) +
           " 件，未办结 " + open + " 件。\n按最后一天结束判定，超期 " + text(sums.late) +
           " 件；只比时刻会多算 " + text(sums.onlyByClock) + " 件。\n" +
           (sums.endsBeforeStart == 0
                ? ""
                : "办结早于收件的 " + text(sums.endsBeforeStart) + " 件，请核对。\n");
  }
  return text(table.cases.size()) + " cases, " + text(sums.finished) + " finished, " + open +
         " unfinished.\nBy the end of the last day " + text(sums.late) +
         " are late; comparing moments alone would add " + text(sums.onlyByClock) + ".\n" +
         (sums.endsBeforeStart == 0
              ? ""
              : text(sums.endsBeforeStart) + " ended before they began: check them.\n");
}

/// Those that a bare comparison of moments would call late.
std::string listOf(const JudgedTable& table, const Style& style) {
  TextTable list({
      style.say("办件编号", "Case"),
      style.say("最后一天", "Due day"),
      style.say("办结日", "Ended on"),
      style.say("晚于时刻", "Past the clock by"),
  });
  for (const JudgedCase& one : table.cases) {
    if (!one.onlyByClock) continue;
    list.add(
        {one.number,
         dayText(one.due.day),
         dayText(one.end.day),
         lengthText(one.end.at - one.due.at, style)}
    );
  }
  return list.text();
}

google::protobuf::Struct messageOf(const JudgedTable& table) {
  const Sums sums = sumsOf(table);
  google::protobuf::Struct message;
  auto& fields = *message.mutable_fields();
  fields["cases"].set_number_value(static_cast<double>(table.cases.size()));
  fields["finished"].set_number_value(static_cast<double>(sums.finished));
  fields["late"].set_number_value(static_cast<double>(sums.late));
  fields["ends_before_start"].set_number_value(static_cast<double>(sums.endsBeforeStart));
  auto& added = *fields["late_only_by_clock"].mutable_list_value();
  for (const JudgedCase& one : table.cases) {
    if (one.onlyByClock) added.add_values()->set_string_value(one.number);
  }
  return message;
}

void check(Invocation& run, const std::string& file) {
  const auto bytes = log::readFile(file);
  if (!bytes) return complain(run, ExitCode::Refused, storeSentence(bytes.refusal(), run.style));
  const JudgedTable table = judgeDeadlines(*bytes, file);
  if (!table.faults.empty()) {
    return complain(run, ExitCode::Refused, config::listed(table.faults));
  }
  if (run.json) return print(answerJson(messageOf(table), false));
  print(summaryOf(table, run.style) + listOf(table, run.style));
}

}  // namespace

std::optional<WrittenMoment> parseWrittenMoment(std::string_view text) {
  constexpr std::size_t kDayLength = 10;
  constexpr std::size_t kClockEnd = 19;  // "2010-10-04 01:06:40"
  if (text.size() <= kClockEnd || (text[kDayLength] != ' ' && text[kDayLength] != 'T')) {
    return std::nullopt;
  }
  std::string moment(text);
  moment[kDayLength] = 'T';
  // What is finer than a millisecond decides nothing here.
  if (moment[kClockEnd] == '.') {
    const std::size_t end =
        std::min(moment.find_first_not_of("0123456789", kClockEnd + 1), moment.size());
    constexpr std::size_t kMilliseconds = 4;  // ".020"
    if (end > kClockEnd + kMilliseconds) {
      moment.erase(kClockEnd + kMilliseconds, end - kClockEnd - kMilliseconds);
    }
  }
  const bool offset = moment.find_first_of("+-Z", kClockEnd) != std::string::npos;
  const auto day = parseDay(text.substr(0, kDayLength));
  const auto at = parseMoment(moment, domain::TimeZone{});
  if (!offset || !day || !at) return std::nullopt;
  return WrittenMoment{*day, *at};
}

JudgedTable judgeDeadlines(std::string_view bytes, const std::string& file) {
  return TableReader(bytes, file).table();
}

void addDeadlineCommands(CLI::App& app, Invocation& run) {
  CLI::App& command = addCommand(
      app,
      "deadlines",
      "check",
      {"按最后一天判定办件是否超期（CSV）", "Judge cases by the end of their last day (CSV)"},
      run
  );
  const auto file = std::make_shared<std::string>();
  command
      .add_option(
          "file,--file",
          *file,
          run.style.say(
              "列：case、start、end（空为未办结）、deadline",
              "Columns: case, start, end (empty: unfinished), deadline"
          )
      )
      ->required();
  command.callback([&run, file] { check(run, *file); });
}

}  // namespace hall::hallctl
