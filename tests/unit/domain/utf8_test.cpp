#include "server/domain/utf8.h"

#include <gtest/gtest.h>

namespace hall::domain {
namespace {

TEST(Utf8Test, IsToldFromOtherBytes) {
  for (const std::string_view text : {"", "A017", "é", "窗口", "😀", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_TRUE(isUtf8(text)) << text;
  }
  // A lone continuation, overlong forms, a surrogate, beyond U+10FFFF, a cut character.
  for (const std::string_view text :
       {"\x80",
        "\xC0\x80",
        "\xC1\xBF",
        "\xE0\x80\x80",
        "\xED\xA0\x80",
        "\xF0\x80\x80\x80",
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80",
        "\xE7\xAA",
        "\xFF"}) {
    EXPECT_FALSE(isUtf8(text));
  }
}

}  // namespace
}  // namespace hall::domain
