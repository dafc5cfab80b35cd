#include "server/engine/follower.h"

#include "server/engine/log_slice.h"
#include "tests/unit/engine/core_fixture.h"

namespace hall::engine {
namespace {

using std::chrono::seconds;

/// Tells a test what it sees; everything happens on the follower's thread.
class Listener final : public StateListener {
 public:
  void onBatch(const HallState& state, const CommittedBatch& batch) override {
    const std::lock_guard lock(mutex_);
    batches_.push_back(batch);
    position_ = state.position;
    changed_.notify_all();
  }
  std::optional<TimePoint> nextTurn() const override { return wantsTurnAt_; }
  void onTurn(const HallState&, TimePoint now) override {
    const std::lock_guard lock(mutex_);
    turns_.push_back(now);
    wantsTurnAt_.reset();
    changed_.notify_all();
  }
  void onStop(const HallState& state) override {
    const std::lock_guard lock(mutex_);
    stoppedAt_ = state.position;
    ++stops_;
  }

  bool sees(Position position) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, kPatience, [&] { return position_ >= position; });
  }
  bool hadTurn() {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, kPatience, [&] { return !turns_.empty(); });
  }
  /// Before the follower starts.
  void wantTurn(TimePoint at) { wantsTurnAt_ = at; }
  std::vector<CommittedBatch> batches() {
    const std::lock_guard lock(mutex_);
    return batches_;
  }
  int stops() {
    const std::lock_guard lock(mutex_);
    return stops_;
  }
  Position stoppedAt() {
    const std::lock_guard lock(mutex_);
    return stoppedAt_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<CommittedBatch> batches_;
  std::vector<TimePoint> turns_;
  Position position_;
  Position stoppedAt_;
  int stops_ = 0;
  std::optional<TimePoint> wantsTurnAt_;
};

class FollowerTest : public CoreFixture {
 protected:
  FollowerTest() : begin_(support::aHall().signedIn(support::kCounter1, support::kZhang).build()) {}
  void TearDown() override {
    CoreFixture::TearDown();
    if (follower) follower->stop();
  }

  void startCore() { start(begin_); }
  void makeFollower(Follower::Options options = {}) {
    follower = std::make_unique<Follower>(*core, begin_, options);
    follower->listen(listener);
  }
  void issueTickets(int count) {
    for (int i = 0; i < count; ++i) ASSERT_TRUE(perform(issue())->position);
    // What was answered before this turn is published by now.
    ASSERT_TRUE(look([](const HallState&) {}));
  }
  /// Hands over what the core published, as the core would.
  void handOver(std::size_t from = 0) {
    const auto batches = published.batches();
    for (std::size_t i = from; i < batches.size(); ++i) follower->onCommitted(batches[i]);
  }
  HallState coreState() {
    HallState state;
    look([&](const HallState& now) { state = now; });
    return state;
  }
  HallState followerState() {
    std::promise<HallState> copy;
    auto copied = copy.get_future();
    follower->post([&](const HallState& now) { copy.set_value(now); });
    return soon(std::move(copied)).value_or(HallState{});
  }
  Position last() { return store.events().back().position; }

  const HallState begin_;
  Listener listener;
  std::unique_ptr<Follower> follower;
};

TEST_F(FollowerTest, HoldsTheSameStateAsTheCore) {
  startCore();
  makeFollower();
  follower->start();
  issueTickets(10);
  handOver();

  ASSERT_TRUE(listener.sees(last()));

  EXPECT_EQ(followerState(), coreState());
}

TEST_F(FollowerTest, RunsTasksOnItsThreadAfterTheBatchesBeforeThem) {
  startCore();
  makeFollower();
  issueTickets(3);
  handOver();
  std::promise<Position> seen;
  EXPECT_TRUE(follower->post([&](const HallState& state) { seen.set_value(state.position); }));

  follower->start();

  EXPECT_EQ(soon(seen.get_future()), last());
}

TEST_F(FollowerTest, PassesOverABatchItHoldsAlready) {
  startCore();
  makeFollower();
  follower->start();
  issueTickets(2);
  handOver();
  handOver();
  ASSERT_TRUE(listener.sees(last()));

  EXPECT_EQ(followerState(), coreState());
  EXPECT_EQ(listener.batches().size(), published.batches().size());
}

TEST_F(FollowerTest, ReadsTheLogWhenItsQueueOverran) {
  startCore();
  makeFollower({.batchesMax = 2, .readMax = 3});
  issueTickets(20);
  handOver();
  EXPECT_EQ(store.reads, 0);

  follower->start();

  ASSERT_TRUE(listener.sees(last()));
  EXPECT_EQ(followerState(), coreState());
  EXPECT_GE(store.reads, 6) << "slices of three events";
}

TEST_F(FollowerTest, ReadsASlowLogInTurnsThatTheHallGoesOnBetween) {
  startCore();
  makeFollower({.batchesMax = 2});
  issueTickets(100);
  handOver();
  // A step of the read takes as long as a turn may.
  store.beforeRead = [] {
    const auto until = std::chrono::steady_clock::now() + kLogSliceTime;
    while (std::chrono::steady_clock::now() < until) {
    }
  };
  const std::uint64_t before = core->figures().works;

  follower->start();

  ASSERT_TRUE(listener.sees(last()));
  EXPECT_GE(core->figures().works - before, last().value / kLogStepEvents);
}

TEST_F(FollowerTest, TellsItsListenersEveryEventOnceAlsoAfterAnOverrun) {
  startCore();
  makeFollower({.batchesMax = 2, .readMax = 4});
  issueTickets(12);
  handOver();
  follower->start();
  ASSERT_TRUE(listener.sees(last()));

  Events told;
  std::uint64_t next = 1;
  for (const CommittedBatch& batch : listener.batches()) {
    EXPECT_EQ(batch.first.value, next);
    next = batch.last().value + 1;
    told.insert(told.end(), batch.events.begin(), batch.events.end());
  }
  const auto stored = store.events();
  ASSERT_EQ(told.size(), stored.size());
  for (std::size_t i = 0; i < told.size(); ++i) EXPECT_EQ(told[i], stored[i].event);
}

TEST_F(FollowerTest, GoesOnReadingUntilNothingIsMissingThoughNoFurtherBatchComes) {
  startCore();
  makeFollower();
  issueTickets(5);
  // Only the last batch arrives, and while its gap is read another one comes.
  const auto batches = published.batches();
  follower->onCommitted(batches[2]);
  store.beforeRead = [&, once = true]() mutable {
    if (std::exchange(once, false)) follower->onCommitted(batches.back());
  };

  follower->start();

  ASSERT_TRUE(listener.sees(last()));
  EXPECT_EQ(followerState(), coreState());
}

TEST_F(FollowerTest, ReadsAgainAfterAReadThatFailed) {
  startCore();
  makeFollower({.retryGap = std::chrono::milliseconds{1}});
  issueTickets(5);
  store.readsToFail = 3;
  follower->onCommitted(published.batches().back());

  follower->start();

  ASSERT_TRUE(listener.sees(last()));
  EXPECT_GE(store.reads, 4);
}

TEST_F(FollowerTest, GivesAListenerItsTurnWhenItAsksForOne) {
  startCore();
  makeFollower();
  listener.wantTurn(std::chrono::steady_clock::now());

  follower->start();

  EXPECT_TRUE(listener.hadTurn());
}

TEST_F(FollowerTest, DoesWhatIsQueuedBeforeItStops) {
  startCore();
  makeFollower();
  issueTickets(3);
  handOver();
  bool ran = false;
  follower->post([&](const HallState&) { ran = true; });
  follower->start();

  follower->stop();

  EXPECT_TRUE(ran);
  EXPECT_EQ(listener.stops(), 1);
  EXPECT_EQ(listener.stoppedAt(), last());
  EXPECT_FALSE(follower->post([](const HallState&) {}));
}

TEST_F(FollowerTest, TakesNoMoreTasksThanItHasRoomFor) {
  startCore();
  makeFollower({.postsMax = 2});

  EXPECT_TRUE(follower->post([](const HallState&) {}));
  EXPECT_TRUE(follower->post([](const HallState&) {}));
  EXPECT_FALSE(follower->post([](const HallState&) {}));
}

TEST_F(FollowerTest, FollowsACoreThatRuns) {
  core = std::make_unique<Core>(Core::Parts{store, clock, *ids, forecast}, begin_, Core::Options{});
  makeFollower();
  core->observe(*follower);
  core->start();
  follower->start();
  issueTickets(50);

  ASSERT_TRUE(listener.sees(last()));

  EXPECT_EQ(followerState(), coreState());
}

}  // namespace
}  // namespace hall::engine
