#include "bench/rounds.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace hall::bench {
namespace {

TEST(GoalTest, IsMetAtItsBound) {
  EXPECT_TRUE(atLeast(0.70).isMetBy(0.70));
  EXPECT_FALSE(atLeast(0.70).isMetBy(0.699));
  EXPECT_TRUE(atMost(5.0).isMetBy(5.0));
  EXPECT_FALSE(atMost(5.0).isMetBy(5.01));
}

TEST(RequireSyncedTest, CountsCommandsForEachSync) {
  EXPECT_DOUBLE_EQ(requireSynced(1000, 10, 256), 100.0);
  EXPECT_DOUBLE_EQ(requireSynced(0, 0, 256), 0.0);
}

TEST(RequireSyncedTest, ThrowsWhereAnswersCameWithoutSyncs) {
  EXPECT_THROW(requireSynced(2561, 10, 256), std::runtime_error);
  EXPECT_THROW(requireSynced(1, 0, 256), std::runtime_error);
}

TEST(MeasureTest, IsTheMedianOfItsRounds) {
  const Measure measure = medianOf("x", {0.5, 0.9, 0.7}, "", atLeast(0.6));

  EXPECT_DOUBLE_EQ(measure.value, 0.7);
  EXPECT_EQ(measure.rounds.size(), 3U);
  EXPECT_TRUE(measure.goal->isMetBy(measure.value));
}

TEST(RoundFolderTest, GoesWithItsRound) {
  Settings settings;
  settings.directory = ::testing::TempDir();
  std::filesystem::path path;
  {
    const RoundFolder folder(settings, 7);
    path = folder.path();
    EXPECT_TRUE(std::filesystem::is_directory(path));
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(RoundedTest, KeepsThreeDigitsOrWholeNumbers) {
  EXPECT_EQ(rounded(12345.6), "12346");
  EXPECT_EQ(rounded(12.34), "12.3");
  EXPECT_EQ(rounded(0.567), "0.57");
}

}  // namespace
}  // namespace hall::bench
