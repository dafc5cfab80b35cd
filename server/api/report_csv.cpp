#include "server/api/report_csv.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <vector>

#include "server/api/report_words.h"
#include "server/api/wire.h"

namespace hall::api {

namespace {

using engine::Dimension;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
/// What begins a formula in one spreadsheet or another (OWASP, CSV Injection).
constexpr std::array<std::string_view, 10> kFormulaStarts = {
    "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};

bool beginsFormula(std::string_view text) {
  return std::any_of(kFormulaStarts.begin(), kFormulaStarts.end(), [text](std::string_view start) {
    return text.starts_with(start);
  });
}

/// Things of the catalogue have a code and a name; the others say all in one field.
bool hasName(Dimension dimension) {
  switch (dimension) {
    case Dimension::Hall:
    case Dimension::Zone:
    case Dimension::Queue:
    case Dimension::Item:
    case Dimension::Counter:
    case Dimension::Department:
    case Dimension::Theme:
      return true;
    default:
      return false;
  }
}

/// A count says by itself what it rests on.
bool showsSamples(v1::ReportFigure figure, v1::FigureUnit unit) {
  switch (figure) {
    case v1::REPORT_FIGURE_OVERTIME:
    case v1::REPORT_FIGURE_PAUSE_TIME:
    case v1::REPORT_FIGURE_SIGNED_IN_TIME:
      return false;
    default:
      return unit != v1::FIGURE_UNIT_COUNT;
  }
}

std::string secondsText(std::int64_t ms) {
  char text[32];
  const auto whole = static_cast<long long>(ms / 1000);
  std::snprintf(text, sizeof text, "%lld.%03lld", whole, static_cast<long long>(ms % 1000));
  return text;
}

std::string percentText(std::uint32_t permille) {
  char text[16];
  std::snprintf(text, sizeof text, "%u.%u", permille / 10, permille % 10);
  return text;
}

std::string valueText(const v1::ReportCell& cell) {
  switch (cell.value_case()) {
    case v1::ReportCell::kCount:
      return std::to_string(cell.count());
    case v1::ReportCell::kDuration:
      return secondsText(read(cell.duration()).count());
    case v1::ReportCell::kSharePermille:
      return percentText(cell.share_permille());
    case v1::ReportCell::VALUE_NOT_SET:
      break;
  }
  return {};
}

std::string dateText(const v1::Date& date) {
  char text[48];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year(), date.month(), date.day());
  return text;
}

class CsvReport {
 public:
  CsvReport(std::span<const Dimension> groupBy, const v1::GetReportResponse& report, bool english)
      : groupBy_(groupBy), report_(report), english_(english), text_(kByteOrderMark) {}

  std::string text() && {
    heading();
    for (const v1::ReportRow& row : report_.rows()) line(row, keysOf(row));
    if (!groupBy_.empty()) line(report_.total(), {say("合计", "Total")});
    record({});
    definitions();
    notes();
    return std::move(text_);
  }

 private:
  using Fields = std::vector<std::string>;

  std::string say(std::string_view zh, std::string_view en) const {
    return std::string(english_ ? en : zh);
  }
  std::string say(const v1::DisplayText& text) const {
    return english_ && !text.en().empty() ? text.en() : text.zh();
  }

  /// Filled up with empty fields to the width of the heading.
  void record(Fields fields) {
    fields.resize(std::max(fields.size(), width_));
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) text_ += ',';
      text_ += csvField(std::move(fields[i]));
    }
    text_ += "\r\n";
  }

  std::string unitText(v1::FigureUnit unit) const {
    if (unit == v1::FIGURE_UNIT_DURATION) return say("（秒）", " (s)");
    if (unit == v1::FIGURE_UNIT_SHARE) return say("（%）", " (%)");
    return {};
  }

  void heading() {
    Fields fields;
    for (const Dimension dimension : groupBy_) {
      const Word word = headingOf(dimension);
      const std::string name = say(word.zh, word.en);
      fields.push_back(hasName(dimension) ? name + say("编码", " code") : name);
      if (hasName(dimension)) fields.push_back(name + say("名称", " name"));
    }
    keyWidth_ = fields.size();
    for (const v1::FigureDefinition& figure : report_.definitions()) {
      const std::string name = say(figure.name());
      fields.push_back(name + unitText(figure.unit()));
      if (showsSamples(figure.figure(), figure.unit())) {
        fields.push_back(name + say("样本数", ", samples"));
      }
    }
    fields.push_back(say("不精确的指标", "Inexact figures"));
    width_ = fields.size();
    record(std::move(fields));
  }

  Fields keysOf(const v1::ReportRow& row) const {
    Fields fields;
    for (int i = 0; i < row.keys_size(); ++i) {
      const v1::ReportKey& key = row.keys(i);
      const bool named = hasName(groupBy_[static_cast<std::size_t>(i)]);
      if (named || !key.has_label()) fields.push_back(key.code());
      if (named || key.has_label()) fields.push_back(say(key.label()));
    }
    return fields;
  }

  void line(const v1::ReportRow& row, Fields fields) {
    fields.resize(keyWidth_);
    std::string inexact;
    for (int i = 0; i < row.cells_size(); ++i) {
      const v1::ReportCell& cell = row.cells(i);
      const v1::FigureDefinition& figure = report_.definitions(i);
      fields.push_back(valueText(cell));
      if (showsSamples(figure.figure(), figure.unit())) {
        fields.push_back(std::to_string(cell.sample_count()));
      }
      if (!cell.inexact()) continue;
      if (!inexact.empty()) inexact += say("、", "; ");
      inexact += say(figure.name());
    }
    fields.push_back(std::move(inexact));
    record(std::move(fields));
  }

  void definitions() {
    record({say("指标", "Figure"), say("定义", "Definition")});
    for (const v1::FigureDefinition& figure : report_.definitions()) {
      record({say(figure.name()), say(figure.definition())});
    }
  }

  void notes() {
    record({});
    record(
        {say("期间", "Period"),
         dateText(report_.begin_date()) + say("至", " to ") + dateText(report_.end_date())}
    );
    record({say("截至记录", "Up to position"), std::to_string(report_.position())});
    record(
        {say("不精确", "Inexact"),
         say("所计的号有由系统日终关闭、手写号补录的，或工作人员由系统签退的。",
             "Some of the tickets were closed by the system or written by hand and imported, or "
             "the system signed somebody off.")}
    );
    if (report_.preliminary()) {
      record(
          {say("未定稿", "Preliminary"),
           say("期间内还有未结束的一天。", "A day of the period is not over.")}
      );
    }
    if (report_.rehearsal()) {
      record({say("演练", "Rehearsal"), say("演练数据，不是真实业务。", "Not a real hall's.")});
    }
  }

  const std::span<const Dimension> groupBy_;
  const v1::GetReportResponse& report_;
  const bool english_;
  std::string text_;
  std::size_t width_ = 0;     ///< fields of a record
  std::size_t keyWidth_ = 0;  ///< of these, before the figures
};

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

std::string reportCsv(
    std::span<const Dimension> groupBy, const v1::GetReportResponse& report, bool english
) {
  return CsvReport(groupBy, report, english).text();
}

}  // namespace hall::api
