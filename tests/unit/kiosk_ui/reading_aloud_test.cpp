#include "kiosk/ui/reading_aloud.h"

#include "tests/unit/kiosk_ui/kiosk_fixture.h"

namespace hall::kiosk {
namespace {

class ReadingAloudTest : public KioskFixture {
 protected:
  void listen() {
    visit().setVoice(true);
    settle();
  }
  QString last() const { return speaker.said.isEmpty() ? QString() : speaker.said.back(); }
};

TEST_F(ReadingAloudTest, SaysNothingUntilItIsSwitchedOn) {
  pages.home()->choosePersonal();
  settle();
  EXPECT_TRUE(speaker.said.isEmpty());
  listen();
  EXPECT_TRUE(last().startsWith(pages.find()->heading())) << last().toStdString();
}

TEST_F(ReadingAloudTest, SaysOfTheFirstPageWhatCanBeChosen) {
  listen();
  EXPECT_TRUE(last().contains(QStringLiteral("请选择您要办的事"))) << last().toStdString();
  EXPECT_TRUE(last().contains(pages.home()->frequent()->at(0).title)) << last().toStdString();
  EXPECT_TRUE(last().contains(QStringLiteral("办事指南"))) << last().toStdString();
}

TEST_F(ReadingAloudTest, OutOfHoursSaysWhyAndOnlyWhatIsLeft) {
  hall.setIssuing(false);
  listen();
  EXPECT_TRUE(last().startsWith(QStringLiteral("现在不在服务时间"))) << last().toStdString();
  EXPECT_TRUE(last().endsWith(QStringLiteral("其他服务：进度查询、办事指南")))
      << last().toStdString();
}

TEST_F(ReadingAloudTest, WithoutPaperSaysThatFirstAndTheChoicesToWhoGoesOn) {
  printer.set(PrinterState::PaperOut);
  listen();
  EXPECT_TRUE(last().startsWith(QStringLiteral("本机缺纸"))) << last().toStdString();
  EXPECT_FALSE(last().contains(QStringLiteral("个人办事"))) << "it is not on this page";
  visit().open(Visit::Page::HomeWithoutPaper);
  settle();
  EXPECT_TRUE(last().contains(QStringLiteral("个人办事"))) << last().toStdString();
}

TEST_F(ReadingAloudTest, SaysEachPageOnce) {
  listen();
  Q_EMIT hall.nowChanged();
  settle();
  EXPECT_EQ(speaker.said.size(), 1);
}

TEST_F(ReadingAloudTest, FollowsANumberFromThePromiseToThePaper) {
  listen();
  begin(QStringLiteral("social-card"));
  EXPECT_TRUE(last().contains(number().promise())) << last().toStdString();
  confirm();
  EXPECT_TRUE(last().startsWith(QStringLiteral("正在打印号票"))) << last().toStdString();
  print(true);
  EXPECT_TRUE(last().startsWith(QStringLiteral("取号成功，请取走号票"))) << last().toStdString();
  QStringList characters;
  for (const QChar character : number().number()) characters << QString(character);
  EXPECT_TRUE(last().contains(characters.join(u' '))) << last().toStdString();
}

TEST_F(ReadingAloudTest, SaysTheWholeGuide) {
  listen();
  pages.guide()->open(QStringLiteral("pension"));
  settle();
  EXPECT_EQ(last(), pages.guide()->spoken());
}

TEST_F(ReadingAloudTest, NeverSaysADocument) {
  listen();
  begin(QStringLiteral("social-card"));
  number().readCard(kAdult, QStringLiteral("张三"), Person::Source::Card);
  settle();
  confirm();
  print(true);
  for (const QString& said : speaker.said) {
    EXPECT_FALSE(said.contains(kAdult)) << said.toStdString();
    EXPECT_FALSE(said.contains(QStringLiteral("张三"))) << said.toStdString();
    EXPECT_FALSE(said.contains(QStringLiteral("0014"))) << said.toStdString();
  }
}

TEST_F(ReadingAloudTest, AsksWhetherSomebodyIsStillThere) {
  listen();
  pages.home()->choosePersonal();
  while (visit().secondsLeft() < 0) visit().secondPassed();
  settle();
  EXPECT_TRUE(last().startsWith(QStringLiteral("还在办理吗"))) << last().toStdString();
}

TEST_F(ReadingAloudTest, SaysOneNumbersStateAndWhatItsHolderMayDo) {
  listen();
  pages.home()->chooseEntry(QStringLiteral("progress"));
  settle();
  EXPECT_TRUE(last().startsWith(QStringLiteral("请输入排队号"))) << last().toStdString();
  pages.ownNumber()->type(QStringLiteral("A002"));
  pages.ownNumber()->look();
  settle();
  EXPECT_TRUE(last().startsWith(QStringLiteral("A 0 0 2。已过号"))) << last().toStdString();
}

TEST_F(ReadingAloudTest, SaysWhatTheKeyboardReached) {
  pages.aloud()->focused(QStringLiteral("确认取号"));
  EXPECT_TRUE(speaker.said.isEmpty());
  listen();
  pages.aloud()->focused(QStringLiteral("确认取号"));
  EXPECT_EQ(last(), QStringLiteral("确认取号"));
}

TEST_F(ReadingAloudTest, IsSilentAndOffWhenTheVisitEnds) {
  listen();
  pages.home()->choosePersonal();
  settle();
  EXPECT_TRUE(speaker.speaking);
  visit().end();
  settle();
  EXPECT_FALSE(speaker.speaking);
  EXPECT_FALSE(visit().voice());
}

}  // namespace
}  // namespace hall::kiosk
