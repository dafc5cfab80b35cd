#include "tools/hallctl/value_text.h"

#include <google/protobuf/duration.pb.h>
#include <google/protobuf/field_mask.pb.h>
#include <google/protobuf/timestamp.pb.h>

#include <array>

#include "client/enum_texts.h"
#include "client/event_texts.h"
#include "client/reason_texts.h"
#include "hall/v1/calendar.pb.h"
#include "hall/v1/catalogue.pb.h"
#include "hall/v1/error.pb.h"
#include "hall/v1/text.pb.h"
#include "hall/v1/ticket.pb.h"

namespace hall::hallctl {

namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

std::string timestampText(const Message& message, const Style& style) {
  return momentText(instantAt(message), style);
}

std::string durationText(const Message& message, const Style& style) {
  return lengthText(lengthOf(message), style);
}

std::string displayText(const Message& message, const Style& style) {
  const auto& text = static_cast<const v1::DisplayText&>(message);
  const bool english = !style.chinese() && !text.en().empty();
  // Text that stands in no source says so wherever it is read.
  const std::string mark = text.sample() ? style.say("（示例）", " (sample)") : "";
  return (english ? text.en() : text.zh()) + mark;
}

std::string dateText(const Message& message, const Style&) {
  const auto& date = static_cast<const v1::Date&>(message);
  const std::chrono::year_month_day day{
      std::chrono::year{date.year()},
      std::chrono::month{static_cast<unsigned>(date.month())},
      std::chrono::day{static_cast<unsigned>(date.day())}};
  return dayText(domain::LocalDay{day});
}

std::string waitText(const Message& message, const Style& style) {
  const auto& wait = static_cast<const v1::WaitRange&>(message);
  if (lengthOf(wait.p90_duration()) <= domain::Duration::zero()) {
    return noWaitText(style);
  }
  const auto minutes = [](const Message& length) {
    return std::to_string(std::chrono::ceil<std::chrono::minutes>(lengthOf(length)).count());
  };
  return minutes(wait.p50_duration()) + "–" + minutes(wait.p90_duration()) +
         style.say(" 分钟", " min");
}

std::string two(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

/// "08:30" of a minute of the day.
std::string minuteText(int minute) {
  return two(minute / 60) + ":" + two(minute % 60);
}

/// "08:30–12:00".
std::string sessionText(const Message& message, const Style&) {
  const auto& session = static_cast<const v1::Session&>(message);
  return minuteText(session.from_minute()) + "–" + minuteText(session.until_minute());
}

/// "10-01" of a day of the year, which the API gives as 1001.
std::string dayOfYearText(int monthAndDay) {
  return two(monthAndDay / 100) + "-" + two(monthAndDay % 100);
}

std::string unitText(v1::LimitUnit unit, const Style& style) {
  const auto* value = v1::LimitUnit_descriptor()->FindValueByNumber(unit);
  return value == nullptr ? std::string() : client::enumText(*value, style.language);
}

std::string limitText(const Message& message, const Style& style) {
  const auto& limit = static_cast<const v1::Limit&>(message);
  switch (limit.unit()) {
    case v1::LIMIT_UNIT_UNSPECIFIED:
    case v1::LIMIT_UNIT_NONE:
    case v1::LIMIT_UNIT_ON_THE_SPOT:
      return unitText(limit.unit(), style);
    case v1::LIMIT_UNIT_HALF_WORKDAYS:
      // Half days count in halves and are read in days, as the files write them: 0.5 个工作日.
      return std::to_string(limit.count() / 2) + (limit.count() % 2 == 0 ? " " : ".5 ") +
             unitText(v1::LIMIT_UNIT_WORKDAYS, style);
    default:
      return std::to_string(limit.count()) + " " + unitText(limit.unit(), style);
  }
}

std::string maskText(const Message& message, const Style&) {
  const auto& mask = static_cast<const google::protobuf::FieldMask&>(message);
  std::string text;
  for (const std::string& path : mask.paths()) text += (text.empty() ? "" : ",") + path;
  return text;
}

struct OneValue {
  std::string_view type;
  std::string (*text)(const Message&, const Style&);
};

constexpr std::array kOneValues{
    OneValue{"google.protobuf.Timestamp", &timestampText},
    OneValue{"google.protobuf.Duration", &durationText},
    OneValue{"google.protobuf.FieldMask", &maskText},
    OneValue{"hall.v1.DisplayText", &displayText},
    OneValue{"hall.v1.Date", &dateText},
    OneValue{"hall.v1.WaitRange", &waitText},
    OneValue{"hall.v1.Session", &sessionText},
    OneValue{"hall.v1.Limit", &limitText}};

const OneValue* oneValueOf(const Descriptor& type) {
  for (const OneValue& row : kOneValues) {
    if (row.type == type.full_name()) return &row;
  }
  return nullptr;
}

std::string messageText(const Message& message, const Style& style) {
  if (const OneValue* row = oneValueOf(*message.GetDescriptor())) return row->text(message, style);
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  std::string text;
  for (const FieldDescriptor* field : fields) {
    text += (text.empty() ? "" : " ") + valueText(message, *field, style);
  }
  return text;
}

/// A reason is a sentence; every other enumeration has words.
std::string enumWords(const google::protobuf::EnumValueDescriptor& value, const Style& style) {
  // "None" is the usual case of these and would only fill a column.
  const std::string& name = value.name();
  if (name == "GROUND_NONE" || name == "EXEMPTION_NONE" || name == "REFUSAL_GROUND_NONE") return {};
  if (value.type() != v1::Reason_descriptor()) return client::enumText(value, style.language);
  client::Failure failure;
  failure.detail.set_reason(static_cast<v1::Reason>(value.number()));
  return client::sentenceOf(failure, sentenceStyle(style));
}

/// 268435456 as "256 MiB".
std::string bytesText(std::uint64_t bytes) {
  constexpr std::array<std::string_view, 4> kUnits{"B", "KiB", "MiB", "GiB"};
  std::size_t unit = 0;
  std::uint64_t tenths = bytes * 10;
  while (tenths >= 10240 && unit + 1 < kUnits.size()) {
    tenths /= 1024;
    ++unit;
  }
  const std::string part = tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10);
  return std::to_string(tenths / 10) + part + " " + std::string(kUnits[unit]);
}

/// Texts that are words of the API's own.
std::string textOfField(const FieldDescriptor& field, const std::string& text, const Style& style) {
  const std::string& name = field.full_name();
  if (name == "hall.v1.EventRecord.kind") return client::eventKindText(text, style.language);
  if (name == "hall.v1.EventRecord.actor_role") {
    return client::actorRoleText(text, style.language);
  }
  return text;
}

std::string numberOfField(const FieldDescriptor& field, std::int32_t number) {
  const std::string& name = field.full_name();
  const bool day = name == "hall.v1.Season.first_day" || name == "hall.v1.Season.last_day";
  return day ? dayOfYearText(number) : std::to_string(number);
}

/// One value of a list at `index`, or the single one where it is -1.
std::string single(
    const Message& message, const FieldDescriptor& field, int index, const Style& style
) {
  const Reflection& r = *message.GetReflection();
  const bool list = index >= 0;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING: {
      const std::string text =
          list ? r.GetRepeatedString(message, &field, index) : r.GetString(message, &field);
      if (field.type() != FieldDescriptor::TYPE_BYTES) return textOfField(field, text, style);
      return std::to_string(text.size()) + style.say(" 字节", " bytes");
    }
    case FieldDescriptor::CPPTYPE_BOOL:
      return r.GetBool(message, &field) ? style.say("是", "yes") : "";
    case FieldDescriptor::CPPTYPE_INT32:
      return numberOfField(
          field, list ? r.GetRepeatedInt32(message, &field, index) : r.GetInt32(message, &field)
      );
    case FieldDescriptor::CPPTYPE_UINT32:
      if (field.full_name() == "hall.v1.HallSettings.day_end_minute") {
        return minuteText(static_cast<int>(r.GetUInt32(message, &field)));
      }
      return std::to_string(
          list ? r.GetRepeatedUInt32(message, &field, index) : r.GetUInt32(message, &field)
      );
    case FieldDescriptor::CPPTYPE_INT64:
      return std::to_string(
          list ? r.GetRepeatedInt64(message, &field, index) : r.GetInt64(message, &field)
      );
    case FieldDescriptor::CPPTYPE_UINT64:
      if (field.name().ends_with("_bytes")) return bytesText(r.GetUInt64(message, &field));
      return std::to_string(
          list ? r.GetRepeatedUInt64(message, &field, index) : r.GetUInt64(message, &field)
      );
    case FieldDescriptor::CPPTYPE_ENUM:
      return enumWords(
          list ? *r.GetRepeatedEnum(message, &field, index) : *r.GetEnum(message, &field), style
      );
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return messageText(
          list ? r.GetRepeatedMessage(message, &field, index) : r.GetMessage(message, &field), style
      );
    // The API has no floats.
    case FieldDescriptor::CPPTYPE_DOUBLE:
    case FieldDescriptor::CPPTYPE_FLOAT:
      return {};
  }
  return {};
}

}  // namespace

std::string noWaitText(const Style& style) {
  return style.say("现在不用等候", "no wait now");
}

domain::Instant instantAt(const Message& timestamp) {
  const auto& time = static_cast<const google::protobuf::Timestamp&>(timestamp);
  return domain::Instant{
      std::chrono::seconds{time.seconds()} +
      std::chrono::duration_cast<domain::Duration>(std::chrono::nanoseconds{time.nanos()})};
}

domain::Duration lengthOf(const Message& duration) {
  const auto& length = static_cast<const google::protobuf::Duration&>(duration);
  return std::chrono::seconds{length.seconds()} +
         std::chrono::duration_cast<domain::Duration>(std::chrono::nanoseconds{length.nanos()});
}

bool isOneValue(const Descriptor& type) {
  return oneValueOf(type) != nullptr;
}

std::vector<std::string> entriesText(
    const Message& message, const FieldDescriptor& field, const Style& style
) {
  const int count = message.GetReflection()->FieldSize(message, &field);
  std::vector<std::string> entries;
  entries.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    entries.push_back(single(message, field, i, style));
  }
  return entries;
}

std::string valueText(const Message& message, const FieldDescriptor& field, const Style& style) {
  const Reflection& reflection = *message.GetReflection();
  if (field.is_repeated()) {
    std::string text;
    for (const std::string& entry : entriesText(message, field, style)) {
      text += (text.empty() ? "" : style.say("、", ", ")) + entry;
    }
    return text;
  }
  return reflection.HasField(message, &field) ? single(message, field, -1, style) : std::string();
}

std::string valueAt(const Message& message, std::string_view path, const Style& style) {
  if (path.ends_with("~")) {
    const std::string moment = valueAt(message, path.substr(0, path.size() - 1), style);
    return moment.substr(moment.find(' ') + 1);
  }
  const std::size_t dot = path.find('.');
  const auto* field = message.GetDescriptor()->FindFieldByName(std::string(path.substr(0, dot)));
  if (field == nullptr) return {};
  if (dot == std::string_view::npos) return valueText(message, *field, style);
  if (field->is_repeated() || field->message_type() == nullptr) return {};
  return valueAt(message.GetReflection()->GetMessage(message, field), path.substr(dot + 1), style);
}

}  // namespace hall::hallctl
