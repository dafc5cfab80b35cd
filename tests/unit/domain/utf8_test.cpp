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

TEST(Utf8Test, IsTakenCharacterByCharacter) {
  std::string_view text = "A\xC3\xA9窗\xF0\x9F\x98\x80\xFF\xE7\xAA";
  for (const char32_t wanted : {U'A', U'é', U'窗', U'😀', char32_t{0xFF}, char32_t{0xE7}}) {
    EXPECT_EQ(takeCharacter(text), wanted);
  }
  EXPECT_EQ(text, "\xAA") << "a byte that begins no character is one of its own";
}

}  // namespace
}  // namespace hall::domain
