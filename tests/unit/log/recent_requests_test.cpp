#include "server/log/recent_requests.h"

#include <gtest/gtest.h>

namespace hall::log {
namespace {

/// Ids in the order of their numbers.
engine::RequestKey request(std::uint32_t number) {
  engine::RequestKey key;
  key.owner = 1;
  key.id.bytes[0] = static_cast<std::uint8_t>(number >> 8);
  key.id.bytes[1] = static_cast<std::uint8_t>(number);
  key.id.bytes[15] = static_cast<std::uint8_t>(number);
  return key;
}

TEST(RecentRequestsTest, KnowsThatAnIdAboveAllStoredOnesIsNew) {
  const RecentRequests recent(request(100).id);

  EXPECT_FALSE(recent.mayBeStored(request(101)));
}

TEST(RecentRequestsTest, KnowsNothingOfIdsUpToTheHighestStoredAtStart) {
  const RecentRequests recent(request(100).id);

  EXPECT_TRUE(recent.mayBeStored(request(100)));
  EXPECT_TRUE(recent.mayBeStored(request(7)));
}

TEST(RecentRequestsTest, RemembersWhatWasStoredSinceAndNothingBeside) {
  RecentRequests recent(domain::RequestId{});
  recent.stored(request(5));
  recent.stored(request(9));

  EXPECT_TRUE(recent.mayBeStored(request(5)));
  EXPECT_TRUE(recent.mayBeStored(request(9)));
  EXPECT_FALSE(recent.mayBeStored(request(7))) << "between two stored ones";
}

TEST(RecentRequestsTest, NeverTakesAStoredRequestForNewHoweverManyThereAre) {
  RecentRequests recent(domain::RequestId{}, 100);
  for (std::uint32_t number = 1; number <= 5000; ++number) {
    recent.stored(request(number * 7 % 5003));
  }
  for (std::uint32_t number = 1; number <= 5000; ++number) {
    EXPECT_TRUE(recent.mayBeStored(request(number * 7 % 5003))) << number;
  }
}

TEST(RecentRequestsTest, StillTellsNewOnesAfterItForgotTheOldest) {
  RecentRequests recent(domain::RequestId{}, 100);
  for (std::uint32_t number = 1; number <= 1000; ++number) recent.stored(request(number));

  EXPECT_FALSE(recent.mayBeStored(request(1001)));
}

}  // namespace
}  // namespace hall::log
