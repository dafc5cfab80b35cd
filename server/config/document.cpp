#include "server/config/document.h"

#include <toml++/toml.h>

#include <algorithm>
#include <chrono>
#include <optional>

namespace hall::config {

namespace {

Table convert(const toml::table& table, std::size_t depth, bool& tooDeep);

domain::LocalDay dayOf(const toml::date& date) {
  const std::chrono::year_month_day day{
      std::chrono::year{date.year}, std::chrono::month{date.month}, std::chrono::day{date.day}};
  return std::chrono::local_days{day};
}

Value convert(const toml::node& node, std::size_t depth, bool& tooDeep) {
  Value value{Unsupported{}, node.source().begin.line};
  if (depth > kDepthMax) {
    tooDeep = true;
  } else if (const auto* table = node.as_table()) {
    value.content = convert(*table, depth, tooDeep);
  } else if (const auto* array = node.as_array()) {
    Array elements;
    for (const toml::node& element : *array) {
      elements.push_back(convert(element, depth + 1, tooDeep));
    }
    value.content = std::move(elements);
  } else if (const auto* text = node.as_string()) {
    value.content = text->get();
  } else if (const auto* integer = node.as_integer()) {
    value.content = integer->get();
  } else if (const auto* number = node.as_floating_point()) {
    value.content = number->get();
  } else if (const auto* flag = node.as_boolean()) {
    value.content = flag->get();
  } else if (const auto* date = node.as_date()) {
    value.content = dayOf(date->get());
  }
  return value;
}

Table convert(const toml::table& table, std::size_t depth, bool& tooDeep) {
  Table entries;
  for (const auto& [key, node] : table) {
    entries.push_back(
        {std::string(key.str()), key.source().begin.line, convert(node, depth + 1, tooDeep)}
    );
  }
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& left, const Entry& right) {
    return left.line < right.line;
  });
  return entries;
}

/// What must be refused before the library sees it.
std::optional<Fault> tooBig(std::string_view bytes, const std::string& file) {
  if (bytes.size() > kFileBytesMax) {
    return Fault{{file, 0}, "is over 1 MiB; a file of this hall is not", "", "too_big"};
  }
  std::uint32_t line = 1;
  for (std::size_t begin = 0; begin <= bytes.size(); ++line) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    if (end - begin > kLineBytesMax) {
      return Fault{{file, line}, "is over 8 KiB; break it into several lines", "", "too_big"};
    }
    begin = end + 1;
  }
  return std::nullopt;
}

}  // namespace

std::string_view Value::kind() const {
  constexpr std::string_view kKinds[] = {
      "a time",
      "a text",
      "a whole number",
      "a fraction",
      "true or false",
      "a date",
      "a list",
      "a table"};
  return kKinds[content.index()];
}

Table parseDocument(std::string_view bytes, const std::string& file, Faults& faults) {
  if (auto fault = tooBig(bytes, file)) {
    faults.push_back(*std::move(fault));
    return {};
  }
  try {
    const toml::table table = toml::parse(bytes);
    bool tooDeep = false;
    Table entries = convert(table, 0, tooDeep);
    if (!tooDeep) return entries;
    faults.push_back({{file, 0}, "nests tables deeper than any file of this hall", "", "syntax"});
  } catch (const toml::parse_error& error) {
    faults.push_back(
        {{file, error.source().begin.line},
         "is no valid TOML: " + std::string(error.description()),
         "",
         "syntax"}
    );
  }
  return {};
}

}  // namespace hall::config
