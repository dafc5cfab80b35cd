#include "server/led/led_signs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/floor_builder.h"
#include "tests/unit/engine/hand_clock.h"
#include "tests/unit/led/recorders.h"

namespace hall::led {
namespace {

using namespace support;  // NOLINT: tests speak the words of the hall
using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::IsEmpty;

/// The listener without its follower: a test says what is there and when.
class LedSignsTest : public testing::Test {
 protected:
  using TimePoint = engine::StateListener::TimePoint;

  LedSign sign(const std::string& counter, Target to) const {
    return {counter, std::move(to), 8, Encoding::Utf8, "<" + counter + ":", ">"};
  }
  void make(std::vector<LedSign> signs) {
    LedSigns::Options options;
    options.signs = std::move(signs);
    options.bus.retryLeast = milliseconds{1};
    options.onUnknown = [this](const std::string& counter) { unknown_.push_back(counter); };
    auto made = LedSigns::make(std::move(options), clock_);
    ASSERT_TRUE(made);
    signs_ = std::move(made).value();
  }
  void look(const HallState& hall) { signs_->onTurn(hall, now_); }

  engine::HandClock clock_{at(10)};
  const TimePoint now_ = TimePoint::clock::now();
  std::vector<std::string> unknown_;
  std::unique_ptr<LedSigns> signs_;
};

TEST_F(LedSignsTest, LooksAtOnceAndThenAfterEventsAlone) {
  make({});
  ASSERT_TRUE(signs_->nextTurn());
  EXPECT_LE(*signs_->nextTurn(), now_);

  look(aHall().build());
  EXPECT_EQ(signs_->nextTurn(), std::nullopt);

  signs_->onBatch(aHall().build(), {});
  EXPECT_EQ(signs_->nextTurn(), now_ + milliseconds{50});
}

TEST_F(LedSignsTest, SignsOfOneLineShareIt) {
  NetworkRecorder together;
  SerialRecorder apart;
  make({sign("1", together.target()), sign("2", apart.target()), sign("3", together.target())});

  look(aHall().build());

  EXPECT_EQ(
      together.next(std::size_t{2} * (4 + 15 + 6)),
      "<1:   窗口已关闭   >"
      "<3:   窗口已关闭   >"
  );
  EXPECT_EQ(apart.next(4 + 15 + 6), "<2:   窗口已关闭   >");
}

TEST_F(LedSignsTest, ATextThatStaysIsNotSentAgain) {
  SerialRecorder recorder;
  make({sign("1", recorder.target())});
  const HallState idle = aHall().signedIn(kCounter1, kZhang).build();

  look(aHall().build());
  look(aHall().with(aTicket("A001").issued(at(9))).build());
  look(idle);
  look(idle);
  look(aHall().suspended(at(9)).build());

  // Texts that follow each other so closely may be passed over, but none comes twice.
  std::string all;
  while (all.find("暂停服务") == std::string::npos) {
    const std::string next = recorder.next(1);
    ASSERT_NE(next, "") << all;
    all += next;
  }
  for (const char* text : {"窗口已关闭", "欢迎您", "暂停服务"}) {
    EXPECT_EQ(all.find(text), all.rfind(text)) << all;
  }
}

TEST_F(LedSignsTest, LooksAgainWhenAnAnnouncedReturnIsDue) {
  SerialRecorder recorder;
  make({sign("1", recorder.target())});
  const HallState paused =
      aHall().signedIn(kCounter1, kZhang).paused(kCounter1, at(10), at(10, 30)).build();

  look(paused);
  EXPECT_EQ(recorder.next(4 + 17 + 3), "<1: 10:30恢复服务  >");
  ASSERT_TRUE(signs_->nextTurn());
  EXPECT_EQ(*signs_->nextTurn(), now_ + std::chrono::seconds{1}) << "this clock moves by hand";

  clock_.set(at(10, 30));
  look(paused);
  EXPECT_EQ(recorder.next(4 + 8 + 12), "<1:    暂停服务    >");
  EXPECT_EQ(signs_->nextTurn(), std::nullopt);
}

TEST_F(LedSignsTest, AnUnknownCounterIsToldOncePerCatalogueAndTheOthersGoOn) {
  SerialRecorder recorder;
  make({sign("99", recorder.target()), sign("1", recorder.target())});

  look(HallState{});
  EXPECT_THAT(unknown_, IsEmpty()) << "there is no catalogue yet";
  look(aHall().build());
  look(aHall().signedIn(kCounter1, kZhang).build());
  EXPECT_THAT(unknown_, ElementsAre("99"));
  EXPECT_EQ(recorder.next(3), "<1:");

  HallBuilder changed = aHall();
  changed.catalogue([](Catalogue::Content& content) { content.hall.supervisionPhone = "12345"; });
  look(changed.build());
  EXPECT_THAT(unknown_, ElementsAre("99", "99"));

  changed.catalogue([](Catalogue::Content& content) {
    content.counters.push_back(content.counters.front());
    content.counters.back().id = CounterId{5};
    content.counters.back().code = "99";
  });
  look(changed.build());
  EXPECT_THAT(unknown_, ElementsAre("99", "99"));
  std::string all;
  while (all.find("<99:") == std::string::npos) {
    const std::string next = recorder.next(1);
    ASSERT_NE(next, "") << "the new counter has its text: " << all;
    all += next;
  }
}

}  // namespace
}  // namespace hall::led
