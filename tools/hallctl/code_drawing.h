#pragma once

#include <string>
#include <string_view>

namespace hall::hallctl {

/// A QR code of this text in type of fixed width, black on paper: two modules above each other are
/// one character, the quiet zone of ISO/IEC 18004 is around it. Error correction M. A dark terminal
/// shows it inverted, which not every phone reads. Empty where the text is too long for any code.
std::string drawnCode(std::string_view content);

}  // namespace hall::hallctl
