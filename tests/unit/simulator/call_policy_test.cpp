#include "tools/simulator/call_policy.h"

#include <gtest/gtest.h>

namespace hall::simulator {
namespace {

constexpr Seeds kMonth{1000, 1029};

/// Thirty days of the reference hall: the order of the policies, not their figures.
class CallPolicyTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { figures() = measureCallPolicy(1.0, kMonth); }

  static CallPolicyFigures& figures() {
    static CallPolicyFigures measured;
    return measured;
  }
};

TEST_F(CallPolicyTest, KeepsMorePromisesThanTheLongestWait) {
  EXPECT_GT(figures().hyb.share(), figures().longestWait.share() + 0.01);
  EXPECT_GT(figures().hyb.worstShareToGoal(), figures().longestWait.worstShareToGoal() + 0.05);
}

TEST_F(CallPolicyTest, KeepsEveryKindAboveItsGoal) {
  for (const KindFigures& kind : figures().hyb.kinds) {
    EXPECT_GT(kind.shareToGoal(), 1.0) << kind.name;
  }
}

TEST_F(CallPolicyTest, LetsNobodyWaitBeyondTwiceTheTargetByMoreThanTheSlowestService) {
  EXPECT_LE(figures().hyb.beyondCap, figures().hyb.slowestService);
}

TEST_F(CallPolicyTest, OvertakesNobodyWithinALine) {
  EXPECT_EQ(figures().hyb.overtakes, 0U);
  EXPECT_EQ(figures().hybQuickBonus.overtakes, 0U);
  EXPECT_EQ(figures().longestWait.overtakes, 0U);
}

TEST_F(CallPolicyTest, ComparesThePoliciesOnTheSameVisitors) {
  EXPECT_EQ(figures().hyb.tickets, figures().longestWait.tickets);
  EXPECT_EQ(figures().hyb.slowestService, figures().longestWait.slowestService);
  EXPECT_NEAR(static_cast<double>(figures().hyb.tickets) / 30.0, 426.0, 20.0);
}

TEST_F(CallPolicyTest, GivesTheSameFiguresEachTime) {
  const CallPolicyFigures again = measureCallPolicy(1.0, kMonth);

  EXPECT_EQ(again.hyb.inTarget, figures().hyb.inTarget);
  EXPECT_EQ(again.hyb.longestWait, figures().hyb.longestWait);
  EXPECT_EQ(again.longestWait.inTarget, figures().longestWait.inTarget);
}

TEST_F(CallPolicyTest, KeepsFewerPromisesUnderMoreLoad) {
  const CallPolicyFigures loaded = measureCallPolicy(1.1, kMonth);

  EXPECT_LT(loaded.hyb.share(), figures().hyb.share());
  EXPECT_GT(loaded.hyb.share(), loaded.longestWait.share() + 0.01);
}

TEST(CallPolicyFiguresTest, CountAKindWithoutTicketsAsKept) {
  Layout layout = referenceLayout();
  layout.visitors[3].walkInsPerMinute = 0.0;

  const CallPolicyFigures figures = measureCallPolicy(1.0, {1, 1}, layout);

  EXPECT_EQ(figures.hyb.kinds[3].tickets, 0U);
  EXPECT_EQ(figures.hyb.kinds[3].share(), 1.0);
}

}  // namespace
}  // namespace hall::simulator
