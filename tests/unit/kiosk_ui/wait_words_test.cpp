#include "kiosk/ui/wait_words.h"

#include <gtest/gtest.h>

#include "tests/support/qt/readable_strings.h"

namespace hall::kiosk {
namespace {

TEST(WaitWordsTest, SayWhatAClerkWouldSay) {
  struct Row {
    int ahead;
    std::optional<WaitRange> wait;
    const char* words;
  };
  const Row rows[] = {
      {3, WaitRange{10, 20}, "前面约 3 人，预计等候 10–20 分钟"},
      {3, WaitRange{5, 5}, "前面约 3 人，预计等候 5 分钟"},
      {0, WaitRange{2, 6}, "前面没有人，预计等候 2–6 分钟"},
      {2, WaitRange{0, 0}, "前面约 2 人"},
      {2, std::nullopt, "前面约 2 人"},
      {0, WaitRange{0, 0}, "现在不用等候"},
      {0, std::nullopt, "现在不用等候"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(waitWords(row.ahead, row.wait), QString::fromUtf8(row.words));
  }
}

}  // namespace
}  // namespace hall::kiosk
