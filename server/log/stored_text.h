#pragma once

#include <string>
#include <string_view>

namespace hall::log {

/// The text as it may be stored: itself, or with U+FFFD in the place of every byte that is no
/// UTF-8. The stored format refuses to read anything else, and an event that was written must
/// always be readable.
std::string storable(std::string_view text);

}  // namespace hall::log
