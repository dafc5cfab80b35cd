#include "server/api/tokens.h"

#include <gtest/gtest.h>

#include <string>

namespace hall::api {
namespace {

SigningKey key(std::uint8_t fill) {
  SigningKey key;
  key.fill(fill);
  return key;
}

SessionClaims claims() {
  return {
      domain::StaffId{12},
      domain::DeviceId{3},
      "abcdef",
      domain::Instant{std::chrono::hours{100}},
      domain::Instant{std::chrono::hours{112}}};
}

TEST(SessionTokenTest, SaysWhatWasSigned) {
  const auto read = readSession(key(1), signSession(key(1), claims()));

  ASSERT_TRUE(read);
  EXPECT_EQ(read->staff, claims().staff);
  EXPECT_EQ(read->device, claims().device);
  EXPECT_EQ(read->session, claims().session);
  EXPECT_EQ(read->issued, claims().issued);
  EXPECT_EQ(read->expires, claims().expires);
}

TEST(SessionTokenTest, IsHmacWithSha256SoThatOlderTokensStayGood) {
  EXPECT_EQ(
      signSession(key(1), claims()),
      "s1.12.3.abcdef.360000000.403200000.4QRZ9oEQrzEnAeFPUd24STwvE8a_MmhvBGtYkM9eUrc"
  );
}

TEST(SessionTokenTest, IsWorthNothingWhenAnyByteIsChanged) {
  const std::string token = signSession(key(1), claims());
  for (std::size_t i = 0; i < token.size(); ++i) {
    std::string changed = token;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(readSession(key(1), changed)) << i;
    EXPECT_FALSE(readSession(key(1), token.substr(0, i))) << i;
  }
}

TEST(SessionTokenTest, IsWorthNothingUnderAnotherKey) {
  EXPECT_FALSE(readSession(key(2), signSession(key(1), claims())));
}

TEST(SessionTokenTest, NonsenseIsNoToken) {
  for (const char* text : {"", ".", "s1", "s1.....", "a.b.c.d.e.f.g", "......"}) {
    EXPECT_FALSE(readSession(key(1), text)) << text;
  }
}

TEST(TicketTokenTest, IsGoodForOneTicketAndOnePurpose) {
  domain::TicketId mine, other;
  mine.bytes[15] = 1;
  other.bytes[15] = 2;
  const std::string token = ticketToken(key(1), mine, TicketPurpose::Follow);

  EXPECT_TRUE(isTicketToken(key(1), mine, TicketPurpose::Follow, token));
  EXPECT_FALSE(isTicketToken(key(1), other, TicketPurpose::Follow, token));
  EXPECT_FALSE(isTicketToken(key(1), mine, TicketPurpose::Review, token));
  EXPECT_FALSE(isTicketToken(key(2), mine, TicketPurpose::Follow, token));
  EXPECT_FALSE(isTicketToken(key(1), mine, TicketPurpose::Follow, ""));
}

}  // namespace
}  // namespace hall::api
