#include "server/api/hall_status.h"

#include <gtest/gtest.h>

#include "tests/unit/api/view_fixture.h"

namespace hall::api {
namespace {

using support::aHall;
using support::at;

v1::HallStatus statusAt(
    const domain::HallState& hall, domain::Instant now, domain::ZoneId zone = {}
) {
  v1::HallStatus status;
  writeHallStatus(hall, zone, now, status);
  return status;
}

TEST(HallStatusTest, TellsWhenTheHallClosesWhileASessionRuns) {
  const auto status = statusAt(aHall().build(), at(10));

  EXPECT_TRUE(status.in_session());
  EXPECT_EQ(instantOf(status.close_time()), at(17));
  EXPECT_FALSE(status.has_open_time());
  EXPECT_EQ(status.name().zh(), "测试市政务服务中心");
  EXPECT_EQ(status.catalogue_version(), 1U);
}

TEST(HallStatusTest, TellsOverLunchWhenItGoesOn) {
  const auto status = statusAt(aHall().build(), at(12, 30));

  EXPECT_FALSE(status.in_session());
  EXPECT_EQ(instantOf(status.open_time()), at(13, 30));
  EXPECT_EQ(instantOf(status.close_time()), at(17));
}

TEST(HallStatusTest, TellsInTheEveningWhenItOpensNext) {
  const auto status = statusAt(aHall().build(), at(20));

  EXPECT_EQ(instantOf(status.open_time()), at(24 + 9));
}

TEST(HallStatusTest, PassesOverTheWeekend) {
  const auto saturday = statusAt(aHall().build(), at(5 * 24 + 10));

  EXPECT_FALSE(saturday.has_close_time());
  EXPECT_EQ(instantOf(saturday.open_time()), at(7 * 24 + 9));
}

TEST(HallStatusTest, SaysWhyTheHallIsSuspendedInItsPublicWordsOnly) {
  const auto status = statusAt(aHall().suspended(at(9, 30)).build(), at(10));

  EXPECT_TRUE(status.suspended());
  EXPECT_EQ(status.suspension_text(), "因停电暂停服务");
}

TEST(HallStatusTest, CarriesTheBroadcastsOfItsZoneUntilTheyLapse) {
  const auto hall =
      aHall()
          .with(domain::BroadcastSent{support::kMainZone, "一楼", true, at(9, 10)}, at(9))
          .with(domain::BroadcastSent{support::kQuietZone, "二楼", false, at(9, 20)}, at(9))
          .with(domain::BroadcastSent{{}, "全部", false, at(9, 30)}, at(9))
          .with(domain::CounterMessaged{support::kCounter1, "窗口消息"}, at(9))
          .build();
  const auto texts = [&](domain::Instant now, domain::ZoneId zone) {
    return each(statusAt(hall, now, zone).broadcasts(), [](const auto& one) { return one.text(); });
  };

  using Texts = std::vector<std::string>;
  EXPECT_EQ(texts(at(9, 5), support::kMainZone), (Texts{"一楼", "全部"}));
  EXPECT_EQ(texts(at(9, 5), support::kQuietZone), (Texts{"二楼", "全部"}));
  EXPECT_EQ(texts(at(9, 5), {}), (Texts{"一楼", "二楼", "全部"}));
  EXPECT_EQ(texts(at(9, 10), support::kMainZone), (Texts{"全部"}));
  EXPECT_EQ(texts(at(9, 30), {}), Texts{});
}

TEST(HallStatusTest, ShowsTheNewestBroadcastsWhenTooManyHold) {
  support::HallBuilder hall = aHall();
  for (int i = 1; i <= 25; ++i) {
    hall.with(domain::BroadcastSent{{}, "第" + std::to_string(i), false, at(10)}, at(9));
  }

  const auto status = statusAt(hall.build(), at(9, 1));

  ASSERT_EQ(status.broadcasts_size(), 20);
  EXPECT_EQ(status.broadcasts(0).text(), "第6");
  EXPECT_EQ(status.broadcasts(19).text(), "第25");
}

}  // namespace
}  // namespace hall::api
