#include <QApplication>
#include <QQuickItem>
#include <QTest>

#include "counter-client/app/counter_window.h"
#include "tests/unit/counter_ui/counter_fixture.h"

/// The counter's keys, pressed in its windows, and what comes of each.
namespace hall::counter {
namespace {

class KeysTest : public CounterFixture {
 protected:
  void SetUp() override {
    ASSERT_NE(window.window(), nullptr) << window.warnings().join('\n').toStdString();
    settle();
  }
  /// In the window that is shown, a second after the last key.
  void key(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
    pass(1);
    QWindow* shown = window.bar()->isVisible() ? window.bar() : window.window();
    QTest::keyClick(shown, key, with);
    settle();
  }
  void control(Qt::Key which) { key(which, Qt::ControlModifier); }
  void type(const QString& text) {
    for (const QChar one : text) QTest::keyClick(shownWindow(), one.toLatin1());
    settle();
  }
  void tab(int times) {
    for (int i = 0; i < times; ++i) key(Qt::Key_Tab);
  }
  QWindow* shownWindow() { return window.window(); }

  ErrandController::Use errand() { return pages.errand()->use(); }
  QString chosen(int row) {
    const OutcomeController& rows = *pages.outcomes();
    const auto at = rows.index(row);
    const auto choices = at.data(OutcomeController::ChoicesRole).toStringList();
    return choices.value(at.data(OutcomeController::OutcomeRole).toInt());
  }

  CounterWindow window{pages, {}};
};

TEST_F(KeysTest, TheLoginTakesOneFromLineToLineByEnter) {
  type("1003");
  key(Qt::Key_Return);
  type("demo");
  key(Qt::Key_Return);
  ASSERT_EQ(pages.signIn()->step(), SignInController::ChoosingCounter) << said().toStdString();
  EXPECT_EQ(pages.signIn()->counterText(), "3 号窗口　无差别综合窗口");
  key(Qt::Key_Return);
  EXPECT_EQ(pages.signIn()->step(), SignInController::AtWork) << said().toStdString();
}

TEST_F(KeysTest, NoKeyWorksBeforeTheLogin) {
  for (const Qt::Key one : {Qt::Key_F2, Qt::Key_F8, Qt::Key_F10, Qt::Key_F12}) key(one);
  EXPECT_TRUE(hall.done().isEmpty());
  EXPECT_EQ(errand(), ErrandController::Nothing);
  EXPECT_FALSE(window.bar()->isVisible());
}

TEST_F(KeysTest, F8IsTheWholeRhythm) {
  signIn();
  key(Qt::Key_F8);
  EXPECT_EQ(state(), CounterState::Calling);
  key(Qt::Key_F8);
  EXPECT_EQ(state(), CounterState::Serving);
  key(Qt::Key_F8);
  EXPECT_TRUE(pages.outcomes()->isOpen());
  key(Qt::Key_F8);
  EXPECT_EQ(state(), CounterState::Idle);
  EXPECT_EQ(count<verb::Finish>(), 1);
}

TEST_F(KeysTest, F1SaysWhyAndEscapeClosesIt) {
  signIn();
  key(Qt::Key_F8);
  key(Qt::Key_F1);
  EXPECT_TRUE(pages.applicant()->isExplained());
  key(Qt::Key_Escape);
  EXPECT_FALSE(pages.applicant()->isExplained());
}

TEST_F(KeysTest, F2FindsAWalkUpByLettersAndTakesIt) {
  signIn();
  hall.empty();
  key(Qt::Key_F2);
  ASSERT_EQ(errand(), ErrandController::WalkUp);
  type("sb");
  key(Qt::Key_Return);
  const auto walkUp = last<verb::WalkUp>();
  ASSERT_TRUE(walkUp) << said().toStdString();
  EXPECT_EQ(walkUp->item, "social-card");
  EXPECT_FALSE(walkUp->telephone);
  EXPECT_EQ(state(), CounterState::Serving);
}

TEST_F(KeysTest, F3TakesATelephoneConsultationByTheArrows) {
  signIn();
  key(Qt::Key_F3);
  ASSERT_EQ(errand(), ErrandController::Telephone);
  const auto second = pages.errand()->index(1).data(ErrandController::NameRole).toString();
  key(Qt::Key_Down);
  key(Qt::Key_Return);
  const auto call = last<verb::WalkUp>();
  ASSERT_TRUE(call) << said().toStdString();
  EXPECT_TRUE(call->telephone);
  EXPECT_EQ(pages.calling()->purpose(), second);
}

TEST_F(KeysTest, F5TakesACallBack) {
  signIn();
  key(Qt::Key_F8);
  key(Qt::Key_F5);
  EXPECT_EQ(count<verb::Uncall>(), 1);
  EXPECT_EQ(state(), CounterState::Idle);
}

TEST_F(KeysTest, F10PausesForTheReasonOfADigit) {
  signIn();
  key(Qt::Key_F10);
  ASSERT_EQ(pages.pause()->asking(), PauseController::Pause);
  key(Qt::Key_2);
  key(Qt::Key_Return);
  const auto pause = last<verb::Pause>();
  ASSERT_TRUE(pause) << said().toStdString();
  EXPECT_EQ(pause->reason, PauseReason::Meeting);
  EXPECT_EQ(pause->minutes, 60);
  EXPECT_EQ(state(), CounterState::Paused);
}

TEST_F(KeysTest, F11LeadsToTheListsFromTheBarToo) {
  signIn();
  window.window()->setProperty("tab", 2);
  key(Qt::Key_F12);
  ASSERT_TRUE(window.bar()->isVisible());
  key(Qt::Key_F11);
  EXPECT_FALSE(window.bar()->isVisible());
  EXPECT_EQ(window.window()->property("tab"), 0);
  key(Qt::Key_Down);
  key(Qt::Key_Return);
  const QQuickItem* focused = window.window()->activeFocusItem();
  ASSERT_NE(focused, nullptr);
  EXPECT_EQ(focused->parentItem()->property("hint"), "指定呼叫 A012 的原因");
}

TEST_F(KeysTest, TheSpaceBarTellsThatAResultHasCome) {
  hall.ticket("A007")->hold = HoldKind::WaitingForResult;
  signIn();
  pages.tickets()->setList(TicketsController::Held);
  key(Qt::Key_F11);
  key(Qt::Key_Space);
  const auto wake = last<verb::Wake>();
  ASSERT_TRUE(wake) << said().toStdString();
  EXPECT_EQ(wake->ticket, "id-A007");
}

TEST_F(KeysTest, F12IsBarAndFullWindow) {
  signIn();
  key(Qt::Key_F12);
  EXPECT_TRUE(window.bar()->isVisible());
  EXPECT_FALSE(window.window()->isVisible());
  EXPECT_EQ(window.bar()->height(), 48);
  EXPECT_TRUE(window.bar()->flags().testFlag(Qt::WindowStaysOnTopHint));
  EXPECT_TRUE(window.bar()->flags().testFlag(Qt::FramelessWindowHint));
  key(Qt::Key_F12);
  EXPECT_FALSE(window.bar()->isVisible());
  EXPECT_TRUE(window.window()->isVisible());
  EXPECT_FALSE(window.window()->flags().testFlag(Qt::WindowStaysOnTopHint));
}

TEST_F(KeysTest, TheRhythmGoesOnInTheBar) {
  signIn();
  key(Qt::Key_F12);
  for (int presses = 0; presses < 4; ++presses) key(Qt::Key_F8);
  EXPECT_EQ(count<verb::Finish>(), 1);
  EXPECT_TRUE(window.bar()->isVisible());
}

TEST_F(KeysTest, ControlIShowsTheApplicantOfAServing) {
  signIn();
  serve();
  control(Qt::Key_I);
  EXPECT_TRUE(pages.applicant()->isRevealed());
  key(Qt::Key_Escape);
  EXPECT_FALSE(pages.applicant()->isRevealed());
}

TEST_F(KeysTest, ControlZGoesOnWithTheServingJustEnded) {
  signIn();
  serve();
  const QString was = number();
  key(Qt::Key_F8);
  key(Qt::Key_F8);
  ASSERT_EQ(state(), CounterState::Idle);
  control(Qt::Key_Z);
  EXPECT_EQ(state(), CounterState::Serving);
  EXPECT_EQ(number(), was);
}

TEST_F(KeysTest, ControlNAddsAnItemToTheResults) {
  signIn();
  serve();
  control(Qt::Key_N);
  EXPECT_EQ(errand(), ErrandController::Nothing) << "there are no results yet";
  key(Qt::Key_F8);
  ASSERT_EQ(pages.outcomes()->rowCount({}), 1);
  control(Qt::Key_N);
  ASSERT_EQ(errand(), ErrandController::AnotherItem);
  type("hkqy");
  key(Qt::Key_Return);
  EXPECT_EQ(pages.outcomes()->rowCount({}), 2);
}

TEST_F(KeysTest, ControlGPrintsTheGuideOfWhatStandsThere) {
  signIn();
  serve();
  control(Qt::Key_G);
  EXPECT_EQ(printing.guides, QStringList{"social-card"});
}

TEST_F(KeysTest, ControlLLocksAndThePasswordUnlocks) {
  signIn();
  serve();
  control(Qt::Key_L);
  ASSERT_EQ(pages.signIn()->step(), SignInController::Locked);
  key(Qt::Key_F8);
  EXPECT_EQ(state(), CounterState::Serving) << "no key works while locked";
  type("demo");
  key(Qt::Key_Return);
  EXPECT_EQ(pages.signIn()->step(), SignInController::AtWork);
  EXPECT_EQ(number(), "A011");
}

TEST_F(KeysTest, DigitsAndArrowsChooseTheResult) {
  signIn();
  serve();
  key(Qt::Key_F8);
  ASSERT_EQ(chosen(0), "当场办结");
  key(Qt::Key_2);
  EXPECT_EQ(chosen(0), "受理");
  key(Qt::Key_Right);
  EXPECT_EQ(chosen(0), "容缺受理");
  key(Qt::Key_Left);
  EXPECT_EQ(chosen(0), "受理");
  key(Qt::Key_F8);
  const auto finish = last<verb::Finish>();
  ASSERT_TRUE(finish) << said().toStdString();
  EXPECT_EQ(finish->outcomes[0].outcome, Outcome::Accepted);
}

TEST_F(KeysTest, SpaceTicksTheNextMaterial) {
  signIn();
  serve();
  key(Qt::Key_F8);
  const auto ticked = [this] {
    const auto materials =
        pages.outcomes()->index(0).data(OutcomeController::MaterialsRole).toList();
    return materials.value(0).toMap()["ticked"].toBool();
  };
  const bool was = ticked();
  tab(1);
  key(Qt::Key_Space);
  EXPECT_NE(ticked(), was);
}

TEST_F(KeysTest, EscapeLeavesTheResultsAndTheServingGoesOn) {
  signIn();
  serve();
  key(Qt::Key_F8);
  key(Qt::Key_Escape);
  EXPECT_FALSE(pages.outcomes()->isOpen());
  EXPECT_EQ(state(), CounterState::Serving);
}

TEST_F(KeysTest, WhatWasServedByHandIsEnteredFromLineToLine) {
  signIn();
  pages.handEntry()->begin();
  settle();
  type("A014");
  tab(2);
  type("9:05");
  tab(1);
  type("9:20");
  tab(1);
  key(Qt::Key_2);
  tab(2);
  ASSERT_EQ(pages.handEntry()->lack(), "");
  key(Qt::Key_Return);
  const auto entered = last<verb::Enter>();
  ASSERT_TRUE(entered) << said().toStdString();
  EXPECT_EQ(entered->ticket, "id-A014");
  EXPECT_EQ(entered->began.time(), QTime(9, 5));
  EXPECT_EQ(entered->ended.time(), QTime(9, 20));
  EXPECT_EQ(entered->outcomes[0].outcome, Outcome::Accepted);
}

TEST_F(KeysTest, APanelOpensWithoutTheWordsOfTheLastOne) {
  signIn();
  serve();
  const auto words = [this] {
    return window.window()->activeFocusItem()->property("text").toString();
  };
  key(Qt::Key_F9);
  tab(1);
  type("abc");
  ASSERT_EQ(words(), "abc");
  key(Qt::Key_Escape);
  key(Qt::Key_F9);
  tab(1);
  EXPECT_EQ(words(), "");
}

}  // namespace
}  // namespace hall::counter

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  const QApplication application(argc, argv);
  return RUN_ALL_TESTS();
}
