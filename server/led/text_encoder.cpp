#include "server/led/text_encoder.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <utility>

#include "server/domain/utf8.h"

namespace hall::led {

namespace {

/// As iconv_open says it.
bool isNone(iconv_t table) {
  return table == reinterpret_cast<iconv_t>(-1);  // NOLINT: so it is declared
}

}  // namespace

domain::Result<TextEncoder> TextEncoder::open(Encoding encoding) {
  return open(encoding == Encoding::Utf8 ? "UTF-8" : "GB18030");
}

domain::Result<TextEncoder> TextEncoder::open(const std::string& name) {
  iconv_t table = iconv_open(name.c_str(), "UTF-8");
  if (isNone(table)) {
    return domain::Refusal{domain::Reason::ConfigurationInvalid, {}}.with(
        "detail", "this machine cannot write " + name
    );
  }
  return TextEncoder(table);
}

TextEncoder::~TextEncoder() {
  if (table_ != nullptr) iconv_close(table_);
}

TextEncoder::TextEncoder(TextEncoder&& other) noexcept
    : table_(std::exchange(other.table_, nullptr)) {}

TextEncoder& TextEncoder::operator=(TextEncoder&& other) noexcept {
  std::swap(table_, other.table_);
  return *this;
}

std::string TextEncoder::encode(std::string_view utf8) {
  std::string bytes;
  while (!utf8.empty()) {
    // One character at a time: what one of them cannot be leaves the others alone.
    const std::size_t length = std::max(domain::characterLength(utf8), std::size_t{1});
    std::array<char, 16> encoded{};
    char* in = const_cast<char*>(utf8.data());  // NOLINT: iconv does not write there
    std::size_t inLeft = length;
    char* out = encoded.data();
    std::size_t outLeft = encoded.size();
    iconv(table_, nullptr, nullptr, nullptr, nullptr);
    const bool done = iconv(table_, &in, &inLeft, &out, &outLeft) == 0 && inLeft == 0;
    if (done) bytes.append(encoded.data(), encoded.size() - outLeft);
    if (!done) bytes += '?';
    utf8.remove_prefix(length);
  }
  return bytes;
}

}  // namespace hall::led
