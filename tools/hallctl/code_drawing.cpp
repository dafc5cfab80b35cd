#include "tools/hallctl/code_drawing.h"

#include <qrcodegen/qrcodegen.hpp>

namespace hall::hallctl {

namespace {

constexpr int kQuietModules = 4;

/// Upper and lower module of one character.
std::string_view blockOf(bool upper, bool lower) {
  if (upper) return lower ? "█" : "▀";
  return lower ? "▄" : " ";
}

}  // namespace

std::string drawnCode(std::string_view content) {
  using qrcodegen::QrCode;
  try {
    const std::vector<std::uint8_t> bytes(content.begin(), content.end());
    const QrCode code = QrCode::encodeBinary(bytes, QrCode::Ecc::MEDIUM);
    std::string drawing;
    const int end = code.getSize() + kQuietModules;
    for (int y = -kQuietModules; y < end; y += 2) {
      // Modules outside the code count as light.
      for (int x = -kQuietModules; x < end; ++x) {
        drawing += blockOf(code.getModule(x, y), code.getModule(x, y + 1));
      }
      drawing += '\n';
    }
    return drawing;
  } catch (const qrcodegen::data_too_long&) {
    return {};
  }
}

}  // namespace hall::hallctl
