#include "kiosk/ui/own_number_controller.h"

#include "tests/unit/kiosk_ui/kiosk_fixture.h"

/// What the paper's code changes, and what the number alone is enough for.
namespace hall::kiosk {
namespace {

class OwnTicketTest : public KioskFixture {
 protected:
  OwnNumberController& own() { return *pages.ownNumber(); }
  void type(const QString& number) {
    pages.home()->chooseEntry(QStringLiteral("progress"));
    own().type(number);
    own().look();
    settle();
  }
  void show(const QString& code) {
    own().showCode(code);
    settle();
  }
  TicketSlip printed() {
    own().reprint();
    settle();
    EXPECT_TRUE(printer.isWaiting());
    print(true);
    return printer.slips.back();
  }
};

TEST_F(OwnTicketTest, WhoShowsThePaperGetsItsCodeAgain) {
  show(QStringLiteral("ticket-A001"));
  const TicketSlip slip = printed();
  EXPECT_EQ(slip.ticketAddress, QStringLiteral("https://hall.example.cn/t/ticket-A001"));
  EXPECT_EQ(own().message(), QStringLiteral("号票已打印，请取走。"));
}

TEST_F(OwnTicketTest, ANumberThatWasTypedIsPrintedWithoutTheCodeThatCancelsIt) {
  type(QStringLiteral("A001"));
  const TicketSlip slip = printed();
  EXPECT_EQ(slip.number, QStringLiteral("A001"));
  EXPECT_TRUE(slip.ticketAddress.isEmpty());
  EXPECT_EQ(
      own().message(),
      QStringLiteral("号票已打印，请取走。这张号票没有查进度的二维码，请用排队号查进度。")
  );
}

TEST_F(OwnTicketTest, ACodeThatSomebodyMadeUpFromAnIdGetsNone) {
  show(QStringLiteral("ticket-A001.guessed"));
  EXPECT_EQ(own().number(), QStringLiteral("A001")) << "how it stands is no secret";
  EXPECT_TRUE(printed().ticketAddress.isEmpty());
}

TEST_F(OwnTicketTest, TheCodeOfOnePaperDoesNotServeAnotherNumber) {
  show(QStringLiteral("ticket-A001"));
  own().again();
  type(QStringLiteral("A002"));
  EXPECT_TRUE(printed().ticketAddress.isEmpty());
}

TEST_F(OwnTicketTest, WhoLostThePaperIsStillRestoredAndTakenBack) {
  type(QStringLiteral("A002"));
  EXPECT_TRUE(own().canRestore());
  own().restore();
  settle();
  EXPECT_EQ(own().step(), OwnNumberController::Step::Done);
  type(QStringLiteral("A003"));
  EXPECT_TRUE(own().canReturn());
}

TEST_F(OwnTicketTest, APaperOfAnotherDayIsSaidToBeOne) {
  show(QStringLiteral("ticket-Z999.token"));
  EXPECT_EQ(own().step(), OwnNumberController::Step::Refused);
  EXPECT_EQ(own().message(), QStringLiteral("这张号票不是今天的号票。号票当日有效。"));
}

TEST_F(OwnTicketTest, WhileTheServerIsLostItIsSaidForAPaperToo) {
  hall.setOnline(false);
  show(QStringLiteral("ticket-A001"));
  EXPECT_EQ(own().step(), OwnNumberController::Step::Refused);
  EXPECT_TRUE(own().message().startsWith(QStringLiteral("网络不通")));
}

TEST_F(OwnTicketTest, TheCodeIsAskedForOnlyWherePapersBearOne) {
  EXPECT_EQ(own().request(), QStringLiteral("请输入号票上的排队号，或扫号票上的二维码"));
  Catalogue plain = *hall.catalogue();
  plain.publicAddress.clear();
  hall.publish(std::make_shared<const Catalogue>(plain));
  EXPECT_EQ(own().request(), QStringLiteral("请输入号票上的排队号"));
}

}  // namespace
}  // namespace hall::kiosk
