#include "kiosk/link/now_of.h"

#include <gtest/gtest.h>

namespace hall::kiosk {
namespace {

TEST(HallNowWords, TakeTheHallAndItsQueues) {
  v1::KioskSnapshot snapshot;
  v1::HallStatus& hall = *snapshot.mutable_hall();
  hall.set_rehearsal(true);
  hall.set_suspended(true);
  hall.set_suspension_text("停电");
  hall.mutable_open_time()->set_seconds(1'772'413'200);  // 2026-03-02T09:00+08:00
  hall.add_broadcasts()->set_text("请戴口罩");
  hall.set_catalogue_version(9);
  v1::QueueStatus& queue = *snapshot.add_queues();
  queue.set_queue_id("general");
  queue.set_issuing(true);
  queue.set_waiting_count(12);
  queue.set_open_counters(3);
  queue.mutable_wait()->mutable_p50_duration()->set_seconds(541);
  queue.mutable_wait()->mutable_p90_duration()->set_seconds(1200);
  snapshot.add_queues()->set_queue_id("consult");

  const HallNow now = hallNowOf(snapshot, 8 * 3600);

  EXPECT_TRUE(now.rehearsal && now.suspended);
  EXPECT_FALSE(now.inSession);
  EXPECT_EQ(now.suspensionText, "停电");
  EXPECT_EQ(now.opens.toString("yyyy-MM-dd H:mm"), "2026-03-02 9:00");
  EXPECT_EQ(now.broadcasts, QStringList{"请戴口罩"});
  EXPECT_EQ(now.catalogueVersion, 9U);
  EXPECT_TRUE(now.queues["general"].issuing);
  EXPECT_EQ(now.queues["general"].waiting, 12);
  EXPECT_EQ(now.queues["general"].openCounters, 3);
  EXPECT_EQ(now.queues["general"].wait, (WaitRange{10, 20}));
  EXPECT_EQ(now.queues["consult"].wait, std::nullopt) << "one does not have to wait";
}

}  // namespace
}  // namespace hall::kiosk
