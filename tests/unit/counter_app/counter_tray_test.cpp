#include "counter-client/app/counter_tray.h"

#include <QAction>
#include <QApplication>

#include "tests/unit/counter_ui/counter_fixture.h"

/// The counter's sign in the tray, also where there is no tray.
namespace hall::counter {
namespace {

class TrayTest : public CounterFixture {
 protected:
  QStringList texts() const {
    QStringList texts;
    for (const QAction* action : tray.menu().actions()) texts << action->text();
    return texts;
  }
  QAction* action(int which) const { return tray.menu().actions()[which]; }

  CounterWindow window{pages, {}};
  CounterTray tray{{hall, pages, window}};
};

TEST_F(TrayTest, SaysHowManyWait) {
  EXPECT_EQ(tray.icon().toolTip(), "一窗：未签到");
  signIn();
  EXPECT_EQ(tray.icon().toolTip(), "一窗：等候 8 人");
  call();
  EXPECT_EQ(tray.icon().toolTip(), "一窗：等候 7 人");
  EXPECT_FALSE(tray.icon().icon().isNull());
}

TEST_F(TrayTest, SpeaksTheLanguageOfTheWindows) {
  EXPECT_EQ(texts(), (QStringList{"打开窗口", "收成一条", "退出"}));
  window.speak(true);
  EXPECT_EQ(texts(), (QStringList{"Open the window", "Bar", "Quit"}));
  window.speak(false);
  EXPECT_EQ(texts(), (QStringList{"打开窗口", "收成一条", "退出"}));
}

TEST_F(TrayTest, TheBarIsForWhoIsAtWork) {
  EXPECT_FALSE(action(1)->isEnabled());
  signIn();
  EXPECT_TRUE(action(1)->isEnabled());
  action(1)->trigger();
  settle();
  EXPECT_TRUE(window.bar()->isVisible());
  EXPECT_FALSE(window.window()->isVisible());
  action(0)->trigger();
  settle();
  EXPECT_FALSE(window.bar()->isVisible());
  EXPECT_TRUE(window.window()->isVisible());
}

TEST_F(TrayTest, WhoeverQuitsAtWorkSignsOffFirst) {
  signIn();
  action(2)->trigger();
  EXPECT_EQ(pages.signIn()->step(), SignInController::Leaving);
  pages.signIn()->lock();
  action(2)->trigger();
  EXPECT_EQ(pages.signIn()->step(), SignInController::Locked);
  EXPECT_EQ(said(), "请先解锁，再签退");
}

}  // namespace
}  // namespace hall::counter

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  const QApplication application(argc, argv);
  return RUN_ALL_TESTS();
}
