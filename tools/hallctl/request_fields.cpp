#include "tools/hallctl/request_fields.h"

#include <google/protobuf/util/json_util.h>

#include <charconv>

#include "client/request_id.h"
#include "tools/hallctl/words.h"

namespace hall::hallctl {

namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

/// Deeper messages are given as JSON.
constexpr std::size_t kDepthMax = 3;

bool isWrittenAsText(const Descriptor& message) {
  return message.full_name() == "google.protobuf.Timestamp" ||
         message.full_name() == "google.protobuf.Duration" ||
         message.full_name() == "google.protobuf.FieldMask";
}

std::string choices(const FieldDescriptor& field) {
  const auto& type = *field.enum_type();
  const std::string prefix = enumPrefix(type.value(0)->name());
  std::string text;
  for (int i = 1; i < type.value_count(); ++i) {
    text += (text.empty() ? "" : ", ") + enumWord(type.value(i)->name(), prefix);
  }
  return text;
}

template <class Number>
bool number(const std::string& text, Number& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc{} && end == text.data() + text.size();
}

const google::protobuf::EnumValueDescriptor* enumValue(
    const FieldDescriptor& field, const std::string& text
) {
  const auto& type = *field.enum_type();
  const std::string prefix = enumPrefix(type.value(0)->name());
  for (int i = 0; i < type.value_count(); ++i) {
    if (enumWord(type.value(i)->name(), prefix) == text) return type.value(i);
  }
  return nullptr;
}

/// Sets or adds one value.
template <class Set, class Add>
bool put(const FieldDescriptor& field, Set set, Add add) {
  if (field.is_repeated()) {
    add();
  } else {
    set();
  }
  return true;
}

template <class Number, class Set, class Add>
bool putNumber(const FieldDescriptor& field, const std::string& text, Set set, Add add) {
  Number value = 0;
  if (!number(text, value)) return false;
  return put(
      field, [&] { set(value); }, [&] { add(value); }
  );
}

bool putMessage(Message& message, const FieldDescriptor& field, const std::string& text) {
  const Reflection& reflection = *message.GetReflection();
  Message* inner = field.is_repeated() ? reflection.AddMessage(&message, &field)
                                       : reflection.MutableMessage(&message, &field);
  const bool asText = isWrittenAsText(*field.message_type());
  const std::string json = asText ? "\"" + text + "\"" : text;
  return google::protobuf::util::JsonStringToMessage(json, inner).ok();
}

bool putValue(Message& message, const FieldDescriptor& field, const std::string& text) {
  const Reflection& r = *message.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return put(
          field,
          [&] { r.SetString(&message, &field, text); },
          [&] { r.AddString(&message, &field, text); }
      );
    case FieldDescriptor::CPPTYPE_BOOL: {
      const bool value = text == "true" || text == "yes" || text == "1";
      if (!value && text != "false" && text != "no" && text != "0") return false;
      return put(
          field,
          [&] { r.SetBool(&message, &field, value); },
          [&] { r.AddBool(&message, &field, value); }
      );
    }
    case FieldDescriptor::CPPTYPE_INT32:
      return putNumber<std::int32_t>(
          field,
          text,
          [&](auto v) { r.SetInt32(&message, &field, v); },
          [&](auto v) { r.AddInt32(&message, &field, v); }
      );
    case FieldDescriptor::CPPTYPE_UINT32:
      return putNumber<std::uint32_t>(
          field,
          text,
          [&](auto v) { r.SetUInt32(&message, &field, v); },
          [&](auto v) { r.AddUInt32(&message, &field, v); }
      );
    case FieldDescriptor::CPPTYPE_INT64:
      return putNumber<std::int64_t>(
          field,
          text,
          [&](auto v) { r.SetInt64(&message, &field, v); },
          [&](auto v) { r.AddInt64(&message, &field, v); }
      );
    case FieldDescriptor::CPPTYPE_UINT64:
      return putNumber<std::uint64_t>(
          field,
          text,
          [&](auto v) { r.SetUInt64(&message, &field, v); },
          [&](auto v) { r.AddUInt64(&message, &field, v); }
      );
    case FieldDescriptor::CPPTYPE_ENUM: {
      const auto* value = enumValue(field, text);
      if (value == nullptr) return false;
      return put(
          field,
          [&] { r.SetEnum(&message, &field, value); },
          [&] { r.AddEnum(&message, &field, value); }
      );
    }
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return putMessage(message, field, text);
    // The API has no floats.
    case FieldDescriptor::CPPTYPE_DOUBLE:
    case FieldDescriptor::CPPTYPE_FLOAT:
      return false;
  }
  return false;
}

/// Every mutation gets an id of its own unless one was given.
void giveRequestId(Message& request) {
  const auto* field = request.GetDescriptor()->FindFieldByName("request_id");
  if (field == nullptr || !request.GetReflection()->GetString(request, field).empty()) return;
  request.GetReflection()->SetString(&request, field, client::newRequestId());
}

}  // namespace

RequestFields::RequestFields(CLI::App& command, const Descriptor& message) : message_(message) {
  command.add_option("--request-json", *json_, "The whole request as JSON");
  addFields(command, message, {}, "");
}

void RequestFields::addFields(
    CLI::App& command,
    const Descriptor& message,
    std::vector<const FieldDescriptor*> path,
    const std::string& prefix
) {
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor* field = message.field(i);
    auto fieldPath = path;
    fieldPath.push_back(field);
    const std::string name = prefix + commandWord(field->name());
    const Descriptor* inner = field->message_type();
    const bool flattened = inner != nullptr && !field->is_repeated() && !isWrittenAsText(*inner);
    if (flattened && fieldPath.size() < kDepthMax) {
      addFields(command, *inner, fieldPath, name + ".");
      continue;
    }
    auto values = std::make_shared<std::vector<std::string>>();
    std::string help = inner != nullptr && !isWrittenAsText(*inner) ? "as JSON" : "";
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_ENUM) help = choices(*field);
    auto* option = command.add_option("--" + name, *values, help);
    if (!field->is_repeated()) option->expected(1);
    fields_.push_back({std::move(fieldPath), "--" + name, std::move(values)});
  }
}

std::unique_ptr<Message> RequestFields::build(std::string& wrong) const {
  const auto* prototype =
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(&message_);
  std::unique_ptr<Message> request(prototype->New());
  if (!json_->empty()) {
    const auto parsed = google::protobuf::util::JsonStringToMessage(*json_, request.get());
    if (!parsed.ok()) wrong = "--request-json: " + std::string(parsed.message());
  }
  for (const Field& field : fields_) {
    for (const std::string& value : *field.values) {
      Message* message = request.get();
      for (std::size_t i = 0; i + 1 < field.path.size(); ++i) {
        message = message->GetReflection()->MutableMessage(message, field.path[i]);
      }
      if (!putValue(*message, *field.path.back(), value)) {
        wrong = field.option + ": `" + value + "` does not fit";
      }
    }
  }
  giveRequestId(*request);
  return request;
}

}  // namespace hall::hallctl
