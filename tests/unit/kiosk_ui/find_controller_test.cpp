#include "kiosk/ui/find_controller.h"

#include "terminal/words/demo_catalogue.h"
#include "tests/unit/kiosk_ui/kiosk_fixture.h"

namespace hall::kiosk {
namespace {

class FindControllerTest : public KioskFixture {
 protected:
  FindController& find() { return *pages.find(); }
  QStringList shown() {
    QStringList keys;
    const ChoiceModel& model = *find().results()->shown();
    for (int row = 0; row < model.rowCount(); ++row) keys << model.at(row).key;
    return keys;
  }
  /// Of what is shown.
  QStringList givingNumbers() {
    QStringList keys;
    for (const Choice& choice : find().results()->shown()->choices()) {
      if (choice.available) keys << choice.key;
    }
    return keys;
  }
  /// The queue of this item gives no numbers.
  void closeQueueOf(const QString& code) {
    Catalogue catalogue = *terminal::demoCatalogue();
    for (Item& item : catalogue.items) {
      if (item.code == code) item.queue = QStringLiteral("closed");
    }
    hall.publish(std::make_shared<const Catalogue>(catalogue));
  }
};

TEST_F(FindControllerTest, BeginsWithTheFrequentItemsOfTheAudience) {
  pages.home()->choosePersonal();
  EXPECT_EQ(visit().page(), Visit::Page::Find);
  EXPECT_EQ(find().heading(), QStringLiteral("个人办事"));
  EXPECT_EQ(shown().front(), QStringLiteral("item:social-card"));
  EXPECT_FALSE(shown().contains(QStringLiteral("item:company")));
}

TEST_F(FindControllerTest, TurnsPagesOfSixAndOfFourForElderPeople) {
  pages.home()->choosePersonal();
  EXPECT_EQ(shown().size(), 6);
  EXPECT_EQ(find().results()->pages(), 2);
  find().results()->next();
  find().results()->next();
  EXPECT_EQ(find().results()->page(), 1);
  EXPECT_EQ(shown().size(), 2);
  find().results()->previous();
  visit().setElder(true);
  EXPECT_EQ(shown().size(), 4);
}

TEST_F(FindControllerTest, NarrowsDownWithEachKeyAndGoesBackWithErase) {
  pages.home()->choosePersonal();
  find().type(QStringLiteral("S"));
  find().type(QStringLiteral("H"));
  EXPECT_EQ(shown().front(), QStringLiteral("item:social-card"));
  EXPECT_GT(shown().size(), 1);
  find().type(QStringLiteral("B"));
  EXPECT_EQ(shown(), QStringList{QStringLiteral("item:social-card")});
  find().type(QStringLiteral("X"));
  EXPECT_TRUE(find().nothingFound());
  find().erase();
  EXPECT_FALSE(find().nothingFound());
  find().clearQuery();
  EXPECT_EQ(shown().size(), 6);
}

TEST_F(FindControllerTest, ALongPasteAndControlCharactersStayHarmless) {
  pages.home()->choosePersonal();
  find().type(QString(10'000, QChar(u'社')));
  EXPECT_EQ(find().query().size(), 50);
  find().clearQuery();
  find().type(QStringLiteral("\x1b\x07\n社保"));
  EXPECT_EQ(find().query(), QStringLiteral("社保"));
}

TEST_F(FindControllerTest, ThemesAreFoundOnTheirOwnPageAndTakenAsWhole) {
  pages.home()->chooseEntry(QStringLiteral("themes"));
  EXPECT_EQ(find().heading(), QStringLiteral("一件事一次办"));
  EXPECT_EQ(shown().size(), 3);
  find().choose(shown().front());
  settle();
  EXPECT_EQ(number().title(), QStringLiteral("企业职工退休一件事"));
}

TEST_F(FindControllerTest, GuidesAreReadWithoutTakingANumber) {
  pages.home()->chooseEntry(QStringLiteral("guides"));
  find().choose(QStringLiteral("item:pension"));
  EXPECT_EQ(visit().page(), Visit::Page::Guide);
  EXPECT_EQ(pages.guide()->title(), QStringLiteral("企业职工养老保险待遇申领"));
  EXPECT_EQ(number().step(), NumberController::Step::Nothing);
}

TEST_F(FindControllerTest, WhatLeavesTheCatalogueLeavesTheList) {
  pages.home()->choosePersonal();
  Catalogue smaller = *terminal::demoCatalogue();
  smaller.items.removeFirst();
  hall.publish(std::make_shared<const Catalogue>(smaller));
  EXPECT_FALSE(shown().contains(QStringLiteral("item:social-card")));
  find().type(QStringLiteral("shbz"));
  EXPECT_TRUE(find().nothingFound());
}

TEST_F(FindControllerTest, MarksWhatGivesNoNumbersNow) {
  closeQueueOf(QStringLiteral("social-card"));
  pages.home()->choosePersonal();
  const Choice card = find().results()->shown()->at(0);
  EXPECT_EQ(card.key, QStringLiteral("item:social-card"));
  EXPECT_FALSE(card.available);
  EXPECT_EQ(card.mark, QStringLiteral("现在不取号"));
  EXPECT_EQ(givingNumbers().size(), shown().size() - 1);
}

TEST_F(FindControllerTest, AThemeGivesNumbersWhereItsFirstItemDoes) {
  closeQueueOf(QStringLiteral("company"));
  pages.home()->chooseEntry(QStringLiteral("themes"));
  EXPECT_EQ(shown().size(), 3);
  EXPECT_EQ(givingNumbers(), QStringList{QStringLiteral("theme:retire")});
}

TEST_F(FindControllerTest, AGuideIsReadAtAnyTime) {
  closeQueueOf(QStringLiteral("social-card"));
  hall.setIssuing(false);
  pages.home()->chooseEntry(QStringLiteral("guides"));
  EXPECT_EQ(givingNumbers(), shown());
}

TEST_F(FindControllerTest, FollowsTheHallOnThePageThatIsOpen) {
  pages.home()->choosePersonal();
  find().results()->next();
  const QStringList open = shown();
  ASSERT_EQ(givingNumbers(), open);

  hall.setIssuing(false);
  EXPECT_EQ(shown(), open) << "nobody has to turn the page again";
  EXPECT_TRUE(givingNumbers().isEmpty());
  hall.setIssuing(true);
  EXPECT_EQ(givingNumbers(), open);
  hall.setIssuesAlone(false);
  hall.setOnline(false);
  EXPECT_TRUE(givingNumbers().isEmpty());
  hall.setOnline(true);
  hall.setRefused(true);
  EXPECT_TRUE(givingNumbers().isEmpty());
}

TEST_F(FindControllerTest, IsMarkedAnewForWhoComesBackToIt) {
  pages.home()->choosePersonal();
  find().seeGuide(QStringLiteral("item:social-card"));
  hall.setIssuing(false);

  visit().back();

  EXPECT_EQ(visit().page(), Visit::Page::Find);
  EXPECT_EQ(shown().size(), 6);
  EXPECT_TRUE(givingNumbers().isEmpty());
}

TEST_F(FindControllerTest, AKeyThatIsNoneDoesNothing) {
  pages.home()->choosePersonal();
  for (const auto* key : {"", "item", "queue:social", "item:nowhere"}) {
    find().choose(QString::fromUtf8(key));
    settle();
    EXPECT_NE(number().step(), NumberController::Step::Confirm) << key;
  }
}

}  // namespace
}  // namespace hall::kiosk
