#include "client/work_lane.h"

#include <gtest/gtest.h>

#include <future>
#include <string>
#include <thread>
#include <utility>

namespace hall::client {
namespace {

/// A work that stands still until the test opens the gate. Outlives the lane that it is posted to.
class Gate {
 public:
  /// Returns once a thread of the lane stands at the gate.
  void close(
      WorkLane& lane, WorkLane::Work behind = [] {}
  ) {
    lane.post([this, behind = std::move(behind)] {
      arrived_.set_value();
      open_.get_future().wait();
      behind();
    });
    arrived_.get_future().wait();
  }
  void open() { open_.set_value(); }

 private:
  std::promise<void> arrived_;
  std::promise<void> open_;
};

TEST(WorkLaneTest, WorksOffWhatIsPostedInItsOrder) {
  std::string done;
  std::promise<void> last;
  WorkLane lane(1, 3);

  lane.post([&] { done += 'a'; });
  lane.post([&] { done += 'b'; });
  lane.post([&] { last.set_value(); });
  last.get_future().wait();

  EXPECT_EQ(done, "ab");
}

TEST(WorkLaneTest, RefusesWhatIsMoreThanMayWait) {
  Gate gate;
  WorkLane lane(1, 2);
  gate.close(lane);

  EXPECT_TRUE(lane.post([] {}));
  EXPECT_TRUE(lane.post([] {}));
  EXPECT_FALSE(lane.post([] {}));

  gate.open();
}

TEST(WorkLaneTest, AStopWaitsForWhatRunsAndDropsWhatWaits) {
  Gate gate;
  WorkLane lane(1, 1'000'000);
  bool finished = false;
  bool ran = false;
  gate.close(lane, [&] { finished = true; });
  lane.post([&] { ran = true; });

  std::thread stopper([&] { lane.stop(); });
  while (lane.post([] {})) std::this_thread::yield();
  gate.open();
  stopper.join();

  EXPECT_TRUE(finished);
  EXPECT_FALSE(ran);
}

}  // namespace
}  // namespace hall::client
