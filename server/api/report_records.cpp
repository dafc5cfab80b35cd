#include "server/api/report_records.h"

#include <cstdio>
#include <string_view>
#include <utility>

#include "server/api/report_words.h"
#include "server/api/wire.h"

namespace hall::api {

namespace {

using engine::Dimension;

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

class Recording {
 public:
  Recording(std::span<const Dimension> groupBy, const v1::GetReportResponse& report, bool english)
      : groupBy_(groupBy), report_(report), english_(english) {}

  ReportRecords records() && {
    heading();
    for (const v1::ReportRow& row : report_.rows()) line(row, keysOf(row));
    if (!groupBy_.empty()) line(report_.total(), {text(say("合计", "Total"))});
    definitions();
    notes();
    return std::move(records_);
  }

 private:
  static ReportField text(std::string value) { return {std::move(value), false}; }
  static ReportField number(std::string value) { return {std::move(value), true}; }

  std::string say(std::string_view zh, std::string_view en) const {
    return std::string(english_ ? en : zh);
  }
  std::string say(const v1::DisplayText& text) const {
    return english_ && !text.en().empty() ? text.en() : text.zh();
  }

  void remark(std::string name, std::string value) {
    records_.remarks.push_back({text(std::move(name)), text(std::move(value))});
  }

  std::string unitText(v1::FigureUnit unit) const {
    if (unit == v1::FIGURE_UNIT_DURATION) return say("（秒）", " (s)");
    if (unit == v1::FIGURE_UNIT_SHARE) return say("（%）", " (%)");
    return {};
  }

  void heading() {
    ReportRecord fields;
    for (const Dimension dimension : groupBy_) {
      const Word word = headingOf(dimension);
      const std::string name = say(word.zh, word.en);
      fields.push_back(text(hasName(dimension) ? name + say("编码", " code") : name));
      if (hasName(dimension)) fields.push_back(text(name + say("名称", " name")));
    }
    keyWidth_ = fields.size();
    for (const v1::FigureDefinition& figure : report_.definitions()) {
      const std::string name = say(figure.name());
      fields.push_back(text(name + unitText(figure.unit())));
      if (showsSamples(figure.figure(), figure.unit())) {
        fields.push_back(text(name + say("样本数", ", samples")));
      }
    }
    fields.push_back(text(say("不精确的指标", "Inexact figures")));
    records_.table.push_back(std::move(fields));
  }

  ReportRecord keysOf(const v1::ReportRow& row) const {
    ReportRecord fields;
    for (int i = 0; i < row.keys_size(); ++i) {
      const v1::ReportKey& key = row.keys(i);
      const bool named = hasName(groupBy_[static_cast<std::size_t>(i)]);
      if (named || !key.has_label()) fields.push_back(text(key.code()));
      if (named || key.has_label()) fields.push_back(text(say(key.label())));
    }
    return fields;
  }

  void line(const v1::ReportRow& row, ReportRecord fields) {
    fields.resize(keyWidth_);
    std::string inexact;
    for (int i = 0; i < row.cells_size(); ++i) {
      const v1::ReportCell& cell = row.cells(i);
      const v1::FigureDefinition& figure = report_.definitions(i);
      fields.push_back(number(valueText(cell)));
      if (showsSamples(figure.figure(), figure.unit())) {
        fields.push_back(number(std::to_string(cell.sample_count())));
      }
      if (!cell.inexact()) continue;
      if (!inexact.empty()) inexact += say("、", "; ");
      inexact += say(figure.name());
    }
    fields.push_back(text(std::move(inexact)));
    records_.table.push_back(std::move(fields));
  }

  void definitions() {
    remark(say("指标", "Figure"), say("定义", "Definition"));
    for (const v1::FigureDefinition& figure : report_.definitions()) {
      remark(say(figure.name()), say(figure.definition()));
    }
  }

  void notes() {
    remark("", "");
    remark(
        say("期间", "Period"),
        dateText(report_.begin_date()) + say("至", " to ") + dateText(report_.end_date())
    );
    remark(say("截至记录", "Up to position"), std::to_string(report_.position()));
    remark(
        say("不精确", "Inexact"),
        say("所计的号有由系统日终关闭、手写号补录的，或工作人员由系统签退的。",
            "Some of the tickets were closed by the system or written by hand and imported, or "
            "the system signed somebody off.")
    );
    if (report_.preliminary()) {
      remark(
          say("未定稿", "Preliminary"),
          say("期间内还有未结束的一天。", "A day of the period is not over.")
      );
    }
    if (report_.rehearsal()) {
      remark(say("演练", "Rehearsal"), say("演练数据，不是真实业务。", "Not a real hall's."));
    }
  }

  const std::span<const Dimension> groupBy_;
  const v1::GetReportResponse& report_;
  const bool english_;
  ReportRecords records_;
  std::size_t keyWidth_ = 0;  ///< fields before the figures
};

}  // namespace

ReportRecords reportRecords(
    std::span<const Dimension> groupBy, const v1::GetReportResponse& report, bool english
) {
  return Recording(groupBy, report, english).records();
}

}  // namespace hall::api
