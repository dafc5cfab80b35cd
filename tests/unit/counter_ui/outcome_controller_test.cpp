#include "tests/unit/counter_ui/counter_fixture.h"

/// The form of the results over a serving.
namespace hall::counter {
namespace {

using OutcomeTest = CounterFixture;
using Form = OutcomeController;

QVariant at(CounterPages& pages, int row, int role) {
  return pages.outcomes()->index(row).data(role);
}

TEST_F(OutcomeTest, OpensOnlyWhileServing) {
  signIn();
  pages.outcomes()->open();
  EXPECT_FALSE(pages.outcomes()->isOpen());
  press();
  pages.outcomes()->open();
  EXPECT_FALSE(pages.outcomes()->isOpen());
  press();
  pages.outcomes()->open();
  EXPECT_TRUE(pages.outcomes()->isOpen());
  EXPECT_EQ(at(pages, 0, Form::NameRole), "社会保障卡申领");
  EXPECT_EQ(at(pages, 0, Form::OutcomeTextRole), "当场办结");
}

TEST_F(OutcomeTest, KeepsTheTicksOverAClose) {
  signIn();
  serve();
  pages.outcomes()->open();
  pages.outcomes()->tick(0, 2);
  pages.outcomes()->close();
  pages.outcomes()->open();
  const auto photo = at(pages, 0, Form::MaterialsRole).toList()[2].toMap();
  EXPECT_FALSE(photo["ticked"].toBool());
  EXPECT_TRUE(photo["missing"].toBool());
}

TEST_F(OutcomeTest, TheNextTicketBeginsWithAFormOfItsOwn) {
  signIn();
  serve();
  pages.outcomes()->open();
  pages.outcomes()->setNote("前一位的备注");
  pages.outcomes()->choose(0, 1);
  pass(1);
  pages.outcomes()->confirm();
  settle();
  serve();
  pages.outcomes()->open();
  EXPECT_EQ(pages.outcomes()->number(), "A012");
  EXPECT_EQ(pages.outcomes()->note(), "");
}

TEST_F(OutcomeTest, DealsWithSeveralItemsAndCopies) {
  signIn();
  serve();
  pages.outcomes()->open();
  pages.outcomes()->setCopies(0, 3);
  pages.outcomes()->addItem("pension");
  pages.outcomes()->addItem("pension");
  EXPECT_EQ(pages.outcomes()->rowCount(), 2) << "each item once";
  pages.outcomes()->addItem("nowhere");
  EXPECT_EQ(pages.outcomes()->rowCount(), 2);
  pages.outcomes()->removeRow(0);
  EXPECT_EQ(pages.outcomes()->rowCount(), 2) << "the ticket's own item stays";
  pages.outcomes()->addToNote("材料已复印");
  pages.outcomes()->addToNote("已电话联系");
  pass(1);
  pages.outcomes()->confirm();
  settle();
  const auto finish = last<verb::Finish>();
  ASSERT_TRUE(finish);
  ASSERT_EQ(finish->outcomes.size(), 2);
  EXPECT_EQ(finish->outcomes[0].copies, 3);
  EXPECT_EQ(finish->outcomes[1].item, "pension");
  EXPECT_EQ(finish->outcomes[1].outcome, Outcome::Accepted);
  EXPECT_EQ(finish->note, "材料已复印；已电话联系");
}

TEST_F(OutcomeTest, SaysWhatIsMissingInsteadOfSendingIt) {
  signIn();
  serve();
  pages.outcomes()->open();
  pages.outcomes()->choose(0, 5);
  EXPECT_FALSE(pages.outcomes()->isComplete());
  EXPECT_EQ(pages.outcomes()->lackText(), "不予受理要选择理由");
  pass(1);
  pages.outcomes()->confirm();
  settle();
  EXPECT_EQ(count<verb::Finish>(), 0);
  EXPECT_EQ(said(), "不予受理要选择理由");
  EXPECT_TRUE(pages.outcomes()->isOpen());
}

TEST_F(OutcomeTest, ARefusalOffersThePaperWithTheRemedies) {
  signIn();
  serve();
  pages.outcomes()->open();
  pages.outcomes()->choose(0, 5);
  pages.outcomes()->setGround(0, 3);
  pages.outcomes()->setCondition(0, 2);
  pages.outcomes()->setText(0, "申请人不在本市参保");
  pass(1);
  pages.outcomes()->confirm();
  settle();
  ASSERT_EQ(pages.papers()->refusals(), 1);
  pages.papers()->printRefusals();
  ASSERT_EQ(printing.refusals.size(), 1);
  const RefusalSlip& slip = printing.refusals[0];
  EXPECT_EQ(slip.number, "A011");
  EXPECT_EQ(slip.item.zh, "社会保障卡申领");
  EXPECT_EQ(slip.ground, "不符合受理条件（第 2 条：申请事项在本市管辖范围内）");
  EXPECT_EQ(slip.text, "申请人不在本市参保");
  EXPECT_EQ(slip.counter, "3 号窗口");
  EXPECT_EQ(slip.staff, "1003");
  EXPECT_EQ(pages.papers()->refusals(), 0);
  EXPECT_EQ(said(), "不予受理告知单已打印");
}

TEST_F(OutcomeTest, APaperThatDoesNotComeOutIsSaid) {
  signIn();
  serve();
  printing.works = false;
  pages.papers()->printGuide();
  EXPECT_EQ(printing.guides, QStringList{"social-card"});
  EXPECT_EQ(said(), "办事指南没有打印出来，请检查打印机");
}

TEST_F(OutcomeTest, ARefusalThatDoesNotComeOutIsOfferedAgain) {
  signIn();
  serve();
  press();
  pages.outcomes()->choose(0, 5);
  pages.outcomes()->setGround(0, 1);
  pages.outcomes()->setText(0, "依法不需要办理。");
  press();
  ASSERT_EQ(pages.papers()->refusals(), 1) << said().toStdString();
  printing.works = false;
  pages.papers()->printRefusals();
  EXPECT_EQ(pages.papers()->refusals(), 1);
  EXPECT_EQ(said(), "不予受理告知单没有打印出来，请检查打印机");
  printing.works = true;
  pages.papers()->printRefusals();
  EXPECT_EQ(pages.papers()->refusals(), 0);
  EXPECT_EQ(printing.refusals.size(), 2);
}

TEST_F(OutcomeTest, WhatDoesNotWorkOutGoesToTheCounterForFailedErrands) {
  signIn();
  serve();
  pages.outcomes()->open();
  EXPECT_FALSE(pages.outcomes()->offersFailedErrand());
  pages.outcomes()->choose(0, 11);
  ASSERT_TRUE(pages.outcomes()->offersFailedErrand());
  pass(1);
  pages.outcomes()->confirmToFailedErrand();
  settle();
  const auto moved = last<verb::Transfer>();
  ASSERT_TRUE(moved);
  EXPECT_EQ(moved->queue, "failed");
  ASSERT_EQ(moved->outcomes.size(), 1);
  EXPECT_EQ(moved->outcomes[0].outcome, Outcome::Unfinished);
  EXPECT_EQ(state(), CounterState::Idle);
}

TEST_F(OutcomeTest, AnAgedPersonIsAskedForTheirOwnWishBeforeItGoesAhead) {
  signIn();
  actOn(rowOf("V004"), "听障老人");
  settle();
  press();
  press();
  EXPECT_TRUE(at(pages, 0, Form::AsksOwnWishRole).toBool()) << "户口迁移";
  EXPECT_EQ(pages.outcomes()->lackText(), "申请人已满 60 岁，请先询问是不是本人的真实意愿");
  press();
  EXPECT_EQ(count<verb::Finish>(), 0);
  pages.outcomes()->setOwnWish(0, true);
  press();
  const auto finish = last<verb::Finish>();
  ASSERT_TRUE(finish);
  EXPECT_TRUE(finish->outcomes[0].ownWishAsked);
}

TEST_F(OutcomeTest, AResultIsCorrectedAfterwards) {
  signIn();
  serve();
  press();
  press();
  pages.outcomes()->openCorrection();
  ASSERT_TRUE(pages.outcomes()->isCorrecting());
  EXPECT_EQ(at(pages, 0, Form::OutcomeTextRole), "当场办结");
  pages.outcomes()->choose(0, 4);
  pages.outcomes()->tick(0, 1);
  pages.outcomes()->setReason("看错了材料");
  pass(1);
  pages.outcomes()->confirm();
  settle();
  const auto corrected = last<verb::Correct>();
  ASSERT_TRUE(corrected);
  EXPECT_EQ(corrected->outcomes[0].outcome, Outcome::OneTimeNotice);
  EXPECT_EQ(corrected->outcomes[0].materials, QStringList{"form"});
  EXPECT_EQ(corrected->reason, "看错了材料");
  EXPECT_FALSE(pages.outcomes()->isOpen());
  pages.outcomes()->openCorrection();
  const auto form = at(pages, 0, Form::MaterialsRole).toList()[1].toMap();
  EXPECT_FALSE(form["ticked"].toBool()) << "what the notice named is what was missing";
}

TEST_F(OutcomeTest, ACorrectionCanSayThatTheOwnWishWasAsked) {
  signIn();
  actOn(rowOf("V004"), "听障老人");
  press();
  press();
  pages.outcomes()->choose(0, 1);
  pages.outcomes()->setOwnWish(0, true);
  press();
  pages.outcomes()->openCorrection();
  ASSERT_TRUE(pages.outcomes()->isCorrecting()) << said().toStdString();
  EXPECT_TRUE(at(pages, 0, Form::AsksOwnWishRole).toBool());
  pages.outcomes()->setOwnWish(0, true);
  EXPECT_TRUE(pages.outcomes()->isComplete()) << "whether it has to be asked, the hall knows";
}

TEST_F(OutcomeTest, ARefusedFinishKeepsTheForm) {
  signIn();
  serve();
  pages.outcomes()->open();
  pages.outcomes()->setNote("别丢了");
  hall.refuseNext({Denial::Cause::Other, "材料不在现行指南里。", {}, {}});
  pass(1);
  pages.outcomes()->confirm();
  settle();
  EXPECT_TRUE(pages.outcomes()->isOpen());
  EXPECT_EQ(pages.outcomes()->note(), "别丢了");
  EXPECT_EQ(said(), "材料不在现行指南里。");
}

}  // namespace
}  // namespace hall::counter
