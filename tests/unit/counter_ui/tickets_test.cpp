#include "tests/unit/counter_ui/counter_fixture.h"

/// The lists of who waits, is away, came back or did not come.
namespace hall::counter {
namespace {

using TicketsTest = CounterFixture;
using List = TicketsController;

QString cell(CounterPages& pages, int row, int role) {
  return pages.tickets()->index(row).data(role).toString();
}

TEST_F(TicketsTest, ListsWhoWaitsLongestFirst) {
  signIn();
  List& tickets = *pages.tickets();
  EXPECT_EQ(tickets.waiting(), 7);
  EXPECT_EQ(tickets.held(), 1);
  EXPECT_EQ(tickets.returned(), 1);
  EXPECT_EQ(tickets.absent(), 1);
  ASSERT_EQ(tickets.count(), 7);
  EXPECT_EQ(cell(pages, 0, List::NumberRole), "A011");
  EXPECT_EQ(cell(pages, 0, List::WaitedRole), "17 分");
  EXPECT_EQ(cell(pages, 0, List::LatenessRole), "2") << "beyond the promised 15 minutes";
  EXPECT_EQ(cell(pages, 1, List::LatenessRole), "1") << "14 of 15 minutes";
  EXPECT_EQ(cell(pages, 6, List::LatenessRole), "0");
  EXPECT_EQ(tickets.nearTarget(), 3);
  EXPECT_EQ(cell(pages, 3, List::DetailRole), "老年人 · 听障");
}

TEST_F(TicketsTest, WhoHasComeBackIsListedWithWhatTheyWereAwayFor) {
  signIn();
  pages.tickets()->setList(List::Returned);
  ASSERT_EQ(pages.tickets()->count(), 1);
  EXPECT_EQ(cell(pages, 0, List::NumberRole), "A006");
  EXPECT_EQ(cell(pages, 0, List::DetailRole), "等待结果");
  EXPECT_EQ(cell(pages, 0, List::WaitedRole), "不到 1 分");
  EXPECT_EQ(pages.tickets()->actionText(), "指定呼叫");
}

TEST_F(TicketsTest, FindsANumberByItsBeginning) {
  signIn();
  pages.tickets()->setWanted(" b00");
  EXPECT_EQ(pages.tickets()->count(), 2);
  pages.tickets()->setWanted("");
  EXPECT_EQ(pages.tickets()->count(), 7);
}

TEST_F(TicketsTest, ANumberIsCalledOutOfItsTurnWithAReasonAlone) {
  signIn();
  const int row = rowOf("B005");
  actOn(row, "  ");
  settle();
  EXPECT_EQ(said(), "指定呼叫要写明原因");
  EXPECT_EQ(count<verb::CallTicket>(), 0);
  actOn(row, " 赶火车 ");
  settle();
  const auto called = last<verb::CallTicket>();
  ASSERT_TRUE(called);
  EXPECT_EQ(called->reason, "赶火车");
  EXPECT_EQ(number(), "B005");
}

TEST_F(TicketsTest, WhoIsAwayGoesOnWithoutACall) {
  signIn();
  pages.tickets()->setList(List::Held);
  ASSERT_EQ(pages.tickets()->count(), 1);
  EXPECT_EQ(pages.tickets()->actionText(), "继续办理");
  EXPECT_EQ(cell(pages, 0, List::DetailRole), "补材料、填表");
  actOn(0, {});
  settle();
  EXPECT_EQ(state(), CounterState::Serving);
  EXPECT_EQ(number(), "A007");
}

TEST_F(TicketsTest, PapersThatLieElsewhereAreNotGoneOnWithHere) {
  signIn();
  Ticket& ticket = *hall.ticket("A007");
  ticket.hold = HoldKind::PapersLeftHere;
  ticket.counter = "5";
  hall.renew();
  pages.tickets()->setList(List::Held);
  EXPECT_FALSE(pages.tickets()->index(0).data(List::MayActRole).toBool());
  EXPECT_EQ(cell(pages, 0, List::DetailRole), "材料留在本窗口 · 只能由其他窗口叫");
  actOn(0, {});
  settle();
  EXPECT_EQ(count<verb::Resume>(), 0);
}

TEST_F(TicketsTest, AResultThatCameIsTold) {
  signIn();
  Ticket& ticket = *hall.ticket("A007");
  ticket.hold = HoldKind::WaitingForResult;
  hall.renew();
  pages.tickets()->setList(List::Held);
  pages.tickets()->wake(idAt(0));
  settle();
  EXPECT_EQ(count<verb::Wake>(), 1);
  EXPECT_EQ(cell(pages, 0, List::DetailRole), "结果已到，等申请人回来");
}

TEST_F(TicketsTest, ANoShowIsRestored) {
  signIn();
  pages.tickets()->setList(List::Absent);
  EXPECT_EQ(pages.tickets()->actionText(), "恢复叫号");
  EXPECT_FALSE(pages.tickets()->needsReason());
  actOn(0, {});
  settle();
  EXPECT_EQ(count<verb::Restore>(), 1);
  pages.tickets()->setList(List::Waiting);
  EXPECT_EQ(cell(pages, rowOf("B002"), List::DetailRole), "再叫 3 个号后可叫");
}

TEST_F(TicketsTest, ASecondRestoreAsksAManagerWhy) {
  signIn();
  pages.tickets()->setList(List::Absent);
  QString asked;
  QObject::connect(
      pages.tickets(),
      &TicketsController::reasonWanted,
      pages.tickets(),
      [&](const QString&, const QString& wanted) { asked = wanted; }
  );
  hall.refuseNext({Denial::Cause::ReasonNeeded, "请写明原因。", {}, {}});
  actOn(0, {});
  EXPECT_EQ(asked, "B002");
  actOn(0, "家人代为等候");
  const auto restored = last<verb::Restore>();
  ASSERT_TRUE(restored);
  EXPECT_EQ(restored->reason, "家人代为等候");
}

TEST_F(TicketsTest, FiveHundredWaitingAreListed) {
  signIn();
  hall.crowd(500);
  EXPECT_EQ(pages.tickets()->count(), 507);
  EXPECT_EQ(pages.calling()->waiting(), 508) << "and the one who came back";
  pages.tickets()->setWanted("A59");
  EXPECT_EQ(pages.tickets()->count(), 10);
}

TEST_F(TicketsTest, WhoMovedUpMeanwhileIsNotCalledInsteadOfWhoIsGone) {
  signIn();
  const QString first = idAt(0);
  hall.ticket(pages.tickets()->index(0).data(List::NumberRole).toString())->state =
      TicketState::Over;
  hall.renew();
  pass(1);
  pages.tickets()->actOn(first, "赶火车");
  settle();
  EXPECT_TRUE(hall.done().isEmpty());
  EXPECT_EQ(said(), "这个号已不在列表里，可能已由其他窗口呼叫");
}

TEST_F(TicketsTest, ASecondClickOnWhatMovedUpDoesNothing) {
  signIn();
  hall.ticket("B005")->state = TicketState::NoShow;
  hall.renew();
  pages.tickets()->setList(List::Absent);
  ASSERT_EQ(pages.tickets()->count(), 2);
  pass(1);
  pages.tickets()->actOn(idAt(0), {});
  settle();
  pages.tickets()->actOn(idAt(0), {});
  settle();
  EXPECT_EQ(count<verb::Restore>(), 1);
}

}  // namespace
}  // namespace hall::counter
