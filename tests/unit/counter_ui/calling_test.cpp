#include "tests/unit/counter_ui/counter_fixture.h"

/// The rhythm of the one key, and what keeps a slip from becoming an event.
namespace hall::counter {
namespace {

using CallingTest = CounterFixture;

TEST_F(CallingTest, OneKeyCallsStartsAndEndsTheUsualServing) {
  signIn();
  EXPECT_EQ(pages.calling()->mainText(), "呼叫下一位");
  press();
  EXPECT_EQ(state(), CounterState::Calling);
  EXPECT_EQ(number(), "A011") << "the longest wait";
  EXPECT_EQ(pages.calling()->mainText(), "开始办理");
  press();
  EXPECT_EQ(state(), CounterState::Serving);
  EXPECT_EQ(pages.calling()->mainText(), "办理完毕");
  press();
  EXPECT_TRUE(pages.outcomes()->isOpen());
  EXPECT_EQ(pages.calling()->mainText(), "确认办完");
  EXPECT_EQ(count<verb::Finish>(), 0) << "a result is looked at before it is recorded";
  press();
  EXPECT_EQ(state(), CounterState::Idle);
  const auto finish = last<verb::Finish>();
  ASSERT_TRUE(finish);
  ASSERT_EQ(finish->outcomes.size(), 1);
  EXPECT_EQ(finish->outcomes[0].outcome, Outcome::Done) << "一件即办件";
  EXPECT_EQ(finish->outcomes[0].materials, (QStringList{"identity", "form", "photo"}));
}

TEST_F(CallingTest, ARepeatWithinTheGuardTimeDoesNothing) {
  signIn();
  press();
  pages.calling()->main();  // no second has passed
  settle();
  EXPECT_EQ(state(), CounterState::Calling);
  EXPECT_EQ(count<verb::Start>(), 0);
  for (int repeat = 0; repeat < 3; ++repeat) {
    steady += 799;
    pages.calling()->main();
    settle();
  }
  EXPECT_EQ(count<verb::Start>(), 0) << "a key that sticks stays ignored until it is let go";
  steady += 800;
  pages.calling()->main();
  settle();
  EXPECT_EQ(count<verb::Start>(), 1);
}

TEST_F(CallingTest, APressWhileOneIsOnItsWayDoesNothing) {
  signIn();
  hall.hold();
  press();
  EXPECT_TRUE(pages.acting()->busy());
  press();
  press();
  hall.answerNow();
  settle();
  EXPECT_EQ(count<verb::CallNext>(), 1);
  EXPECT_FALSE(pages.acting()->busy());
}

TEST_F(CallingTest, CallingWhileServingAsksFirst) {
  signIn();
  serve();
  pass(1);
  pages.calling()->callNext();
  settle();
  EXPECT_TRUE(pages.calling()->asksToFinish());
  EXPECT_EQ(count<verb::CallNext>(), 1);
  pages.calling()->answerFinish(false);
  EXPECT_FALSE(pages.calling()->asksToFinish());
  EXPECT_FALSE(pages.outcomes()->isOpen());
  pass(1);
  pages.calling()->callNext();
  pages.calling()->answerFinish(true);
  EXPECT_TRUE(pages.outcomes()->isOpen());
}

TEST_F(CallingTest, CallingWhileOneIsCalledSaysWhatToDo) {
  signIn();
  press();
  pass(1);
  pages.calling()->callNext();
  settle();
  EXPECT_TRUE(pages.acting()->failed());
  EXPECT_EQ(said(), "A011 正在呼叫中：开始办理、再次呼叫或过号之后再叫下一位");
}

TEST_F(CallingTest, RecallsNotSoonerThanFifteenSecondsAndPassesAfterThreeCalls) {
  signIn();
  press();
  EXPECT_FALSE(pages.calling()->canRecall());
  pages.calling()->recall();
  settle();
  EXPECT_EQ(count<verb::Recall>(), 0);
  for (int again = 0; again < 2; ++again) {
    pass(16);
    ASSERT_TRUE(pages.calling()->canRecall());
    pages.calling()->recall();
    settle();
  }
  EXPECT_EQ(pages.calling()->callText(), "第 3 次呼叫，已播报；28 秒后可以过号");
  EXPECT_FALSE(pages.calling()->canNoShow());
  pages.calling()->noShow();
  settle();
  EXPECT_EQ(count<verb::NoShow>(), 0);
  pass(30);
  EXPECT_EQ(pages.calling()->callText(), "第 3 次呼叫，已播报；可以过号");
  pages.calling()->noShow();
  settle();
  EXPECT_EQ(state(), CounterState::Idle);
  EXPECT_EQ(pages.tickets()->absent(), 2);
}

TEST_F(CallingTest, WhoeverGivesUpIsPassedAtOnce) {
  signIn();
  press();
  pass(1);
  pages.calling()->giveUp();
  settle();
  const auto given = last<verb::NoShow>();
  ASSERT_TRUE(given);
  EXPECT_TRUE(given->givenUp);
}

TEST_F(CallingTest, ASlipIsTakenBack) {
  signIn();
  press();
  pass(1);
  pages.calling()->uncall();
  settle();
  EXPECT_EQ(state(), CounterState::Idle);
  press();
  EXPECT_EQ(number(), "A011") << "its place in time is kept";
}

TEST_F(CallingTest, AServingEndedByMistakeGoesOnWithinAMinute) {
  signIn();
  serve();
  press();
  press();
  ASSERT_TRUE(pages.calling()->canReopen());
  EXPECT_EQ(pages.calling()->reopenText(), "继续办 A011（60 秒内）");
  pass(10);
  EXPECT_EQ(pages.calling()->reopenText(), "继续办 A011（50 秒内）");
  pages.calling()->reopen();
  settle();
  EXPECT_EQ(state(), CounterState::Serving);
  EXPECT_EQ(number(), "A011");
  press();
  press();
  pass(61);
  EXPECT_FALSE(pages.calling()->canReopen());
}

TEST_F(CallingTest, WithNobodyWaitingTheCounterIsReady) {
  signIn();
  hall.empty();
  press();
  EXPECT_EQ(state(), CounterState::Ready);
  EXPECT_EQ(pages.calling()->mainText(), "等候取号…");
  EXPECT_EQ(pages.calling()->stateText(), "空闲，有人取号即叫");
}

TEST_F(CallingTest, TheNextOneComesByItselfWhereThatWasChosen) {
  signIn();
  pages.calling()->setAutoCall(true);
  serve();
  press();
  press();
  EXPECT_EQ(pages.calling()->countdown(), 5);
  EXPECT_EQ(pages.calling()->mainText(), "呼叫下一位（5）");
  pass(4);
  EXPECT_EQ(state(), CounterState::Idle);
  pass(1);
  EXPECT_EQ(state(), CounterState::Calling);
  EXPECT_EQ(number(), "A012");
}

TEST_F(CallingTest, TheCountdownStopsWhenSomethingElseIsDone) {
  signIn();
  pages.calling()->setAutoCall(true);
  serve();
  press();
  press();
  pages.pause()->askPause();
  pages.pause()->confirm();
  settle();
  pass(10);
  EXPECT_EQ(state(), CounterState::Paused);
  EXPECT_EQ(pages.calling()->countdown(), 0);
}

TEST_F(CallingTest, SaysWhoStandsThere) {
  signIn();
  actOn(rowOf("V004"), "听障老人");
  settle();
  EXPECT_EQ(pages.calling()->classText(), "优先号");
  EXPECT_EQ(pages.calling()->groundText(), "老年人");
  EXPECT_EQ(pages.calling()->marks(), QStringList{"听障"});
  EXPECT_EQ(pages.calling()->purpose(), "户口迁移");
  EXPECT_EQ(pages.calling()->waitedText(), "9 分");
  EXPECT_EQ(pages.calling()->usualText(), "8 分");
  EXPECT_FALSE(pages.calling()->guide().isEmpty());
}

TEST_F(CallingTest, RemarksStandOnOneLine) {
  signIn();
  Ticket& ticket = *hall.ticket("B005");
  ticket.supplement = true;
  ticket.wrongQueue = true;
  hall.renew();
  actOn(rowOf("B005"), "先到");
  settle();
  EXPECT_EQ(pages.calling()->remark(), "3 件　补交材料　预审：材料齐全　排错队转来");
}

TEST_F(CallingTest, TheClockOfAServingTurnsQuietlyWhenItGoesBeyondTheUsual) {
  using Pace = CallingController::Pace;
  signIn();
  serve();
  pass(9 * 60);
  EXPECT_EQ(pages.calling()->clock(), "9:00");
  EXPECT_EQ(pages.calling()->pace(), Pace::Usual);
  pass(60);
  EXPECT_EQ(pages.calling()->pace(), Pace::Long);
  pass(6 * 60);
  EXPECT_EQ(pages.calling()->pace(), Pace::VeryLong);
  EXPECT_EQ(pages.calling()->clock(), "16:00");
}

TEST_F(CallingTest, WithoutTheServerNobodyIsCalledAndTheServingGoesOn) {
  signIn();
  serve();
  hall.setContact(Contact::Lost);
  EXPECT_FALSE(pages.calling()->reachable());
  EXPECT_FALSE(pages.calling()->canRecall());
  press();
  press();
  EXPECT_EQ(state(), CounterState::Idle);
  EXPECT_EQ(said(), "与服务器失去联系，已记在本机，恢复后自动补交");
  EXPECT_EQ(hall.deferred(), 1);
  press();
  EXPECT_EQ(count<verb::CallNext>(), 1) << "the first one";
  EXPECT_EQ(said(), "与服务器失去联系，暂时不能叫号。请按应急叫号单叫号");
}

TEST_F(CallingTest, WhatTheServerRefusesStandsThereAsASentence) {
  signIn();
  hall.refuseNext({Denial::Cause::Other, "这个号已在 1 号窗口叫号。", {}, {}});
  press();
  EXPECT_EQ(state(), CounterState::Idle);
  EXPECT_TRUE(pages.acting()->failed());
  EXPECT_EQ(said(), "这个号已在 1 号窗口叫号。");
  press();
  EXPECT_EQ(said(), "") << "the next press begins anew";
}

TEST_F(CallingTest, ATicketCancelledWhileCalledFreesTheCounter) {
  signIn();
  press();
  hall.cancel("A011");
  EXPECT_EQ(number(), "") << "nobody is called any more";
  EXPECT_EQ(said(), "A011 已不在呼叫中：申请人取消了，或由别处处理");
}

TEST_F(CallingTest, APressMeantForWhatStoodThereBeforeDoesNothing) {
  signIn();
  press();
  pass(1);
  const QString called = number();
  hall.cancel(called);
  pages.calling()->main();
  settle();
  EXPECT_EQ(count<verb::CallNext>(), 1) << "it was to start the serving";
  EXPECT_EQ(said(), called + " 已不在呼叫中：申请人取消了，或由别处处理");
  press();
  EXPECT_EQ(count<verb::CallNext>(), 2);
}

TEST_F(CallingTest, ACorrectionThatLiesOpenIsNotSentForTheNextOne) {
  signIn();
  serve();
  press();
  press();
  pages.outcomes()->openCorrection();
  ASSERT_TRUE(pages.outcomes()->isCorrecting());
  serve();
  EXPECT_FALSE(pages.outcomes()->isOpen());
  press();
  EXPECT_TRUE(pages.outcomes()->isOpen() && !pages.outcomes()->isCorrecting());
  EXPECT_EQ(count<verb::Correct>(), 0);
}

TEST_F(CallingTest, TheCountdownStopsForTheLockAndForEveryPanel) {
  signIn();
  pages.calling()->setAutoCall(true);
  const auto ended = [&] {
    serve();
    press();
    press();
    ASSERT_GT(pages.calling()->countdown(), 0);
  };
  ended();
  pages.pause()->askPause();
  EXPECT_EQ(pages.calling()->countdown(), 0);
  pages.pause()->close();
  ended();
  pages.errand()->open(ErrandController::WalkUp);
  EXPECT_EQ(pages.calling()->countdown(), 0);
  pages.errand()->close();
  ended();
  pages.signIn()->lock();
  pass(10);
  EXPECT_EQ(count<verb::CallNext>(), 3) << "nobody is called to a locked counter";
}

}  // namespace
}  // namespace hall::counter
