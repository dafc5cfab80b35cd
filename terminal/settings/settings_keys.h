#pragma once

#include <toml++/toml.h>

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hall::terminal {

/// Takes keys out of a settings file; remembers the first fault and what was asked for. A key that
/// nobody asked for is a fault too: it is most likely misspelt.
class SettingsKeys {
 public:
  /// The keys, or in English what is wrong with the file. Paths are relative to `base`.
  static std::variant<SettingsKeys, std::string> parse(
      std::string_view toml, std::filesystem::path base
  );

  /// Each leaves `value` as it is where the key is absent.
  void text(const std::string& key, std::string& value);
  void texts(const std::string& key, std::vector<std::string>& value);
  void truth(const std::string& key, bool& value);
  void number(const std::string& key, double& value, double least, double most);
  void path(const std::string& key, std::filesystem::path& value);
  /// "printer.kind is escpos, cups, png or pdf".
  void blame(const std::string& key, const std::string& what);

  /// Once everything was asked for. Nothing: all is well.
  std::optional<std::string> fault();

 private:
  SettingsKeys(toml::table document, std::filesystem::path base)
      : document_(std::move(document)), base_(std::move(base)) {}

  template <class Value>
  void take(const std::string& key, Value& value, const std::string& what);

  toml::table document_;
  std::filesystem::path base_;
  std::set<std::string> known_;
  std::optional<std::string> fault_;
};

}  // namespace hall::terminal
