#include "kiosk/ui/reading_aloud.h"

#include "tests/unit/kiosk_ui/reading_fixture.h"

namespace hall::kiosk {
namespace {

using ReadingAloudTest = ReadingFixture;

TEST_F(ReadingAloudTest, SaysNothingUntilItIsSwitchedOn) {
  pages.home()->choosePersonal();
  settle();
  EXPECT_TRUE(speaker.said.isEmpty());

  listen();

  EXPECT_TRUE(heard().startsWith(pages.find()->heading()));
}

TEST_F(ReadingAloudTest, SaysEachPageOnceAndThenOnlyWhatIsNewOnIt) {
  listen();
  heard();

  Q_EMIT hall.nowChanged();
  EXPECT_EQ(heard(), QString());
  hall.setOnline(false);

  EXPECT_EQ(heard(), pages.notice()->strip());
}

TEST_F(ReadingAloudTest, ADocumentThatIsTypedIsHeardAsATone) {
  listen();
  begin(QStringLiteral("social-card"));
  heard();
  IdentityEntry& entry = *number().applicant();

  entry.type(QStringLiteral("7"));
  EXPECT_EQ(heard(), QStringLiteral("嘀，已输入 1 位"));
  entry.type(QStringLiteral("7"));
  EXPECT_EQ(heard(), QStringLiteral("嘀，已输入 2 位"));
  entry.erase();
  EXPECT_EQ(heard(), QStringLiteral("已输入 1 位"));
  entry.clear();
  EXPECT_EQ(heard(), QStringLiteral("已清空"));
  for (const QChar digit : kAdult) {
    entry.type(QString(digit));
    hear();
  }
  entry.accept();

  EXPECT_TRUE(heard().endsWith(QStringLiteral("嘀，已输入 18 位|证件：号码已输入")));
  EXPECT_FALSE(speaker.said.contains(QStringLiteral("7")));
  EXPECT_FALSE(wasSaid(kAdult));
}

TEST_F(ReadingAloudTest, EchoesTheLettersOfASearchBeforeWhatWasFound) {
  listen();
  pages.home()->choosePersonal();
  heard();

  pages.find()->type(QStringLiteral("S"));
  QString said = heard();
  EXPECT_TRUE(said.startsWith(QStringLiteral("S"))) << said.toStdString();
  pages.find()->type(QStringLiteral("HB"));
  said = heard();
  EXPECT_TRUE(said.startsWith(QStringLiteral("H B|"))) << said.toStdString();
  EXPECT_TRUE(said.contains(pages.find()->results()->shown()->at(0).title));
  pages.find()->erase();
  EXPECT_TRUE(heard().startsWith(QStringLiteral("已删除 B")));
  pages.find()->clearQuery();

  EXPECT_TRUE(heard().startsWith(QStringLiteral("已清空")));
}

TEST_F(ReadingAloudTest, SaysTheNextPageOfAListWhenItIsTurned) {
  listen();
  pages.home()->choosePersonal();
  heard();

  pages.find()->results()->next();

  const QString said = heard();
  EXPECT_TRUE(said.startsWith(QStringLiteral("第 2 页"))) << said.toStdString();
  EXPECT_TRUE(said.contains(pages.find()->results()->shown()->at(0).title));
}

TEST_F(ReadingAloudTest, ALongTextIsReadToItsEndInPieces) {
  auto catalogue = std::make_shared<Catalogue>(*hall.catalogue());
  QString procedure;
  for (int step = 1; step <= 900; ++step) procedure += QStringLiteral("第%1步等候通知。").arg(step);
  catalogue->guides[QStringLiteral("pension")].procedure.zh = procedure;
  hall.publish(catalogue);
  listen();
  heard();

  pages.guide()->open(QStringLiteral("pension"));

  EXPECT_TRUE(heard().remove(u'|').contains(procedure));
  for (const QString& piece : speaker.said) EXPECT_LE(piece.size(), 200);
}

TEST_F(ReadingAloudTest, SwitchedOffAndOnItGoesOnWhereItWas) {
  listen();
  heard();
  speaker.slow = true;
  pages.guide()->open(QStringLiteral("pension"));
  settle();
  speaker.finish();
  speaker.finish();
  const QString third = speaker.said.back();

  turnVoice();
  EXPECT_FALSE(speaker.speaking);
  turnVoice();

  EXPECT_TRUE(speaker.speaking);
  EXPECT_EQ(speaker.said.back(), third);
  speaker.slow = false;
  speaker.finish();
  heard();
  turnVoice();
  turnVoice();
  EXPECT_TRUE(heard().startsWith(pages.guide()->title())) << "all read: it begins anew";
}

TEST_F(ReadingAloudTest, WhoListensToAGuideIsNotAskedWhetherTheyAreThere) {
  listen();
  heard();
  speaker.slow = true;
  pages.guide()->open(QStringLiteral("pension"));
  settle();

  for (int second = 0; second < 300; ++second) {
    visit().secondPassed();
    if (second % 40 == 0) speaker.finish();
    ASSERT_LT(visit().secondsLeft(), 0) << second;
  }

  EXPECT_EQ(visit().page(), Visit::Page::Guide);
}

TEST_F(ReadingAloudTest, SaysWhatBecameOfThePrintedGuideAndReadsOn) {
  listen();
  heard();
  speaker.slow = true;
  pages.guide()->open(QStringLiteral("pension"));
  settle();
  speaker.finish();
  const QString second = speaker.said.back();

  pages.guide()->print();
  settle();
  EXPECT_EQ(speaker.said.back(), QStringLiteral("正在打印…"));
  print(true);
  EXPECT_EQ(speaker.said.back(), QStringLiteral("已打印，请取走"));
  speaker.finish();

  EXPECT_EQ(speaker.said.back(), second);
}

TEST_F(ReadingAloudTest, AsksWhetherSomebodyIsStillThere) {
  listen();
  pages.home()->choosePersonal();
  heard();
  while (visit().secondsLeft() < 0) visit().secondPassed();
  EXPECT_EQ(heard(), QStringLiteral("还在办理吗？请按“继续使用”。"));
  visit().secondPassed();
  EXPECT_EQ(heard(), QString());

  visit().touched();

  EXPECT_TRUE(heard().startsWith(pages.find()->heading()));
}

TEST_F(ReadingAloudTest, SaysAtOnceWhatTheKeyboardReachedAndWhatOpened) {
  pages.aloud()->tell(QStringLiteral("确认取号"));
  EXPECT_TRUE(speaker.said.isEmpty());
  listen();
  heard();

  pages.aloud()->tell(QStringLiteral("确认取号"));

  EXPECT_EQ(heard(), QStringLiteral("确认取号"));
}

TEST_F(ReadingAloudTest, IsSilentAndOffWhenTheVisitEnds) {
  listen();
  pages.home()->choosePersonal();
  hear();
  EXPECT_TRUE(speaker.speaking);

  visit().end();
  settle();

  EXPECT_FALSE(speaker.speaking);
  EXPECT_FALSE(visit().voice());
  heard();
  listen();
  EXPECT_TRUE(heard().startsWith(QStringLiteral("请选择您要办的事"))) << "the next one hears all";
}

}  // namespace
}  // namespace hall::kiosk
