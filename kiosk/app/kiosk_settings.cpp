#include "kiosk/app/kiosk_settings.h"

#include <utility>

namespace hall::kiosk {

std::variant<KioskSettings, std::string> kioskSettings(
    std::string_view toml, const std::filesystem::path& base
) {
  auto parsed = terminal::SettingsKeys::parse(toml, base);
  if (auto* fault = std::get_if<std::string>(&parsed)) return std::move(*fault);
  auto& keys = std::get<terminal::SettingsKeys>(parsed);
  KioskSettings settings;
  settings.folder = base / settings.folder;
  terminal::readServer(keys, settings.server);
  keys.path("kiosk.folder", settings.folder);
  keys.number("screen.mm_per_px", settings.mmPerPx, 0.05, 2);
  keys.number("screen.lower_edge_mm", settings.lowerEdgeMm, 400, 900);
  keys.truth("screen.full_screen", settings.fullScreen);
  terminal::readPrinter(keys, settings.printer, false);
  keys.text("reader.address", settings.reader);
  keys.text("voice.chinese", settings.chineseVoice);
  keys.text("voice.english", settings.englishVoice);
  if (auto fault = keys.fault()) return *fault;
  return settings;
}

}  // namespace hall::kiosk
