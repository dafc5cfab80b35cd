#include "tests/unit/counter_ui/counter_fixture.h"

/// 直接办理, 电话咨询, 转号 and a further item: finding what it is about.
namespace hall::counter {
namespace {

using ErrandTest = CounterFixture;
using Use = ErrandController::Use;

QStringList names(CounterPages& pages) {
  QStringList all;
  for (int row = 0; row < pages.errand()->rowCount(); ++row) {
    all << pages.errand()->index(row).data(ErrandController::NameRole).toString();
  }
  return all;
}

TEST_F(ErrandTest, OffersQueuesWithoutItemsAndFrequentItemsBeforeAnythingIsTyped) {
  signIn();
  pages.errand()->open(Use::WalkUp);
  const QStringList first = names(pages);
  EXPECT_EQ(first.mid(0, 3), (QStringList{"取件", "咨询", "办不成事反映"}));
  EXPECT_TRUE(first.contains("社会保障卡申领"));
  EXPECT_FALSE(first.contains("会计代理记账机构执业审批")) << "not a frequent one";
  pages.errand()->setQuery("kjdl");
  EXPECT_EQ(names(pages), QStringList{"会计代理记账机构执业审批"});
  pages.errand()->setQuery("没有这个");
  EXPECT_TRUE(names(pages).isEmpty());
}

TEST_F(ErrandTest, NobodyIsServedPastThoseWhoWait) {
  signIn();
  pages.errand()->open(Use::WalkUp);
  pages.errand()->setQuery("社保卡");
  pass(1);
  pages.errand()->choose(0);
  settle();
  EXPECT_EQ(said(), "还有人在等候，请先呼叫下一位");
  EXPECT_EQ(pages.errand()->use(), Use::WalkUp) << "one may choose otherwise";
  hall.empty();
  pages.errand()->setCopies(2);
  pass(1);
  pages.errand()->choose(0);
  settle();
  const auto walkUp = last<verb::WalkUp>();
  ASSERT_TRUE(walkUp);
  EXPECT_EQ(walkUp->item, "social-card");
  EXPECT_EQ(walkUp->copies, 2);
  EXPECT_FALSE(walkUp->telephone);
  EXPECT_EQ(state(), CounterState::Serving);
  EXPECT_EQ(pages.errand()->use(), Use::Nothing);
}

TEST_F(ErrandTest, AConsultationByTelephoneIsAlwaysTaken) {
  signIn();
  pages.errand()->open(Use::Telephone);
  pass(1);
  pages.errand()->choose(1);
  settle();
  const auto walkUp = last<verb::WalkUp>();
  ASSERT_TRUE(walkUp);
  EXPECT_EQ(walkUp->queue, "consult");
  EXPECT_TRUE(walkUp->telephone);
  EXPECT_EQ(pages.calling()->remark(), "电话咨询");
}

TEST_F(ErrandTest, ACalledTicketIsSentOnAtOnce) {
  signIn();
  call();
  pages.errand()->open(Use::Transfer);
  pages.errand()->setQuery("公积金");
  pages.errand()->setCounter(2);
  EXPECT_EQ(pages.errand()->counters()[2], "只由 2 号窗口叫号");
  pass(1);
  pages.errand()->choose(0);
  settle();
  const auto moved = last<verb::Transfer>();
  ASSERT_TRUE(moved);
  EXPECT_EQ(moved->item, "provident");
  EXPECT_EQ(moved->counter, "2");
  EXPECT_TRUE(moved->outcomes.isEmpty()) << "nothing was served yet";
}

TEST_F(ErrandTest, FromServingNoResultIsRecordedThatNobodyLookedAt) {
  signIn();
  serve();
  pages.errand()->open(Use::Transfer);
  pages.errand()->setQuery("公积金");
  pass(1);
  pages.errand()->choose(0);
  settle();
  EXPECT_EQ(count<verb::Transfer>(), 0);
  EXPECT_EQ(pages.errand()->use(), Use::Nothing) << "the results are what is seen now";
  EXPECT_TRUE(pages.outcomes()->isOpen());
  EXPECT_EQ(pages.calling()->mainText(), "确认并转号");
  press();
  const auto moved = last<verb::Transfer>();
  ASSERT_TRUE(moved);
  ASSERT_EQ(moved->outcomes.size(), 1);
  EXPECT_EQ(moved->outcomes[0].outcome, Outcome::Done);
}

TEST_F(ErrandTest, WhoThinksBetterOfATransferEndsTheServingAsUsual) {
  signIn();
  serve();
  pages.errand()->open(Use::Transfer);
  pass(1);
  pages.errand()->choose(0);
  pages.outcomes()->close();
  press();
  EXPECT_EQ(pages.calling()->mainText(), "确认办完");
  press();
  EXPECT_EQ(count<verb::Transfer>(), 0);
  EXPECT_EQ(count<verb::Finish>(), 1);
}

TEST_F(ErrandTest, ACounterThatIsLeftMeanwhileIsNotSwappedForAnother) {
  signIn();
  call();
  pass(1);
  pages.errand()->open(Use::Transfer);
  pages.errand()->setCounter(2);
  hall.leave("2");
  EXPECT_EQ(pages.errand()->counter(), 0);
  pass(1);
  pages.errand()->transferToCounter();
  settle();
  EXPECT_EQ(count<verb::Transfer>(), 0);
  EXPECT_EQ(said(), "选的窗口已经没有人了，请另选一个");
}

TEST_F(ErrandTest, WhoStoodInTheWrongQueueLeavesAsAWrongNumber) {
  signIn();
  serve();
  pages.errand()->open(Use::Transfer);
  pages.errand()->setWrongQueue(true);
  pages.errand()->setQuery("公积金");
  pass(1);
  pages.errand()->choose(0);
  settle();
  const auto moved = last<verb::Transfer>();
  ASSERT_TRUE(moved);
  EXPECT_TRUE(moved->wrongQueue);
  ASSERT_EQ(moved->outcomes.size(), 1);
  EXPECT_EQ(moved->outcomes[0].outcome, Outcome::WrongNumber);
  EXPECT_TRUE(moved->outcomes[0].item.isEmpty());
}

TEST_F(ErrandTest, ATicketChangesTheCounterAlone) {
  signIn();
  call();
  pages.errand()->open(Use::Transfer);
  pass(1);
  pages.errand()->transferToCounter();
  settle();
  EXPECT_EQ(said(), "请先选择转到哪个窗口");
  pages.errand()->setCounter(1);
  pass(1);
  pages.errand()->transferToCounter();
  settle();
  const auto moved = last<verb::Transfer>();
  ASSERT_TRUE(moved);
  EXPECT_EQ(moved->counter, "1");
  EXPECT_TRUE(moved->item.isEmpty() && moved->queue.isEmpty());
}

TEST_F(ErrandTest, AFurtherItemJoinsTheServing) {
  signIn();
  serve();
  press();
  pages.errand()->open(Use::AnotherItem);
  EXPECT_FALSE(names(pages).contains("咨询")) << "items alone";
  pages.errand()->setQuery("养老");
  pass(1);
  pages.errand()->choose(0);
  EXPECT_EQ(pages.outcomes()->rowCount(), 2);
  EXPECT_EQ(pages.errand()->use(), Use::Nothing);
}

}  // namespace
}  // namespace hall::counter
