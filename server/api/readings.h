#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hall::api {

/// How Chinese characters are read, for searching by pinyin. Thread-safe.
class Readings {
 public:
  virtual ~Readings() = default;
  /// Pinyin of one character without tones ("zhong", "chong"), the usual one first, each once;
  /// empty: it has none.
  virtual std::vector<std::string> of(char32_t character) const = 0;
};

/// The usual reading from ICU's transliterator, further ones from a table of the characters that
/// names of government services read in more than one way.
std::unique_ptr<Readings> makeReadings();

}  // namespace hall::api
