#include "kiosk/ui/spoken_page.h"

#include "tests/unit/kiosk_ui/reading_fixture.h"

namespace hall::kiosk {
namespace {

using SpokenPageTest = ReadingFixture;

TEST_F(SpokenPageTest, SaysOfTheFirstPageWhatCanBeChosen) {
  listen();

  const QString said = heard();
  EXPECT_TRUE(said.contains(QStringLiteral("请选择您要办的事"))) << said.toStdString();
  EXPECT_TRUE(said.contains(pages.home()->frequent()->at(0).title)) << said.toStdString();
  EXPECT_TRUE(said.contains(QStringLiteral("办事指南"))) << said.toStdString();
}

TEST_F(SpokenPageTest, OutOfHoursSaysWhyAndOnlyWhatIsLeft) {
  hall.setIssuing(false);
  listen();

  const QString said = heard();
  EXPECT_TRUE(said.startsWith(QStringLiteral("现在不在服务时间"))) << said.toStdString();
  EXPECT_TRUE(said.contains(QStringLiteral("|其他服务：进度查询、办事指南|")))
      << said.toStdString();
  EXPECT_FALSE(said.contains(QStringLiteral("常办事项"))) << said.toStdString();
}

TEST_F(SpokenPageTest, WithoutPaperSaysThatFirstAndTheChoicesToWhoGoesOn) {
  printer.set(PrinterState::PaperOut);
  listen();

  QString said = heard();
  EXPECT_TRUE(said.startsWith(QStringLiteral("本机缺纸"))) << said.toStdString();
  EXPECT_FALSE(said.contains(QStringLiteral("个人办事"))) << "it is not on this page";
  visit().open(Visit::Page::HomeWithoutPaper);
  said = heard();
  EXPECT_TRUE(said.contains(QStringLiteral("个人办事"))) << said.toStdString();
  EXPECT_FALSE(said.contains(QStringLiteral("本机缺纸"))) << "that was said";
}

TEST_F(SpokenPageTest, SaysOfAPowerCutWhichNumberMayHaveNoPaper) {
  const QString request = book.begin();
  book.issued(request, [] {
    TicketSlip slip;
    slip.id = QStringLiteral("ticket-A001");
    slip.number = QStringLiteral("A001");
    return slip;
  }());
  KioskPages afterwards({hall, printer, book, speaker, today});
  settle();

  afterwards.visit()->setVoice(true);

  EXPECT_TRUE(heard().contains(QStringLiteral("排队号 A 0 0 1 的号票可能没有打印出来")));
}

TEST_F(SpokenPageTest, FollowsANumberFromThePromiseToThePaper) {
  listen();
  begin(QStringLiteral("social-card"));
  QString said = heard();
  for (const QString& part : {number().title(), number().promise(), number().counters()}) {
    EXPECT_FALSE(part.isEmpty());
    EXPECT_TRUE(said.contains(part)) << said.toStdString();
  }

  confirm();
  EXPECT_TRUE(heard().contains(QStringLiteral("正在打印号票")));
  print(true);

  EXPECT_TRUE(heard().startsWith(QStringLiteral("取号成功，请取走号票")));
  EXPECT_TRUE(wasSaid(QStringLiteral("您的排队号是 %1").arg(spelled(number().number()))));
}

TEST_F(SpokenPageTest, SaysTheOtherWaysBesidesANumber) {
  listen();
  begin(QStringLiteral("pension"));

  ASSERT_FALSE(number().otherWays().isEmpty());
  EXPECT_TRUE(heard().contains(number().otherWays()));
}

TEST_F(SpokenPageTest, SaysThatACardWasReadAndNeverWhose) {
  listen();
  begin(QStringLiteral("social-card"));
  heard();

  number().readCard(kAdult, QStringLiteral("张三"), Person::Source::Card);
  EXPECT_EQ(heard(), QStringLiteral("证件：已读到"));
  confirm();
  print(true);

  hear();
  for (const QString& said : {kAdult, QStringLiteral("张三"), QStringLiteral("0014")}) {
    EXPECT_FALSE(wasSaid(said)) << said.toStdString();
  }
}

TEST_F(SpokenPageTest, SaysWhyADocumentDoesNotDo) {
  listen();
  begin(QStringLiteral("social-card"));
  heard();

  number().readCard(QStringLiteral("?"), {}, Person::Source::Card);
  EXPECT_EQ(heard(), QStringLiteral("证件：没有读到证件号码，请再刷一次"));
  number().applicant()->type(QStringLiteral("1"));
  number().applicant()->accept();
  EXPECT_TRUE(heard().contains(QStringLiteral("证件：号码不满 18 位")));
  number().readCard(QStringLiteral("110105199601010010"), {}, Person::Source::Card);
  EXPECT_EQ(heard(), QStringLiteral("证件：号码不对，请核对后重新输入"));
  number().readCard(QStringLiteral("91350100M000100Y44"), {}, Person::Source::Card);

  EXPECT_EQ(heard(), QStringLiteral("证件：统一社会信用代码的校验位不对，确实无误可以继续"));
}

TEST_F(SpokenPageTest, SaysForWhomByWhatRightAndForHowMany) {
  listen();
  begin(QStringLiteral("social-card"));
  heard();

  number().setAgent(true);
  EXPECT_EQ(heard(), QStringLiteral("代他人办理，您是亲友"));
  number().readCard(kAdult, {}, Person::Source::Card);
  EXPECT_EQ(heard(), QStringLiteral("代办人的证件：已读到"));
  number().readCard(kElderly, {}, Person::Source::Card);
  EXPECT_EQ(heard(), QStringLiteral("委托人的证件：已读到"));
  number().chooseGround(QStringLiteral("disabled"));

  EXPECT_TRUE(heard().contains(QStringLiteral("优先事由：残疾人")));
}

TEST_F(SpokenPageTest, SaysHowManyCases) {
  listen();
  begin(QStringLiteral("company"));
  EXPECT_TRUE(heard().contains(QStringLiteral("共 1 件")));

  number().setCopies(12);

  EXPECT_EQ(heard(), QStringLiteral("共 12 件"));
}

/// By what stands in the catalogue, not by what the pages made of it.
TEST_F(SpokenPageTest, SaysTheWholeGuide) {
  listen();
  heard();
  const CataloguePtr catalogue = hall.catalogue();
  const Guide& guide = *catalogue->guide(QStringLiteral("pension"));

  pages.guide()->open(QStringLiteral("pension"));
  const QString said = heard().remove(u'|').remove(u'\n');

  QStringList parts{
      catalogue->item(QStringLiteral("pension"))->name.zh,
      QStringLiteral("示例，不作依据"),
      QStringLiteral("第 1 版"),
      QStringLiteral("2026年7月1日起施行"),
      QStringLiteral("居民身份证，必备，原件 1 份、复印件 1 份"),
      QStringLiteral("可容缺"),
      QStringLiteral("非必备")};
  for (const Material& material : guide.materials) parts << material.name.zh;
  for (const Words& condition : guide.conditions) parts << condition.zh;
  for (const Words& text :
       {guide.acceptedBy,
        guide.legalBasis,
        guide.procedure,
        guide.reviewStandard,
        guide.timeLimit,
        guide.fees,
        guide.contact,
        guide.complaints,
        guide.applicationModes,
        guide.place}) {
    parts << text.zh;
  }
  for (const QString& part : parts) {
    EXPECT_TRUE(said.contains(QString(part).remove(u'\n'))) << part.toStdString();
  }
}

TEST(SpokenPiecesTest, AreCutBehindASentenceAndNeverWithinACharacter) {
  const QString plain(170, u'字');

  EXPECT_EQ(inPieces(QStringLiteral("短")), QStringList{QStringLiteral("短")});
  EXPECT_EQ(inPieces(plain + u'。' + plain), (QStringList{plain + u'。', plain}));
  EXPECT_EQ(inPieces(plain + u'，' + plain), (QStringList{plain + u'，', plain}));
  const QString rare = QStringLiteral("x") + QStringLiteral("𠮷").repeated(200);
  for (const QString& piece : inPieces(rare)) EXPECT_TRUE(piece.isValidUtf16());
  EXPECT_EQ(inPieces(rare).join(QString()), rare);
}

TEST_F(SpokenPageTest, SaysOneNumbersStateAndWhatItsHolderMayDo) {
  listen();
  heard();
  pages.home()->chooseEntry(QStringLiteral("progress"));
  EXPECT_TRUE(heard().startsWith(pages.ownNumber()->request()));

  pages.ownNumber()->type(QStringLiteral("A0"));
  EXPECT_EQ(heard(), QStringLiteral("A 0"));
  pages.ownNumber()->type(QStringLiteral("02"));
  EXPECT_EQ(heard(), QStringLiteral("0 2"));
  pages.ownNumber()->look();

  EXPECT_TRUE(heard().contains(QStringLiteral("A 0 0 2|已过号|可以恢复叫号")));
}

}  // namespace
}  // namespace hall::kiosk
