#include <gtest/gtest.h>

#include "tests/features/rehearsal/rehearsal_options.h"

namespace hall::features {
namespace {

/// 2,111 calls of 3 January 1999, the busiest day of the record: some minutes with sanitizers.
TEST(BusiestDayTest, GoesThroughTheHallAndIsPlausible) {
  auto options = rehearsalOf("call-centre");
  options.record = recordOfCalls();
  if (options.record.empty()) {
    ASSERT_FALSE(isLong()) << kNoRecord;
    GTEST_SKIP() << kNoRecord;
  }

  const auto result = rehearsal::rehearse(options);

  EXPECT_EQ(result.faults, rehearsal::Faults{});
  EXPECT_EQ(result.day.came, 2111U);
  // 1,880 were served then, after 24 s on average.
  EXPECT_GT(result.day.served, 1800U);
  EXPECT_GT(result.day.meanWait, std::chrono::seconds{2});
  EXPECT_LT(result.day.meanWait, std::chrono::seconds{120});
}

}  // namespace
}  // namespace hall::features
