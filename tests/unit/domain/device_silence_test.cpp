#include "server/domain/device_silence.h"

#include <gtest/gtest.h>

#include "server/domain/alert_subject.h"
#include "tests/support/floor_builder.h"
#include "tests/unit/domain/refusal_of.h"

/// Devices that should be there: raised when silent, cleared when heard.
namespace hall::domain {

namespace {

using namespace hall::support;
using std::chrono::hours;
using std::chrono::seconds;

constexpr seconds kSilent{61};

HallState hallWhere(const std::function<void(Device&)>& change = {}, DeviceId id = kBoard) {
  HallState hall = aHall().build();
  if (change) change(hall.devices.at(id));
  return hall;
}

std::map<DeviceId, LastHeard> heard(DeviceId id, Instant when, Duration silentFor) {
  return {{id, {when, silentFor}}};
}

/// One look, with all that follows.
void look(HallState& hall, Instant now, const std::map<DeviceId, LastHeard>& known) {
  for (int i = 0; i < 20; ++i) {
    const auto change = changeTowards(hall, deviceAlarms(hall, now, known));
    if (!change) return;
    ASSERT_TRUE(isAccepted(perform(hall, bySystem(*change), now)));
  }
  FAIL() << "looking has no end";
}

std::string levelOf(const HallState& hall, DeviceId id = kBoard) {
  const Alert* alert = hall.openAlert(AlertRule::DeviceFault, subjectOf(id));
  if (alert == nullptr) return "none";
  return alert->level == AlertLevel::Red ? "red" : "yellow";
}

TEST(DeviceSilenceTest, IsRedAfterAMinuteWithinASessionOfADayOnWhichItWasHeardOf) {
  struct Row {
    const char* what;
    DeviceId device;
    std::function<void(Device&)> change;
    Instant last;
    Duration silentFor;
    Instant now;
    const char* level;
  };
  const Row rows[] = {
      {"a board", kBoard, {}, at(9, 5), kSilent, at(9, 6, 1), "red"},
      {"a kiosk", kKiosk, {}, at(9, 5), kSilent, at(9, 6, 1), "red"},
      {"a voice", kVoice, {}, at(9, 5), kSilent, at(9, 6, 1), "red"},
      {"a minute", kBoard, {}, at(9, 5), seconds{60}, at(9, 6), "none"},
      {"a counter's computer is heard of only with its person",
       kPc1,
       {},
       at(9, 5),
       kSilent,
       at(9, 6, 1),
       "none"},
      {"before the session", kBoard, {}, at(8, 40), kSilent, at(8, 59), "none"},
      {"as it begins", kBoard, {}, at(8, 40), kSilent, at(9), "red"},
      {"in the break", kBoard, {}, at(12, 1), kSilent, at(12, 30), "none"},
      {"after it", kBoard, {}, at(12, 1), kSilent, at(13, 30), "red"},
      {"after closing", kBoard, {}, at(16, 59), kSilent, at(17, 1), "none"},
      {"not heard of today", kBoard, {}, at(9) - hours{15}, hours{15}, at(9), "none"},
      {"closed by hand",
       kKiosk,
       [](Device& device) { device.closedText = "请用二号机"; },
       at(9, 5),
       kSilent,
       at(9, 6, 1),
       "none"},
      {"revoked",
       kBoard,
       [](Device& device) { device.revoked = true; },
       at(9, 5),
       kSilent,
       at(9, 6, 1),
       "none"},
  };
  for (const Row& row : rows) {
    HallState hall = hallWhere(row.change, row.device);
    look(hall, row.now, heard(row.device, row.last, row.silentFor));
    EXPECT_EQ(levelOf(hall, row.device), row.level) << row.what;
  }
}

TEST(DeviceSilenceTest, SaysNothingOfDevicesOfWhichNothingWasHeard) {
  HallState hall = hallWhere();
  look(hall, at(10), {});
  EXPECT_TRUE(hall.alerts.empty());
}

TEST(DeviceSilenceTest, IsClearedWhenItIsHeardAgainAndOutlivesARestart) {
  HallState hall = hallWhere();
  look(hall, at(9, 10), heard(kBoard, at(9, 5), kSilent));
  ASSERT_EQ(levelOf(hall), "red");
  look(hall, at(9, 11), {});
  EXPECT_EQ(levelOf(hall), "red") << "nothing was heard since the start";
  look(hall, at(9, 12), heard(kBoard, at(9, 12), seconds{0}));
  EXPECT_EQ(levelOf(hall), "none");
}

TEST(DeviceSilenceTest, ABreakOrASuspensionLeavesItAndClosingEndsIt) {
  HallState hall = hallWhere();
  look(hall, at(11, 59), heard(kBoard, at(11), kSilent));
  ASSERT_EQ(levelOf(hall), "red");
  look(hall, at(12, 30), heard(kBoard, at(11), kSilent));
  EXPECT_EQ(levelOf(hall), "red");
  look(hall, at(17), heard(kBoard, at(11), kSilent));
  EXPECT_EQ(levelOf(hall), "none");

  HallState suspended = aHall().suspended(at(9)).build();
  look(suspended, at(9, 10), heard(kBoard, at(9), kSilent));
  EXPECT_EQ(levelOf(suspended), "none");
}

TEST(DeviceSilenceTest, IsClearedWhereADeviceIsClosedByHand) {
  HallState hall = hallWhere();
  look(hall, at(9, 10), heard(kKiosk, at(9, 5), kSilent));
  ASSERT_EQ(levelOf(hall, kKiosk), "red");
  hall.devices.at(kKiosk).closedText = "维修中";
  look(hall, at(9, 11), {});
  EXPECT_EQ(levelOf(hall, kKiosk), "none");
}

TEST(DeviceSilenceTest, WhatItSaidOfItselfStandsAgainAfterwards) {
  HallState hall = hallWhere();
  ASSERT_TRUE(isAccepted(perform(hall, by(kKiosk, ReportDevice{"paper_low"}), at(9))));
  ASSERT_EQ(levelOf(hall, kKiosk), "yellow");
  EXPECT_EQ(silenceOf(hall, hall.devices.at(kKiosk)), nullptr);

  look(hall, at(9, 10), heard(kKiosk, at(9, 5), kSilent));
  EXPECT_EQ(levelOf(hall, kKiosk), "red");
  EXPECT_NE(silenceOf(hall, hall.devices.at(kKiosk)), nullptr);
  EXPECT_EQ(hall.devices.at(kKiosk).condition, "paper_low") << "its own words are kept";

  look(hall, at(9, 12), heard(kKiosk, at(9, 12), seconds{0}));
  EXPECT_EQ(levelOf(hall, kKiosk), "yellow");
}

TEST(DeviceSilenceTest, AWorseWordOfItsOwnStaysAsItIs) {
  HallState hall = hallWhere();
  ASSERT_TRUE(isAccepted(perform(hall, by(kKiosk, ReportDevice{"paper_out"}), at(9))));
  const Alert before = *hall.openAlert(AlertRule::DeviceFault, subjectOf(kKiosk));
  look(hall, at(9, 10), heard(kKiosk, at(9, 5), kSilent));
  look(hall, at(9, 12), heard(kKiosk, at(9, 12), seconds{0}));
  EXPECT_EQ(*hall.openAlert(AlertRule::DeviceFault, subjectOf(kKiosk)), before);
  EXPECT_EQ(silenceOf(hall, hall.devices.at(kKiosk)), nullptr);
}

TEST(DeviceSilenceTest, AHallWithoutACatalogueHasNoHours) {
  EXPECT_TRUE(deviceAlarms(HallState{}, at(9), heard(kBoard, at(9), kSilent)).empty());
}

}  // namespace

}  // namespace hall::domain
