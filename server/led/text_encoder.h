#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/domain/result.h"

namespace hall::led {

/// GB18030 holds GBK and GB2312, which most controllers read.
enum class Encoding : std::uint8_t { Gb18030 = 1, Utf8 = 2 };

/// Texts as a controller's bytes. One thread at a time.
class TextEncoder {
 public:
  /// ConfigurationInvalid: this machine lacks the table, which Debian ships with the C library.
  static domain::Result<TextEncoder> open(Encoding encoding);
  /// The same by the name that iconv(3) knows.
  static domain::Result<TextEncoder> open(const std::string& name);
  ~TextEncoder();
  TextEncoder(TextEncoder&& other) noexcept;
  TextEncoder& operator=(TextEncoder&& other) noexcept;

  /// What cannot be written, or is no UTF-8, becomes "?".
  std::string encode(std::string_view utf8);

 private:
  explicit TextEncoder(void* table) : table_(table) {}

  void* table_;  ///< of iconv(3)
};

}  // namespace hall::led
