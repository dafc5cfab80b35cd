#include "server/web/caller_cookie.h"

#include <gtest/gtest.h>

namespace hall::web {
namespace {

TEST(CallerCookieTest, TheTokenIsFoundAmongOtherCookies) {
  struct Row {
    const char* cookie;
    const char* device;
    const char* session;
  };
  for (const Row& row :
       {Row{"", "", ""},
        Row{"hall_device=d", "d", ""},
        Row{"a=1; hall_session=s;hall_device=d ", "d", "s"},
        Row{"xhall_device=d", "", ""},
        Row{"hall_devicex=d", "", ""},
        Row{"hall_device", "", ""},
        Row{"hall_device=", "", ""},
        Row{";;=; hall_session=a=b", "", "a=b"},
        Row{"hall_device=first; hall_device=second", "first", ""}}) {
    Request request;
    request.cookie = row.cookie;
    EXPECT_EQ(tokenOf(request, Speaker::Device), row.device) << row.cookie;
    EXPECT_EQ(tokenOf(request, Speaker::Session), row.session) << row.cookie;
    EXPECT_EQ(tokenOf(request, Speaker::Public), "") << row.cookie;
  }
}

TEST(CallerCookieTest, OverTlsACookieNeverTravelsInTheClear) {
  EXPECT_EQ(
      cookieThatKeeps(Speaker::Session, "s", true),
      "hall_session=s; Path=/; HttpOnly; SameSite=Strict; Secure"
  );
  EXPECT_EQ(
      cookieThatForgets(Speaker::Session, false),
      "hall_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"
  );
}

TEST(CallerCookieTest, OnlyThreeSpeak) {
  EXPECT_EQ(speakerOf("public"), Speaker::Public);
  EXPECT_EQ(speakerOf("device"), Speaker::Device);
  EXPECT_EQ(speakerOf("session"), Speaker::Session);
  for (const char* other : {"", "Session", "session ", "admin"}) {
    EXPECT_EQ(speakerOf(other), std::nullopt) << other;
  }
}

}  // namespace
}  // namespace hall::web
