#include "server/domain/counters_instead.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/floor_builder.h"

namespace hall::domain {
namespace {

using namespace support;  // NOLINT: tests speak the words of the hall
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<CounterId> insteadOf(const HallState& hall, CounterId counter, std::size_t most = 3) {
  return countersInstead(hall.floor, *hall.floor.counter(counter), most);
}

TEST(CountersInsteadTest, TheOneThatServesMostOfTheSameQueuesComesFirst) {
  const HallState hall = aHall().signedIn(kCounter1, kZhang).signedIn(kCounter3, kWang).build();

  EXPECT_THAT(insteadOf(hall, kCounter2), ElementsAre(kCounter1, kCounter3));
  EXPECT_THAT(insteadOf(hall, kCounter2, 1), ElementsAre(kCounter1));
  EXPECT_THAT(insteadOf(hall, kCounter4), IsEmpty());
}

TEST(CountersInsteadTest, OneOfTheSameZoneComesBeforeOneElsewhere) {
  const HallState hall =
      aHall()
          .signedIn(kCounter2, kLi)
          .signedIn(kCounter4, kChen)
          .switched(kCounter4, {kGeneral})
          .changed([](HallState& state) { state.floor.counterFor(kCounter1).zone = kQuietZone; })
          .build();

  EXPECT_THAT(insteadOf(hall, kCounter1), ElementsAre(kCounter4, kCounter2));
}

TEST(CountersInsteadTest, NobodyIsSentToAPausedOrEmptyCounter) {
  const HallState hall =
      aHall().signedIn(kCounter2, kLi).paused(kCounter2, at(10), at(10, 30)).build();

  EXPECT_FALSE(isStaffed(*hall.floor.counter(kCounter1)));
  EXPECT_FALSE(isStaffed(*hall.floor.counter(kCounter2)));
  EXPECT_THAT(insteadOf(hall, kCounter1), IsEmpty());
}

TEST(CountersInsteadTest, ACounterForCertainPeopleIsNoSubstituteForEverybody) {
  const auto elderlyOnly = [](HallState& state) {
    state.floor.counterFor(kCounter2).onlyGrounds = 1U << static_cast<unsigned>(Ground::Elderly);
  };
  const HallState hall = aHall().signedIn(kCounter2, kLi).changed(elderlyOnly).build();

  EXPECT_THAT(insteadOf(hall, kCounter1), IsEmpty());
}

}  // namespace
}  // namespace hall::domain
