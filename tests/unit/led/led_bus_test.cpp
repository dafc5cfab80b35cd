#include "server/led/led_bus.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <condition_variable>
#include <future>

#include "tests/unit/led/recorders.h"

namespace hall::led {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// More than any buffer between two programs holds.
const std::string kMuch(std::size_t{32} << 20, 'x');

class LedBusTest : public testing::Test {
 protected:
  /// Patient in everything that a test does not say otherwise.
  LedBus::Options options(Target target, std::size_t strips = 1) {
    LedBus::Options options;
    options.target = std::move(target);
    options.strips = strips;
    options.connectPatience = hours{1};
    options.writePatience = hours{1};
    options.repeatGap = hours{1};
    options.retryLeast = milliseconds{1};
    options.retryMost = milliseconds{10};
    options.onFailure = [this](const domain::Refusal& why) {
      tell("failed: " + why.details.front().value);
    };
    options.onRecovery = [this] { tell("reaches"); };
    return options;
  }
  void tell(std::string what) {
    {
      const std::lock_guard lock(mutex_);
      told_.push_back(std::move(what));
    }
    grown_.notify_all();
  }
  /// What was told, once it is so much.
  std::vector<std::string> told(std::size_t count) {
    std::unique_lock lock(mutex_);
    grown_.wait_for(lock, kPatience, [&] { return told_.size() >= count; });
    return told_;
  }

  std::mutex mutex_;
  std::condition_variable grown_;
  std::vector<std::string> told_;
};

TEST_F(LedBusTest, OpensTheLineWhenThereIsSomethingToShow) {
  NetworkRecorder recorder;
  LedBus bus(options(recorder.target()));
  EXPECT_FALSE(recorder.accept(milliseconds{20}));

  bus.show(0, "first");
  EXPECT_EQ(recorder.next(5), "first");
  bus.show(0, "second");
  EXPECT_EQ(recorder.next(6), "second");

  bus.stop();
  EXPECT_EQ(recorder.next(1), "") << "nothing more is sent";
  EXPECT_THAT(told(0), IsEmpty());
}

TEST_F(LedBusTest, EveryStripOfASerialLineGetsItsOwnText) {
  SerialRecorder recorder;
  LedBus bus(options(recorder.target(), 2));

  bus.show(1, "[2 text]");
  EXPECT_EQ(recorder.next(8), "[2 text]");
  bus.show(0, "[1 text]");
  EXPECT_EQ(recorder.next(8), "[1 text]");
}

TEST_F(LedBusTest, AfterAReconnectEveryStripGetsItsTextAnew) {
  NetworkRecorder recorder;
  LedBus bus(options(recorder.target(), 2));
  bus.show(0, "[1 text]");
  ASSERT_EQ(recorder.next(8), "[1 text]");
  bus.show(1, "[2 text]");
  ASSERT_EQ(recorder.next(8), "[2 text]");

  recorder.hangUp();
  ASSERT_TRUE(recorder.accept());

  EXPECT_EQ(recorder.next(16), "[1 text][2 text]");
  EXPECT_THAT(told(0), IsEmpty()) << "a line may end";
}

TEST_F(LedBusTest, OnceInAWhileEveryStripGetsItsTextAnew) {
  SerialRecorder recorder;
  LedBus::Options often = options(recorder.target());
  often.repeatGap = milliseconds{5};
  LedBus bus(std::move(often));

  bus.show(0, "text.");

  EXPECT_EQ(recorder.next(20), "text.text.text.text.");
}

TEST_F(LedBusTest, ControllersThatCloseAfterEachTextGetTheNextAtOnce) {
  NetworkRecorder recorder;
  LedBus::Options slow = options(recorder.target());
  slow.retryLeast = slow.retryMost = hours{1};
  LedBus bus(std::move(slow));

  for (const char* text : {"text1", "text2", "text3"}) {
    bus.show(0, text);
    ASSERT_TRUE(recorder.accept());
    EXPECT_EQ(recorder.next(5), text);
    recorder.hangUp();
  }
  EXPECT_THAT(told(0), IsEmpty());
}

TEST_F(LedBusTest, BothStripsOfAControllerThatClosesAfterEachTextGetTheirsOnce) {
  NetworkRecorder recorder;
  LedBus::Options slow = options(recorder.target(), 2);
  slow.retryLeast = slow.retryMost = hours{1};
  LedBus bus(std::move(slow));

  bus.show(0, "[text of 1]");
  bus.show(1, "[text of 2]");
  std::string both;
  while (both.size() < 22) {
    const std::string next = recorder.next(11);
    ASSERT_NE(next, "") << both;
    both += next + recorder.farewell();
  }

  EXPECT_EQ(both, "[text of 1][text of 2]");
  EXPECT_FALSE(recorder.accept(milliseconds{20}));
  EXPECT_THAT(told(0), IsEmpty());
}

TEST_F(LedBusTest, ATextThatALineTookWithItIsSentAgain) {
  NetworkRecorder recorder;
  LedBus bus(options(recorder.target()));
  bus.show(0, "text");
  ASSERT_TRUE(recorder.accept());

  recorder.hangUp();

  ASSERT_TRUE(recorder.accept());
  EXPECT_EQ(recorder.next(4), "text");
}

TEST_F(LedBusTest, ALineThatBreaksWhileThereIsNewsIsToldAndOpenedAgain) {
  NetworkRecorder recorder(false);
  std::promise<void> reached;
  std::promise<void> broken;
  LedBus::Options held = options(recorder.target());
  held.onRecovery = [&, first = true]() mutable {
    tell("reaches");
    if (!std::exchange(first, false)) return;
    reached.set_value();
    broken.get_future().wait_for(kPatience);
  };
  LedBus bus(std::move(held));
  bus.show(0, "text");
  ASSERT_EQ(told(1).size(), 1U);

  // The bus's thread waits in what it tells while the line breaks and news comes.
  recorder.listen();
  ASSERT_EQ(reached.get_future().wait_for(kPatience), std::future_status::ready);
  ASSERT_TRUE(recorder.accept());
  recorder.hangUp();
  bus.show(0, "news");
  broken.set_value();

  EXPECT_EQ(recorder.next(4), "news");
  EXPECT_THAT(
      told(4), ElementsAre(HasSubstr("refused"), "reaches", "failed: the line broke", "reaches")
  );
}

TEST_F(LedBusTest, OfTheTextsThatCouldNotBeSentTheLatestIsKept) {
  NetworkRecorder recorder(false);
  LedBus bus(options(recorder.target()));
  bus.show(0, "text 000");
  ASSERT_THAT(told(1), ElementsAre(HasSubstr("failed: Connection refused")));
  for (int i = 100; i < 1000; ++i) bus.show(0, "text " + std::to_string(i));

  recorder.listen();

  EXPECT_EQ(recorder.next(8), "text 999");
  EXPECT_THAT(told(2), ElementsAre(HasSubstr("refused"), "reaches"));
}

TEST_F(LedBusTest, AControllerThatTakesNothingIsToldOnceAndTriedAgain) {
  NetworkRecorder stuck;
  LedBus::Options brief = options(stuck.target());
  brief.writePatience = milliseconds{5};
  LedBus bus(std::move(brief));

  bus.show(0, kMuch);

  for (int attempt = 0; attempt < 4; ++attempt) ASSERT_TRUE(stuck.accept());
  EXPECT_THAT(told(1), ElementsAre("failed: took too long"));
  bus.show(0, "text");
  EXPECT_EQ(told(2).back(), "reaches");
  EXPECT_EQ(told(2).size(), 2U);
}

TEST_F(LedBusTest, ADeadControllerHoldsNobodyUp) {
  NetworkRecorder stuck;
  NetworkRecorder living;
  const SilentController silent;
  LedBus slow(options(stuck.target()));
  LedBus dead(options(silent.target()));
  LedBus other(options(living.target()));
  slow.show(0, kMuch);
  ASSERT_TRUE(stuck.accept());
  dead.show(0, "text");

  for (int i = 0; i < 1000; ++i) {
    slow.show(0, "newer");
    dead.show(0, "newer");
  }
  other.show(0, "text");

  EXPECT_EQ(living.next(4), "text");
}

TEST_F(LedBusTest, StopEndsEveryWaitAtOnce) {
  NetworkRecorder stuck;
  NetworkRecorder deaf(false);
  const SilentController silent;
  LedBus connecting(options(silent.target()));
  LedBus writing(options(stuck.target()));
  LedBus idle(options(stuck.target()));
  LedBus::Options patient = options(deaf.target());
  patient.retryLeast = patient.retryMost = hours{1};
  LedBus retrying(std::move(patient));
  connecting.show(0, "text");
  writing.show(0, kMuch);
  ASSERT_TRUE(stuck.accept());
  retrying.show(0, "text");
  ASSERT_THAT(told(1), ElementsAre(HasSubstr("refused")));

  // Each waits for an hour.
  for (LedBus* bus : {&connecting, &writing, &idle, &retrying}) {
    bus->stop();
    bus->stop();
  }

  EXPECT_EQ(told(0).size(), 1U) << "an end is no failure";
}

TEST_F(LedBusTest, ASerialLineThatIsUnpluggedIsTold) {
  SerialRecorder recorder;
  LedBus bus(options(recorder.target()));
  bus.show(0, "text");
  ASSERT_EQ(recorder.next(4), "text");

  recorder.unplug();

  EXPECT_THAT(told(1), ElementsAre(HasSubstr("failed: ")));
}

}  // namespace
}  // namespace hall::led
