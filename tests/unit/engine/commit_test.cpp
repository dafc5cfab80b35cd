#include <future>
#include <thread>
#include <vector>

#include "tests/unit/engine/core_fixture.h"

/// Commits beside the core thread: what is decided meanwhile, and what nobody hears too soon.
namespace hall::engine {
namespace {

using domain::Reason;

/// A core whose commits wait until they are let go.
class CommitTest : public CoreFixture {
 protected:
  void SetUp() override {
    store.beforeCommit = [this]() -> Result<bool> {
      {
        const std::lock_guard lock(mutex_);
        committers_.push_back(std::this_thread::get_id());
      }
      if (held_.exchange(false)) {
        underWay_.set_value();
        letGo_.get_future().wait_for(kPatience);
      }
      if (failing) return Reason::CommitFailed;
      return true;
    };
  }

  /// Two numbers are written and wait for their commit.
  void holdACommit() {
    held_ = true;
    Gate gate;
    gate.hold(*core);
    for (const std::uint8_t id : {std::uint8_t{1}, std::uint8_t{2}}) {
      answers.push_back(submit(*core, issuing(keyed(issue(), id))));
    }
    gate.open();
    ASSERT_EQ(underWay_.get_future().wait_for(kPatience), std::future_status::ready);
  }
  void letGo() { letGo_.set_value(); }

  std::unique_ptr<ProbeWork> issuing(const Submission& submission) {
    auto work = probe([this, submission](Turn& turn) {
      EXPECT_TRUE(turn.perform(submission));
      coreThread = std::this_thread::get_id();
    });
    work->onFinish([this] { ++answered; });
    return work;
  }
  std::vector<std::thread::id> committers() const {
    const std::lock_guard lock(mutex_);
    return committers_;
  }

  std::vector<std::future<Ending>> answers;
  std::atomic<int> answered{0};
  std::atomic<std::thread::id> coreThread{};
  std::atomic<bool> failing{false};

 private:
  std::atomic<bool> held_{false};
  std::promise<void> underWay_;
  std::promise<void> letGo_;
  mutable std::mutex mutex_;
  std::vector<std::thread::id> committers_;
};

TEST_F(CommitTest, TheNextIsDecidedMeanwhileButNobodyHearsOfIt) {
  start();
  holdACommit();
  std::promise<std::size_t> waiting;
  auto decided = waiting.get_future();

  auto query = submit(*core, probe([&](Turn& turn) {
    waiting.set_value(turn.state().floor.tickets().size());
  }));

  EXPECT_EQ(soon(std::move(decided)), 2U) << "it sees what is not durable yet";
  EXPECT_EQ(query.wait_for(std::chrono::seconds{0}), std::future_status::timeout);
  EXPECT_EQ(answered, 0);
  EXPECT_TRUE(published.batches().empty());
  EXPECT_EQ(core->figures().position, 0U);

  letGo();
  EXPECT_FALSE(soon(std::move(query))->failed);
  EXPECT_EQ(answered, 2) << "what was first durable was first answered";
  ASSERT_EQ(published.batches().size(), 1U);
  EXPECT_EQ(core->figures().position, published.batches().front()->last().value);
}

TEST_F(CommitTest, NothingIsWrittenBeforeWhatWasWrittenIsDurable) {
  start();
  holdACommit();
  int durableBefore = -1;
  store.beforeAppend = [&]() -> Result<Position> {
    durableBefore = store.commits;
    return Position{};
  };
  std::promise<void> ran;
  auto next = submit(*core, probe([&](Turn& turn) {
    EXPECT_TRUE(turn.perform(issue()));
    ran.set_value();
  }));
  ASSERT_TRUE(ran.get_future().wait_for(kPatience) == std::future_status::ready);

  letGo();

  EXPECT_FALSE(soon(std::move(next))->failed);
  EXPECT_EQ(durableBefore, 1);
  EXPECT_EQ(store.commits, 2);
}

TEST_F(CommitTest, WhatComesWhileTheDiskWorksJoinsOneBatch) {
  start();
  holdACommit();
  for (int i = 0; i < 3; ++i) {
    std::promise<void> ran;
    answers.push_back(submit(*core, probe([&](Turn& turn) {
      EXPECT_TRUE(turn.perform(issue()));
      ran.set_value();
    })));
    ASSERT_EQ(ran.get_future().wait_for(kPatience), std::future_status::ready);
  }

  letGo();

  for (auto& answer : answers) EXPECT_FALSE(soon(std::move(answer))->failed);
  EXPECT_EQ(store.appends, 2);
}

TEST_F(CommitTest, AFailureFailsItsBatchAndWhatWasDecidedOnTopOfIt) {
  start();
  holdACommit();
  failing = true;
  std::promise<void> ran;
  auto onTop = submit(*core, probe([&](Turn& turn) {
    EXPECT_TRUE(turn.perform(issue()));
    ran.set_value();
  }));
  ASSERT_TRUE(ran.get_future().wait_for(kPatience) == std::future_status::ready);

  letGo();

  for (auto& answer : answers)
    EXPECT_EQ(soon(std::move(answer))->failed->reason, Reason::CommitFailed);
  EXPECT_EQ(soon(std::move(onTop))->failed->reason, Reason::CommitFailed);
  EXPECT_EQ(soon(fatal.get_future())->reason, Reason::CommitFailed);
  EXPECT_EQ(store.appends, 1) << "nothing is written on top of it";
  EXPECT_TRUE(published.batches().empty());
  EXPECT_EQ(core->figures().position, 0U);
  EXPECT_EQ(soon(submit(*core, probe()))->failed->reason, Reason::CommitFailed);
}

TEST_F(CommitTest, WhatUsesTheStoreInItsTurnWaitsForTheDisk) {
  start();
  holdACommit();
  std::promise<void> asks;
  int durable = -1;
  int heard = -1;
  auto backup = submit(*core, probe([&](Turn& turn) {
    asks.set_value();
    turn.store();
    durable = store.commits;
    heard = answered;
  }));
  ASSERT_TRUE(asks.get_future().wait_for(kPatience) == std::future_status::ready);

  letGo();

  EXPECT_FALSE(soon(std::move(backup))->failed);
  EXPECT_EQ(durable, 1);
  EXPECT_EQ(heard, 2);
}

TEST_F(CommitTest, AWorkThatMeetsAFailureInTheStoreFailsToo) {
  start();
  holdACommit();
  failing = true;
  std::promise<void> asks;
  auto backup = submit(*core, probe([&](Turn& turn) {
    asks.set_value();
    turn.awaitDurable();
  }));
  ASSERT_TRUE(asks.get_future().wait_for(kPatience) == std::future_status::ready);

  letGo();

  EXPECT_EQ(soon(std::move(backup))->failed->reason, Reason::CommitFailed);
  EXPECT_EQ(soon(fatal.get_future())->reason, Reason::CommitFailed);
}

TEST_F(CommitTest, ARepeatOfWhatIsUnderWayGetsItsFirstAnswer) {
  start();
  holdACommit();
  std::promise<Answer> repeated;
  auto repeat = submit(*core, probe([&](Turn& turn) {
    repeated.set_value(CoreFixture::answered(turn.perform(keyed(issue(), 1))));
  }));
  const auto answer = soon(repeated.get_future());

  letGo();

  ASSERT_TRUE(answer && answer->position);
  EXPECT_TRUE(answer->repeated);
  EXPECT_EQ(*answer->position, Position{1});
  EXPECT_FALSE(soon(std::move(repeat))->failed);
  EXPECT_EQ(store.appends, 1);
}

TEST_F(CommitTest, AStopWaitsForTheDisk) {
  start();
  holdACommit();
  std::thread stopper([this] { core->stop(); });

  letGo();
  stopper.join();

  for (auto& answer : answers) EXPECT_FALSE(soon(std::move(answer))->failed);
  EXPECT_EQ(store.commits, 1);
}

TEST_F(CommitTest, WhatComesAloneIsCommittedByTheCoreItself) {
  start();
  EXPECT_FALSE(soon(submit(*core, issuing(issue())))->failed);

  ASSERT_EQ(committers().size(), 1U);
  EXPECT_EQ(committers().front(), coreThread.load());

  holdACommit();
  letGo();
  for (auto& answer : answers) EXPECT_FALSE(soon(std::move(answer))->failed);
  ASSERT_EQ(committers().size(), 2U);
  EXPECT_NE(committers().back(), coreThread.load());
}

}  // namespace
}  // namespace hall::engine
