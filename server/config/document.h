#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/config/fault.h"
#include "server/domain/time.h"

/// A TOML file as a tree whose every node knows its line. The only place that sees the TOML
/// library.
namespace hall::config {

struct Entry;
struct Value;
using Array = std::vector<Value>;
using Table = std::vector<Entry>;  ///< by line; each key once

/// TOML that no configuration of a hall uses: a time of day, a date with a time.
struct Unsupported {
  friend bool operator==(const Unsupported&, const Unsupported&) = default;
};

struct Value {
  std::variant<Unsupported, std::string, std::int64_t, double, bool, domain::LocalDay, Array, Table>
      content;
  std::uint32_t line = 0;

  /// "a text", "a number": for sentences.
  std::string_view kind() const;
  /// nullptr: of another kind.
  template <class T>
  const T* as() const {
    return std::get_if<T>(&content);
  }
};

struct Entry {
  std::string key;
  std::uint32_t line = 0;
  Value value;
};

inline constexpr std::size_t kFileBytesMax = 1UL << 20;
/// Bounds the depth that dotted keys can reach, since the library nests by recursion.
inline constexpr std::size_t kLineBytesMax = 8UL << 10;
inline constexpr std::size_t kDepthMax = 16;

/// The root table. What is no TOML adds one fault that names the line, and gives an empty table.
Table parseDocument(std::string_view bytes, const std::string& file, Faults& faults);

}  // namespace hall::config
