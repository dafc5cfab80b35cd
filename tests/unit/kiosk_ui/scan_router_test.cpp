#include "kiosk/ui/scan_router.h"

#include <optional>

#include "tests/unit/kiosk_ui/kiosk_fixture.h"

namespace hall::kiosk {
namespace {

class ScanRouterTest : public KioskFixture {
 protected:
  /// By a scanner that types.
  static void scanAt(KioskPages& kiosk, const QString& line) {
    for (const QChar c : line) kiosk.scans()->keyed(c);
    kiosk.scans()->entered();
    settle();
  }
  void scan(const QString& line) { scanAt(pages, line); }
  OwnNumberController& own() { return *pages.ownNumber(); }

  const QString kPaper = QStringLiteral("https://hall.example.cn/t/ticket-A001.9mC_x-2");
  const QString kGuide = QStringLiteral("https://hall.example.cn/guides/pension");
};

TEST_F(ScanRouterTest, OpensTheGuideOfAScannedItem) {
  scan(kGuide);
  EXPECT_EQ(visit().page(), Visit::Page::Guide);
  EXPECT_TRUE(pages.guide()->isThere());
}

TEST_F(ScanRouterTest, ThePaperOfATicketLeadsToItsNumberFromEveryPage) {
  const std::function<void()> ways[] = {
      [] {},
      [this] { pages.home()->choosePersonal(); },
      [this] { pages.guide()->open(QStringLiteral("pension")); },
      [this] { begin(QStringLiteral("social-card")); },
      [this] { pages.home()->chooseEntry(QStringLiteral("progress")); },
      [this] {
        pages.home()->chooseEntry(QStringLiteral("progress"));
        scan(QStringLiteral("A002"));
      },
      [this] {
        begin(QStringLiteral("social-card"));
        confirm();
        print(true);
      }};
  for (const auto& way : ways) {
    for (const bool byReader : {false, true}) {
      visit().end();
      way();
      const Visit::Page before = visit().page();
      if (byReader) pages.scans()->readCard(kPaper, {});
      if (!byReader) scan(kPaper);
      settle();
      EXPECT_EQ(visit().page(), Visit::Page::OwnNumber) << static_cast<int>(before);
      EXPECT_EQ(own().step(), OwnNumberController::Step::Found) << static_cast<int>(before);
      EXPECT_EQ(own().number(), QStringLiteral("A001")) << static_cast<int>(before);
    }
  }
}

TEST_F(ScanRouterTest, AScannerAtTheReadersAddressOpensGuidesToo) {
  pages.scans()->readCard(kGuide, {});
  EXPECT_EQ(visit().page(), Visit::Page::Guide);
}

TEST_F(ScanRouterTest, OnTheWayToANumberNothingIsHeard) {
  begin(QStringLiteral("social-card"));
  number().confirm();
  scan(kPaper);
  ASSERT_TRUE(printer.isWaiting());
  scan(kPaper);
  EXPECT_EQ(visit().page(), Visit::Page::Number);
  print(true);
  EXPECT_EQ(visit().page(), Visit::Page::Result);
}

TEST_F(ScanRouterTest, ANumberOnThePageOfOnesOwnIsLookedForAsAWhole) {
  pages.home()->chooseEntry(QStringLiteral("progress"));
  own().type(QStringLiteral("Z"));
  scan(QStringLiteral("a002"));
  EXPECT_EQ(own().number(), QStringLiteral("A002"));
  scan(QStringLiteral("A003"));
  EXPECT_EQ(own().number(), QStringLiteral("A003")) << "though another one was shown";
  scan(QStringLiteral("你好"));
  EXPECT_EQ(own().step(), OwnNumberController::Step::Refused);
  EXPECT_EQ(own().message(), QStringLiteral("没有找到这个号，请核对号票上的排队号。"));
}

TEST_F(ScanRouterTest, WhatAScannerTypedDoesNotStayInTheSearch) {
  const auto keepsAfter = [this](const QString& line) {
    visit().end();
    pages.home()->choosePersonal();
    pages.find()->type(line);
    scan(line);
    return !pages.find()->query().isEmpty();
  };
  EXPECT_FALSE(keepsAfter(kGuide));
  EXPECT_FALSE(keepsAfter(kPaper));
  EXPECT_FALSE(keepsAfter(QStringLiteral("https://elsewhere.example.cn/x")));
  EXPECT_FALSE(keepsAfter(kAdult)) << "somebody's document number would stand there";
  EXPECT_FALSE(keepsAfter(kAdult + QStringLiteral(",王某")));
  EXPECT_TRUE(keepsAfter(QStringLiteral("sbk")));
  EXPECT_TRUE(keepsAfter(QStringLiteral("shehuibaozhangkabl"))) << "18 letters are a word";
}

TEST_F(ScanRouterTest, GivesACardToTheNumberThatAsksForOne) {
  begin(QStringLiteral("social-card"));
  scan(kAdult + QStringLiteral(",王某"));
  EXPECT_TRUE(number().applicant()->isGiven());
  EXPECT_EQ(number().applicant()->person().name, QStringLiteral("王某"));
}

TEST_F(ScanRouterTest, AScannedNumberThatCannotBeIsSaidToBeWrong) {
  begin(QStringLiteral("social-card"));
  scan(QStringLiteral("110105194912310021"));
  EXPECT_FALSE(number().applicant()->isGiven());
  EXPECT_EQ(number().applicant()->faultText(), QStringLiteral("号码不对，请核对后重新输入"));
}

TEST_F(ScanRouterTest, ACardOnAnotherPageIsNobodys) {
  pages.scans()->readCard(kAdult, {});
  scan(kAdult);
  begin(QStringLiteral("social-card"));
  EXPECT_FALSE(number().applicant()->isGiven());
}

TEST_F(ScanRouterTest, GarbageChangesNothing) {
  for (const QString& noise :
       {QString(10'000, QChar(u'9')),
        QStringLiteral("\x01\x02\x1b[A"),
        QStringLiteral("http://x/guides/"),
        QStringLiteral("http://x/t/"),
        QStringLiteral("http://x/t"),
        QStringLiteral("http://x/ticket/1.2"),
        QStringLiteral("http://x/t/") + QString(10'000, QChar(u'9')),
        QStringLiteral("http://["),
        QStringLiteral("////"),
        QString()}) {
    scan(noise);
    pages.scans()->readCard(noise, {});
    EXPECT_EQ(visit().page(), Visit::Page::Home) << noise.left(40).toStdString();
    EXPECT_EQ(number().step(), NumberController::Step::Nothing);
  }
  begin(QStringLiteral("social-card"));
  scan(QString(10'000, QChar(u'9')));
  EXPECT_EQ(number().applicant()->fault(), IdentityEntry::Fault::Unreadable);
  EXPECT_EQ(number().step(), NumberController::Step::Confirm);
}

/// The platform of a region: it knows one code, and answers when it is told to.
class ScriptedCodes final : public LicenceCodes {
 public:
  bool areUnderstood() const override { return true; }
  void read(const QString& code, const Then& then) override {
    asked << code;
    then_ = then;
  }
  void answer(const QString& number) {
    Person person;
    person.number = number;
    person.name = QStringLiteral("王某");
    if (!number.isEmpty()) person.document = Person::Document::ResidentId;
    then_(person);
  }
  QStringList asked;

 private:
  Then then_;
};

class LicenceCodesTest : public ScanRouterTest {
 protected:
  void beginAt(KioskPages& at) {
    at.number()->beginItem(QStringLiteral("social-card"));
    settle();
  }
  const QString kCode = QStringLiteral("HNDZZZ:8f3a91c0d2");
  ScriptedCodes codes;
  KioskPages kiosk{{hall, printer, book, speaker, today, codes}};
  IdentityEntry& applicant = *kiosk.number()->applicant();
};

TEST_F(LicenceCodesTest, ACodeThatTheAdapterUnderstandsIsADocument) {
  beginAt(kiosk);
  scanAt(kiosk, kCode);
  EXPECT_EQ(codes.asked, QStringList{kCode});
  EXPECT_FALSE(applicant.isGiven());
  codes.answer(kAdult);
  EXPECT_EQ(applicant.person().number, kAdult);
  EXPECT_EQ(applicant.person().name, QStringLiteral("王某"));
  EXPECT_EQ(applicant.person().source, Person::Source::Scan);
}

TEST_F(LicenceCodesTest, ACodeThatHasExpiredIsSaidToBeUnreadable) {
  beginAt(kiosk);
  scanAt(kiosk, kCode);
  codes.answer({});
  EXPECT_EQ(applicant.faultText(), QStringLiteral("没有读到证件号码，请再刷一次"));
}

TEST_F(LicenceCodesTest, AnAnswerAfterTheVisitIsNobodys) {
  beginAt(kiosk);
  scanAt(kiosk, kCode);
  kiosk.visit()->end();
  beginAt(kiosk);
  codes.answer(kAdult);
  EXPECT_FALSE(applicant.isGiven());
}

TEST_F(LicenceCodesTest, NeitherNumbersNorPapersNorNoiseAreSentToThePlatform) {
  beginAt(kiosk);
  scanAt(kiosk, kAdult);
  EXPECT_TRUE(applicant.isGiven());
  scanAt(kiosk, QString(10'000, QChar(u'9')));
  EXPECT_EQ(applicant.fault(), IdentityEntry::Fault::Unreadable);
  scanAt(kiosk, kPaper);
  EXPECT_EQ(kiosk.visit()->page(), Visit::Page::OwnNumber);
  EXPECT_TRUE(codes.asked.isEmpty());
}

TEST_F(LicenceCodesTest, OnlyAKioskThatUnderstandsThemAsksForThem) {
  EXPECT_TRUE(applicant.readsCodes());
  EXPECT_FALSE(number().applicant()->readsCodes()) << "as delivered";
  begin(QStringLiteral("social-card"));
  scan(kCode);
  EXPECT_EQ(number().applicant()->fault(), IdentityEntry::Fault::Unreadable);
}

}  // namespace
}  // namespace hall::kiosk
