#include "server/engine/random_ids.h"

#include <gtest/gtest.h>

#include <set>

namespace hall::engine {
namespace {

using domain::Duration;
using domain::Instant;
using domain::TicketId;

constexpr Instant kNow{Duration{1'772'413'200'000}};

std::uint64_t millisecondsOf(const TicketId& id) {
  std::uint64_t ms = 0;
  for (std::size_t i = 0; i < 6; ++i) ms = ms << 8 | id.bytes[i];
  return ms;
}

TEST(RandomIdsTest, MakesTicketIdsThatAreVersionSevenOfTheMoment) {
  const auto ids = makeRandomIds();
  const TicketId id = ids->ticketId(kNow);

  EXPECT_EQ(id.bytes[6] >> 4, 7);
  EXPECT_EQ(id.bytes[8] >> 6, 2);
  EXPECT_EQ(millisecondsOf(id), 1'772'413'200'000U);
}

TEST(RandomIdsTest, TicketIdsGrowWithinOneMillisecondAndWhenTheClockStandsStill) {
  const auto ids = makeRandomIds();
  TicketId last = ids->ticketId(kNow);
  for (int i = 0; i < 10'000; ++i) {
    const TicketId next = ids->ticketId(kNow);
    ASSERT_LT(last, next) << i;
    last = next;
  }
  EXPECT_LT(last, ids->ticketId(kNow + Duration{10}));
}

TEST(RandomIdsTest, PeopleAndTextsAreVersionFourAndNeverTwiceTheSame) {
  const auto ids = makeRandomIds();
  std::set<domain::PersonRef> people;
  for (int i = 0; i < 1'000; ++i) {
    const auto person = ids->personRef();
    EXPECT_EQ(person.bytes[6] >> 4, 4);
    EXPECT_EQ(person.bytes[8] >> 6, 2);
    EXPECT_TRUE(people.insert(person).second);
  }
  EXPECT_NE(ids->textRef(), ids->textRef());
}

TEST(RandomIdsTest, SeededIdsRepeatWithTheirSeed) {
  const auto one = makeSeededIds(7);
  const auto same = makeSeededIds(7);
  const auto other = makeSeededIds(8);

  EXPECT_EQ(one->ticketId(kNow), same->ticketId(kNow));
  EXPECT_EQ(one->personRef(), same->personRef());
  EXPECT_NE(one->textRef(), other->textRef());
}

}  // namespace
}  // namespace hall::engine
