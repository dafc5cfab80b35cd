#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/crash/store_script.h"

namespace hall::crash {
namespace {

constexpr std::array kLosses{
    CrashDisk::Loss::All, CrashDisk::Loss::Some, CrashDisk::Loss::Torn, CrashDisk::Loss::None};

/// Crash points: a few hundred before every change, 10,000 in the long run.
std::uint64_t pointsWanted() {
  const char* wanted = std::getenv("HALL_LONG");
  return wanted != nullptr && std::string_view(wanted) == "1" ? 10'000 : 400;
}

std::uint64_t callsOfTheScript() {
  StoreScript script;
  EXPECT_TRUE(script.play());
  return script.disk().calls();
}

/// Plays the script until the power goes at that call, turns it on again and looks.
std::string crashAt(std::uint64_t call, CrashDisk::Loss loss, std::uint64_t seed) {
  StoreScript script;
  script.disk().dieAt(call);
  const bool ended = script.play();
  if (!ended && !script.disk().isDead()) return "the script stopped by itself";
  script.forgetStore();
  script.disk().restart(loss, seed);
  return script.complaint();
}

TEST(PowerCutTest, ScriptWithoutACrashLeavesNothingToComplainOf) {
  StoreScript script;
  ASSERT_TRUE(script.play());
  EXPECT_EQ(script.complaint(), "");
  EXPECT_GT(script.acknowledged(), 60U);
}

TEST(PowerCutTest, EveryAcknowledgedCommitOutlivesAPowerCutAtAnyCall) {
  const std::uint64_t calls = callsOfTheScript();
  ASSERT_GT(calls, 300U);
  const std::uint64_t points = pointsWanted();
  // Evenly over all calls; where there are more points than calls, again with other seeds.
  for (std::uint64_t point = 0; point < points; ++point) {
    const std::uint64_t call = 1 + (points < calls ? point * calls / points : point % calls);
    const CrashDisk::Loss loss = kLosses[point % kLosses.size()];
    const std::string complaint = crashAt(call, loss, point);
    ASSERT_EQ(complaint, "") << "call " << call << " of " << calls << ", loss "
                             << static_cast<int>(loss) << ", seed " << point;
  }
}

TEST(PowerCutTest, SecondPowerCutDuringRecoveryHarmsNothing) {
  const std::uint64_t calls = callsOfTheScript();
  for (std::uint64_t point = 0; point < pointsWanted() / 8; ++point) {
    StoreScript script;
    script.disk().dieAt(1 + point * 37 % calls);
    script.play();
    script.forgetStore();
    script.disk().restart(kLosses[point % kLosses.size()], point);
    script.disk().dieAt(1 + point % 9);
    if (script.open()) script.forgetStore();
    script.disk().restart(kLosses[(point / 4) % kLosses.size()], point + 1);
    ASSERT_EQ(script.complaint(), "") << point;
  }
}

/// The suite must be able to fail: a disk that says it synced and did not loses commits.
TEST(PowerCutTest, DiskThatLiesIsFoundOut) {
  StoreScript script;
  ASSERT_TRUE(script.play());
  script.disk().setLying(true);
  ASSERT_TRUE(script.appendOne());
  const auto last = script.store()->log().last(engine::HallId{});
  script.disk().dieAt(1);
  script.forgetStore();
  script.disk().restart(CrashDisk::Loss::All, 1);
  ASSERT_TRUE(script.open());
  EXPECT_LT(script.store()->log().last(engine::HallId{}), last);
}

}  // namespace
}  // namespace hall::crash
