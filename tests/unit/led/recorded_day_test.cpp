#include <gtest/gtest.h>

#include "server/engine/follower.h"
#include "server/led/led_signs.h"
#include "tests/unit/engine/core_fixture.h"
#include "tests/unit/led/recorders.h"

/// A day of counter 1 as its strips get it, byte for byte: a controller in the network with a strip
/// of 8 characters, and one of 12 on a serial line, with an address as RS-485 wants it.
namespace hall::led {
namespace {

using namespace support;  // NOLINT: tests speak the words of the hall
using std::chrono::minutes;

std::string hexadecimal(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text;
  for (const char letter : bytes) {
    const auto byte = static_cast<unsigned char>(letter);
    text += {kDigits[byte / 16U], kDigits[byte % 16U], ' '};
  }
  if (!text.empty()) text.pop_back();
  return text;
}

class RecordedDayTest : public engine::CoreFixture {
 protected:
  void SetUp() override {
    LedSigns::Options options;
    options.signs = {
        {"1", network_.target(), 8, Encoding::Gb18030, "", "\r\n"},
        {"1", serial_.target(), 12, Encoding::Gb18030, "\x02\x30\x31", "\x03"}};
    auto made = LedSigns::make(std::move(options), clock);
    ASSERT_TRUE(made);
    signs_ = std::move(made).value();
    start(aHall().build());
    follower_ =
        std::make_unique<engine::Follower>(*core, aHall().build(), engine::Follower::Options{});
    follower_->listen(*signs_);
    follower_->start();
  }
  void TearDown() override {
    if (follower_) follower_->stop();
    if (signs_) signs_->stop();
    CoreFixture::TearDown();
  }

  void does(domain::CommandBody body) {
    engine::Submission submission;
    submission.command = by(kZhang, std::move(body));
    handOver(perform(submission));
  }
  /// What the core has published, which it does before this look.
  void handOver(const std::optional<Answer>& answer) {
    ASSERT_TRUE(answer);
    ASSERT_TRUE(answer->position);
    ASSERT_TRUE(look([](const HallState&) {}));
    const auto batches = published.batches();
    for (; handed_ < batches.size(); ++handed_) follower_->onCommitted(batches[handed_]);
  }

  /// `text` with what goes around it.
  void expectShort(const char* text) {
    const std::string golden = std::string(text) + " 0D 0A";
    EXPECT_EQ(hexadecimal(network_.next(18)), golden);
  }
  void expectLong(const char* text) {
    const std::string golden = "02 30 31 " + std::string(text) + " 03";
    EXPECT_EQ(hexadecimal(serial_.next(28)), golden);
  }

  NetworkRecorder network_;
  SerialRecorder serial_;
  std::unique_ptr<LedSigns> signs_;
  std::unique_ptr<engine::Follower> follower_;
  std::size_t handed_ = 0;
};

TEST_F(RecordedDayTest, EveryStateOfTheCounterIsSentAsTheseBytes) {
  // 窗口已关闭
  expectShort("20 20 20 B4 B0 BF DA D2 D1 B9 D8 B1 D5 20 20 20");
  expectLong("20 20 20 20 20 20 20 B4 B0 BF DA D2 D1 B9 D8 B1 D5 20 20 20 20 20 20 20");

  does(SignIn{kCounter1});
  // 综合窗口 欢迎您
  expectShort("D7 DB BA CF B4 B0 BF DA 20 BB B6 D3 AD C4 FA 20");
  expectLong("20 20 20 20 D7 DB BA CF B4 B0 BF DA 20 BB B6 D3 AD C4 FA 20 20 20 20 20");

  handOver(perform(issue()));
  does(CallNext{kCounter1});
  // 请 A001 号; 请 A001 号到 1 号窗口
  expectShort("20 20 20 C7 EB 20 41 30 30 31 20 BA C5 20 20 20");
  expectLong("20 C7 EB 20 41 30 30 31 20 BA C5 B5 BD 20 31 20 BA C5 B4 B0 BF DA 20 20");

  does(StartServing{kCounter1});
  // 办理中 A001
  expectShort("20 20 B0 EC C0 ED D6 D0 20 41 30 30 31 20 20 20");
  expectLong("20 20 20 20 20 20 B0 EC C0 ED D6 D0 20 41 30 30 31 20 20 20 20 20 20 20");

  ItemOutcome done;
  done.item = kCompanySetUp;
  does(FinishServing{kCounter1, {done}, {}});
  // 综合窗口 欢迎您
  expectShort("D7 DB BA CF B4 B0 BF DA 20 BB B6 D3 AD C4 FA 20");
  expectLong("20 20 20 20 D7 DB BA CF B4 B0 BF DA 20 BB B6 D3 AD C4 FA 20 20 20 20 20");

  clock.set(at(10, 10));
  does(PauseCounter{kCounter1, PauseReason::Meal, minutes{20}, {}});
  // 10:30恢复服务; 暂停服务 10:30恢复
  expectShort("20 31 30 3A 33 30 BB D6 B8 B4 B7 FE CE F1 20 20");
  expectLong("20 20 20 D4 DD CD A3 B7 FE CE F1 20 31 30 3A 33 30 BB D6 B8 B4 20 20 20");

  clock.set(at(10, 31));
  // 暂停服务, without any event
  expectShort("20 20 20 20 D4 DD CD A3 B7 FE CE F1 20 20 20 20");
  expectLong("20 20 20 20 20 20 20 20 D4 DD CD A3 B7 FE CE F1 20 20 20 20 20 20 20 20");

  does(ResumeCounter{kCounter1});
  // 综合窗口 欢迎您
  expectShort("D7 DB BA CF B4 B0 BF DA 20 BB B6 D3 AD C4 FA 20");
  expectLong("20 20 20 20 D7 DB BA CF B4 B0 BF DA 20 BB B6 D3 AD C4 FA 20 20 20 20 20");

  does(SignOff{kCounter1, {}});
  // 窗口已关闭
  expectShort("20 20 20 B4 B0 BF DA D2 D1 B9 D8 B1 D5 20 20 20");
  expectLong("20 20 20 20 20 20 20 B4 B0 BF DA D2 D1 B9 D8 B1 D5 20 20 20 20 20 20 20");
}

TEST_F(RecordedDayTest, AControllerThatLostItsPowerGetsTheTextOfTheHourAgain) {
  expectShort("20 20 20 B4 B0 BF DA D2 D1 B9 D8 B1 D5 20 20 20");
  does(SignIn{kCounter1});
  expectShort("D7 DB BA CF B4 B0 BF DA 20 BB B6 D3 AD C4 FA 20");

  network_.hangUp();
  ASSERT_TRUE(network_.accept());

  expectShort("D7 DB BA CF B4 B0 BF DA 20 BB B6 D3 AD C4 FA 20");
}

}  // namespace
}  // namespace hall::led
