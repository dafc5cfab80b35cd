#include "client/hall_time.h"

#include <gtest/gtest.h>

namespace hall::client {
namespace {

using std::chrono::milliseconds;

class HallTimeTest : public testing::Test {
 protected:
  milliseconds steady_{500};
  milliseconds wall_{1'000'000};
  HallTime time_{HallTime::Clocks{[this] { return steady_; }, [this] { return wall_; }}};
};

TEST_F(HallTimeTest, RunsOnFromWhatTheServerSaidWhateverTheKiosksClockDoes) {
  time_.heard(milliseconds{7'000'000});
  steady_ += milliseconds{90};
  wall_ -= milliseconds{800'000};

  EXPECT_EQ(time_.now(), milliseconds{7'000'090});
  time_.heard(milliseconds{7'000'050});
  EXPECT_EQ(time_.now(), milliseconds{7'000'050}) << "the server's last word counts";
}

TEST_F(HallTimeTest, BeforeTheServerIsHeardTheOffsetOfTheLastStartIsTaken) {
  EXPECT_EQ(time_.now(), wall_);
  time_.assumeOffset(milliseconds{-300});
  EXPECT_EQ(time_.now(), wall_ - milliseconds{300});
}

TEST_F(HallTimeTest, TellsTheOffsetForTheNextStart) {
  time_.heard(milliseconds{1'000'250});
  steady_ += milliseconds{40};
  wall_ += milliseconds{40};

  EXPECT_EQ(time_.offset(), milliseconds{250});
}

TEST_F(HallTimeTest, TheMachinesClocksRun) {
  const HallTime real;
  EXPECT_GT(real.steady(), milliseconds{0});
  EXPECT_GT(real.now(), milliseconds{1'700'000'000'000});
}

}  // namespace
}  // namespace hall::client
