#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/config/fault.h"
#include "server/config/machine_config.h"

/// The file that `led.signs` of hall.toml names: LED strips over counters (窗口条屏) and how their
/// controllers are reached. A fact of this machine and its cables, so no part of the catalogue.
namespace hall::config {

/// A serial line of this machine, always 8 bits, no parity, one stop bit.
struct SerialLine {
  std::string device;               ///< "/dev/ttyUSB0"
  std::uint32_t bitsPerSecond = 0;  ///< 1200 to 115200

  friend bool operator==(const SerialLine&, const SerialLine&) = default;
};

enum class LedEncoding : std::uint8_t { Gb18030 = 1, Utf8 = 2 };

/// A strip over a counter; a counter may have several.
struct LedSign {
  std::string counter;  ///< its code; whether there is one only the catalogue knows
  std::variant<ListenAddress, SerialLine> to;
  std::size_t characters = 0;  ///< 8 or 12 full-width ones
  LedEncoding encoding = LedEncoding::Gb18030;
  std::string before;  ///< bytes in front of each text: what the controller wants, its address too
  std::string after;

  friend bool operator==(const LedSign&, const LedSign&) = default;
};

struct LoadedLedSigns {
  std::vector<LedSign> signs;  ///< not to be used when there are faults
  Faults faults;

  bool ok() const { return faults.empty(); }
};

/// `file` is how faults call it.
LoadedLedSigns parseLedSigns(std::string_view bytes, const std::string& file);
LoadedLedSigns loadLedSigns(const std::filesystem::path& file);

}  // namespace hall::config
