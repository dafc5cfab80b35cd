#include "server/engine/inbox.h"

#include <gtest/gtest.h>

#include <thread>

#include "tests/unit/engine/probe_work.h"

namespace hall::engine {
namespace {

using Works = std::vector<std::unique_ptr<Work>>;

std::unique_ptr<Work> aWork() {
  return probe();
}

Inbox::Push push(Inbox& inbox, std::unique_ptr<Work> work) {
  return inbox.push(work);
}

std::chrono::steady_clock::time_point longFromNow() {
  return std::chrono::steady_clock::now() + kPatience;
}

TEST(InboxTest, GivesWorksBackInTheOrderTheyCame) {
  Inbox inbox(8);
  std::vector<const Work*> given;
  for (int i = 0; i < 5; ++i) {
    auto work = aWork();
    given.push_back(work.get());
    ASSERT_EQ(push(inbox, std::move(work)), Inbox::Push::Taken);
  }

  Works first;
  Works rest;
  inbox.take(first, 2, longFromNow());
  inbox.take(rest, 10, longFromNow());

  std::vector<const Work*> taken;
  for (const auto& work : first) taken.push_back(work.get());
  for (const auto& work : rest) taken.push_back(work.get());
  EXPECT_EQ(first.size(), 2U);
  EXPECT_EQ(taken, given);
  EXPECT_EQ(inbox.depth(), 0U);
}

TEST(InboxTest, SaysAtOnceThatItIsFullAndLeavesTheWorkWithItsOwner) {
  Inbox inbox(1);
  ASSERT_EQ(push(inbox, aWork()), Inbox::Push::Taken);

  auto second = aWork();

  EXPECT_EQ(inbox.push(second), Inbox::Push::Full);
  EXPECT_NE(second, nullptr);
  EXPECT_EQ(inbox.depth(), 1U);
}

TEST(InboxTest, HasRoomAgainForWhatWasTaken) {
  Inbox inbox(2);
  push(inbox, aWork());
  push(inbox, aWork());
  Works taken;
  inbox.take(taken, 1, longFromNow());

  EXPECT_EQ(push(inbox, aWork()), Inbox::Push::Taken);
  EXPECT_EQ(push(inbox, aWork()), Inbox::Push::Full);
}

TEST(InboxTest, LetsNothingInOnceClosedButGivesOutWhatIsIn) {
  Inbox inbox(4);
  push(inbox, aWork());
  inbox.close();

  EXPECT_EQ(push(inbox, aWork()), Inbox::Push::Closed);
  Works taken;
  inbox.take(taken, 4, longFromNow());
  EXPECT_EQ(taken.size(), 1U);
  inbox.take(taken, 4, longFromNow());
  EXPECT_TRUE(taken.empty());
  EXPECT_TRUE(inbox.isClosed());
}

TEST(InboxTest, EndsTheWaitWhenWoken) {
  Inbox inbox(4);
  inbox.wake();
  Works taken;
  inbox.take(taken, 4, longFromNow());

  EXPECT_TRUE(taken.empty());
}

TEST(InboxTest, WakesAConsumerThatWaitsWhenAWorkComes) {
  Inbox inbox(4);
  std::promise<std::size_t> got;
  auto count = got.get_future();
  std::thread consumer([&] {
    Works taken;
    inbox.take(taken, 4, longFromNow());
    got.set_value(taken.size());
  });

  push(inbox, aWork());

  EXPECT_EQ(soon(std::move(count)), 1U);
  consumer.join();
}

TEST(InboxTest, LosesAndDoublesNothingBetweenManyProducers) {
  constexpr int kProducers = 4;
  constexpr int kEach = 500;
  Inbox inbox(64);
  std::atomic<int> accepted{0};
  std::vector<std::thread> producers;
  producers.reserve(kProducers);
  for (int i = 0; i < kProducers; ++i) {
    producers.emplace_back([&] {
      for (int j = 0; j < kEach; ++j) {
        if (push(inbox, aWork()) == Inbox::Push::Taken) ++accepted;
      }
    });
  }
  std::thread closer([&] {
    for (auto& producer : producers) producer.join();
    inbox.close();
  });

  std::size_t taken = 0;
  Works works;
  while (true) {
    inbox.take(works, 16, longFromNow());
    taken += works.size();
    if (works.empty() && inbox.isClosed()) break;
  }
  closer.join();

  EXPECT_EQ(taken, static_cast<std::size_t>(accepted.load()));
}

}  // namespace
}  // namespace hall::engine
