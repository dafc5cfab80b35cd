#include "server/app/device_watch.h"

#include <gtest/gtest.h>

#include "tests/unit/app/watched_core.h"

namespace hall::app {
namespace {

using domain::AlertRule;
using std::chrono::hours;
using std::chrono::seconds;
using namespace hall::support;  // NOLINT: tests speak the words of the hall

/// A hall at ten, whose machine's clock the test moves.
class DeviceWatchTest : public testing::Test {
 protected:
  /// Time passes in the hall and on the machine.
  void pass(seconds length) {
    machine += length;
    hall.clock.advance(length);
  }
  void hear(domain::DeviceId device) {
    const auto heard = engine::inTurn<bool>(hall.core, [&](engine::Turn& turn) {
      contacts.seen(device, turn.now());
      return domain::Result<bool>(true);
    });
    ASSERT_TRUE(heard.ok());
  }
  std::string board() { return hall.level(AlertRule::DeviceFault, "device:6"); }

  WatchedCore hall{aHall().build(), at(10)};
  api::DeviceContacts contacts;
  std::chrono::steady_clock::time_point machine{hours{1}};
  DeviceWatch watch{hall.core, contacts, false, [this] { return machine; }};
};

TEST_F(DeviceWatchTest, ADeviceThatIsSilentForAMinuteIsToldAndClearedWhenItSpeaks) {
  hear(kBoard);
  watch.follow();
  pass(seconds{60});
  watch.follow();
  EXPECT_EQ(board(), "none");
  pass(seconds{1});
  watch.follow();
  EXPECT_EQ(board(), "red");
  hear(kBoard);
  watch.follow();
  EXPECT_EQ(board(), "none");
}

TEST_F(DeviceWatchTest, AnOpenWatchIsContactUntilItEnds) {
  hear(kBoard);
  contacts.watchBegan(kBoard);
  watch.follow();
  pass(seconds{600});
  watch.follow();
  EXPECT_EQ(board(), "none");
  contacts.watchEnded(kBoard, hall.clock.now());
  watch.follow();
  pass(seconds{61});
  watch.follow();
  EXPECT_EQ(board(), "red");
}

TEST_F(DeviceWatchTest, AWallClockThatIsSetMakesNobodySilent) {
  hear(kBoard);
  watch.follow();
  hall.clock.advance(hours{1});
  watch.follow();
  EXPECT_EQ(board(), "none");
}

TEST_F(DeviceWatchTest, ASwitchThatFailsSilencesMany) {
  for (const domain::DeviceId device : {kKiosk, kBoard, kVoice}) hear(device);
  watch.follow();
  pass(seconds{61});
  watch.follow();
  EXPECT_EQ(hall.alerts(), 3U);
}

TEST_F(DeviceWatchTest, ARestartLeavesWhatStandsUntilTheDeviceSpeaks) {
  hear(kBoard);
  watch.follow();
  pass(seconds{61});
  watch.follow();
  ASSERT_EQ(board(), "red");
  const api::DeviceContacts nobody;
  DeviceWatch(hall.core, nobody, false, [this] { return machine; }).follow();
  EXPECT_EQ(board(), "red");
}

TEST_F(DeviceWatchTest, WhereOnlyAHandMovesTheClockNothingIsSaidOfSilence) {
  hear(kBoard);
  DeviceWatch stepped(hall.core, contacts, true, [this] { return machine; });
  stepped.follow();
  pass(seconds{600});
  stepped.follow();
  EXPECT_EQ(hall.alerts(), 0U);
}

}  // namespace
}  // namespace hall::app
