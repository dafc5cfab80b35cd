#include "terminal/settings/settings_keys.h"

#include <array>
#include <cstdio>
#include <type_traits>
#include <utility>

namespace hall::terminal {

namespace {

std::string shortly(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%g", value);
  return text.data();
}

}  // namespace

std::variant<SettingsKeys, std::string> SettingsKeys::parse(
    std::string_view toml, std::filesystem::path base
) {
  try {
    return SettingsKeys(toml::parse(toml), std::move(base));
  } catch (const toml::parse_error& error) {
    return "line " + std::to_string(error.source().begin.line) + ": " +
           std::string(error.description());
  }
}

template <class Value>
void SettingsKeys::take(const std::string& key, Value& value, const std::string& what) {
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

void SettingsKeys::text(const std::string& key, std::string& value) {
  take(key, value, "a text");
}

void SettingsKeys::truth(const std::string& key, bool& value) {
  take(key, value, "true or false");
}

void SettingsKeys::number(const std::string& key, double& value, double least, double most) {
  take(key, value, "a number");
  if (value < least || value > most) {
    blame(key, "lies between " + shortly(least) + " and " + shortly(most));
  }
}

void SettingsKeys::texts(const std::string& key, std::vector<std::string>& value) {
  known_.insert(key);
  const toml::node_view<toml::node> node = document_.at_path(key);
  if (!node) return;
  const toml::array* list = node.as_array();
  if (list == nullptr) return blame(key, "is a list of texts");
  value.clear();
  for (const toml::node& one : *list) {
    const auto text = one.value<std::string>();
    if (!text || !one.is_string()) return blame(key, "is a list of texts");
    value.push_back(*text);
  }
}

void SettingsKeys::path(const std::string& key, std::filesystem::path& value) {
  std::string given;
  text(key, given);
  if (!given.empty()) value = base_ / given;
}

void SettingsKeys::blame(const std::string& key, const std::string& what) {
  if (!fault_) fault_ = key + ' ' + what;
}

std::optional<std::string> SettingsKeys::fault() {
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

}  // namespace hall::terminal
