#include "server/domain/alarm.h"

#include <gtest/gtest.h>

#include <vector>

#include "tests/support/floor_builder.h"

namespace hall::domain {

namespace {

using namespace hall::support;
using Should = Alarm::Should;

/// "raise yellow", "raise red", "clear" or "nothing".
std::string changeOf(std::optional<AlertLevel> open, Should should, AlertLevel level) {
  HallBuilder builder = aHall();
  if (open) {
    Alert alert;
    alert.id = AlertId{1};
    alert.rule = AlertRule::DiskSpace;
    alert.level = *open;
    alert.subject = "hall";
    builder.with(AlertRaised{alert}, at(9));
  }
  const std::vector<Alarm> alarms{{AlertRule::DiskSpace, should, level}};
  const auto change = changeTowards(builder.build(), alarms);
  if (!change) return "nothing";
  if (std::holds_alternative<ClearAlert>(*change)) return "clear";
  const auto& raise = std::get<RaiseAlert>(*change);
  EXPECT_EQ(raise.rule, AlertRule::DiskSpace);
  EXPECT_EQ(raise.subject, "hall");
  return raise.level == AlertLevel::Red ? "raise red" : "raise yellow";
}

TEST(AlarmTest, TheLogFollowsByOneCommandAtATime) {
  constexpr auto yellow = AlertLevel::Yellow;
  constexpr auto red = AlertLevel::Red;
  struct Row {
    std::optional<AlertLevel> open;
    Should should;
    AlertLevel level;
    const char* change;
  };
  const Row rows[] = {
      {std::nullopt, Should::Stand, yellow, "raise yellow"},
      {std::nullopt, Should::Stand, red, "raise red"},
      {std::nullopt, Should::StayAsItIs, red, "nothing"},
      {std::nullopt, Should::Clear, red, "nothing"},
      {yellow, Should::Stand, yellow, "nothing"},
      {yellow, Should::Stand, red, "raise red"},
      {yellow, Should::StayAsItIs, red, "nothing"},
      {yellow, Should::Clear, yellow, "clear"},
      {red, Should::Stand, yellow, "nothing"},  // seen already, and it was worse
      {red, Should::Clear, yellow, "clear"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(changeOf(row.open, row.should, row.level), row.change);
  }
}

TEST(AlarmTest, ThoseThatStandAlreadyAreStepsBehind) {
  HallState hall = aHall().build();
  const std::vector<Alarm> alarms{
      {AlertRule::DiskSpace, Should::Stand},
      {AlertRule::LogSize, Should::Clear},
      {AlertRule::DeviceFault, Should::Stand, AlertLevel::Red, "device:1"}};
  for (int i = 0; i < 2; ++i) {
    const auto change = changeTowards(hall, alarms);
    ASSERT_TRUE(change.has_value());
    ASSERT_TRUE(perform(hall, bySystem(*change), at(9)).ok());
  }
  EXPECT_FALSE(changeTowards(hall, alarms).has_value());
  EXPECT_NE(hall.openAlert(AlertRule::DeviceFault, "device:1"), nullptr);
}

}  // namespace

}  // namespace hall::domain
