#include "server/domain/field_rules.h"

#include <algorithm>

namespace hall::domain {

namespace {

constexpr std::size_t kCodeMax = 50;

bool isCodeCharacter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '_' || c == '-';
}

bool isControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n') || byte == 0x7F;
}

}  // namespace

bool isCode(std::string_view text) {
  return !text.empty() && text.size() <= kCodeMax &&
         std::all_of(text.begin(), text.end(), isCodeCharacter);
}

std::size_t charactersIn(std::string_view text) {
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
  return text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), continues));
}

bool isText(std::string_view text, std::size_t least, std::size_t most) {
  const std::size_t count = charactersIn(text);
  return count >= least && count <= most && std::none_of(text.begin(), text.end(), isControl);
}

}  // namespace hall::domain
