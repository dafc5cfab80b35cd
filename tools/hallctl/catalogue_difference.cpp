#include "tools/hallctl/catalogue_difference.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "hall/v1/guide_service.pb.h"
#include "tools/hallctl/display.h"
#include "tools/hallctl/field_titles.h"
#include "tools/hallctl/value_text.h"

namespace hall::hallctl {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr std::size_t kValueColumns = 60;

/// A sort of rows as "item:shebaoka" begins, and where its rows are: a field of the head, or a list
/// of the rows and the code in it.
struct Sort {
  std::string_view name;
  client::Wording word;
  std::string_view list;
  std::string_view code = {};
};

constexpr std::array kSorts{
    Sort{"hall", {"大厅", "hall"}, "hall"},
    Sort{"time_zone", {"时区", "time zone"}, ""},
    Sort{"calendar", {"工作日历", "calendar"}, "work_calendar"},
    Sort{"hours", {"服务时间", "hours"}, "hours"},
    Sort{"rules", {"规则参数", "rules"}, "settings"},
    Sort{"voice", {"语音播报", "voice"}, "voice"},
    Sort{"zone", {"区域", "zone"}, "zones", "zone_id"},
    Sort{"department", {"部门", "department"}, "departments", "department_id"},
    Sort{"item", {"事项", "item"}, "items", "item_id"},
    Sort{"theme", {"一件事", "theme"}, "themes", "theme_id"},
    Sort{"queue", {"队列", "queue"}, "queues", "queue_id"},
    Sort{"counter", {"窗口", "counter"}, "counters", "counter_id"}};

constexpr Sort kGuides{"guide", {"办事指南", "guide"}, "guides", "item_id"};

const FieldDescriptor* fieldNamed(const Message& message, std::string_view name) {
  return message.GetDescriptor()->FindFieldByName(std::string(name));
}

/// The row with this code; nullptr: there is none.
const Message* rowIn(const v1::CatalogueRows& rows, const Sort& sort, const std::string& code) {
  const Reflection& reflection = *v1::CatalogueRows::GetReflection();
  const FieldDescriptor* list = fieldNamed(rows, sort.list);
  for (int i = 0; i < reflection.FieldSize(rows, list); ++i) {
    const Message& row = reflection.GetRepeatedMessage(rows, list, i);
    if (row.GetReflection()->GetString(row, fieldNamed(row, sort.code)) == code) return &row;
  }
  return nullptr;
}

const Message* partOf(const v1::ChangedRows& all, const Sort& sort, const std::string& code) {
  if (!sort.code.empty()) return rowIn(all.rows(), sort, code);
  const FieldDescriptor* field = fieldNamed(all.head(), sort.list);
  const Reflection& reflection = *v1::CatalogueHead::GetReflection();
  const bool said = field != nullptr && reflection.HasField(all.head(), field);
  return said ? &reflection.GetMessage(all.head(), field) : nullptr;
}

/// Collects the lines of one row.
class Difference {
 public:
  explicit Difference(const Style& style) : style_(style) {}

  /// REQUIRES: both are of one type.
  void compare(const Message& before, const Message& after, const std::string& within) {
    const auto& type = *before.GetDescriptor();
    for (int i = 0; i < type.field_count(); ++i) {
      // The server counts these up by itself.
      if (type.field(i)->name() != "revision") compareField(before, after, *type.field(i), within);
    }
  }
  const std::string& lines() const { return lines_; }

 private:
  void compareField(
      const Message& before,
      const Message& after,
      const FieldDescriptor& field,
      const std::string& within
  ) {
    const std::string title =
        within + fieldTitle(*field.containing_type(), field.name(), style_.language);
    const auto* inner = field.message_type();
    if (field.is_repeated()) return compareList(before, after, field, title);
    if (inner == nullptr || isOneValue(*inner)) {
      const std::string was = valueText(before, field, style_);
      const std::string willBe = valueText(after, field, style_);
      if (was != willBe) add(title, shown(was) + " → " + shown(willBe));
      return;
    }
    compare(
        before.GetReflection()->GetMessage(before, &field),
        after.GetReflection()->GetMessage(after, &field),
        title + style_.say("，", ", ")
    );
  }

  void compareList(
      const Message& before,
      const Message& after,
      const FieldDescriptor& field,
      const std::string& title
  ) {
    const std::vector<std::string> was = entriesText(before, field, style_);
    const std::vector<std::string> willBe = entriesText(after, field, style_);
    if (was == willBe) return;
    const std::string gone = missingIn(was, willBe);
    const std::string come = missingIn(willBe, was);
    if (!gone.empty()) add(title, style_.say("去掉 ", "without ") + gone);
    if (!come.empty()) add(title, style_.say("加上 ", "with ") + come);
    if (gone.empty() && come.empty()) add(title, style_.say("次序不同", "another order"));
  }

  /// What of the one list stands in the other no more.
  std::string missingIn(const std::vector<std::string>& from, const std::vector<std::string>& other)
      const {
    std::string text;
    for (const std::string& entry : from) {
      if (std::find(other.begin(), other.end(), entry) != other.end()) continue;
      text += (text.empty() ? "" : style_.say("、", ", ")) + clipped(entry, kValueColumns);
    }
    return text;
  }

  std::string shown(const std::string& value) const {
    return value.empty() ? style_.say("无", "nothing") : clipped(value, kValueColumns);
  }

  void add(const std::string& title, const std::string& what) {
    lines_ += "    " + title + style_.say("：", ": ") + what + "\n";
  }

  const Style& style_;
  std::string lines_;
};

/// The lines of what differs in a row that was there before and stays.
std::string linesOf(
    const v1::PublishCatalogueResponse& dry,
    const Sort& sort,
    const std::string& code,
    const Style& style
) {
  const Message* was = partOf(dry.before(), sort, code);
  const Message* willBe = partOf(dry.after(), sort, code);
  Difference difference(style);
  if (was != nullptr && willBe != nullptr) difference.compare(*was, *willBe, "");
  if (sort.name != "item") return difference.lines();
  return difference.lines() + linesOf(dry, kGuides, code, style);
}

std::string rowText(
    const v1::PublishCatalogueResponse& dry, const std::string& row, const Style& style
) {
  const std::string name = row.substr(0, row.find(':'));
  const std::string code = row.size() == name.size() ? "" : row.substr(name.size() + 1);
  const auto sort = std::find_if(kSorts.begin(), kSorts.end(), [&name](const Sort& one) {
    return one.name == name;
  });
  if (sort == kSorts.end()) return "  " + row + "\n";
  const std::string title = "  " + style.say(sort->word) + (code.empty() ? "" : " " + code);
  const bool was = partOf(dry.before(), *sort, code) != nullptr;
  const bool willBe = partOf(dry.after(), *sort, code) != nullptr;
  if (was && !willBe) return title + style.say("：取消", ": withdrawn") + "\n";
  if (!was && willBe) return title + style.say("：新增", ": new") + "\n";
  return title + "\n" + linesOf(dry, *sort, code, style);
}

}  // namespace

std::string differenceText(const v1::PublishCatalogueResponse& dry, const Style& style) {
  std::string text;
  for (const std::string& row : dry.changed_rows()) text += rowText(dry, row, style);
  return text;
}

}  // namespace hall::hallctl
