#include "tools/hallctl/session.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <string_view>

#include "server/log/files.h"

namespace hall::hallctl {

namespace fs = std::filesystem;

namespace {

struct Line {
  std::string_view key;
  std::string Session::*value;
};

constexpr std::array kLines{
    Line{"server", &Session::server},
    Line{"token", &Session::token},
    Line{"staff", &Session::staffNumber},
    Line{"name", &Session::staffName},
    Line{"device", &Session::deviceId},
    Line{"counter", &Session::counterId},
    Line{"zone", &Session::timeZone}};

}  // namespace

SessionStore SessionStore::ofUser() {
  if (const char* folder = std::getenv("XDG_CONFIG_HOME"); folder != nullptr && *folder != '\0') {
    return SessionStore(fs::path(folder) / "yichuang" / "sessions");
  }
  const char* home = std::getenv("HOME");
  return SessionStore(fs::path(home == nullptr ? "." : home) / ".config" / "yichuang" / "sessions");
}

std::optional<Session> SessionStore::read(const std::string& name) const {
  std::ifstream in(file(name));
  if (!in) return std::nullopt;
  Session session;
  for (std::string line; std::getline(in, line);) {
    const std::size_t blank = line.find(' ');
    if (blank == std::string::npos) continue;
    for (const Line& known : kLines) {
      if (line.compare(0, blank, known.key) == 0) session.*known.value = line.substr(blank + 1);
    }
  }
  return session.token.empty() ? std::nullopt : std::optional(session);
}

bool SessionStore::write(const std::string& name, const Session& session) const {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) return false;
  std::string text;
  for (const Line& line : kLines) {
    const std::string& value = session.*line.value;
    if (!value.empty()) text += std::string(line.key) + " " + value + "\n";
  }
  return log::replaceFile(file(name), text, 0600).ok();
}

bool SessionStore::forget(const std::string& name) const {
  std::error_code error;
  fs::remove(file(name), error);
  return !error;
}

bool isSessionName(const std::string& name) {
  return !name.empty() && name.size() <= 50 && name.front() != '.' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '_' ||
                  c == '-';
         });
}

}  // namespace hall::hallctl
