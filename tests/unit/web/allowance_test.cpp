#include "server/web/allowance.h"

#include <gtest/gtest.h>

#include <string>

namespace hall::web {
namespace {

using std::chrono::milliseconds;

const Allowance::TimePoint kStart{};

TEST(AllowanceTest, ABurstIsAllowedAndThenAsMuchAsComesBack) {
  Allowance allowance({.perSecond = 2, .burst = 3, .callersMax = 10});
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(allowance.take("a", kStart));
  EXPECT_FALSE(allowance.take("a", kStart));
  EXPECT_FALSE(allowance.take("a", kStart + milliseconds{499}));
  EXPECT_TRUE(allowance.take("a", kStart + milliseconds{500}));
  EXPECT_FALSE(allowance.take("a", kStart + milliseconds{500}));
}

TEST(AllowanceTest, AnHourOfQuietSavesNoMoreThanABurst) {
  Allowance allowance({.perSecond = 2, .burst = 3, .callersMax = 10});
  EXPECT_TRUE(allowance.take("a", kStart));
  const auto later = kStart + std::chrono::hours{1};
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(allowance.take("a", later));
  EXPECT_FALSE(allowance.take("a", later));
}

TEST(AllowanceTest, EachCallerHasItsOwn) {
  Allowance allowance({.perSecond = 1, .burst = 1, .callersMax = 10});
  EXPECT_TRUE(allowance.take("a", kStart));
  EXPECT_TRUE(allowance.take("b", kStart));
  EXPECT_FALSE(allowance.take("a", kStart));
}

TEST(AllowanceTest, BeyondItsRoomItForgetsWhoAskedLeastRecently) {
  Allowance allowance({.perSecond = 0.001, .burst = 1, .callersMax = 2});
  EXPECT_TRUE(allowance.take("a", kStart));
  EXPECT_TRUE(allowance.take("b", kStart));
  EXPECT_FALSE(allowance.take("a", kStart));  // and is now the more recent one
  EXPECT_TRUE(allowance.take("c", kStart));
  EXPECT_FALSE(allowance.take("a", kStart));
  EXPECT_TRUE(allowance.take("b", kStart));
}

}  // namespace
}  // namespace hall::web
