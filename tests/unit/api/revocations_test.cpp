#include "server/api/revocations.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace hall::api {
namespace {

using std::chrono::hours;

constexpr domain::Instant kNow{std::chrono::hours{1000}};

SessionClaims claims(std::uint32_t staff, std::string session, domain::Instant issued = kNow) {
  SessionClaims claims;
  claims.staff = domain::StaffId{staff};
  claims.session = std::move(session);
  claims.issued = issued;
  claims.expires = issued + hours{12};
  return claims;
}

SessionClaims deviceClaims(std::uint32_t device, std::uint32_t ordinal) {
  SessionClaims claims;
  claims.device = domain::DeviceId{device};
  claims.session = std::to_string(ordinal);
  return claims;
}

TEST(RevocationsTest, EndsOneSession) {
  Revocations revocations;
  revocations.endSession(claims(1, "a"));

  EXPECT_TRUE(revocations.covers(claims(1, "a")));
  EXPECT_FALSE(revocations.covers(claims(1, "b")));
}

TEST(RevocationsTest, EndsAllSessionsOfAPersonUpToNow) {
  Revocations revocations;
  revocations.endSessionsOf(domain::StaffId{1}, kNow);

  EXPECT_TRUE(revocations.covers(claims(1, "a", kNow - hours{5})));
  EXPECT_TRUE(revocations.covers(claims(1, "b", kNow)));
  EXPECT_FALSE(revocations.covers(claims(2, "a", kNow)));
  const domain::Instant next = revocations.issueTime(domain::StaffId{1}, kNow);
  EXPECT_FALSE(revocations.covers(claims(1, "c", next)));
}

TEST(RevocationsTest, EndsWhatWasMadeAtTheSameMomentOfAStandingClock) {
  Revocations revocations;
  const domain::StaffId person{1};
  revocations.endSessionsOf(person, kNow);
  const SessionClaims second = claims(1, "b", revocations.issueTime(person, kNow));
  ASSERT_FALSE(revocations.covers(second));

  revocations.endSessionsOf(person, kNow);

  EXPECT_TRUE(revocations.covers(second));
}

TEST(RevocationsTest, ADeviceHasOneTokenAtATime) {
  Revocations revocations;
  const domain::DeviceId device{3};
  EXPECT_TRUE(revocations.covers(deviceClaims(3, 1))) << "never enrolled";

  revocations.endTokensOf(device, 0);
  EXPECT_FALSE(revocations.covers(deviceClaims(3, 1)));
  revocations.endTokensOf(device, 1);

  EXPECT_TRUE(revocations.covers(deviceClaims(3, 1)));
  EXPECT_FALSE(revocations.covers(deviceClaims(3, 2)));
  EXPECT_EQ(revocations.lastEnded(device), 1U);
  EXPECT_EQ(revocations.lastEnded(domain::DeviceId{4}), std::nullopt);
}

TEST(RevocationsTest, RowsBringEverythingBack) {
  Revocations before;
  const std::vector<Revocations::Row> rows{
      before.endSession(claims(1, "a")),
      before.endSessionsOf(domain::StaffId{2}, kNow - hours{1}),
      before.endSessionsOf(domain::StaffId{2}, kNow),
      before.endTokensOf(domain::DeviceId{3}, 4),
      before.endTokensOf(domain::DeviceId{3}, 5),
      {"something else", kNow},
      {"staff:x:1", kNow},
      {"device:3", kNow}};

  Revocations after;
  after.load({rows.rbegin(), rows.rend()});

  EXPECT_TRUE(after.covers(claims(1, "a")));
  EXPECT_TRUE(after.covers(claims(2, "b", kNow)));
  EXPECT_FALSE(after.covers(claims(2, "b", kNow + hours{1})));
  EXPECT_EQ(after.lastEnded(domain::DeviceId{3}), 5U);
}

TEST(RevocationsTest, ForgetsWhatHasExpiredAnyway) {
  Revocations revocations;
  revocations.endSession(claims(1, "a"));
  revocations.endSessionsOf(domain::StaffId{2}, kNow);
  revocations.endTokensOf(domain::DeviceId{3}, 1);

  revocations.forgetBefore(kNow + Revocations::kSessionMax + hours{1});

  EXPECT_FALSE(revocations.covers(claims(1, "a")));
  EXPECT_FALSE(revocations.covers(claims(2, "b", kNow)));
  EXPECT_TRUE(revocations.covers(deviceClaims(3, 1))) << "device tokens do not expire";
}

}  // namespace
}  // namespace hall::api
