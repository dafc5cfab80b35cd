#include "bench/statistics.h"

#include <gtest/gtest.h>

namespace hall::bench {
namespace {

TEST(StatisticsTest, TakesTheMiddleOfAnOddCountAndTheMeanOfBothOfAnEvenOne) {
  EXPECT_DOUBLE_EQ(median({3.0, 1.0, 2.0}), 2.0);
  EXPECT_DOUBLE_EQ(median({4.0, 1.0, 3.0, 2.0}), 2.5);
  EXPECT_DOUBLE_EQ(median({7.0}), 7.0);
}

TEST(StatisticsTest, IsNotMovedByOneOutlier) {
  EXPECT_DOUBLE_EQ(median({1.0, 1.1, 1.2, 1.3, 1000.0}), 1.2);
}

TEST(StatisticsTest, TakesPercentilesByNearestRank) {
  std::vector<double> hundred;
  for (int i = 100; i >= 1; --i) hundred.push_back(i);

  EXPECT_DOUBLE_EQ(percentile(hundred, 0.5), 50.0);
  EXPECT_DOUBLE_EQ(percentile(hundred, 0.99), 99.0);
  EXPECT_DOUBLE_EQ(percentile(hundred, 1.0), 100.0);
  EXPECT_DOUBLE_EQ(percentile({5.0, 9.0}, 0.99), 9.0);
}

TEST(StatisticsTest, DividesRoundByRoundBeforeTakingTheMedian) {
  // The machine was half as fast in the second round; the ratio of that round is as good as others.
  const std::vector<double> ratio = ratios(std::vector{8.0, 4.0}, std::vector{10.0, 5.0});

  EXPECT_EQ(ratio, (std::vector{0.8, 0.8}));
}

TEST(StatisticsTest, TellsHowFarTheRoundsLieApart) {
  EXPECT_DOUBLE_EQ(spread({9.0, 10.0, 11.0}), 0.2);
  EXPECT_DOUBLE_EQ(mean({1.0, 2.0, 6.0}), 3.0);
}

}  // namespace
}  // namespace hall::bench
