#include "kiosk/app/kiosk_settings.h"

#include <toml++/toml.h>

#include <array>
#include <optional>
#include <set>
#include <type_traits>
#include <utility>

namespace hall::kiosk {

namespace {

using Kind = KioskSettings::PrinterKind;

/// Takes keys out of a document; remembers the first fault and what was asked for.
class Keys {
 public:
  Keys(toml::table document, std::filesystem::path base)
      : document_(std::move(document)), base_(std::move(base)) {}

  void text(const std::string& key, std::string& value) { take(key, value, "a text"); }
  void truth(const std::string& key, bool& value) { take(key, value, "true or false"); }
  void number(const std::string& key, double& value, double least, double most) {
    take(key, value, "a number");
    if (value < least || value > most) {
      blame(key, "lies between " + shortly(least) + " and " + shortly(most));
    }
  }
  void path(const std::string& key, std::filesystem::path& value) {
    std::string given;
    text(key, given);
    if (!given.empty()) value = base_ / given;
  }
  void blame(const std::string& key, const std::string& what) {
    if (!fault_) fault_ = key + ' ' + what;
  }

  std::optional<std::string> fault() {
    for (const auto& [section, content] : document_) {
      const toml::table* table = content.as_table();
      if (table == nullptr) blame(std::string(section.str()), "is not known");
      if (table == nullptr) continue;
      for (const auto& [name, value] : *table) {
        const std::string key = std::string(section.str()) + '.' + std::string(name.str());
        if (!known_.contains(key)) blame(key, "is not known");
      }
    }
    return fault_;
  }

 private:
  template <class Value>
  void take(const std::string& key, Value& value, const std::string& what) {
    known_.insert(key);
    const toml::node_view<toml::node> node = document_.at_path(key);
    if (!node) return;
    // A whole number will do where one with a fraction may stand.
    const bool fits = node.is<Value>() || (std::is_same_v<Value, double> && node.is_number());
    if (const auto given = fits ? node.value<Value>() : std::nullopt) {
      value = *given;
    } else {
      blame(key, "is " + what);
    }
  }
  static std::string shortly(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%g", value);
    return text.data();
  }

  toml::table document_;
  const std::filesystem::path base_;
  std::set<std::string> known_;
  std::optional<std::string> fault_;
};

void readPrinter(Keys& keys, KioskSettings& settings) {
  std::string kind = "escpos";
  double width = 80;
  keys.text("printer.kind", kind);
  keys.text("printer.address", settings.printerAddress);
  keys.number("printer.width_mm", width, 58, 80);
  keys.truth("printer.code_by_command", settings.model.codeByCommand);
  keys.truth("printer.cuts", settings.model.cuts);
  constexpr std::array kKinds{
      std::pair{"escpos", Kind::EscPos},
      std::pair{"cups", Kind::Cups},
      std::pair{"png", Kind::Png},
      std::pair{"pdf", Kind::Pdf}};
  bool found = false;
  for (const auto& [name, value] : kKinds) {
    if (kind != name) continue;
    settings.printer = value;
    found = true;
  }
  if (!found) keys.blame("printer.kind", "is escpos, cups, png or pdf");
  if (width != 58 && width != 80) keys.blame("printer.width_mm", "is 58 or 80");
  settings.model.width = width == 58 ? PaperWidth::Mm58 : PaperWidth::Mm80;
}

}  // namespace

std::variant<KioskSettings, std::string> kioskSettings(
    std::string_view toml, const std::filesystem::path& base
) {
  toml::table document;
  try {
    document = toml::parse(toml);
  } catch (const toml::parse_error& error) {
    return "line " + std::to_string(error.source().begin.line) + ": " +
           std::string(error.description());
  }
  Keys keys(std::move(document), base);
  KioskSettings settings;
  settings.folder = base / settings.folder;
  keys.text("server.address", settings.serverAddress);
  keys.path("server.authority", settings.serverAuthority);
  keys.path("server.certificate", settings.certificate);
  keys.path("server.private_key", settings.privateKey);
  keys.path("kiosk.folder", settings.folder);
  keys.number("screen.mm_per_px", settings.mmPerPx, 0.05, 2);
  keys.number("screen.lower_edge_mm", settings.lowerEdgeMm, 400, 900);
  keys.truth("screen.full_screen", settings.fullScreen);
  readPrinter(keys, settings);
  keys.text("reader.address", settings.reader);
  keys.text("voice.chinese", settings.chineseVoice);
  keys.text("voice.english", settings.englishVoice);
  if (auto fault = keys.fault()) return *fault;
  return settings;
}

}  // namespace hall::kiosk
