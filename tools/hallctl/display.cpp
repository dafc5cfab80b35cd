#include "tools/hallctl/display.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace hall::hallctl {

namespace {

std::size_t columnsOf(UChar32 c) {
  if (c < 0x20 || c == 0x7F) return 0;
  const auto category = u_charType(c);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) {
    return 0;
  }
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

icu::UnicodeString charactersOf(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))
  );
}

}  // namespace

std::size_t displayWidth(std::string_view text) {
  const icu::UnicodeString characters = charactersOf(text);
  std::size_t columns = 0;
  for (std::int32_t at = 0; at < characters.length(); at = characters.moveIndex32(at, 1)) {
    columns += columnsOf(characters.char32At(at));
  }
  return columns;
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t used = displayWidth(text);
  return std::string(text) + std::string(used < width ? width - used : 0, ' ');
}

std::string clipped(std::string_view text, std::size_t width) {
  if (displayWidth(text) <= width) return std::string(text);
  const icu::UnicodeString characters = charactersOf(text);
  std::size_t columns = 0;
  std::int32_t end = 0;
  for (std::int32_t at = 0; at < characters.length(); at = characters.moveIndex32(at, 1)) {
    columns += columnsOf(characters.char32At(at));
    // One column is kept for the sign that something is missing.
    if (columns + 1 > width) break;
    end = characters.moveIndex32(at, 1);
  }
  std::string kept;
  characters.tempSubString(0, end).toUTF8String(kept);
  return kept + (width > 0 ? "…" : "");
}

}  // namespace hall::hallctl
