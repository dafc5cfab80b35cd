#include "tools/hallctl/code_drawing.h"

#include <gtest/gtest.h>

#include <array>
#include <sstream>
#include <vector>

namespace hall::hallctl {
namespace {

constexpr std::size_t kQuiet = 4;

/// The modules that a drawing shows, row by row; true is dark.
std::vector<std::vector<bool>> modulesOf(const std::string& drawing) {
  std::vector<std::vector<bool>> rows;
  std::istringstream lines(drawing);
  for (std::string line; std::getline(lines, line);) {
    std::vector<bool> upper;
    std::vector<bool> lower;
    for (std::size_t i = 0; i < line.size();) {
      const bool blank = line[i] == ' ';
      const std::string block = blank ? " " : line.substr(i, 3);
      upper.push_back(block == "█" || block == "▀");
      lower.push_back(block == "█" || block == "▄");
      i += block.size();
    }
    rows.push_back(upper);
    rows.push_back(lower);
  }
  return rows;
}

/// The square that a reader looks for: a ring of one module around a light one around 3 × 3.
bool isFinder(const std::vector<std::vector<bool>>& rows, std::size_t top, std::size_t left) {
  constexpr std::array<std::string_view, 7> kFinder{
      "#######", "#     #", "# ### #", "# ### #", "# ### #", "#     #", "#######"};
  for (std::size_t y = 0; y < kFinder.size(); ++y) {
    for (std::size_t x = 0; x < kFinder.size(); ++x) {
      if (rows.at(top + y).at(left + x) != (kFinder.at(y).at(x) == '#')) return false;
    }
  }
  return true;
}

TEST(CodeDrawingTest, ShowsASquareWithItsThreeFindersInAQuietZone) {
  const auto rows = modulesOf(drawnCode("yichuang.hall/410500\n1234\n— c2ln\n"));
  const std::size_t width = rows.at(0).size();
  const std::size_t code = width - 2 * kQuiet;

  EXPECT_EQ(code % 4, 1U) << "versions are 21, 25, 29 … modules wide";
  EXPECT_EQ(rows.size(), width + 1) << "two rows a line, the last one half used";
  EXPECT_TRUE(isFinder(rows, kQuiet, kQuiet));
  EXPECT_TRUE(isFinder(rows, kQuiet, kQuiet + code - 7));
  EXPECT_TRUE(isFinder(rows, kQuiet + code - 7, kQuiet));
  for (std::size_t i = 0; i < width; ++i) {
    for (std::size_t edge = 0; edge < kQuiet; ++edge) {
      EXPECT_FALSE(rows.at(edge).at(i) || rows.at(i).at(edge) || rows.at(i).at(width - 1 - edge));
    }
  }
}

TEST(CodeDrawingTest, OtherTextsGiveOtherCodes) {
  EXPECT_NE(drawnCode("yichuang.hall/1\n5\n"), drawnCode("yichuang.hall/1\n6\n"));
}

TEST(CodeDrawingTest, IsEmptyWhereNoCodeHoldsTheText) {
  EXPECT_NE(drawnCode(std::string(2'300, 'x')), "");
  EXPECT_EQ(drawnCode(std::string(2'400, 'x')), "");
}

}  // namespace
}  // namespace hall::hallctl
