#pragma once

#include <cstddef>
#include <string_view>

/// UTF-8 as RFC 3629 defines it: no surrogates, nothing overlong, nothing beyond U+10FFFF.
namespace hall::domain {

/// Bytes of the character that begins `text`; 0: none does.
std::size_t characterLength(std::string_view text);

bool isUtf8(std::string_view text);

/// Takes the next character off; a byte that begins none counts as one of its own.
/// REQUIRES: not empty.
char32_t takeCharacter(std::string_view& text);

}  // namespace hall::domain
