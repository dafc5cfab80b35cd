#include "server/domain/field_rules.h"

#include <algorithm>
#include <iterator>

#include "server/domain/utf8.h"

namespace hall::domain {

namespace {

constexpr std::size_t kCodeMax = 50;

bool isCodeCharacter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '_' || c == '-';
}

struct Range {
  char32_t first;
  char32_t last;
};
/// Control characters of both halves of Latin-1, the line and paragraph separators, and those that
/// turn the direction of what follows, by which a name can be made to read as another.
constexpr Range kControls[] = {
    {0x00, 0x09}, {0x0B, 0x1F}, {0x7F, 0x9F}, {0x2028, 0x202E}, {0x2066, 0x2069}};

bool isControl(char32_t character) {
  return std::any_of(std::begin(kControls), std::end(kControls), [character](const Range& range) {
    return range.first <= character && character <= range.last;
  });
}

bool hasControl(std::string_view text) {
  while (!text.empty()) {
    if (isControl(takeCharacter(text))) return true;
  }
  return false;
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
  return count >= least && count <= most && !hasControl(text);
}

}  // namespace hall::domain
