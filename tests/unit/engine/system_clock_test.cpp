#include "server/engine/system_clock.h"

#include <gtest/gtest.h>

namespace hall::engine {
namespace {

using domain::Duration;
using domain::Instant;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using Steady = std::chrono::steady_clock;

constexpr Instant kStart{Duration{1'772'413'200'000}};

/// Wall and monotonic clock, both moved by hand.
class SystemClockTest : public testing::Test {
 protected:
  SystemClockTest() {
    wall = kStart;
    steady = Steady::time_point{hours{5}};
  }
  static TimeSource source() {
    return {[] { return wall; }, [] { return steady; }};
  }
  /// Both run on alike.
  static void pass(Steady::duration time) {
    steady += time;
    wall += std::chrono::floor<Duration>(time);
  }
  /// The core looks every second.
  static void passLooking(Clock& clock, seconds time) {
    for (seconds past{0}; past < time; ++past) {
      pass(seconds{1});
      EXPECT_EQ(clock.takeStep(), std::nullopt);
    }
  }

  static inline Instant wall;
  static inline Steady::time_point steady;
};

TEST_F(SystemClockTest, StartsAtTheWallAndRunsWithTheMonotonicClock) {
  const auto clock = makeRealClock(source());
  pass(minutes{3});

  EXPECT_EQ(clock->now(), kStart + minutes{3});
  EXPECT_EQ(clock->until(kStart + minutes{5}), Steady::duration{minutes{2}});
  EXPECT_EQ(clock->until(kStart), Steady::duration::zero());
}

TEST_F(SystemClockTest, LosesNoTimeHoweverOftenTheWallIsLookedAt) {
  const auto clock = makeRealClock(source());
  for (int i = 0; i < 100'000; ++i) {
    steady += std::chrono::microseconds{700};
    wall = kStart + std::chrono::floor<Duration>(std::chrono::microseconds{700} * (i + 1));
    ASSERT_EQ(clock->takeStep(), std::nullopt);
  }

  EXPECT_NEAR(static_cast<double>((clock->now() - kStart).count()), 70'000, 1);
}

TEST_F(SystemClockTest, FollowsASmallDriftSlowlyAndWithoutAnEvent) {
  const auto clock = makeRealClock(source());
  wall += milliseconds{900};

  passLooking(*clock, seconds{100});
  EXPECT_NEAR(static_cast<double>((clock->now() - (kStart + seconds{100})).count()), 495, 10);
  passLooking(*clock, seconds{200});
  EXPECT_EQ(clock->now(), wall);
}

TEST_F(SystemClockTest, NeverRunsBackwardsWhileItSlewsToASlowerWall) {
  const auto clock = makeRealClock(source());
  wall -= milliseconds{1'500};
  Instant last = clock->now();
  for (int i = 0; i < 4'000; ++i) {
    pass(milliseconds{100});
    EXPECT_EQ(clock->takeStep(), std::nullopt);
    ASSERT_LE(last, clock->now());
    last = clock->now();
  }
  EXPECT_EQ(clock->now(), wall);
}

TEST_F(SystemClockTest, ReportsAStepOnceAndGoesOnAsBefore) {
  const auto clock = makeRealClock(source());
  pass(seconds{10});
  wall += minutes{5};

  EXPECT_EQ(clock->takeStep(), Duration{minutes{5}});
  EXPECT_EQ(clock->takeStep(), std::nullopt);
  passLooking(*clock, seconds{600});
  EXPECT_EQ(clock->now(), kStart + seconds{610});
}

TEST_F(SystemClockTest, ReportsEachOfTwoSteps) {
  const auto clock = makeRealClock(source());
  wall += seconds{3};
  EXPECT_EQ(clock->takeStep(), Duration{seconds{3}});
  wall -= seconds{4};
  EXPECT_EQ(clock->takeStep(), Duration{-seconds{4}});
  wall += seconds{1};
  EXPECT_EQ(clock->takeStep(), std::nullopt);
}

TEST_F(SystemClockTest, TakesOverAnAcceptedWallThatIsAheadAtOnce) {
  const auto clock = makeRealClock(source());
  wall += hours{2};
  ASSERT_EQ(clock->takeStep(), Duration{hours{2}});

  clock->acceptStep(kStart);

  EXPECT_EQ(clock->now(), wall);
  passLooking(*clock, seconds{30});
  EXPECT_EQ(clock->now(), wall);
}

TEST_F(SystemClockTest, WaitsForAnAcceptedWallThatIsBehindAtHalfSpeed) {
  const auto clock = makeRealClock(source());
  wall -= hours{1};
  ASSERT_EQ(clock->takeStep(), Duration{-hours{1}});

  clock->acceptStep(kStart);

  EXPECT_EQ(clock->now(), kStart);
  passLooking(*clock, hours{1});
  EXPECT_EQ(clock->now(), kStart + minutes{30});
  passLooking(*clock, hours{1} + minutes{10});
  EXPECT_EQ(clock->now(), wall);
}

TEST_F(SystemClockTest, ALookThatComesLateIsNoStep) {
  const auto clock = makeRealClock(source());
  wall -= hours{1};
  ASSERT_TRUE(clock->takeStep());
  clock->acceptStep(kStart);

  pass(minutes{20});

  EXPECT_EQ(clock->takeStep(), std::nullopt);
}

TEST_F(SystemClockTest, GoesOnFromTheLastEventWhereTheWallStandsBeforeIt) {
  const auto clock = makeRealClock(source());
  const Instant recorded = kStart + hours{24};

  clock->acceptStep(recorded);

  EXPECT_EQ(clock->now(), recorded);
  passLooking(*clock, minutes{10});
  EXPECT_EQ(clock->now(), recorded + minutes{5}) << "half speed until the wall is there";
  passLooking(*clock, hours{48});
  EXPECT_EQ(clock->now(), wall);
}

TEST_F(SystemClockTest, AnAcceptedWallBeyondTheLastEventIsTakenOver) {
  const auto clock = makeRealClock(source());
  wall += hours{2};

  clock->acceptStep(kStart + hours{1});

  EXPECT_EQ(clock->now(), kStart + hours{2});
}

TEST_F(SystemClockTest, CannotBeMovedByHand) {
  EXPECT_FALSE(makeRealClock(source())->advance(minutes{1}));
  EXPECT_FALSE(makeRehearsalClock(kStart, 10, source())->advance(minutes{1}));
}

TEST_F(SystemClockTest, ARehearsalRunsAtItsSpeedFromItsStart) {
  const Instant start = kStart - hours{100};
  const auto clock = makeRehearsalClock(start, 60, source());
  pass(seconds{2});

  EXPECT_EQ(clock->now(), start + minutes{2});
  EXPECT_EQ(clock->until(start + minutes{5}), Steady::duration{seconds{3}});
  EXPECT_EQ(clock->takeStep(), std::nullopt);
}

TEST_F(SystemClockTest, AWallThatStepsDoesNotDisturbARehearsal) {
  const auto clock = makeRehearsalClock(kStart, 1, source());
  wall += hours{24};

  EXPECT_EQ(clock->takeStep(), std::nullopt);
  EXPECT_EQ(clock->now(), kStart);
}

TEST_F(SystemClockTest, ASteppedRehearsalMovesOnlyByHandAndOnlyForwards) {
  const auto clock = makeSteppedClock(kStart);
  pass(hours{1});
  EXPECT_EQ(clock->now(), kStart);
  EXPECT_EQ(clock->until(kStart + seconds{1}), std::nullopt);

  EXPECT_TRUE(clock->advance(minutes{7}));
  EXPECT_TRUE(clock->advance(-minutes{3}));

  EXPECT_EQ(clock->now(), kStart + minutes{7});
  EXPECT_EQ(clock->until(kStart + minutes{7}), Steady::duration::zero());
}

}  // namespace
}  // namespace hall::engine
