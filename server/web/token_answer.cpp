#include "server/web/token_answer.h"

#include "server/web/caller_cookie.h"

namespace hall::web {

namespace {

/// Empties a text field and returns what stood there; empty where there is no such field.
std::string taken(google::protobuf::Message& message, const char* name) {
  const auto* field = message.GetDescriptor()->FindFieldByName(name);
  if (field == nullptr) return {};
  const auto* reflection = message.GetReflection();
  std::string value = reflection->GetString(message, field);
  reflection->ClearField(&message, field);
  return value;
}

}  // namespace

std::optional<std::string> takeToken(
    const google::protobuf::MethodDescriptor& method, google::protobuf::Message& answer, bool secure
) {
  if (method.full_name() == "hall.v1.AuthService.Logout") {
    return cookieThatForgets(Speaker::Session, secure);
  }
  if (const std::string token = taken(answer, "session_token"); !token.empty()) {
    return cookieThatKeeps(Speaker::Session, token, secure);
  }
  if (const std::string token = taken(answer, "device_token"); !token.empty()) {
    return cookieThatKeeps(Speaker::Device, token, secure);
  }
  return std::nullopt;
}

}  // namespace hall::web
