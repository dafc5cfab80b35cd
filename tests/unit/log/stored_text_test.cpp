#include "server/log/stored_text.h"

#include <gtest/gtest.h>

namespace hall::log {
namespace {

TEST(StoredTextTest, TellsUtf8FromOtherBytes) {
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

TEST(StoredTextTest, KeepsSoundTextAndReplacesWhatIsNone) {
  EXPECT_EQ(storable("综合窗口"), "综合窗口");
  EXPECT_EQ(storable("窗\xE5\x8F"), "窗\uFFFD\uFFFD");
  EXPECT_TRUE(isUtf8(storable("\xFF\xFE\xED\xA0\x80窗")));
}

}  // namespace
}  // namespace hall::log
