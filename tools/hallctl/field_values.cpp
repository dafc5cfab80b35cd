#include "tools/hallctl/field_values.h"

#include <google/protobuf/duration.pb.h>
#include <google/protobuf/timestamp.pb.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "client/enum_texts.h"
#include "hall/v1/text.pb.h"
#include "server/config/fault.h"
#include "server/config/notation.h"

namespace hall::hallctl {

namespace {

using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

std::string refused(const std::string& text, const std::string& allowed, const Style& style) {
  return style.say("“" + text + "”不对，", "`" + text + "` does not fit; ") + allowed;
}

/// Gives the number to `set` or, of a list, to `add`.
template <class Number, class Set, class Add>
std::string putNumber(
    const FieldDescriptor& field, const std::string& text, const Style& style, Set set, Add add
) {
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) {
    return refused(text, style.say("要写一个整数", "a whole number is wanted"), style);
  }
  if (field.is_repeated()) {
    add(value);
  } else {
    set(value);
  }
  return {};
}

std::string putBool(
    Message& message, const FieldDescriptor& field, const std::string& text, const Style& style
) {
  const bool yes = text == "true" || text == "yes" || text == "1";
  if (!yes && text != "false" && text != "no" && text != "0") {
    return refused(text, style.say("要写 true 或 false", "true or false is wanted"), style);
  }
  message.GetReflection()->SetBool(&message, &field, yes);
  return {};
}

const EnumValueDescriptor* enumValueOf(const EnumDescriptor& type, const std::string& text) {
  const EnumValueDescriptor* near = nullptr;
  for (int i = 1; i < type.value_count(); ++i) {
    const EnumValueDescriptor* value = type.value(i);
    const std::string word = client::enumText(*value, client::Language::Chinese);
    if (client::enumCode(*value) == text || value->name() == text || word == text) return value;
    // A word may be written without the remark behind it: 退役军人和“三属”（凭优待证）.
    const std::size_t remark = word.find("（");
    const bool bare = remark != std::string::npos && word.substr(0, remark) == text;
    if (bare && near == nullptr) near = value;
  }
  return near;
}

std::string putEnum(
    Message& message, const FieldDescriptor& field, const std::string& text, const Style& style
) {
  const EnumDescriptor& type = *field.enum_type();
  const EnumValueDescriptor* value = enumValueOf(type, text);
  if (value == nullptr) {
    std::vector<std::string> codes;
    for (int i = 1; i < type.value_count(); ++i) codes.push_back(client::enumCode(*type.value(i)));
    const std::vector<std::string_view> candidates(codes.begin(), codes.end());
    const std::string nearest = config::nearestOf(text, candidates);
    return refused(
        text,
        style.say("最接近的是 ", "nearest: ") + nearest + style.say("；可以写：", "; one of: ") +
            choicesOf(type),
        style
    );
  }
  const Reflection& reflection = *message.GetReflection();
  if (field.is_repeated()) {
    reflection.AddEnum(&message, &field, value);
  } else {
    reflection.SetEnum(&message, &field, value);
  }
  return {};
}

bool putTimestamp(Message& message, const std::string& text, const Style& style) {
  const auto at = parseMoment(text, style.zone);
  if (!at) return false;
  const auto seconds = std::chrono::floor<std::chrono::seconds>(*at);
  auto& time = static_cast<google::protobuf::Timestamp&>(message);
  time.set_seconds(seconds.time_since_epoch().count());
  time.set_nanos(static_cast<std::int32_t>(std::chrono::nanoseconds{*at - seconds}.count()));
  return true;
}

/// "15 min" as the files write it, "15min", or "900s" as JSON does.
bool putDuration(Message& message, const std::string& text, const Style&) {
  std::string spaced = text;
  const std::size_t unit = spaced.find_first_not_of("0123456789.");
  if (unit != std::string::npos && unit > 0 && spaced[unit] != ' ') spaced.insert(unit, " ");
  const auto length = config::parseDuration(spaced);
  if (!length) return false;
  auto& duration = static_cast<google::protobuf::Duration&>(message);
  duration.set_seconds(length->count() / 1000);
  duration.set_nanos(static_cast<std::int32_t>(length->count() % 1000) * 1'000'000);
  return true;
}

bool putDate(Message& message, const std::string& text, const Style&) {
  const auto day = parseDay(text);
  if (!day) return false;
  const std::chrono::year_month_day date{*day};
  auto& out = static_cast<v1::Date&>(message);
  out.set_year(static_cast<int>(date.year()));
  out.set_month(static_cast<std::int32_t>(static_cast<unsigned>(date.month())));
  out.set_day(static_cast<std::int32_t>(static_cast<unsigned>(date.day())));
  return true;
}

/// A text in one language.
bool putDisplayText(Message& message, const std::string& text, const Style&) {
  static_cast<v1::DisplayText&>(message).set_zh(text);
  return true;
}

bool putMask(Message& message, const std::string& text, const Style&) {
  return google::protobuf::util::JsonStringToMessage("\"" + text + "\"", &message).ok();
}

struct TextForm {
  std::string_view type;
  bool (*put)(Message&, const std::string&, const Style&);
  client::Wording form;
};

constexpr std::array kTextForms{
    TextForm{
        "google.protobuf.Timestamp",
        &putTimestamp,
        {"要写时间，如 “2026-03-02 08:50”", "a time is wanted, like \"2026-03-02 08:50\""}},
    TextForm{
        "google.protobuf.Duration",
        &putDuration,
        {"要写时长，如 90s、15min、2h", "a length is wanted, like 90s, 15min or 2h"}},
    TextForm{
        "hall.v1.Date", &putDate, {"要写日期，如 2026-03-02", "a date is wanted, like 2026-03-02"}},
    TextForm{"hall.v1.DisplayText", &putDisplayText, {"要写文字", "a text is wanted"}},
    TextForm{
        "google.protobuf.FieldMask",
        &putMask,
        {"要写字段名，用逗号隔开", "names of fields are wanted, with commas between"}}};

const TextForm* textFormOf(const google::protobuf::Descriptor& type) {
  const auto found = std::find_if(kTextForms.begin(), kTextForms.end(), [&](const TextForm& row) {
    return row.type == type.full_name();
  });
  return found == kTextForms.end() ? nullptr : &*found;
}

std::string putMessage(
    Message& message, const FieldDescriptor& field, const std::string& text, const Style& style
) {
  const Reflection& reflection = *message.GetReflection();
  Message* inner = field.is_repeated() ? reflection.AddMessage(&message, &field)
                                       : reflection.MutableMessage(&message, &field);
  if (const TextForm* form = textFormOf(*field.message_type())) {
    if (form->put(*inner, text, style)) return {};
    return refused(text, style.say(form->form), style);
  }
  const auto parsed = google::protobuf::util::JsonStringToMessage(text, inner);
  if (parsed.ok()) return {};
  return refused(text, std::string(parsed.message()), style);
}

}  // namespace

std::string choicesOf(const EnumDescriptor& type) {
  std::string text;
  for (int i = 1; i < type.value_count(); ++i) {
    text += (text.empty() ? "" : ", ") + client::enumCode(*type.value(i));
  }
  return text;
}

bool isTypedAsText(const google::protobuf::Descriptor& message) {
  return textFormOf(message) != nullptr;
}

std::string putValue(
    Message& message, const FieldDescriptor& field, const std::string& text, const Style& style
) {
  const Reflection& r = *message.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      if (field.is_repeated()) {
        r.AddString(&message, &field, text);
      } else {
        r.SetString(&message, &field, text);
      }
      return {};
    case FieldDescriptor::CPPTYPE_BOOL:
      return putBool(message, field, text, style);
    case FieldDescriptor::CPPTYPE_INT32:
      return putNumber<std::int32_t>(
          field,
          text,
          style,
          [&](auto v) { r.SetInt32(&message, &field, v); },
          [&](auto v) { r.AddInt32(&message, &field, v); }
      );
    case FieldDescriptor::CPPTYPE_UINT32:
      return putNumber<std::uint32_t>(
          field,
          text,
          style,
          [&](auto v) { r.SetUInt32(&message, &field, v); },
          [&](auto v) { r.AddUInt32(&message, &field, v); }
      );
    case FieldDescriptor::CPPTYPE_INT64:
      return putNumber<std::int64_t>(
          field,
          text,
          style,
          [&](auto v) { r.SetInt64(&message, &field, v); },
          [&](auto v) { r.AddInt64(&message, &field, v); }
      );
    case FieldDescriptor::CPPTYPE_UINT64:
      return putNumber<std::uint64_t>(
          field,
          text,
          style,
          [&](auto v) { r.SetUInt64(&message, &field, v); },
          [&](auto v) { r.AddUInt64(&message, &field, v); }
      );
    case FieldDescriptor::CPPTYPE_ENUM:
      return putEnum(message, field, text, style);
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return putMessage(message, field, text, style);
    // The API has no floats.
    case FieldDescriptor::CPPTYPE_DOUBLE:
    case FieldDescriptor::CPPTYPE_FLOAT:
      break;
  }
  return refused(text, style.say("这个字段不能这样写", "this field cannot be given"), style);
}

}  // namespace hall::hallctl
