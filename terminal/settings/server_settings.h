#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "terminal/settings/settings_keys.h"

namespace hall::terminal {

/// [server] of a terminal's settings.
struct ServerSettings {
  std::string address = "127.0.0.1:7300";
  std::filesystem::path authority;  ///< empty: no TLS, loopback only
  std::filesystem::path certificate;
  std::filesystem::path privateKey;
};
void readServer(SettingsKeys& keys, ServerSettings& settings);

/// The texts of its PEM files; empty where none is named.
struct ServerTrust {
  std::string authority;
  std::string certificate;
  std::string privateKey;
};
/// Nothing: one of the files cannot be read.
std::optional<ServerTrust> trustOf(const ServerSettings& settings);

}  // namespace hall::terminal
