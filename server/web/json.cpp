#include "server/web/json.h"

#include <google/protobuf/util/json_util.h>

#include <memory>
#include <utility>

#include "server/api/reasons.h"

namespace hall::web {

namespace {

namespace pb = google::protobuf;

constexpr std::string_view kBlanks = " \t\r\n";

api::CallStatus malformed(std::string sentence) {
  auto status = api::statusOf({domain::Reason::MalformedRequest, {}});
  status.message = std::move(sentence);
  return status;
}

/// The ErrorDetail of a refusal, which only api/ knows by its type.
std::unique_ptr<pb::Message> detailOf(const api::CallStatus& why) {
  const auto* type =
      pb::DescriptorPool::generated_pool()->FindMessageTypeByName("hall.v1.ErrorDetail");
  if (type == nullptr || why.details.empty()) return nullptr;
  std::unique_ptr<pb::Message> detail(
      pb::MessageFactory::generated_factory()->GetPrototype(type)->New()
  );
  return detail->ParseFromString(why.details) ? std::move(detail) : nullptr;
}

}  // namespace

std::optional<api::CallStatus> readJson(std::string_view text, pb::Message& into) {
  const auto done = pb::util::JsonStringToMessage({text.data(), text.size()}, &into);
  if (done.ok()) return std::nullopt;
  return malformed("the body is no " + into.GetTypeName() + " in JSON");
}

std::optional<std::vector<std::string_view>> elementsOf(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  const std::size_t end = text.find_last_not_of(kBlanks);
  if (begin == std::string_view::npos || text[begin] != '[' || text[end] != ']') {
    return std::nullopt;
  }
  std::vector<std::string_view> elements;
  bool quoted = false;
  int depth = 0;
  std::size_t from = std::string_view::npos;
  for (std::size_t i = begin + 1; i < end; ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
      continue;
    }
    if (c == '"') quoted = true;
    if (c == '{' && depth++ == 0) from = i;
    if (c == '}' && --depth == 0) elements.push_back(text.substr(from, i + 1 - from));
    if (depth < 0) return std::nullopt;
    // Between the messages stand commas and blanks, nothing else.
    const bool between = depth == 0 && c != '}' && c != ',';
    if (between && kBlanks.find(c) == std::string_view::npos) return std::nullopt;
  }
  if (depth != 0 || quoted) return std::nullopt;
  return elements;
}

std::string jsonOf(const pb::Message& message) {
  std::string text;
  // What is in our own messages can be written: it fails on text that is no UTF-8, which no
  // message of ours can hold.
  const auto done = pb::util::MessageToJsonString(message, &text);
  return done.ok() ? text : "{}";
}

RefusalJson refusalJson(const api::CallStatus& why) {
  const auto detail = detailOf(why);
  // The transport's own: a call that was dropped carries no reason.
  if (detail == nullptr) return refusalJson(api::statusOf({domain::Reason::Internal, {}}));
  const auto* field = detail->GetDescriptor()->FindFieldByName("reason");
  const auto* value = detail->GetReflection()->GetEnum(*detail, field);
  const auto& row = api::rowOf(static_cast<domain::Reason>(value->number()));
  return {row.httpStatus, value->name(), jsonOf(*detail)};
}

}  // namespace hall::web
