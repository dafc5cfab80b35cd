#include "server/log/stored_text.h"

#include <gtest/gtest.h>

#include "server/domain/utf8.h"

namespace hall::log {
namespace {

TEST(StoredTextTest, KeepsSoundTextAndReplacesWhatIsNone) {
  EXPECT_EQ(storable("综合窗口"), "综合窗口");
  EXPECT_EQ(storable("窗\xE5\x8F"), "窗\uFFFD\uFFFD");
  EXPECT_TRUE(domain::isUtf8(storable("\xFF\xFE\xED\xA0\x80窗")));
}

}  // namespace
}  // namespace hall::log
