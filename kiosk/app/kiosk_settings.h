#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

#include "terminal/settings/printer_settings.h"
#include "terminal/settings/server_settings.h"

namespace hall::kiosk {

/// What is a fact of this machine alone (`kiosk.toml`, config/kiosk.toml explains each key). All
/// that the hall decides comes with its catalogue.
struct KioskSettings {
  terminal::ServerSettings server;
  std::filesystem::path folder = "kiosk-data";  ///< token, catalogue copy, offline book
  double mmPerPx = 0.369;
  double lowerEdgeMm = 900;  ///< of the screen above the floor
  bool fullScreen = true;
  terminal::PrinterSettings printer;
  std::string reader;  ///< empty: none, or one that types like a keyboard
  /// Programs that read aloud what they get on their standard input; empty: no voice.
  std::string chineseVoice = "espeak-ng -v cmn";
  std::string englishVoice = "espeak-ng -v en";
};

/// The settings, or in English the sentence that says which key is wrong and what it takes. A key
/// that nobody reads is wrong too: it is most likely misspelt. Paths are relative to `base`.
std::variant<KioskSettings, std::string> kioskSettings(
    std::string_view toml, const std::filesystem::path& base
);

}  // namespace hall::kiosk
