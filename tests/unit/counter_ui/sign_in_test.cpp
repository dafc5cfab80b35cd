#include "tests/unit/counter_ui/counter_fixture.h"

/// 签到上岗, 签退, 接管窗口 and the lock.
namespace hall::counter {
namespace {

using SignInTest = CounterFixture;
using Step = SignInController::Step;

TEST_F(SignInTest, TakesThePersonToTheCounterOfThisMachine) {
  SignInController& at = *pages.signIn();
  EXPECT_EQ(at.step(), Step::LoggedOut);
  at.login("1003", "wrong");
  settle();
  EXPECT_EQ(said(), "工号或口令不对");
  EXPECT_EQ(at.step(), Step::LoggedOut);
  at.login("1003", "demo");
  settle();
  EXPECT_EQ(at.step(), Step::ChoosingCounter);
  EXPECT_EQ(at.name(), "王敏");
  EXPECT_EQ(at.counterText(), "3 号窗口　无差别综合窗口") << "of the settings";
  EXPECT_EQ(at.skills(), "社保业务、医保业务、综合业务");
  at.signIn();
  settle();
  EXPECT_EQ(at.step(), Step::AtWork);
  EXPECT_EQ(state(), CounterState::Idle);
}

TEST_F(SignInTest, NothingTypedIsSaidBeforeAnythingIsAsked) {
  pages.signIn()->login(" ", "demo");
  EXPECT_EQ(said(), "请输入工号和口令");
  EXPECT_FALSE(pages.acting()->busy());
}

TEST_F(SignInTest, APasswordOfSomebodyElsesIsChangedFirst) {
  hall.setPasswordDue(true);
  pages.signIn()->login("1003", "demo");
  settle();
  EXPECT_EQ(pages.signIn()->step(), Step::NewPassword);
  pages.signIn()->changePassword("demo", "short");
  settle();
  EXPECT_EQ(said(), "新口令至少 10 个字符");
  EXPECT_EQ(pages.signIn()->step(), Step::NewPassword);
  pages.signIn()->changePassword("demo", "long enough 1");
  settle();
  EXPECT_EQ(pages.signIn()->step(), Step::ChoosingCounter);
}

TEST_F(SignInTest, ACounterThatIsTakenOffersTakingOver) {
  pages.signIn()->login("1003", "demo");
  settle();
  pages.signIn()->setCounter(0);
  pages.signIn()->signIn();
  settle();
  EXPECT_EQ(pages.signIn()->step(), Step::ChoosingCounter);
  EXPECT_TRUE(pages.signIn()->offersTakeOver());
  EXPECT_EQ(said(), "这个窗口已经有人在岗，可以接管窗口");
  pages.signIn()->takeOver("电脑坏了");
  settle();
  EXPECT_EQ(pages.signIn()->step(), Step::AtWork);
}

TEST_F(SignInTest, WhoMaySitAtAnotherPcAlreadyGoesOnHereWithThePassword) {
  hall.setMaybeElsewhere();
  pages.signIn()->login("1003", "demo");
  settle();
  pages.signIn()->signIn();
  settle();
  EXPECT_EQ(pages.signIn()->step(), Step::ChoosingCounter);
  EXPECT_TRUE(pages.signIn()->offersGoingOn());
  EXPECT_FALSE(pages.signIn()->offersTakeOver());
  EXPECT_TRUE(said().contains("可能是在另一台电脑上")) << said().toStdString();
  pages.signIn()->goOnHere("wrong");
  settle();
  EXPECT_TRUE(pages.signIn()->offersGoingOn()) << "it is typed once more";
  pages.signIn()->goOnHere("demo");
  settle();
  EXPECT_EQ(pages.signIn()->step(), Step::AtWork);
  EXPECT_FALSE(pages.signIn()->offersGoingOn());
}

TEST_F(SignInTest, LeavingSaysWhoStillWaitsAndUntilWhen) {
  signIn();
  pages.signIn()->leave();
  EXPECT_EQ(pages.signIn()->step(), Step::Leaving);
  EXPECT_EQ(
      pages.signIn()->leavingText(), "本窗口的业务还有 8 人在等候，按现在的用时约到 10:02 办完。"
  );
  pages.signIn()->stay();
  EXPECT_EQ(pages.signIn()->step(), Step::AtWork);
}

TEST_F(SignInTest, LeavingBeforeClosingSaysHowManyAreServedAfterIt) {
  signIn();
  hall.pass((qint64{7} * 3600 + qint64{27} * 60) * 1000);  // 16:57
  hall.renew();
  pages.signIn()->leave();
  EXPECT_EQ(
      pages.signIn()->leavingText(),
      "本窗口的业务还有 8 人在等候，按现在的用时约到 17:29 办完。"
      "其中约 8 人要在下班后办理，已经取号的都要办完再下班。"
  );
  EXPECT_EQ(pages.floor()->overtime(), "约 7 人要在下班后办理，预计到 17:18");
}

TEST_F(SignInTest, TheLastAbleCounterLeavesOnAManagersWordAlone) {
  signIn();
  pages.signIn()->leave();
  pages.signIn()->signOff({});
  settle();
  EXPECT_EQ(pages.signIn()->step(), Step::Leaving);
  EXPECT_EQ(said(), "还有人在等候，只有本窗口能办，不能签退");
  EXPECT_FALSE(pages.signIn()->needsOverride()) << "whoever sits there is no manager";
  pages.signIn()->stay();
  hall.empty();
  pages.signIn()->leave();
  EXPECT_EQ(pages.signIn()->leavingText(), "本窗口的业务没有人在等候。");
  pages.signIn()->signOff({});
  settle();
  EXPECT_EQ(pages.signIn()->step(), Step::LoggedOut);
  EXPECT_EQ(hall.contact(), Contact::None);
}

TEST_F(SignInTest, AManagerSaysWhyAndLeaves) {
  hall.setManager(true);
  signIn();
  pages.signIn()->leave();
  pages.signIn()->signOff({});
  settle();
  ASSERT_TRUE(pages.signIn()->needsOverride());
  pages.signIn()->signOff("转到 5 号窗口");
  settle();
  EXPECT_EQ(pages.signIn()->step(), Step::LoggedOut);
}

TEST_F(SignInTest, WithoutTheServerNothingLocksThatNobodyCouldUnlock) {
  signIn();
  serve();
  hall.setContact(Contact::Lost);
  pass(SignInController::kLockSeconds + 60);
  EXPECT_EQ(pages.signIn()->step(), Step::AtWork);
  hall.setContact(Contact::Live);
  pass(1);
  EXPECT_EQ(pages.signIn()->step(), Step::Locked);
}

TEST_F(SignInTest, WhoeverIsNotMeantToSitHereLetsSomebodyElseLogIn) {
  pages.signIn()->login("1003", "demo");
  settle();
  ASSERT_EQ(pages.signIn()->step(), Step::ChoosingCounter);
  pages.signIn()->logOut();
  EXPECT_EQ(pages.signIn()->step(), Step::LoggedOut);
  EXPECT_EQ(pages.signIn()->staff(), "");
  signIn();
}

TEST_F(SignInTest, LocksAfterTenMinutesAndKeepsTheTicket) {
  signIn();
  serve();
  pass(SignInController::kLockSeconds - 60);
  pages.signIn()->touched();
  pass(SignInController::kLockSeconds - 1);
  EXPECT_EQ(pages.signIn()->step(), Step::AtWork);
  pass(1);
  EXPECT_EQ(pages.signIn()->step(), Step::Locked);
  pages.signIn()->unlock("wrong");
  settle();
  EXPECT_EQ(pages.signIn()->step(), Step::Locked);
  pages.signIn()->unlock("demo");
  settle();
  EXPECT_EQ(pages.signIn()->step(), Step::AtWork);
  EXPECT_EQ(number(), "A011");
  EXPECT_EQ(state(), CounterState::Serving);
}

TEST_F(SignInTest, ASessionEndedFromElsewhereLeadsBackToTheLogin) {
  signIn();
  serve();
  hall.endSession("您的账号已停用。");
  settle();
  EXPECT_EQ(pages.signIn()->step(), Step::LoggedOut);
  EXPECT_TRUE(pages.acting()->failed());
  EXPECT_EQ(said(), "您的账号已停用。");
}

TEST_F(SignInTest, OnlyAManagerSwitchesTheKind) {
  signIn();
  pages.signIn()->switchKind(4);
  settle();
  EXPECT_EQ(hall.now().counter.kind, CounterKind::Universal);
  hall.setManager(true);
  pages.signIn()->unlock("demo");
  pages.signIn()->lock();
  pages.signIn()->unlock("demo");
  settle();
  EXPECT_FALSE(pages.signIn()->manager()) << "the rights are those of the login";
}

TEST_F(SignInTest, AManagerSwitchesTheKind) {
  hall.setManager(true);
  signIn();
  EXPECT_EQ(pages.signIn()->kinds().size(), 7);
  pages.signIn()->switchKind(4);
  settle();
  EXPECT_EQ(hall.now().counter.kind, CounterKind::Consult);
}

}  // namespace
}  // namespace hall::counter
