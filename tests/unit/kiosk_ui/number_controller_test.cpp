#include "kiosk/ui/number_controller.h"

#include "terminal/words/demo_catalogue.h"
#include "tests/unit/kiosk_ui/kiosk_fixture.h"

namespace hall::kiosk {
namespace {

using Step = NumberController::Step;

class NumberControllerTest : public KioskFixture {};

TEST_F(NumberControllerTest, TakesANumberInTwoTouchesAndPrintsIt) {
  begin(QStringLiteral("social-card"));
  EXPECT_EQ(number().step(), Step::Confirm);
  EXPECT_EQ(number().title(), QStringLiteral("社会保障卡申领"));
  EXPECT_EQ(number().promise(), QStringLiteral("前面约 3 人，预计等候 10–20 分钟"));
  confirm();
  ASSERT_EQ(printer.slips.size(), 1);
  EXPECT_EQ(number().step(), Step::Printing);
  print(true);
  EXPECT_EQ(number().step(), Step::Printed);
  EXPECT_EQ(visit().page(), Visit::Page::Result);
  EXPECT_EQ(number().number(), printer.slips[0].number);
  EXPECT_EQ(number().title(), QStringLiteral("社会保障卡申领"));
  EXPECT_EQ(hall.printed(), QVector<PrintOutcome>{PrintOutcome::Printed});
  EXPECT_TRUE(book.open().isEmpty());
}

TEST_F(NumberControllerTest, ADoubleTouchTakesOneNumber) {
  begin(QStringLiteral("social-card"));
  number().confirm();
  number().confirm();
  settle();
  number().confirm();
  settle();
  EXPECT_EQ(hall.issued(), 1);
  EXPECT_EQ(printer.slips.size(), 1);
}

TEST_F(NumberControllerTest, SaysSoWhereOneDoesNotHaveToWait) {
  pages.home()->chooseEntry(QStringLiteral("queue:consult"));
  settle();
  EXPECT_EQ(number().promise(), QStringLiteral("现在不用等候"));
  EXPECT_FALSE(number().asksIdentity());
}

TEST_F(NumberControllerTest, ASheetThatDoesNotComeLeavesTheNumberValidAndMayBePrintedAgain) {
  begin(QStringLiteral("social-card"));
  confirm();
  printer.set(PrinterState::PaperOut);
  print(false);
  EXPECT_EQ(number().step(), Step::NotPrinted);
  EXPECT_EQ(visit().page(), Visit::Page::Result);
  number().printAgain();
  print(true);
  EXPECT_EQ(number().step(), Step::Printed);
  EXPECT_EQ(hall.issued(), 1);
  EXPECT_EQ(hall.printed(), (QVector<PrintOutcome>{PrintOutcome::NoPaper, PrintOutcome::Printed}));
}

TEST_F(NumberControllerTest, NothingIsSentWhereTheBookCannotBeWritten) {
  class FullBook final : public IntentionBook {
   public:
    QString begin() override { return {}; }
    void issued(const QString&, const TicketSlip&) override {}
    void done(const QString&) override {}
    QVector<Intention> open() const override { return {}; }
  } full;
  KioskPages other({hall, printer, full, speaker, today});
  other.home()->chooseFrequent(QStringLiteral("item:social-card"));
  settle();
  other.number()->confirm();
  settle();
  EXPECT_EQ(other.number()->step(), Step::Refused);
  EXPECT_EQ(hall.issued(), 0);
}

TEST_F(NumberControllerTest, TheRequestStandsInTheBookUntilThePaperIsOut) {
  begin(QStringLiteral("social-card"));
  number().confirm();
  ASSERT_EQ(book.open().size(), 1);
  EXPECT_TRUE(book.open()[0].number.isEmpty());
  settle();
  ASSERT_EQ(book.open().size(), 1);
  EXPECT_EQ(book.open()[0].number, printer.slips[0].number);
  print(true);
  EXPECT_TRUE(book.open().isEmpty());
}

TEST_F(NumberControllerTest, OffersPriorityByAgeOnceAndTakesEitherAnswer) {
  begin(QStringLiteral("social-card"));
  number().readCard(kElderly, {}, Person::Source::Card);
  EXPECT_TRUE(number().offersPriority());
  number().answerPriority(true);
  settle();
  EXPECT_FALSE(number().offersPriority());
  EXPECT_EQ(number().groundText(), QStringLiteral("老年人"));
  confirm();
  EXPECT_EQ(printer.slips[0].ticketClass, TicketClass::Priority);
}

TEST_F(NumberControllerTest, ADeclinedPriorityIsAnOrdinaryNumber) {
  begin(QStringLiteral("social-card"));
  number().readCard(kElderly, {}, Person::Source::Card);
  number().answerPriority(false);
  settle();
  EXPECT_FALSE(number().offersPriority());
  confirm();
  EXPECT_EQ(printer.slips[0].ticketClass, TicketClass::Ordinary);
}

TEST_F(NumberControllerTest, OffersNothingToAnAdult) {
  begin(QStringLiteral("social-card"));
  number().readCard(kAdult, {}, Person::Source::Card);
  EXPECT_FALSE(number().offersPriority());
}

TEST_F(NumberControllerTest, AnIdentityThatIsRequiredIsAskedForWithItsBasis) {
  begin(QStringLiteral("transfer-house"));
  EXPECT_TRUE(number().needsIdentity());
  EXPECT_FALSE(number().canConfirm());
  EXPECT_TRUE(number().identityHint().contains(QStringLiteral("《不动产登记暂行条例》第十五条")));
  confirm();
  EXPECT_EQ(hall.issued(), 0);
  number().readCard(kAdult, {}, Person::Source::Card);
  EXPECT_TRUE(number().canConfirm());
}

TEST_F(NumberControllerTest, ACardPulledHalfWayIsNoPerson) {
  begin(QStringLiteral("transfer-house"));
  number().readCard(QStringLiteral("1101051996"), {}, Person::Source::Card);
  EXPECT_EQ(number().applicant()->fault(), IdentityEntry::Fault::Unreadable);
  EXPECT_FALSE(number().canConfirm());
}

TEST_F(NumberControllerTest, WhoWaitsAlreadyMayReprintOrTakeAnother) {
  const auto again = [this] {
    begin(QStringLiteral("social-card"));
    number().readCard(kAdult, {}, Person::Source::Card);
    confirm();
  };
  again();
  const QString first = printer.slips[0].number;
  print(true);
  visit().home();
  again();
  EXPECT_EQ(number().step(), Step::AlreadyWaiting);
  EXPECT_EQ(number().message(), QStringLiteral("您已取号 %1，还在等候中。").arg(first));
  number().reprintExisting();
  settle();
  EXPECT_EQ(printer.slips.back().number, first);
  print(true);
  visit().home();
  again();
  number().takeAnother();
  settle();
  EXPECT_NE(printer.slips.back().number, first);
  EXPECT_EQ(hall.issued(), 2);
}

TEST_F(NumberControllerTest, AnAgentGivesTheirOwnDocumentAndThePrincipals) {
  begin(QStringLiteral("social-card"));
  number().setAgent(true);
  number().readCard(kAdult, {}, Person::Source::Card);
  EXPECT_FALSE(number().canConfirm());
  number().readCard(kElderly, {}, Person::Source::Card);
  EXPECT_TRUE(number().principal()->isGiven());
  EXPECT_TRUE(number().canConfirm());
  number().setAgent(false);
  EXPECT_FALSE(number().principal()->isGiven());
}

TEST_F(NumberControllerTest, CopiesStayWithinWhatTheHallAllows) {
  pages.find()->open(FindController::Purpose::Business, Audience::Enterprise);
  pages.find()->choose(QStringLiteral("item:company"));
  settle();
  EXPECT_TRUE(number().asksCopies());
  for (const auto& [asked, taken] : {std::pair{5, 5}, {0, 1}, {-3, 1}, {10'000, 200}}) {
    number().setCopies(asked);
    EXPECT_EQ(number().copies(), taken) << asked;
  }
}

TEST_F(NumberControllerTest, AnItemThatTheCatalogueLostDuringTheVisitIsSaidToBeRenewed) {
  begin(QStringLiteral("social-card"));
  Catalogue smaller = *terminal::demoCatalogue();
  smaller.items.removeFirst();
  hall.publish(std::make_shared<const Catalogue>(smaller));
  confirm();
  EXPECT_EQ(number().step(), Step::Refused);
  EXPECT_TRUE(number().message().contains(QStringLiteral("刚刚有更新")));
  EXPECT_EQ(hall.issued(), 0);
  EXPECT_TRUE(book.open().isEmpty());
}

TEST_F(NumberControllerTest, AnAnswerToAnErrandThatWasGivenUpShowsNothing) {
  pages.home()->chooseFrequent(QStringLiteral("item:social-card"));
  visit().home();
  settle();
  EXPECT_EQ(number().step(), Step::Nothing);
  EXPECT_TRUE(number().title().isEmpty());
}

TEST_F(NumberControllerTest, NobodyLeavesWhileTheirNumberIsOnItsWay) {
  begin(QStringLiteral("social-card"));
  number().confirm();
  visit().home();
  visit().back();
  settle();
  EXPECT_EQ(number().step(), Step::Printing);
  ASSERT_EQ(printer.slips.size(), 1);
}

TEST_F(NumberControllerTest, ARequestWithoutAnAnswerIsTriedAgainAndBecomesOneNumber) {
  begin(QStringLiteral("social-card"));
  hall.loseNextAnswer();
  confirm();
  EXPECT_EQ(number().step(), Step::Refused);
  EXPECT_EQ(number().mendWords(), QStringLiteral("再试一次"));
  EXPECT_EQ(book.open().size(), 1);
  number().mend();
  settle();
  ASSERT_EQ(printer.slips.size(), 1);
  EXPECT_EQ(hall.issued(), 1);
}

TEST_F(NumberControllerTest, ARequestWithoutAnAnswerThatIsGivenUpStaysInTheBook) {
  begin(QStringLiteral("social-card"));
  hall.loseNextAnswer();
  confirm();
  visit().home();
  EXPECT_EQ(book.open().size(), 1);
  KioskPages after({hall, printer, book, speaker, today});
  settle();
  EXPECT_EQ(after.reminder()->number(), QStringLiteral("A004"));
}

TEST_F(NumberControllerTest, OutOfHoursSaysWhenNumbersAreGivenAgain) {
  hall.setIssuing(false);
  begin(QStringLiteral("social-card"));
  EXPECT_EQ(number().step(), Step::Refused);
  EXPECT_FALSE(number().message().isEmpty());
}

TEST_F(NumberControllerTest, AppointmentsAreSentToTheGuideDesk) {
  pages.home()->chooseEntry(QStringLiteral("appointment"));
  EXPECT_EQ(number().step(), Step::Refused);
  EXPECT_TRUE(number().message().contains(QStringLiteral("导办台")));
  EXPECT_TRUE(number().mendWords().isEmpty());
  number().mend();
  EXPECT_EQ(number().step(), Step::Refused);
}

TEST_F(NumberControllerTest, TheServerLostIsSaidAndNumbersGoOn) {
  hall.setOnline(false);
  begin(QStringLiteral("social-card"));
  EXPECT_EQ(number().promise(), pages.notice()->lost());
  confirm();
  ASSERT_EQ(printer.slips.size(), 1);
  EXPECT_TRUE(printer.slips[0].offline);
}

TEST_F(NumberControllerTest, ABookThatGivesNoNumbersIsSaidBeforeAnybodyConfirms) {
  hall.setOnline(false);
  hall.setIssuesAlone(false);
  begin(QStringLiteral("social-card"));
  EXPECT_EQ(number().step(), Step::Refused);
  EXPECT_EQ(number().message(), QStringLiteral("网络中断，本机现在不能取号。请到导办台取号。"));
  EXPECT_EQ(hall.issued(), 0);
}

TEST_F(NumberControllerTest, ADoubtfulCodeMayBeConfirmed) {
  begin(QStringLiteral("social-card"));
  number().readCard(kAdult, {}, Person::Source::Card);
  hall.refuseNext(Denial::Cause::IdentityDoubtful);
  confirm();
  EXPECT_EQ(number().step(), Step::Doubtful);
  EXPECT_TRUE(number().message().contains(QStringLiteral("校验位不对")));
  number().confirmDoubtful();
  settle();
  EXPECT_TRUE(hall.lastHadApplicant());
  ASSERT_EQ(printer.slips.size(), 1);
}

TEST_F(NumberControllerTest, ADocumentThatIsToBeMendedIsNotSentAgain) {
  for (const auto cause : {Denial::Cause::IdentityDoubtful, Denial::Cause::IdentityInvalid}) {
    begin(QStringLiteral("social-card"));
    number().readCard(kAdult, {}, Person::Source::Card);
    hall.refuseNext(cause);
    confirm();
    number().mend();
    EXPECT_EQ(number().step(), Step::Confirm);
    EXPECT_FALSE(number().applicant()->isGiven());
    confirm();
    EXPECT_FALSE(hall.lastHadApplicant()) << "不刷证取号 means without a document";
    print(true);
    visit().home();
  }
}

TEST_F(NumberControllerTest, AMendedDocumentIsTheOneThatIsSent) {
  begin(QStringLiteral("transfer-house"));
  number().readCard(kElderly, {}, Person::Source::Card);
  number().answerPriority(false);
  settle();
  hall.refuseNext(Denial::Cause::IdentityInvalid);
  confirm();
  EXPECT_EQ(number().mendWords(), QStringLiteral("返回修改"));
  number().mend();
  EXPECT_FALSE(number().canConfirm()) << "a document is required here";
  number().readCard(kAdult, {}, Person::Source::Card);
  confirm();
  EXPECT_TRUE(hall.lastHadApplicant());
  ASSERT_EQ(printer.slips.size(), 1);
}

TEST_F(NumberControllerTest, AChosenGroundIsShownAndTaken) {
  begin(QStringLiteral("social-card"));
  number().chooseGround(QStringLiteral("pregnant"));
  settle();
  EXPECT_EQ(number().groundText(), QStringLiteral("孕妇"));
  confirm();
  EXPECT_EQ(hall.lastErrand().ground, Ground::Pregnant);
  EXPECT_EQ(printer.slips[0].ticketClass, TicketClass::Priority);
}

TEST_F(NumberControllerTest, WhoActsForABodyIsItsEmployeeUntilTheySayOtherwise) {
  const auto principal = [this](const QString& document) {
    number().principal()->read(document, {}, Person::Source::Scan);
  };
  begin(QStringLiteral("social-card"));
  EXPECT_TRUE(number().relationText().isEmpty());
  number().setAgent(true);
  number().readCard(kAdult, {}, Person::Source::Card);
  principal(kElderly);
  EXPECT_EQ(number().relationText(), QStringLiteral("亲友"));
  principal(QStringLiteral("91350100M000100Y43"));
  EXPECT_EQ(number().relationText(), QStringLiteral("单位经办人"));
  number().chooseRelation(QStringLiteral("agency"));
  principal(kElderly);
  EXPECT_EQ(number().relationText(), QStringLiteral("受委托的机构"));
  confirm();
  ASSERT_TRUE(hall.lastErrand().agency);
  EXPECT_EQ(hall.lastErrand().agency->relation, AgentRelation::Agency);
}

TEST_F(NumberControllerTest, WhoBringsMissingPapersIsMarkedAsThat) {
  pages.find()->open(FindController::Purpose::Supplement, Audience::Both);
  pages.find()->choose(QStringLiteral("item:social-card"));
  settle();
  EXPECT_EQ(number().title(), QStringLiteral("补交材料：社会保障卡申领"));
  confirm();
  EXPECT_TRUE(hall.lastErrand().supplement);
  print(true);
  EXPECT_EQ(number().title(), QStringLiteral("补交材料：社会保障卡申领"));
  visit().home();
  begin(QStringLiteral("social-card"));
  EXPECT_EQ(number().title(), QStringLiteral("社会保障卡申领"));
}

TEST_F(NumberControllerTest, SaysHowManyCountersServeAndWhereNoneDoes) {
  begin(QStringLiteral("social-card"));
  EXPECT_EQ(number().counters(), QStringLiteral("现有 3 个窗口办理"));
  visit().home();
  hall.setOpenCounters(0);
  begin(QStringLiteral("social-card"));
  EXPECT_EQ(number().counters(), QStringLiteral("办理窗口还没有开放，开放后依次叫号"));
}

TEST_F(NumberControllerTest, NamesTheWaysThatNeedNoCounterAndOnlyThose) {
  const auto waysWith = [this](const QString& zh, const QString& en) {
    Catalogue changed = *terminal::demoCatalogue();
    changed.guides[QStringLiteral("social-card")].applicationModes = {zh, en};
    hall.publish(std::make_shared<const Catalogue>(changed));
    begin(QStringLiteral("social-card"));
    const QString ways = number().otherWays();
    visit().home();
    return ways;
  };
  EXPECT_EQ(
      waysWith(QStringLiteral("窗口申请、网上申请、自助终端"), {}),
      QStringLiteral("其他办法：网上申请、自助终端")
  );
  EXPECT_EQ(
      waysWith(QStringLiteral("网上申请；大厅窗口"), {}), QStringLiteral("其他办法：网上申请")
  );
  EXPECT_EQ(waysWith(QStringLiteral("窗口申请"), {}), QString());
  EXPECT_EQ(waysWith({}, {}), QString());
}

TEST_F(NumberControllerTest, AThemeNamesTheOtherWaysOfItsFirstItem) {
  Catalogue changed = *terminal::demoCatalogue();
  const Theme theme = changed.themes.first();
  changed.guides[theme.items.first()].applicationModes = {QStringLiteral("窗口、网上"), {}};
  hall.publish(std::make_shared<const Catalogue>(changed));
  number().beginTheme(theme.code);
  settle();
  EXPECT_EQ(number().otherWays(), QStringLiteral("其他办法：网上"));
}

TEST_F(NumberControllerTest, WithTheNumberInHandItsOwnWaitAndPlaceAreShown) {
  begin(QStringLiteral("social-card"));
  EXPECT_TRUE(number().place().isEmpty());
  hall.setAhead(7);
  confirm();
  print(true);
  EXPECT_EQ(number().promise(), QStringLiteral("前面约 7 人，预计等候 10–20 分钟"));
  EXPECT_EQ(number().place(), QStringLiteral("请在A区等候，留意1、2、3 号窗口叫号"));
}

TEST_F(NumberControllerTest, ANumberTakenOfflineStaysOneWhenTheServerComesBack) {
  hall.setOnline(false);
  begin(QStringLiteral("social-card"));
  confirm();
  hall.setOnline(true);
  print(true);
  EXPECT_EQ(number().promise(), QStringLiteral("网络中断时取的号，请听现场工作人员叫号"));
}

TEST_F(NumberControllerTest, ANumberToBeNotedStaysLongerAndItsPageLeadsHome) {
  begin(QStringLiteral("social-card"));
  confirm();
  print(false);
  EXPECT_EQ(visit().secondsOfResult(), 60);
  number().printAgain();
  print(true);
  EXPECT_EQ(visit().secondsOfResult(), 15);
  visit().back();
  EXPECT_EQ(visit().page(), Visit::Page::Home);
  EXPECT_EQ(number().step(), Step::Nothing);
}

TEST_F(NumberControllerTest, NothingOfAPersonIsLeftAfterTheVisit) {
  begin(QStringLiteral("social-card"));
  number().readCard(kAdult, QStringLiteral("王某"), Person::Source::Card);
  number().setAgent(true);
  number().readCard(kElderly, QStringLiteral("李某"), Person::Source::Card);
  for (int second = 0; second < 60; ++second) visit().secondPassed();
  EXPECT_EQ(number().step(), Step::Nothing);
  EXPECT_FALSE(number().applicant()->isGiven());
  EXPECT_FALSE(number().principal()->isGiven());
  EXPECT_FALSE(number().isAgent());
  EXPECT_TRUE(number().number().isEmpty());
}

}  // namespace
}  // namespace hall::kiosk
