#include "server/engine/log_slice.h"

#include <gtest/gtest.h>

#include "tests/unit/engine/fake_store.h"

namespace hall::engine {
namespace {

class LogSliceTest : public testing::Test {
 protected:
  void fill(std::size_t count) {
    Events events;
    for (std::size_t i = 0; i < count; ++i) {
      events.push_back({{}, {}, domain::CounterMessaged{domain::CounterId{1}, "text"}});
    }
    const HallBatch batch{{}, {}, events, {}, {}};
    ASSERT_TRUE(store.log().append(std::span(&batch, 1)));
  }
  Result<std::vector<StoredEvent>> slice(std::uint64_t after, std::size_t max = 100'000) {
    return readSlice(store.log(), {}, Position{after}, max);
  }
  /// Every read takes as long as a whole slice may.
  void makeReadsSlow() {
    store.beforeRead = [] {
      const auto until = std::chrono::steady_clock::now() + kLogSliceTime;
      while (std::chrono::steady_clock::now() < until) {
      }
    };
  }

  FakeStore store;
};

TEST_F(LogSliceTest, HandsOutWhatFollowsInOrderUntilTheLogEnds) {
  fill(100);
  std::uint64_t last = 10;
  while (true) {
    const auto events = slice(last);
    ASSERT_TRUE(events);
    if (events->empty()) break;
    for (const StoredEvent& stored : *events) EXPECT_EQ(stored.position.value, ++last);
  }
  EXPECT_EQ(last, 100U);
}

TEST_F(LogSliceTest, HandsOutNoMoreThanIsAskedFor) {
  fill(100);
  EXPECT_EQ(slice(0, 1)->size(), 1U);
  EXPECT_EQ(slice(0, kLogStepEvents)->size(), kLogStepEvents);
  EXPECT_LE(slice(0, kLogStepEvents + 1)->size(), kLogStepEvents + 1);
}

TEST_F(LogSliceTest, EndsWhenItsTimeIsOver) {
  fill(1'000);
  makeReadsSlow();

  EXPECT_EQ(slice(0)->size(), kLogStepEvents) << "one step at least, and no second one";
  EXPECT_EQ(store.reads, 1);
}

TEST_F(LogSliceTest, EndsAfterSoManyStepsHoweverFastTheLogIs) {
  fill(10'000);

  const std::size_t size = slice(0)->size();

  EXPECT_GE(size, kLogStepEvents);
  EXPECT_LE(size, kLogSliceSteps * kLogStepEvents);
  EXPECT_LE(store.reads, kLogSliceSteps);
}

TEST_F(LogSliceTest, HandsOutWhatIsWholeInFrontOfADamageAndThenTheDamage) {
  fill(100);
  store.beforeRead = [this, reads = 0]() mutable {
    if (++reads == 2) store.readsToFail = 1;
  };

  EXPECT_EQ(slice(0)->size(), kLogStepEvents);
  store.readsToFail = 1;
  EXPECT_EQ(slice(kLogStepEvents).reason(), domain::Reason::LogDamaged);
}

TEST_F(LogSliceTest, AWalkGoesOnUntilItsStepHasNothingMoreToDo) {
  int steps = 0;
  while (inSlice([&] { return ++steps < 3 * kLogSliceSteps; })) {
  }
  EXPECT_EQ(steps, 3 * kLogSliceSteps);
}

}  // namespace
}  // namespace hall::engine
