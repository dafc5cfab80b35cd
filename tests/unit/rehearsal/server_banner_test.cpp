#include "tools/rehearsal/server_banner.h"

#include <gtest/gtest.h>

namespace hall::rehearsal {
namespace {

TEST(ServerBannerTest, KnowsPeopleDevicesAndTheAddress) {
  const ServerBanner banner = readBanner(
      "Accounts made at this first start; each password is shown once:\n"
      "  1001       rT3vb9smKqN552XK         张三\n"
      "  5001       nW5RgrB94pStPNCP         赵六\n"
      "Devices and their tokens, shown once:\n"
      "  kiosk-1        s1.0.1\n"
      "Key that checks this log's checkpoints, for the supervisor:\n"
      "  yichuang.hall/a+8987bc05+ATdY\n"
      "gRPC     127.0.0.1:38201\n"
      "metrics  http://127.0.0.1:36767/metrics\n"
      "READY\n"
  );

  ASSERT_EQ(banner.accounts.size(), 2U);
  EXPECT_EQ(banner.accounts[1].number, "5001");
  EXPECT_EQ(banner.accounts[1].password, "nW5RgrB94pStPNCP");
  EXPECT_EQ(banner.deviceTokens, (std::map<std::string, std::string>{{"kiosk-1", "s1.0.1"}}));
  EXPECT_EQ(banner.rpcAddress, "127.0.0.1:38201");
  EXPECT_TRUE(banner.ready);
}

TEST(ServerBannerTest, LaterStartNamesNobody) {
  const ServerBanner banner = readBanner("gRPC     127.0.0.1:7300\nREADY\n");
  EXPECT_TRUE(banner.accounts.empty());
  EXPECT_TRUE(banner.deviceTokens.empty());
  EXPECT_TRUE(banner.ready);
}

TEST(ServerBannerTest, IsReadAsItIsWritten) {
  ServerBanner banner;
  banner.rpcAddress = "127.0.0.1:7300";
  banner.accounts = {{"1001", "secret"}};
  banner.deviceTokens = {{"kiosk-1", "token"}};

  const ServerBanner again = readBanner(textOf(banner));

  EXPECT_EQ(again.rpcAddress, banner.rpcAddress);
  ASSERT_EQ(again.accounts.size(), 1U);
  EXPECT_EQ(again.accounts[0].password, "secret");
  EXPECT_EQ(again.deviceTokens, banner.deviceTokens);
}

}  // namespace
}  // namespace hall::rehearsal
