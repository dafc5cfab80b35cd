#include "server/config/led_signs.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <limits>
#include <map>
#include <optional>

#include "server/config/document.h"
#include "server/config/setting_table.h"
#include "server/config/table_reader.h"

namespace hall::config {

namespace {

constexpr std::size_t kSignsMax = 200;
constexpr std::size_t kDeviceBytesMax = 200;
constexpr std::size_t kFrameBytesMax = 64;

constexpr Choice<LedEncoding> kEncodings[] = {
    {"gb18030", LedEncoding::Gb18030}, {"utf-8", LedEncoding::Utf8}};

constexpr std::array<std::uint32_t, 8> kSpeeds{1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200};

constexpr std::string_view kTargetForm =
    "\"tcp:\" with an IP address and a port, like \"tcp:10.1.2.3:5005\", or \"serial:\" with a "
    "device and its speed, like \"serial:/dev/ttyUSB0:9600\"";
constexpr std::string_view kSpeedForm =
    "a speed of 1200, 2400, 4800, 9600, 19200, 38400, 57600 or 115200";
constexpr std::string_view kBytesForm =
    "bytes in hexadecimal, two digits each, like \"02 30 31\", at most 64";

std::optional<std::uint32_t> parseSpeed(std::string_view text) {
  std::uint32_t speed = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), speed);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  const bool known = std::find(kSpeeds.begin(), kSpeeds.end(), speed) != kSpeeds.end();
  if (!whole || !known) return std::nullopt;
  return speed;
}

/// "02 30 31"; nothing: it is not written so.
std::optional<std::string> parseBytes(std::string_view text) {
  const auto digit = [](char letter) -> int {
    if (letter >= '0' && letter <= '9') return letter - '0';
    if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
    if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
    return -1;
  };
  std::string bytes;
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    if (text.empty()) return bytes;
    if (text.size() < 2 || digit(text[0]) < 0 || digit(text[1]) < 0) return std::nullopt;
    if (bytes.size() == kFrameBytesMax) return std::nullopt;
    bytes += static_cast<char>(digit(text[0]) * 16 + digit(text[1]));
    text.remove_prefix(2);
  }
}

class SignsReader {
 public:
  explicit SignsReader(LoadedLedSigns& loaded) : loaded_(loaded) {}

  void read(TableReader& file) {
    auto rows = file.tables("sign", "[[sign]]");
    for (TableReader& row : rows) {
      if (loaded_.signs.size() == kSignsMax) {
        file.fault(row.place(), "has over 200 signs", "", "too_big");
        break;
      }
      LedSign& sign = loaded_.signs.emplace_back();
      readSign(row, sign);
      row.finish();
    }
    file.finish();
  }

 private:
  void readSign(TableReader& row, LedSign& sign) {
    row.require("counter", row.readCode("counter", sign.counter));
    if (!sign.counter.empty()) row.rename("[[sign]] `" + sign.counter + "`");
    std::string to;
    const bool named = row.read("to", to, kDeviceBytesMax);
    row.require("to", named);
    if (named && row.find("to")->as<std::string>() != nullptr) readTarget(row, to, sign);
    row.require("characters", readCharacters(row, sign));
    row.readChoice("encoding", sign.encoding, kEncodings);
    readBytes(row, "before", sign.before);
    readBytes(row, "after", sign.after);
  }

  void readTarget(TableReader& row, std::string_view to, LedSign& sign) {
    constexpr std::string_view kTcp = "tcp:";
    constexpr std::string_view kSerial = "serial:";
    if (to.starts_with(kTcp)) {
      const auto address = parseAddress(to.substr(kTcp.size()));
      if (!address || address->port == 0) return wrong(row, "to", to, kTargetForm);
      sign.to = *address;
    } else if (to.starts_with(kSerial)) {
      readSerial(row, to, to.substr(kSerial.size()), sign);
    } else {
      wrong(row, "to", to, kTargetForm);
    }
  }

  void readSerial(TableReader& row, std::string_view to, std::string_view line, LedSign& sign) {
    const std::size_t colon = line.rfind(':');
    if (!line.starts_with('/') || colon == std::string_view::npos || colon < 2) {
      return wrong(row, "to", to, kTargetForm);
    }
    const auto speed = parseSpeed(line.substr(colon + 1));
    if (!speed) return wrong(row, "to", to, kSpeedForm);
    SerialLine serial{std::string(line.substr(0, colon)), *speed};
    const auto [known, fresh] = speeds_.emplace(serial.device, serial.bitsPerSecond);
    if (!fresh && known->second != serial.bitsPerSecond) {
      return row.fault(
          row.placeOf("to"),
          "`to` gives " + serial.device + " another speed than a sign before it does"
      );
    }
    sign.to = std::move(serial);
  }

  static bool readCharacters(TableReader& row, LedSign& sign) {
    std::uint16_t length = 0;
    const std::uint16_t most = std::numeric_limits<std::uint16_t>::max();
    if (!row.readNumber<std::uint16_t>("characters", length, 1, most)) return false;
    sign.characters = length;
    // 0: it is no number, which was said.
    if (length != 0 && length != 8 && length != 12) {
      row.fault(
          row.placeOf("characters"),
          "`characters` is " + std::to_string(length) + "; it takes 8 or 12"
      );
    }
    return true;
  }

  static void readBytes(TableReader& row, std::string_view key, std::string& target) {
    std::string written;
    if (!row.read(key, written)) return;
    if (auto bytes = parseBytes(written)) {
      target = *std::move(bytes);
    } else {
      wrong(row, key, written, kBytesForm);
    }
  }

  static void wrong(
      TableReader& row, std::string_view key, std::string_view written, std::string_view form
  ) {
    row.fault(
        row.placeOf(key),
        "`" + std::string(key) + "` is \"" + std::string(written.substr(0, kDeviceBytesMax)) +
            "\"; it takes " + std::string(form)
    );
  }

  LoadedLedSigns& loaded_;
  std::map<std::string, std::uint32_t> speeds_;  ///< of the serial devices so far
};

}  // namespace

LoadedLedSigns parseLedSigns(std::string_view bytes, const std::string& file) {
  LoadedLedSigns loaded;
  const Table document = parseDocument(bytes, file, loaded.faults);
  TableReader root(
      document, 1, file, std::filesystem::path(file).filename().string(), loaded.faults
  );
  SignsReader(loaded).read(root);
  sortFaults(loaded.faults);
  return loaded;
}

LoadedLedSigns loadLedSigns(const std::filesystem::path& file) {
  // Opening a folder succeeds, and only reading it would fail.
  std::error_code none;
  std::ifstream stream;
  if (!std::filesystem::is_directory(file, none)) stream.open(file, std::ios::binary);
  if (!stream.is_open()) {
    LoadedLedSigns loaded;
    loaded.faults.push_back({{file.generic_string(), 0}, "cannot be read", "", "unreadable"});
    return loaded;
  }
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  return parseLedSigns(bytes, file.generic_string());
}

}  // namespace hall::config
