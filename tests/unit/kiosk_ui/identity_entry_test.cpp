#include "kiosk/ui/identity_entry.h"

#include <gtest/gtest.h>

namespace hall::kiosk {
namespace {

using Fault = IdentityEntry::Fault;

class IdentityEntryTest : public testing::Test {
 protected:
  void type(const QString& text) {
    for (const QChar c : text) entry.type(c);
  }
  IdentityEntry entry{[] { return QDate(2026, 11, 30); }};
};

TEST_F(IdentityEntryTest, TellsSoundNumbersFromOthers) {
  struct Row {
    const char* number;
    Fault fault;
    Person::Document document;
  };
  const Row rows[] = {
      {"11010519491231002X", Fault::None, Person::Document::ResidentId},
      {"11010519491231002x", Fault::None, Person::Document::ResidentId},
      {"440524188001010014", Fault::Impossible, Person::Document::None},  // 146 years old
      {"110105194912310021", Fault::Impossible, Person::Document::None},  // check digit
      {"110105194902300026", Fault::Impossible, Person::Document::None},  // 30 February
      {"91350100M000100Y43", Fault::None, Person::Document::CreditCode},
      {"91350100M000100Y44", Fault::Doubtful, Person::Document::CreditCode},
      {"91350100I000100Y43", Fault::Impossible, Person::Document::None},  // no letter I
      {"1101051949123100", Fault::Unreadable, Person::Document::None},    // a card pulled half way
      {"", Fault::Unreadable, Person::Document::None},
      {"你好你好你好你好你好你好你好你好你好", Fault::Impossible, Person::Document::None},
  };
  for (const Row& row : rows) {
    entry.read(QString::fromUtf8(row.number), {}, Person::Source::Card);
    EXPECT_EQ(entry.fault(), row.fault) << row.number;
    EXPECT_EQ(entry.person().document, row.document) << row.number;
  }
}

TEST_F(IdentityEntryTest, ShowsOnlyTheLastTypedCharacterAndThenTheMaskedNumber) {
  type(QStringLiteral("1101"));
  EXPECT_EQ(entry.shown(), QStringLiteral("●●●1"));
  entry.erase();
  EXPECT_EQ(entry.shown(), QStringLiteral("●●0"));
  entry.clear();
  type(QStringLiteral("11010519491231002X"));
  entry.accept();
  EXPECT_EQ(entry.shown(), QStringLiteral("110105********002X"));
  EXPECT_TRUE(entry.isGiven());
}

TEST_F(IdentityEntryTest, TakesEighteenKeysAndNothingElse) {
  type(QStringLiteral("你\x1b-+ "));
  EXPECT_TRUE(entry.shown().isEmpty());
  type(QString(10'000, QChar(u'7')));
  EXPECT_EQ(entry.shown().size(), 18);
}

TEST_F(IdentityEntryTest, AsksForTheRestOfAShortNumberAndKeepsWhatWasTyped) {
  type(QStringLiteral("110105"));
  entry.accept();
  EXPECT_EQ(entry.fault(), Fault::TooShort);
  EXPECT_EQ(entry.shown().size(), 6);
  EXPECT_FALSE(entry.isGiven());
}

TEST_F(IdentityEntryTest, EveryFaultHasItsSentence) {
  EXPECT_TRUE(entry.faultText().isEmpty());
  entry.accept();
  EXPECT_EQ(entry.faultText(), QStringLiteral("号码不满 18 位"));
  entry.setKind(IdentityEntry::Kind::Passport);
  entry.accept();
  EXPECT_EQ(entry.faultText(), QStringLiteral("号码没有输完"));
  entry.read(QStringLiteral("110105194912310021"), {}, Person::Source::Scan);
  EXPECT_EQ(entry.faultText(), QStringLiteral("号码不对，请核对后重新输入"));
  entry.read(QStringLiteral("noise"), {}, Person::Source::Scan);
  EXPECT_EQ(entry.faultText(), QStringLiteral("没有读到证件号码，请再刷一次"));
  entry.read(QStringLiteral("91350100M000100Y44"), {}, Person::Source::Scan);
  EXPECT_EQ(entry.faultText(), QStringLiteral("统一社会信用代码的校验位不对，确实无误可以继续"));
}

TEST_F(IdentityEntryTest, APassportIsTypedAndShownByItsLastFour) {
  entry.setKind(IdentityEntry::Kind::Passport);
  type(QStringLiteral("e1234"));
  EXPECT_EQ(entry.shown(), QStringLiteral("●●●●4"));
  type(QStringLiteral("5678"));
  entry.accept();
  EXPECT_EQ(entry.person().document, Person::Document::Passport);
  EXPECT_EQ(entry.person().number, QStringLiteral("E12345678"));
  EXPECT_EQ(entry.shown(), QStringLiteral("*****5678"));
  EXPECT_EQ(entry.age(), -1);
}

TEST_F(IdentityEntryTest, AShortNumberOfAnotherDocumentIsNotGivenAwayByItsEnd) {
  entry.setKind(IdentityEntry::Kind::Other);
  type(QStringLiteral("12345"));
  entry.accept();
  EXPECT_EQ(entry.person().document, Person::Document::Other);
  EXPECT_EQ(entry.shown(), QStringLiteral("●●●●●"));
}

TEST_F(IdentityEntryTest, AnotherDocumentHasFiveToTwentyCharacters) {
  entry.setKind(IdentityEntry::Kind::Other);
  type(QStringLiteral("1234"));
  entry.accept();
  EXPECT_EQ(entry.fault(), Fault::TooShort);
  type(QString(10'000, QChar(u'7')));
  EXPECT_EQ(entry.shown().size(), 20);
  entry.accept();
  EXPECT_TRUE(entry.isGiven());
}

TEST_F(IdentityEntryTest, TheKindLastsUntilSomebodyElseBeginsAndACardNeedsNone) {
  entry.setKind(IdentityEntry::Kind::Passport);
  type(QStringLiteral("E1"));
  entry.eraseAll();
  EXPECT_TRUE(entry.shown().isEmpty());
  EXPECT_EQ(entry.kind(), IdentityEntry::Kind::Passport);
  entry.read(QStringLiteral("noise"), {}, Person::Source::Card);
  EXPECT_EQ(entry.kind(), IdentityEntry::Kind::Passport);
  entry.read(QStringLiteral("11010519491231002X"), {}, Person::Source::Card);
  EXPECT_EQ(entry.person().document, Person::Document::ResidentId);
  entry.setKind(IdentityEntry::Kind::Other);
  entry.clear();
  EXPECT_EQ(entry.kind(), IdentityEntry::Kind::Domestic);
}

TEST_F(IdentityEntryTest, ANameLongerThanTheHallKeepsIsCutBetweenCharacters) {
  const QString rare = QStringLiteral("𠮷");
  const QString sound = QStringLiteral("11010519491231002X");
  entry.read(sound, QString(99, QChar(u'王')) + rare, Person::Source::Card);
  EXPECT_EQ(entry.person().name.toUcs4().size(), 100);
  entry.read(sound, QString(99, QChar(u'王')) + rare + rare, Person::Source::Card);
  EXPECT_EQ(entry.person().name, QString(99, QChar(u'王')) + rare);
  entry.read(sound, QString(10'000, QChar(u'王')), Person::Source::Card);
  EXPECT_EQ(entry.person().name.size(), 100);
}

TEST_F(IdentityEntryTest, ADoubtfulCompanyCodeMayBeConfirmed) {
  entry.read(QStringLiteral("91350100M000100Y44"), {}, Person::Source::Scan);
  EXPECT_FALSE(entry.person().confirmed);
  entry.confirm();
  EXPECT_EQ(entry.fault(), Fault::None);
  EXPECT_TRUE(entry.person().confirmed);
}

TEST_F(IdentityEntryTest, ConfirmingWhatIsNotDoubtfulDoesNothing) {
  entry.read(QStringLiteral("91350100M000100Y43"), {}, Person::Source::Scan);
  entry.confirm();
  EXPECT_FALSE(entry.person().confirmed);
}

TEST_F(IdentityEntryTest, KnowsAnAgeFromAResidentNumberOnly) {
  EXPECT_EQ(entry.age(), -1);
  entry.read(QStringLiteral("11010519491231002X"), {}, Person::Source::Card);
  EXPECT_EQ(entry.age(), 76);
  entry.read(QStringLiteral("91350100M000100Y43"), {}, Person::Source::Card);
  EXPECT_EQ(entry.age(), -1);
}

TEST_F(IdentityEntryTest, LeavesNothingBehindWhenItIsCleared) {
  entry.read(QStringLiteral("11010519491231002X"), QStringLiteral("王某"), Person::Source::Card);
  entry.clear();
  EXPECT_FALSE(entry.isGiven());
  EXPECT_TRUE(entry.person().number.isEmpty());
  EXPECT_TRUE(entry.person().name.isEmpty());
  EXPECT_TRUE(entry.shown().isEmpty());
}

}  // namespace
}  // namespace hall::kiosk
