#include "server/web/json_call.h"

#include <utility>

#include "server/web/json.h"

namespace hall::web {

namespace {

/// After this nobody looks at the page any more; also the longest a report may take.
constexpr std::chrono::seconds kPatience{30};

}  // namespace

JsonCall::JsonCall(const WebMethod& method, CallHead head, HeldCalls& held, Answered answered)
    : webMethod_(method), head_(std::move(head)), hold_(held), answered_(std::move(answered)) {
  method_ = method.descriptor;
  arena_ = &memory_;
  bearerToken_ = head_.token;
  deadline_ = std::chrono::steady_clock::now() + kPatience;
}

std::optional<api::CallStatus> JsonCall::read(std::string_view body) {
  if (webMethod_.kind != WebMethod::Kind::Upload) {
    if (auto wrong = readOne(body)) return wrong;
  } else {
    const auto elements = elementsOf(body);
    if (!elements) return readJson("", *webMethod_.request->New(&memory_));
    for (const std::string_view element : *elements) {
      if (auto wrong = readOne(element)) return wrong;
    }
  }
  requests_ = messages_;
  return std::nullopt;
}

std::optional<api::CallStatus> JsonCall::readOne(std::string_view text) {
  google::protobuf::Message* message = webMethod_.request->New(&memory_);
  messages_.push_back(message);
  return readJson(text, *message);
}

std::string JsonCall::textOf(const char* field) const {
  if (messages_.empty()) return {};
  const google::protobuf::Message& message = *messages_.front();
  const auto* found = message.GetDescriptor()->FindFieldByName(field);
  if (found == nullptr || found->is_repeated() ||
      found->cpp_type() != google::protobuf::FieldDescriptor::CPPTYPE_STRING) {
    return {};
  }
  return message.GetReflection()->GetString(message, found);
}

void JsonCall::handOver(std::unique_ptr<JsonCall> call, api::Handler& handler) {
  handler.handle(api::UnaryCallPtr(call.release()));  // comes back in release()
}

void JsonCall::reply(const google::protobuf::Message& response) {
  std::unique_ptr<google::protobuf::Message> copy(response.New());
  copy->CopyFrom(response);
  answer({std::move(copy), {}});
}

void JsonCall::refuse(const api::CallStatus& why) {
  answer({nullptr, why});
}

void JsonCall::answer(CallOutcome outcome) {
  assert(answered_ && "a call is answered once");
  if (answered_) std::exchange(answered_, nullptr)(std::move(outcome));
}

void JsonCall::release() noexcept {
  if (answered_) refuse({api::StatusCode::Internal, "the call was dropped without an answer", {}});
  delete this;
}

}  // namespace hall::web
