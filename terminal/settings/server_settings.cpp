#include "terminal/settings/server_settings.h"

#include <fstream>
#include <iterator>

namespace hall::terminal {

namespace {

std::optional<std::string> pem(const std::filesystem::path& path) {
  if (path.empty()) return std::string();
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

void readServer(SettingsKeys& keys, ServerSettings& settings) {
  keys.text("server.address", settings.address);
  keys.path("server.authority", settings.authority);
  keys.path("server.certificate", settings.certificate);
  keys.path("server.private_key", settings.privateKey);
}

std::optional<ServerTrust> trustOf(const ServerSettings& settings) {
  const auto authority = pem(settings.authority);
  const auto certificate = pem(settings.certificate);
  const auto key = pem(settings.privateKey);
  if (!authority || !certificate || !key) return std::nullopt;
  return ServerTrust{*authority, *certificate, *key};
}

}  // namespace hall::terminal
