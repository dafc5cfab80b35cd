#include "server/rpc/listener.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hall::rpc {
namespace {

TEST(ListenerTest, KnowsTheAddressesOfThisMachine) {
  for (const char* address : {"127.0.0.1", "127.8.8.8", "::1", "localhost"}) {
    EXPECT_TRUE(isLoopback(address)) << address;
  }
  for (const char* address : {"0.0.0.0", "::", "10.0.0.1", "128.0.0.1", "fe80::1", "", "hall"}) {
    EXPECT_FALSE(isLoopback(address)) << address;
  }
}

TEST(ListenerTest, AllowsBeyondLoopbackOnlyWithTls) {
  struct Case {
    const char* address;
    bool hasTls;
    const char* complaint;  // empty: allowed
  };
  const Case cases[] = {
      {"127.0.0.1", false, ""},
      {"::1", false, ""},
      {"localhost", false, ""},
      {"0.0.0.0", true, ""},
      {"::", true, ""},
      {"10.1.2.3", true, ""},
      {"0.0.0.0", false, "needs TLS"},
      {"::", false, "needs TLS"},
      {"10.1.2.3", false, "needs TLS"},
      {"hall.example", true, "not an IP address"},
      {"", true, "not an IP address"},
      {"127.0.0.1:80", false, "not an IP address"},
  };
  for (const auto& one : cases) {
    const auto wrong = checkListener(one.address, one.hasTls);
    EXPECT_EQ(wrong.has_value(), *one.complaint != '\0') << one.address;
    EXPECT_THAT(wrong.value_or(""), testing::HasSubstr(one.complaint));
  }
}

TEST(ListenerTest, PutsIpV6IntoBrackets) {
  EXPECT_EQ(hostAndPort("10.0.0.7", 7443), "10.0.0.7:7443");
  EXPECT_EQ(hostAndPort("::1", 7443), "[::1]:7443");
}

TEST(ListenerTest, SaysWhyItCannotListen) {
  EXPECT_EQ(checkPortFree("127.0.0.1", 0), std::nullopt);
  // An address of the documentation range (RFC 5737) belongs to no machine.
  EXPECT_EQ(
      checkPortFree("192.0.2.1", 0), "cannot listen on 192.0.2.1:0: Cannot assign requested address"
  );
}

TEST(ListenerTest, NeedsNoFilesWithoutTls) {
  const auto credentials = makeCredentials(std::nullopt);
  ASSERT_TRUE(std::holds_alternative<ServerCredentials>(credentials));
  EXPECT_NE(std::get<ServerCredentials>(credentials), nullptr);
}

}  // namespace
}  // namespace hall::rpc
