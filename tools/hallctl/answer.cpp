#include "tools/hallctl/answer.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <vector>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/counter_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "tools/hallctl/display.h"
#include "tools/hallctl/field_titles.h"
#include "tools/hallctl/text_table.h"
#include "tools/hallctl/value_text.h"

namespace hall::hallctl {

namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

/// What only programs need.
bool isForPrograms(const FieldDescriptor& field) {
  return field.name() == "position" || field.name() == "next_page_token";
}

/// Paths of the columns: those of the table, or every field that is one value.
std::vector<std::string> pathsOf(const Descriptor& type) {
  std::vector<std::string> paths;
  std::string_view fields = columnsOf(type);
  while (!fields.empty()) {
    paths.emplace_back(fields.substr(0, fields.find(' ')));
    fields.remove_prefix(std::min(fields.size(), paths.back().size() + 1));
  }
  if (!paths.empty()) return paths;
  for (int i = 0; i < type.field_count(); ++i) paths.push_back(type.field(i)->name());
  return paths;
}

int listsIn(const Descriptor& type) {
  int lists = 0;
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor* field = type.field(i);
    const bool entities = field->message_type() != nullptr && !isOneValue(*field->message_type());
    lists += field->is_repeated() && entities ? 1 : 0;
  }
  return lists;
}

TextTable tableFor(const Descriptor& type, const Style& style) {
  std::vector<std::string> titles;
  for (const std::string& path : pathsOf(type)) {
    titles.push_back(fieldTitle(type, path, style.language));
  }
  return TextTable(std::move(titles));
}

/// A cell with a long list names the first few and how many there are.
std::string shortened(const std::string& cell, const Style& style) {
  constexpr std::size_t kShown = 4;
  const std::string comma = style.say("、", ", ");
  std::size_t count = 1;
  std::size_t end = 0;
  for (std::size_t at = cell.find(comma); at != std::string::npos;
       at = cell.find(comma, at + comma.size())) {
    if (count == kShown) end = at;
    ++count;
  }
  if (count <= kShown + 1) return cell;
  return cell.substr(0, end) + style.say("…共 ", "… of ") + std::to_string(count) +
         style.say(" 个", "");
}

void addRow(TextTable& table, const Message& entity, const Style& style) {
  std::vector<std::string> cells;
  for (const std::string& path : pathsOf(*entity.GetDescriptor())) {
    cells.push_back(shortened(valueAt(entity, path, style), style));
  }
  table.add(std::move(cells));
}

/// A rehearsal's clock has nothing to do with the one on the wall.
bool isBesideThePoint(const Message& message, const FieldDescriptor& field) {
  return field.full_name() == "hall.v1.ClockStatus.offset_duration" &&
         static_cast<const v1::ClockStatus&>(message).mode() == v1::CLOCK_MODE_REHEARSAL;
}

/// True where an answer leaves the wait out because there is none.
bool waitsNot(const Message& message, const FieldDescriptor& field) {
  if (field.name() != "wait" || message.GetReflection()->HasField(message, &field)) return false;
  const Descriptor* type = message.GetDescriptor();
  if (type == v1::EstimateWaitResponse::descriptor()) {
    return static_cast<const v1::EstimateWaitResponse&>(message).issuing();
  }
  return type == v1::IssueTicketResponse::descriptor() ||
         type == v1::IssueForApplicantResponse::descriptor();
}

/// Collects an answer's parts and puts them in the sequence in which they are read.
class Layout {
 public:
  explicit Layout(const Style& style) : style_(style) {}

  void add(const Message& message) {
    const Descriptor& type = *message.GetDescriptor();
    for (int i = 0; i < type.field_count(); ++i) addField(message, *type.field(i));
  }

  std::string text() const {
    std::size_t width = 0;
    for (const auto& [label, value] : lines_) width = std::max(width, displayWidth(label));
    std::string text = entities_;
    for (const auto& [label, value] : lines_) text += padded(label, width) + "  " + value + "\n";
    for (const auto& [title, table] : lists_) {
      if (!text.empty()) text += "\n";
      // Several lists are told apart by their names.
      if (titled_ || lists_.size() > 1) text += title + "\n";
      text += table;
    }
    return text;
  }

 private:
  void addField(const Message& message, const FieldDescriptor& field) {
    if (isForPrograms(field) || isBesideThePoint(message, field)) return;
    if (waitsNot(message, field)) {
      lines_.emplace_back(titleOf(field), noWaitText(style_));
      return;
    }
    const auto& reflection = *message.GetReflection();
    const Descriptor* inner = field.message_type();
    if (inner == nullptr || isOneValue(*inner)) {
      const std::string value = valueText(message, field, style_);
      if (!value.empty()) lines_.emplace_back(titleOf(field), value);
    } else if (field.is_repeated()) {
      addList(message, field);
    } else if (reflection.HasField(message, &field)) {
      addEntity(reflection.GetMessage(message, &field));
    }
  }

  std::string titleOf(const FieldDescriptor& field) const {
    return fieldTitle(*field.containing_type(), field.name(), style_.language);
  }

  void addEntity(const Message& entity) {
    if (columnsOf(*entity.GetDescriptor()).empty()) return add(entity);
    TextTable table = tableFor(*entity.GetDescriptor(), style_);
    addRow(table, entity, style_);
    entities_ += table.text();
  }

  void addList(const Message& message, const FieldDescriptor& field) {
    const auto& reflection = *message.GetReflection();
    TextTable table = tableFor(*field.message_type(), style_);
    for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
      addRow(table, reflection.GetRepeatedMessage(message, &field, i), style_);
    }
    const std::string text = table.text();
    if (text.empty()) return;
    titled_ = titled_ || listsIn(*message.GetDescriptor()) > 1;
    lists_.emplace_back(titleOf(field), text);
  }

  const Style& style_;
  std::string entities_;
  std::vector<std::pair<std::string, std::string>> lines_;
  std::vector<std::pair<std::string, std::string>> lists_;  ///< by title
  bool titled_ = false;  ///< a list among several, of which the others may be empty
};

/// A list that came back empty says so, and a call that called nobody.
std::string remarkOn(const Message& answer, const Style& style) {
  if (answer.GetDescriptor() == v1::CallNextResponse::descriptor()) {
    if (static_cast<const v1::CallNextResponse&>(answer).has_ticket()) return {};
    return style.say(
               "现在没有可叫的号，来了会自动叫到本窗口。",
               "Nobody is callable now; the next one comes to this counter by itself."
           ) +
           "\n";
  }
  if (answer.GetDescriptor() == v1::PreviewCallResponse::descriptor()) {
    if (static_cast<const v1::PreviewCallResponse&>(answer).has_ticket()) return {};
    return style.say("现在没有可叫的号。", "Nobody is callable now.") + "\n";
  }
  const Descriptor& type = *answer.GetDescriptor();
  const bool list = type.FindFieldByName("next_page_token") != nullptr;
  std::vector<const FieldDescriptor*> fields;
  answer.GetReflection()->ListFields(answer, &fields);
  const bool empty = std::none_of(fields.begin(), fields.end(), [](const FieldDescriptor* field) {
    return field->is_repeated();
  });
  return list && empty ? style.say("没有。", "None.") + "\n" : std::string();
}

}  // namespace

std::string answerText(const Message& answer, const Style& style) {
  Layout layout(style);
  layout.add(answer);
  return remarkOn(answer, style) + layout.text();
}

std::string answerJson(const Message& answer, bool oneLine) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = !oneLine;
  options.preserve_proto_field_names = true;
  std::string text;
  const auto printed = google::protobuf::util::MessageToJsonString(answer, &text, options);
  if (!printed.ok()) return "{}\n";
  if (text.empty() || text.back() != '\n') text += '\n';
  return text;
}

}  // namespace hall::hallctl
