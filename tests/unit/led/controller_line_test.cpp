#include "server/led/controller_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/led/recorders.h"

namespace hall::led {
namespace {

using Heard = ControllerLine::Heard;
using std::chrono::hours;
using std::chrono::milliseconds;
using testing::HasSubstr;

std::string whyNot(const Target& target, milliseconds patience = kPatience) {
  const Bell stop;
  const auto line = ControllerLine::open(target, stop, patience);
  return line ? "it opens" : line.refusal().details.front().value;
}

TEST(ControllerLineTest, SaysWhereItLeadsAsItIsConfigured) {
  EXPECT_EQ(textOf(NetworkTarget{"10.1.2.3", 5005}), "tcp:10.1.2.3:5005");
  EXPECT_EQ(textOf(NetworkTarget{"fe80::1", 5005}), "tcp:[fe80::1]:5005");
  EXPECT_EQ(textOf(SerialTarget{"/dev/ttyUSB0", 9600}), "serial:/dev/ttyUSB0:9600");
}

TEST(ControllerLineTest, WhatIsNoLineSaysWhy) {
  const NetworkRecorder deaf(false);
  EXPECT_THAT(whyNot(NetworkTarget{"led-12", 5005}), HasSubstr("no IP address"));
  EXPECT_THAT(whyNot(deaf.target()), HasSubstr("refused"));
  EXPECT_THAT(whyNot(SerialTarget{"/dev/no-such-line", 9600}), HasSubstr("No such file"));
  EXPECT_THAT(whyNot(SerialTarget{"/dev/null", 9600}), HasSubstr("ioctl"));
}

TEST(ControllerLineTest, WhoDoesNotAnswerIsNotWaitedForLongerThanPatience) {
  const SilentController silent;
  EXPECT_EQ(whyNot(silent.target(), milliseconds{30}), "took too long");
}

TEST(ControllerLineTest, StopEndsTheWaitForAnAnswerAtOnce) {
  const SilentController silent;
  Bell stop;
  stop.ring();

  const auto line = ControllerLine::open(silent.target(), stop, hours{1});

  ASSERT_FALSE(line);
  EXPECT_EQ(line.refusal().details.front().value, "the server stops");
}

TEST(ControllerLineTest, ASerialLineIsSetAsControllersWantIt) {
  const SerialRecorder recorder;
  const std::pair<std::uint32_t, speed_t> speeds[] = {
      {1200, B1200},
      {2400, B2400},
      {4800, B4800},
      {9600, B9600},
      {19200, B19200},
      {38400, B38400},
      {57600, B57600},
      {115200, B115200}};
  for (const auto& [bitsPerSecond, speed] : speeds) {
    const Bell stop;
    const auto line = ControllerLine::open(recorder.target(bitsPerSecond), stop, kPatience);
    ASSERT_TRUE(line);
    const termios set = recorder.settings();
    EXPECT_EQ(cfgetospeed(&set), speed);
    EXPECT_EQ(set.c_cflag & CSIZE, static_cast<tcflag_t>(CS8));
    EXPECT_EQ(set.c_cflag & (PARENB | CSTOPB | CRTSCTS), 0U);
    EXPECT_EQ(set.c_oflag & OPOST, 0U);
    EXPECT_EQ(set.c_lflag & (ECHO | ICANON), 0U);
  }
}

TEST(ControllerLineTest, BytesArriveAsTheyAre) {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  const Bell stop;
  NetworkRecorder network;
  SerialRecorder serial;

  auto one = ControllerLine::open(network.target(), stop, kPatience);
  auto other = ControllerLine::open(serial.target(), stop, kPatience);
  ASSERT_TRUE(one);
  ASSERT_TRUE(other);
  EXPECT_FALSE(one->write(all, stop, kPatience));
  EXPECT_FALSE(other->write(all, stop, kPatience));

  EXPECT_EQ(network.next(all.size()), all);
  EXPECT_EQ(serial.next(all.size()), all);
}

TEST(ControllerLineTest, WhatAControllerSaysIsHeardAndDropped) {
  const Bell stop;
  NetworkRecorder network;
  SerialRecorder serial;
  auto one = ControllerLine::open(network.target(), stop, kPatience);
  auto other = ControllerLine::open(serial.target(), stop, kPatience);
  ASSERT_TRUE(one);
  ASSERT_TRUE(other);
  ASSERT_TRUE(network.accept());

  network.say("\x06");
  serial.say("\x06");
  ASSERT_TRUE(isReady(one->descriptor()));
  ASSERT_TRUE(isReady(other->descriptor()));

  EXPECT_EQ(one->listen(), Heard::Nothing);
  EXPECT_EQ(other->listen(), Heard::Nothing);
  EXPECT_FALSE(isReady(one->descriptor(), milliseconds{0}));
  EXPECT_EQ(one->listen(), Heard::Nothing);
  EXPECT_EQ(other->listen(), Heard::Nothing);
}

TEST(ControllerLineTest, TheEndOfALineIsHeard) {
  const Bell stop;
  NetworkRecorder network;
  SerialRecorder serial;
  auto one = ControllerLine::open(network.target(), stop, kPatience);
  auto other = ControllerLine::open(serial.target(), stop, kPatience);
  ASSERT_TRUE(one);
  ASSERT_TRUE(other);
  ASSERT_TRUE(network.accept());

  network.hangUp();
  serial.unplug();
  ASSERT_TRUE(isReady(one->descriptor()));
  ASSERT_TRUE(isReady(other->descriptor()));

  EXPECT_EQ(one->listen(), Heard::Farewell);
  EXPECT_EQ(other->listen(), Heard::Break);
  EXPECT_TRUE(other->write("text", stop, kPatience));
}

TEST(ControllerLineTest, ALineThatBreaksWithBytesOnTheirWayIsNoFarewell) {
  const Bell stop;
  NetworkRecorder recorder;
  auto line = ControllerLine::open(recorder.target(), stop, kPatience);
  ASSERT_TRUE(line);
  ASSERT_FALSE(line->write("nobody reads this", stop, kPatience));
  ASSERT_TRUE(recorder.accept());

  recorder.hangUp();
  ASSERT_TRUE(isReady(line->descriptor()));

  EXPECT_EQ(line->listen(), Heard::Break);
}

TEST(ControllerLineTest, AControllerThatTakesNothingIsGivenUpAfterPatience) {
  NetworkRecorder stuck;
  Bell stop;
  auto line = ControllerLine::open(stuck.target(), stop, kPatience);
  ASSERT_TRUE(line);
  const std::string more(std::size_t{32} << 20, 'x');

  auto refused = line->write(more, stop, milliseconds{30});
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->details.front().value, "took too long");

  stop.ring();
  refused = line->write(more, stop, hours{1});
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->details.front().value, "the server stops");
}

}  // namespace
}  // namespace hall::led
