#include <gtest/gtest.h>

#include <cstdlib>
#include <string_view>

#include "tests/crash/kill_hall.h"

namespace hall::crash {
namespace {

std::uint64_t numberFrom(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

/// Twenty before every change, two hundred in the long run; HALL_KILLS says otherwise.
int killsWanted() {
  const bool isLong = numberFrom("HALL_LONG", 0) != 0;
  return static_cast<int>(numberFrom("HALL_KILLS", isLong ? 200 : 20));
}

TEST(KillLoopTest, KillsLoseNothingThatWasAcknowledgedAndRepeatNoNumber) {
  const std::uint64_t seed = numberFrom("HALL_SEED", 20260302);
  SCOPED_TRACE("HALL_SEED=" + std::to_string(seed));
  KillHall hall(seed);
  ASSERT_NO_FATAL_FAILURE(hall.open());

  const int kills = killsWanted();
  for (int round = 1; round <= kills && !testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE("kill " + std::to_string(round));
    ASSERT_NO_FATAL_FAILURE(hall.workUntilKilled(round));
    ASSERT_NO_FATAL_FAILURE(hall.perhapsKillWhileStarting());
    ASSERT_NO_FATAL_FAILURE(hall.startAgain());
    ASSERT_NO_FATAL_FAILURE(hall.check(round));
  }

  hall.checkAll();
  // So that the loop cannot pass by having done nothing.
  EXPECT_GT(hall.tickets(), static_cast<std::size_t>(kills));
  EXPECT_GT(hall.calls(), static_cast<std::size_t>(kills));
  RecordProperty("tickets", static_cast<int>(hall.tickets()));
  RecordProperty("calls", static_cast<int>(hall.calls()));
}

}  // namespace
}  // namespace hall::crash
