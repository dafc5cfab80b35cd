#include "tests/unit/counter_ui/counter_fixture.h"

/// What goes on around the counter: pauses, holds, the floor, the applicant, papers, the language.
namespace hall::counter {
namespace {

using AroundTest = CounterFixture;

TEST_F(AroundTest, APauseSaysWhyAndUntilWhen) {
  signIn();
  pages.pause()->askPause();
  EXPECT_EQ(
      pages.pause()->reasons(),
      (QStringList{"就餐", "会议", "系统故障", "送件", "临时离开", "其他"})
  );
  EXPECT_EQ(pages.pause()->minutes(), 45) << "a meal";
  pages.pause()->setReason(4);
  EXPECT_EQ(pages.pause()->minutes(), 10);
  pages.pause()->setMinutes(0);
  EXPECT_EQ(pages.pause()->minutes(), 1);
  pages.pause()->setMinutes(5);
  pages.pause()->confirm();
  settle();
  EXPECT_EQ(state(), CounterState::Paused);
  EXPECT_EQ(pages.pause()->pausedText(), "临时离开，预计 9:35 恢复");
  EXPECT_FALSE(pages.pause()->overrun());
  pass(6 * 60);
  EXPECT_TRUE(pages.pause()->overrun());
  EXPECT_EQ(pages.pause()->pausedText(), "临时离开，原定 9:35 恢复，已经超过");
  press();
  EXPECT_EQ(state(), CounterState::Idle);
  EXPECT_EQ(pages.pause()->pausedText(), "");
}

TEST_F(AroundTest, NobodyPausesWithATicketAtTheCounter) {
  signIn();
  call();
  pages.pause()->askPause();
  EXPECT_EQ(pages.pause()->asking(), PauseController::Nothing);
  EXPECT_EQ(said(), "先办完或转走当前的号，再暂停服务");
}

TEST_F(AroundTest, APauseOfTheLastAbleCounterAsksForAManagersReason) {
  signIn();
  pages.pause()->askPause();
  hall.refuseNext({Denial::Cause::OverrideNeeded, "还有人在等候，只有本窗口能办。", {}, {}});
  pages.pause()->confirm();
  settle();
  EXPECT_TRUE(pages.pause()->needsOverride());
  pages.pause()->setNote("停电");
  pages.pause()->confirm();
  settle();
  const auto paused = last<verb::Pause>();
  ASSERT_TRUE(paused);
  EXPECT_EQ(paused->overrideReason, "停电");
}

TEST_F(AroundTest, AHoldFreesTheCounterAndKeepsThePlace) {
  signIn();
  pages.pause()->askHold();
  EXPECT_EQ(pages.pause()->asking(), PauseController::Nothing) << "nobody is served";
  serve();
  pages.pause()->askHold();
  EXPECT_EQ(pages.pause()->reasons(), (QStringList{"补材料、填表", "材料留在本窗口", "等待结果"}));
  pages.pause()->setReason(2);
  pages.pause()->setNote("等审批");
  pages.pause()->confirm();
  settle();
  const auto hold = last<verb::Hold>();
  ASSERT_TRUE(hold);
  EXPECT_EQ(hold->kind, HoldKind::WaitingForResult);
  EXPECT_EQ(hold->note, "等审批");
  EXPECT_EQ(state(), CounterState::Idle);
  EXPECT_EQ(pages.tickets()->held(), 2);
}

TEST_F(AroundTest, BroadcastsStandBelowTheCountersOwnMessages) {
  signIn();
  hall.setBroadcasts({"请戴口罩"});
  EXPECT_EQ(pages.floor()->messages(), QStringList{"请戴口罩"});
  EXPECT_EQ(pages.floor()->news(), 1);
  hall.setMessages({"请保持台面整洁"});
  EXPECT_EQ(pages.floor()->messages(), (QStringList{"9:30 请保持台面整洁", "请戴口罩"}));
  EXPECT_EQ(pages.floor()->news(), 2);
  hall.setBroadcasts({});
  EXPECT_EQ(pages.floor()->news(), 1);
}

TEST_F(AroundTest, TheReasonsOfAPauseFollowTheLanguage) {
  signIn();
  pages.pause()->askPause();
  int told = 0;
  QObject::connect(pages.pause(), &PauseController::changed, [&told] { ++told; });
  QObject::connect(pages.pause(), &PauseController::ticked, [&told] { ++told; });
  pages.language()->setEnglish(true);
  EXPECT_EQ(told, 2) << "of the reasons and of what stands while paused";
}

TEST_F(AroundTest, TheFloorTellsQueuesCountersMessagesAndAlerts) {
  signIn();
  hall.setMessages({"请保持台面整洁"});
  hall.setAlert("黄色预警：4 号窗口暂停超过预定时间", false);
  const QVariantMap social = pages.floor()->queues()[0].toMap();
  EXPECT_EQ(social["name"], "社保业务");
  EXPECT_EQ(social["waiting"], 3);
  EXPECT_EQ(social["longest"], "17 分");
  EXPECT_EQ(pages.floor()->places().size(), 6) << "the others";
  EXPECT_EQ(pages.floor()->places()[0].toMap()["number"], "A009");
  EXPECT_EQ(pages.floor()->messages(), QStringList{"9:30 请保持台面整洁"});
  EXPECT_EQ(pages.floor()->alerts()[0].toMap()["text"], "黄色预警：4 号窗口暂停超过预定时间");
  EXPECT_EQ(pages.floor()->news(), 2);
  EXPECT_EQ(pages.floor()->latest(), "9:30 请保持台面整洁");
  EXPECT_EQ(social["near"], 1) << "one of the three has waited beyond the promise";
  EXPECT_EQ(pages.floor()->overtime(), "") << "in the morning nobody is served after closing";
}

TEST_F(AroundTest, WhoLosesAQueueInTheMiddleOfTheDayIsTold) {
  signIn();
  EXPECT_EQ(pages.floor()->latest(), "") << "what one signs in with is no change";

  hall.setAble({"social", "general"});

  EXPECT_EQ(pages.floor()->latest(), "9:30 不再办理：医保业务。正在办理的可以继续办完。");
  EXPECT_EQ(pages.floor()->messages().size(), 1);
  EXPECT_EQ(pages.floor()->news(), 1);
  pass(60);
  hall.setAble({"social", "general", "medical"});
  EXPECT_EQ(pages.floor()->latest(), "9:31 办理范围增加：医保业务。");
  hall.setMessages({"请保持台面整洁"});
  pass(1);
  EXPECT_EQ(pages.floor()->messages().size(), 2);
  pass(601);
  EXPECT_EQ(pages.floor()->latest(), "") << "ten minutes on it is old";
}

TEST_F(AroundTest, SaysWhenTheServerIsStaleAndWhenItIsLost) {
  signIn();
  EXPECT_EQ(pages.floor()->linkText(), "");
  hall.setContact(Contact::Stale);
  EXPECT_EQ(pages.floor()->linkText(), "正在等服务器的消息…");
  hall.setContact(Contact::Lost);
  EXPECT_EQ(pages.floor()->linkText(), "与服务器失去联系，以下是断开前的情况，不能叫号");
}

TEST_F(AroundTest, WhatIsKeptLocallyIsCounted) {
  signIn();
  serve();
  hall.setContact(Contact::Lost);
  press();
  press();
  EXPECT_EQ(
      pages.floor()->linkText(), "与服务器失去联系，以下是断开前的情况，不能叫号；已有 1 笔记在本机"
  );
  hall.setContact(Contact::Live);
  EXPECT_EQ(pages.floor()->deferred(), 0);
}

TEST_F(AroundTest, TheApplicantIsShownOnDemandForAMinute) {
  signIn();
  call();
  EXPECT_FALSE(pages.applicant()->mayReveal()) << "only while served";
  press();
  ASSERT_TRUE(pages.applicant()->mayReveal());
  pages.applicant()->reveal({});
  settle();
  EXPECT_EQ(pages.applicant()->person(), "李**　4101**********0010");
  EXPECT_EQ(pages.applicant()->earlier()[0].toMap()["number"], "C003");
  pages.applicant()->reveal("核对原件");
  settle();
  EXPECT_EQ(pages.applicant()->person(), "李建国　410101195803070010");
  pass(59);
  EXPECT_TRUE(pages.applicant()->isRevealed());
  pass(1);
  EXPECT_FALSE(pages.applicant()->isRevealed());
  EXPECT_EQ(pages.applicant()->person(), "");
}

TEST_F(AroundTest, TheApplicantGoesWithTheTicket) {
  signIn();
  serve();
  pages.applicant()->reveal({});
  settle();
  press();
  press();
  EXPECT_FALSE(pages.applicant()->isRevealed());
}

TEST_F(AroundTest, WhyATicketWasCalledIsOneKeyAway) {
  signIn();
  call();
  pages.applicant()->explain();
  settle();
  EXPECT_EQ(
      pages.applicant()->explanation(),
      "A011：已经超过承诺的等候时间。已等候 17 分，超过承诺的时间 2 分；当时全厅等候 12 "
      "人，本窗口可叫 8 人。"
  );
  EXPECT_EQ(pages.applicant()->candidates()[0].toMap()["number"], "A012");
  pages.applicant()->close();
  EXPECT_FALSE(pages.applicant()->isExplained());
}

TEST_F(AroundTest, AWalkUpHasNoCallToExplain) {
  signIn();
  hall.empty();
  pages.errand()->open(ErrandController::Telephone);
  pages.errand()->choose(1);
  settle();
  pages.applicant()->explain();
  EXPECT_EQ(said(), "A018 是直接办理的，没有叫号");
}

TEST_F(AroundTest, TheEmergencyListHasTheMostUrgentFirst) {
  signIn();
  EXPECT_FALSE(pages.papers()->offersEmergencyList());
  hall.setContact(Contact::Lost);
  ASSERT_TRUE(pages.papers()->offersEmergencyList());
  pages.papers()->printEmergencyList();
  ASSERT_EQ(printing.lists.size(), 1);
  const EmergencyList& list = printing.lists[0];
  EXPECT_EQ(list.counter, "3 号窗口");
  ASSERT_EQ(list.rows.size(), 8);
  EXPECT_EQ(list.rows[0].number, "A011") << "two minutes beyond its promise";
  EXPECT_EQ(list.rows[1].number, "V004") << "of eight minutes";
  EXPECT_EQ(list.rows[1].ground, "老年人");
  EXPECT_EQ(said(), "应急叫号单已打印");
}

TEST_F(AroundTest, WhatWasServedByHandIsEnteredLineByLine) {
  signIn();
  hall.pass(qint64{3600} * 1000);  // 10:30
  HandEntryController& entry = *pages.handEntry();
  entry.begin();
  EXPECT_EQ(entry.lack(), "请输入排队号；没有取号的，选择办了什么事");
  entry.setNumber(" a099");
  EXPECT_EQ(entry.lack(), "等候和过号的号里没有 A099");
  entry.setNumber("a012");
  EXPECT_EQ(entry.purpose(), "异地就医备案");
  entry.setBegan("10:05");
  EXPECT_EQ(entry.lack(), "请按纸上的记录输入时间，例如 9:05");
  entry.setEnded("10:01");
  EXPECT_EQ(entry.lack(), "办完的时间早于开始的时间");
  entry.setEnded("10:45");
  EXPECT_EQ(entry.lack(), "办完的时间还没有到");
  entry.setEnded("10:20");
  entry.setReason(" ");
  EXPECT_EQ(entry.lack(), "请写明为什么手工办理");
  entry.confirm();
  EXPECT_EQ(said(), "请写明为什么手工办理");
  entry.setReason("停电");
  EXPECT_EQ(entry.lack(), "");
  entry.confirm();
  settle();
  const auto entered = last<verb::Enter>();
  ASSERT_TRUE(entered);
  EXPECT_EQ(entered->ticket, "id-A012");
  EXPECT_EQ(entered->began.toString("H:mm"), "10:05");
  EXPECT_EQ(entered->outcomes[0].outcome, Outcome::Done);
  EXPECT_EQ(entered->outcomes[0].item, "medical-abroad");
  EXPECT_EQ(entered->reason, "停电");
  EXPECT_TRUE(entry.isOpen()) << "for the next line";
  EXPECT_EQ(entry.number(), "");
  EXPECT_EQ(entry.reason(), "停电");
}

TEST_F(AroundTest, AnEntryCanSayThatTheOwnWishWasAsked) {
  signIn();
  HandEntryController& entry = *pages.handEntry();
  entry.begin();
  entry.setNumber("A012");
  EXPECT_FALSE(entry.asksOwnWish());
  entry.setNumber("V004");
  ASSERT_TRUE(entry.asksOwnWish());
  entry.setOwnWish(true);
  entry.setBegan("9:10");
  entry.setEnded("9:20");
  pass(1);
  entry.confirm();
  settle();
  const auto entered = last<verb::Enter>();
  ASSERT_TRUE(entered) << said().toStdString();
  EXPECT_TRUE(entered->outcomes[0].ownWishAsked);
}

TEST_F(AroundTest, SomebodyWithoutANumberIsEnteredByWhatTheyCameFor) {
  signIn();
  pages.handEntry()->begin();
  pages.errand()->open(ErrandController::HandEntry);
  pages.errand()->choose(1);
  EXPECT_EQ(pages.handEntry()->purpose(), "咨询");
  pages.handEntry()->setBegan("9:05");
  pages.handEntry()->setEnded("9:10");
  pages.handEntry()->setOutcome(2);
  pages.handEntry()->confirm();
  settle();
  const auto entered = last<verb::Enter>();
  ASSERT_TRUE(entered);
  EXPECT_EQ(entered->queue, "consult");
  EXPECT_EQ(entered->outcomes[0].outcome, Outcome::Consulted);
  EXPECT_TRUE(entered->outcomes[0].item.isEmpty());
}

TEST_F(AroundTest, TheLanguageOfNamesFollowsTheWindow) {
  signIn();
  call();
  pages.language()->setEnglish(true);
  EXPECT_EQ(pages.calling()->purpose(), "Social security card");
  pages.language()->setEnglish(false);
  EXPECT_EQ(pages.calling()->purpose(), "社会保障卡申领");
}

}  // namespace
}  // namespace hall::counter
