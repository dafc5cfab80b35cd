#include "server/web/caller_cookie.h"

namespace hall::web {

namespace {

std::string_view cookieName(Speaker speaker) {
  return speaker == Speaker::Device ? "hall_device" : "hall_session";
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::string cookie(Speaker speaker, std::string_view token, bool secure) {
  std::string text(cookieName(speaker));
  text += "=";
  text += token;
  text += "; Path=/; HttpOnly; SameSite=Strict";
  if (secure) text += "; Secure";
  return text;
}

}  // namespace

std::optional<Speaker> speakerOf(std::string_view name) {
  if (name == "public") return Speaker::Public;
  if (name == "device") return Speaker::Device;
  if (name == "session") return Speaker::Session;
  return std::nullopt;
}

std::string_view tokenOf(const Request& request, Speaker speaker) {
  if (speaker == Speaker::Public) return {};
  std::string_view rest = request.cookie;
  while (!rest.empty()) {
    const std::size_t end = rest.find(';');
    const std::string_view pair = trimmed(rest.substr(0, end));
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == cookieName(speaker)) {
      return pair.substr(equals + 1);
    }
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return {};
}

std::string cookieThatKeeps(Speaker speaker, std::string_view token, bool secure) {
  constexpr std::string_view kDeviceLife = "; Max-Age=34560000";
  std::string text = cookie(speaker, token, secure);
  if (speaker == Speaker::Device) text += kDeviceLife;
  return text;
}

std::string cookieThatForgets(Speaker speaker, bool secure) {
  return cookie(speaker, "", secure) + "; Max-Age=0";
}

bool isFromOwnSite(const Request& request) {
  if (!request.fetchSite.empty() && request.fetchSite != "same-origin") return false;
  if (request.origin.empty()) return true;
  // Either scheme: where a proxy speaks TLS, the browser's is not the one that arrives here.
  return request.origin == "https://" + request.host || request.origin == "http://" + request.host;
}

}  // namespace hall::web
