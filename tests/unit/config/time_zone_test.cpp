#include "server/config/time_zone.h"

#include <gtest/gtest.h>

namespace hall::config {
namespace {

using namespace std::chrono_literals;
using domain::Instant;

TEST(TimeZoneTest, ShanghaiIsOneOffsetForEver) {
  const auto zone = timeZoneNamed("Asia/Shanghai");

  ASSERT_TRUE(zone);
  ASSERT_EQ(zone->changes().size(), 1U);
  EXPECT_EQ(*zone, domain::TimeZone::fixed(8h));
}

TEST(TimeZoneTest, ZoneWithSummerTimeKeepsItsChanges) {
  const auto zone = timeZoneNamed("Europe/Berlin");
  const Instant winter = std::chrono::sys_days{std::chrono::year{2026} / 1 / 15};
  const Instant summer = std::chrono::sys_days{std::chrono::year{2026} / 7 / 15};

  ASSERT_TRUE(zone);
  EXPECT_EQ(zone->toLocal(winter).time_since_epoch(), winter.time_since_epoch() + 1h);
  EXPECT_EQ(zone->toLocal(summer).time_since_epoch(), summer.time_since_epoch() + 2h);
}

TEST(TimeZoneTest, UnknownZoneNamesTheNearest) {
  EXPECT_EQ(timeZoneNamed("Asia/Shangai"), std::nullopt);
  EXPECT_EQ(timeZoneNamed(""), std::nullopt);
  EXPECT_EQ(nearestTimeZone("Asia/Shangai"), "Asia/Shanghai");
}

}  // namespace
}  // namespace hall::config
