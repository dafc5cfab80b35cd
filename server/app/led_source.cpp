#include "server/app/led_source.h"

#include <algorithm>
#include <string>
#include <utility>

#include "server/config/led_signs.h"

namespace hall::app {

namespace {

using led::LedSigns;

/// Whoever wants all of them asks --check-config.
constexpr std::size_t kFaultsTold = 20;

led::Target targetOf(const config::LedSign& sign) {
  if (const auto* serial = std::get_if<config::SerialLine>(&sign.to)) {
    return led::SerialTarget{serial->device, serial->bitsPerSecond};
  }
  const auto& address = std::get<config::ListenAddress>(sign.to);
  return led::NetworkTarget{address.host, address.port};
}

led::LedSign signOf(const config::LedSign& sign) {
  const bool utf8 = sign.encoding == config::LedEncoding::Utf8;
  return {
      sign.counter,
      targetOf(sign),
      sign.characters,
      utf8 ? led::Encoding::Utf8 : led::Encoding::Gb18030,
      sign.before,
      sign.after};
}

LedSigns::Options optionsFor(const std::vector<config::LedSign>& signs, Journal& journal) {
  LedSigns::Options options;
  for (const config::LedSign& sign : signs) options.signs.push_back(signOf(sign));
  options.onFailure = [&journal](const led::Target& target, const domain::Refusal& why) {
    journal.note(Happening::LedFailed, why, {{"target", led::textOf(target)}});
  };
  options.onRecovery = [&journal](const led::Target& target) {
    journal.note(Happening::LedReaches, {{"target", led::textOf(target)}});
  };
  options.onUnknown = [&journal](const std::string& counter) {
    journal.note(
        Happening::LedFailed,
        {{"counter", counter}, {"problem", std::string("the catalogue has no such counter")}}
    );
  };
  return options;
}

}  // namespace

std::unique_ptr<LedSigns> makeLedSigns(
    const config::MachineConfig& config, const engine::Clock& clock, Journal& journal
) {
  if (config.ledSigns.empty()) return nullptr;
  const config::LoadedLedSigns loaded = config::loadLedSigns(config.ledSigns);
  for (std::size_t i = 0; i < std::min(loaded.faults.size(), kFaultsTold); ++i) {
    journal.note(Happening::LedFailed, {{"problem", loaded.faults[i].text()}});
  }
  if (!loaded.ok() || loaded.signs.empty()) return nullptr;
  auto signs = LedSigns::make(optionsFor(loaded.signs, journal), clock);
  if (!signs) {
    journal.note(Happening::LedFailed, signs.refusal());
    return nullptr;
  }
  return std::move(signs).value();
}

}  // namespace hall::app
