#include <atomic>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/counter_service.pb.h"
#include "hall/v1/report_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "tests/unit/app/app_fixture.h"

/// Alerts of the floor in a whole server, as the hall's manager meets them. The clock is moved by
/// hand, and so are the looks at the floor: each answer says how things stand.
namespace hall::app {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

class FloorAlertsTest : public AppFixture {
 protected:
  std::vector<v1::Alert> openAlerts() {
    v1::ListAlertsResponse response;
    const auto failure = manager().call(v1::ListAlertsRequest{}, response);
    EXPECT_TRUE(failure.ok()) << failure.message;
    return {response.alerts().begin(), response.alerts().end()};
  }
  std::optional<v1::Alert> open(v1::AlertRule rule) {
    for (const v1::Alert& alert : openAlerts()) {
      if (alert.rule() == rule) return alert;
    }
    return std::nullopt;
  }
  void callNext() {
    v1::CallNextRequest request;
    request.set_request_id(client::newRequestId());
    request.set_counter_id("1");
    v1::CallNextResponse response;
    const auto failure = counter().call(request, response);
    ASSERT_TRUE(failure.ok()) << failure.message;
  }
};

TEST_F(FloorAlertsTest, AWaitBeyondTheTargetIsRaisedSeenRaisedAnewAndCleared) {
  start();
  advance(minutes{15});
  signIn();
  number();
  EXPECT_TRUE(openAlerts().empty());

  advance(minutes{16});
  const auto yellow = open(v1::ALERT_RULE_WAIT_OVER_TARGET);
  ASSERT_TRUE(yellow.has_value());
  EXPECT_EQ(yellow->level(), v1::ALERT_LEVEL_YELLOW);
  EXPECT_EQ(yellow->subject(), "queue:pension");
  ASSERT_TRUE(open(v1::ALERT_RULE_QUEUE_NOT_CALLED).has_value());

  v1::AcknowledgeAlertRequest seen;
  seen.set_request_id(client::newRequestId());
  seen.set_alert_id(yellow->alert_id());
  v1::AcknowledgeAlertResponse acknowledged;
  ASSERT_TRUE(manager().call(seen, acknowledged).ok());
  EXPECT_EQ(open(v1::ALERT_RULE_WAIT_OVER_TARGET)->acknowledged_by(), "5001");

  advance(minutes{15});
  const auto red = open(v1::ALERT_RULE_WAIT_OVER_TARGET);
  ASSERT_TRUE(red.has_value());
  EXPECT_EQ(red->level(), v1::ALERT_LEVEL_RED);
  EXPECT_TRUE(red->acknowledged_by().empty()) << "what got worse is seen anew";

  callNext();
  advance(seconds{5});
  EXPECT_TRUE(openAlerts().empty());
}

TEST_F(FloorAlertsTest, StandsAcrossARestart) {
  start();
  advance(minutes{15});
  signIn();
  number();
  advance(minutes{16});
  ASSERT_TRUE(open(v1::ALERT_RULE_QUEUE_NOT_CALLED).has_value());
  const auto position = status().position();

  restart();
  advance(seconds{10});
  EXPECT_TRUE(open(v1::ALERT_RULE_QUEUE_NOT_CALLED).has_value());
  EXPECT_TRUE(open(v1::ALERT_RULE_WAIT_OVER_TARGET).has_value());
  v1::ListEventsRequest since;
  since.set_after_position(position);
  v1::ListEventsResponse events;
  ASSERT_TRUE(administrator().call(since, events).ok());
  for (const auto& event : events.events()) {
    EXPECT_THAT(event.kind(), testing::Not(testing::HasSubstr("alert")));
  }
}

TEST_F(FloorAlertsTest, WhatIsRaisedOnTheWayIsRaisedAtItsOwnTime) {
  start();
  advance(minutes{15});
  signIn();
  number();
  advance(std::chrono::hours{1});
  const auto alert = open(v1::ALERT_RULE_QUEUE_NOT_CALLED);
  ASSERT_TRUE(alert.has_value());
  // 09:10 on the hall's clock, five minutes after the number was taken.
  EXPECT_EQ(alert->raise_time().seconds() % 3600, 10 * 60);
}

// ---- a clock that runs ------------------------------------------------------------------------

std::atomic<std::int64_t> g_passedMs{0};

domain::Instant wall() {
  static const domain::Instant kNine = parseClock("rehearsal:2026-03-02T09:00:00+08:00,1")->start;
  return kNine + domain::Duration{g_passedMs.load()};
}
std::chrono::steady_clock::time_point steady() {
  return std::chrono::steady_clock::time_point{
      std::chrono::hours{1} + std::chrono::milliseconds{g_passedMs.load()}};
}

/// A real hall at nine, whose clock the test lets run; the rounds look once a second of their own.
class RunningFloorTest : public FloorAlertsTest {
 protected:
  RunningFloorTest() { g_passedMs = 0; }

  void startReal() {
    Options real = options();
    real.clock = ClockChoice{};
    real.clock.time = {&wall, &steady};
    start(std::move(real));
  }
  /// Lets time pass until it is so; false: it never was.
  template <class Wanted>
  bool comes(Wanted wanted) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (std::chrono::steady_clock::now() < end) {
      g_passedMs += 2000;
      if (wanted()) return true;
    }
    return false;
  }
  v1::Device deviceOf(const std::string& code) {
    v1::ListDevicesResponse response;
    EXPECT_TRUE(administrator().call(v1::ListDevicesRequest{}, response).ok());
    for (const v1::Device& device : response.devices()) {
      if (device.device_id() == code) return device;
    }
    return {};
  }
};

TEST_F(RunningFloorTest, AWaitIsToldOfAndOverWithTheCall) {
  startReal();
  signIn();
  number();
  ASSERT_TRUE(comes([this] { return open(v1::ALERT_RULE_WAIT_OVER_TARGET).has_value(); }));
  EXPECT_GE(g_passedMs, std::chrono::milliseconds{minutes{15}}.count());
  callNext();
  EXPECT_TRUE(comes([this] { return !open(v1::ALERT_RULE_WAIT_OVER_TARGET); }));
}

TEST_F(RunningFloorTest, AKioskThatFallsSilentIsToldOfUntilItSpeaks) {
  startReal();
  number();
  ASSERT_TRUE(comes([this] { return open(v1::ALERT_RULE_DEVICE_FAULT).has_value(); }));
  EXPECT_EQ(open(v1::ALERT_RULE_DEVICE_FAULT)->subject(), "device:kiosk-1");
  EXPECT_EQ(open(v1::ALERT_RULE_DEVICE_FAULT)->level(), v1::ALERT_LEVEL_RED);
  EXPECT_EQ(deviceOf("kiosk-1").condition(), v1::DEVICE_CONDITION_SILENT);
  EXPECT_EQ(deviceOf("board-1").condition(), v1::DEVICE_CONDITION_UNSPECIFIED)
      << "nobody has switched it on today";

  number();
  EXPECT_TRUE(noAlertStands(v1::ALERT_RULE_DEVICE_FAULT));
  EXPECT_EQ(deviceOf("kiosk-1").condition(), v1::DEVICE_CONDITION_UNSPECIFIED);
}

}  // namespace
}  // namespace hall::app
