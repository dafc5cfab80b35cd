#pragma once

#include <string>
#include <string_view>

/// Text as a terminal shows it: a Chinese character is two columns wide.
namespace hall::hallctl {

/// Columns that UTF-8 text takes. Control characters and what stands on the letter before it take
/// none.
std::size_t displayWidth(std::string_view text);

/// Filled up with blanks on the right. Wider text stays as it is.
std::string padded(std::string_view text, std::size_t width);

/// At most `width` columns; what is cut off shows as "…".
std::string clipped(std::string_view text, std::size_t width);

}  // namespace hall::hallctl
