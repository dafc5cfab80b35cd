#include "tools/hallctl/field_values.h"

#include <google/protobuf/duration.pb.h>
#include <google/protobuf/timestamp.pb.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <type_traits>
#include <vector>

#include "client/enum_texts.h"
#include "hall/v1/text.pb.h"
#include "server/config/fault.h"
#include "server/config/notation.h"
#include "server/domain/utf8.h"
#include "tools/hallctl/field_words.h"

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

/// Numbers of which 0 means that none was said: a person who types it means something else.
template <class Number>
Number leastOf(const FieldDescriptor& field) {
  const bool copies = field.name() == "copies" && field.type() == FieldDescriptor::TYPE_UINT32;
  return copies ? Number{1} : std::numeric_limits<Number>::min();
}

/// Gives the number to `set` or, of a list, to `add`.
template <class Number, class Set, class Add>
std::string putNumber(
    const FieldDescriptor& field, const std::string& text, const Style& style, Set set, Add add
) {
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const auto least = leastOf<Number>(field);
  if (error != std::errc{} || end != text.data() + text.size() || value < least) {
    if (std::is_signed_v<Number>) {
      return refused(text, style.say("要写一个整数", "a whole number is wanted"), style);
    }
    const std::string from = std::to_string(least);
    return refused(
        text,
        style.say("要写不小于 " + from + " 的整数", "a whole number from " + from + " is wanted"),
        style
    );
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

/// The nearest word and all of them.
std::string notOneOf(
    const std::string& text, const std::vector<std::string>& words, const Style& style
) {
  const std::string nearest = config::nearestOf(text, {words.begin(), words.end()});
  const std::string hint =
      nearest.empty() ? ""
                      : style.say("最接近的是 ", "nearest: ") + nearest + style.say("；", "; ");
  return refused(text, hint + style.say("可以写：", "one of: ") + listed(words, style), style);
}

std::string putEnum(
    Message& message, const FieldDescriptor& field, const std::string& text, const Style& style
) {
  const EnumValueDescriptor* value = enumValueOf(*field.enum_type(), text);
  const std::vector<std::string> words = wordsOf(field);
  const bool fits = value != nullptr &&
                    std::find(words.begin(), words.end(), client::enumCode(*value)) != words.end();
  if (!fits) return notOneOf(text, words, style);
  const Reflection& reflection = *message.GetReflection();
  if (field.is_repeated()) {
    reflection.AddEnum(&message, &field, value);
  } else {
    reflection.SetEnum(&message, &field, value);
  }
  return {};
}

std::string putString(
    Message& message, const FieldDescriptor& field, const std::string& text, const Style& style
) {
  const std::vector<std::string> words = wordsOf(field);
  const std::string value = words.empty() ? text : eventKindOf(text);
  if (value.empty() && !text.empty()) return notOneOf(text, words, style);
  if (field.is_repeated()) {
    message.GetReflection()->AddString(&message, &field, value);
  } else {
    message.GetReflection()->SetString(&message, &field, value);
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
  return refused(text, jsonFault(std::string(parsed.message()), style), style);
}

}  // namespace

std::string jsonFault(std::string_view said, const Style& style) {
  if (!style.chinese()) return std::string(said);
  // "(errand) itm: Cannot find field."
  constexpr std::string_view kUnknown = ": Cannot find field";
  const std::size_t end = said.find(kUnknown);
  if (end == std::string_view::npos) return "JSON 写得不对";
  const std::size_t before = said.substr(0, end).find_last_of(" )");
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return "JSON 里有不认识的字段 " + std::string(said.substr(begin, end - begin));
}

bool isTypedAsText(const google::protobuf::Descriptor& message) {
  return textFormOf(message) != nullptr;
}

std::string putValue(
    Message& message, const FieldDescriptor& field, const std::string& text, const Style& style
) {
  // The server cannot even read a request that holds such a text.
  if (!domain::isUtf8(text)) {
    return refused(text, style.say("要写 UTF-8 文字", "a text in UTF-8 is wanted"), style);
  }
  const Reflection& r = *message.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return putString(message, field, text, style);
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
