#include "server/log/stored_text.h"

#include <cstddef>

#include "server/domain/utf8.h"

namespace hall::log {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

}  // namespace

std::string storable(std::string_view text) {
  if (domain::isUtf8(text)) return std::string(text);
  std::string repaired;
  while (!text.empty()) {
    const std::size_t length = domain::characterLength(text);
    repaired += length == 0 ? kReplacement : text.substr(0, length);
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return repaired;
}

}  // namespace hall::log
