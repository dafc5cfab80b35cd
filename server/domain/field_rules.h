#pragma once

#include <cstddef>
#include <string_view>

/// What codes and texts must look like wherever they come from.
namespace hall::domain {

/// 1 to 50 characters of A–Z a–z 0–9 . _ -
bool isCode(std::string_view text);

/// Characters of UTF-8 text.
std::size_t charactersIn(std::string_view text);

/// Holds `least` to `most` characters, and none that controls a screen or a printer but the line
/// feed, nor one that turns the direction of what is read.
bool isText(std::string_view text, std::size_t least, std::size_t most);

}  // namespace hall::domain
