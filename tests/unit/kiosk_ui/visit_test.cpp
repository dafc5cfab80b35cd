#include "kiosk/ui/visit.h"

#include <gtest/gtest.h>

#include "tests/support/qt/readable_strings.h"

namespace hall::kiosk {
namespace {

using Page = Visit::Page;

class VisitTest : public testing::Test {
 protected:
  VisitTest() {
    QObject::connect(&visit, &Visit::wiped, [this] { ++wiped; });
    QObject::connect(&visit, &Visit::ended, [this] { ++ended; });
  }
  void pass(int seconds) {
    for (int i = 0; i < seconds; ++i) visit.secondPassed();
  }
  Visit visit;
  int wiped = 0;
  int ended = 0;
};

TEST_F(VisitTest, WarnsAfterFortySecondsAndEndsTwentyLater) {
  visit.open(Page::Find);
  pass(39);
  EXPECT_EQ(visit.secondsLeft(), -1);
  pass(1);
  EXPECT_EQ(visit.secondsLeft(), 20);
  pass(19);
  EXPECT_EQ(visit.secondsLeft(), 1);
  EXPECT_EQ(ended, 0);
  pass(1);
  EXPECT_EQ(ended, 1);
  EXPECT_EQ(wiped, 1);
  EXPECT_EQ(visit.page(), Page::Home);
  EXPECT_EQ(visit.secondsLeft(), -1);
}

TEST_F(VisitTest, AResultSaysHowLongItStaysAndGoes) {
  EXPECT_EQ(visit.secondsOfResult(), 0);
  visit.showResult(Visit::Result::OnPaper);
  EXPECT_EQ(visit.secondsOfResult(), 15);
  pass(14);
  EXPECT_EQ(visit.secondsOfResult(), 1);
  visit.touched();
  EXPECT_EQ(visit.secondsOfResult(), 15);
  pass(15);
  EXPECT_EQ(visit.page(), Page::Home);
  EXPECT_EQ(ended, 1);
}

TEST_F(VisitTest, WhoeverGoesOnWithoutPaperIsAVisitThatEnds) {
  visit.open(Page::HomeWithoutPaper);
  EXPECT_TRUE(visit.canGoBack());
  pass(60);
  EXPECT_EQ(visit.page(), Page::Home);
  EXPECT_EQ(ended, 1);
}

TEST_F(VisitTest, ATouchDuringTheWarningGoesOn) {
  visit.open(Page::Find);
  pass(50);
  visit.touched();
  EXPECT_EQ(visit.secondsLeft(), -1);
  pass(39);
  EXPECT_EQ(visit.secondsLeft(), -1);
  EXPECT_EQ(visit.page(), Page::Find);
}

TEST_F(VisitTest, GivesElderAndListeningPeopleTwiceTheTime) {
  visit.setElder(true);
  visit.open(Page::Find);
  pass(79);
  EXPECT_EQ(visit.secondsLeft(), -1);
  pass(1);
  EXPECT_EQ(visit.secondsLeft(), 40);
}

TEST_F(VisitTest, AResultGoesAwayByItselfWithoutAWarning) {
  visit.open(Page::Number);
  visit.showResult(Visit::Result::OnPaper);
  pass(14);
  EXPECT_EQ(visit.page(), Page::Result);
  EXPECT_EQ(visit.secondsLeft(), -1);
  pass(1);
  EXPECT_EQ(visit.page(), Page::Home);
}

TEST_F(VisitTest, NobodyIsSentAwayWhileTheirTicketIsPrinted) {
  visit.open(Page::Number);
  visit.setBusy(true);
  pass(300);
  EXPECT_EQ(ended, 0);
  visit.setBusy(false);
  pass(60);
  EXPECT_EQ(ended, 1);
}

TEST_F(VisitTest, ResetsEveryLookAtItsEnd) {
  visit.setElder(true);
  visit.setLow(true);
  visit.setHighContrast(true);
  visit.setVoice(true);
  visit.setEnglish(true);
  pass(120);
  EXPECT_EQ(ended, 1);
  EXPECT_FALSE(visit.elder() || visit.low() || visit.highContrast() || visit.voice());
  EXPECT_FALSE(visit.english());
}

TEST_F(VisitTest, TheLanguageChangesBeforeAnybodySaysSentencesInIt) {
  QStringList told;
  QObject::connect(&visit, &Visit::languageChanged, [&] { told << QStringLiteral("language"); });
  QObject::connect(&visit, &Visit::looksChanged, [&] { told << QStringLiteral("looks"); });
  visit.setEnglish(true);
  visit.setElder(true);
  visit.end();
  EXPECT_EQ(told.join(u' '), QStringLiteral("language looks looks language looks"));
}

TEST_F(VisitTest, TheFirstPageAtRestWaitsForEver) {
  pass(10'000);
  EXPECT_EQ(ended, 0);
  EXPECT_EQ(visit.secondsLeft(), -1);
}

TEST_F(VisitTest, GoesBackStepByStepAndWipesOnTheFirstPage) {
  visit.open(Page::Find);
  visit.open(Page::Guide);
  visit.back();
  EXPECT_EQ(visit.page(), Page::Find);
  EXPECT_EQ(wiped, 0);
  visit.back();
  EXPECT_EQ(visit.page(), Page::Home);
  EXPECT_EQ(wiped, 1);
  visit.back();
  EXPECT_EQ(wiped, 1);
}

TEST_F(VisitTest, HomeKeepsTheLooksOfTheVisit) {
  visit.setElder(true);
  visit.open(Page::Find);
  visit.home();
  EXPECT_TRUE(visit.elder());
  EXPECT_EQ(wiped, 1);
  EXPECT_EQ(ended, 0);
}

}  // namespace
}  // namespace hall::kiosk
