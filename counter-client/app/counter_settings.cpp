#include "counter-client/app/counter_settings.h"

#include <utility>

namespace hall::counter {

namespace {

/// More buttons than that nobody reads.
constexpr std::size_t kPhrasesMax = 8;

}  // namespace

std::variant<CounterSettings, std::string> counterSettings(
    std::string_view toml, const std::filesystem::path& base
) {
  auto parsed = terminal::SettingsKeys::parse(toml, base);
  if (auto* fault = std::get_if<std::string>(&parsed)) return std::move(*fault);
  auto& keys = std::get<terminal::SettingsKeys>(parsed);
  CounterSettings settings;
  settings.folder = base / settings.folder;
  terminal::readServer(keys, settings.server);
  keys.path("counter.folder", settings.folder);
  keys.text("counter.device", settings.device);
  keys.text("counter.counter", settings.counter);
  keys.texts("counter.phrases", settings.phrases);
  if (settings.phrases.size() > kPhrasesMax) keys.blame("counter.phrases", "has at most 8 texts");
  keys.truth("window.dark", settings.dark);
  keys.truth("window.english", settings.english);
  keys.truth("window.compact", settings.compact);
  keys.truth("window.global_keys", settings.globalKeys);
  terminal::readPrinter(keys, settings.printer, true);
  if (auto fault = keys.fault()) return *fault;
  return settings;
}

}  // namespace hall::counter
