#include "counter-client/app/desktop_limits.h"

#include <gtest/gtest.h>

#include "tests/support/qt/readable_strings.h"

namespace hall::counter {
namespace {

TEST(DesktopLimitsTest, X11HasNoneUnlessSomebodyElseHasTheKeys) {
  EXPECT_EQ(desktopLimits("xcb", false), "");
  EXPECT_EQ(desktopLimits("xcb", true), "F7 和 F8 已被其他程序占用，只在一窗自己的窗口里有效。");
}

TEST(DesktopLimitsTest, WaylandIsSaidPlainly) {
  EXPECT_EQ(
      desktopLimits("wayland", false),
      "这个桌面（Wayland）不让程序把窗口放在最前，收成一条后可能被别的窗口挡住。"
      "需要时请改用 X11 会话登录。"
  );
  EXPECT_EQ(
      desktopLimits("wayland-egl", true),
      "这个桌面（Wayland）不让程序把窗口放在最前，收成一条后可能被别的窗口挡住；"
      "F7 和 F8 只在一窗自己的窗口里有效。需要时请改用 X11 会话登录。"
  );
}

}  // namespace
}  // namespace hall::counter
