#include "tools/hallctl/connection.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace hall::hallctl {

namespace {

namespace fs = std::filesystem;

fs::path sessionFile() {
  if (const char* folder = std::getenv("XDG_CONFIG_HOME"))
    return fs::path(folder) / "yichuang" / "session";
  const char* home = std::getenv("HOME");
  return fs::path(home == nullptr ? "." : home) / ".config" / "yichuang" / "session";
}

std::string contentOf(const std::string& file) {
  if (file.empty()) return {};
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error(file + " cannot be read");
  std::ostringstream content;
  content << in.rdbuf();
  return content.str();
}

}  // namespace

std::unique_ptr<client::HallClient> connect(const ConnectionOptions& options) {
  client::Endpoint endpoint;
  endpoint.address = options.server;
  endpoint.serverAuthority = contentOf(options.authority);
  endpoint.certificate = contentOf(options.certificate);
  endpoint.privateKey = contentOf(options.privateKey);
  client::Patience patience;
  patience.perTry = std::chrono::seconds{options.timeoutSeconds};
  auto client = std::make_unique<client::HallClient>(endpoint, patience);
  client->setToken(options.token.empty() ? storedToken() : options.token);
  return client;
}

std::string storedToken() {
  std::ifstream in(sessionFile());
  std::string token;
  std::getline(in, token);
  return token;
}

std::string storeToken(const std::string& token) {
  const fs::path file = sessionFile();
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  std::ofstream out(file, std::ios::trunc);
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, error);
  out << token << "\n";
  return out.good() ? std::string() : file.string() + " cannot be written";
}

}  // namespace hall::hallctl
