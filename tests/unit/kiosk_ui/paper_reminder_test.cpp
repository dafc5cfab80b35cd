#include "kiosk/ui/paper_reminder.h"

#include <memory>

#include "tests/unit/kiosk_ui/kiosk_fixture.h"

namespace hall::kiosk {
namespace {

class PaperReminderTest : public KioskFixture {
 protected:
  /// A number that the hall gives for a request of this kiosk; its paper does not come out.
  TicketSlip take() {
    const QString request = book.begin();
    Errand errand;
    errand.purpose = {Purpose::Kind::Queue, QStringLiteral("consult")};
    TicketSlip slip;
    hall.issue(request, errand, [&slip](const Answer<TicketSlip>& answer) {
      slip = std::get<TicketSlip>(answer);
    });
    settle();
    book.issued(request, slip);
    return slip;
  }
  /// The kiosk starts anew over the same books.
  PaperReminder& startAnew() {
    after = std::make_unique<KioskPages>(KioskPages::Parts{
        hall, printer, book, speaker, [this] { return day; }});
    return *after->reminder();
  }
  PaperReminder& reminder() { return *after->reminder(); }

  QDate day = today();
  std::unique_ptr<KioskPages> after;
};

TEST_F(PaperReminderTest, ANumberWhosePaperAPowerCutKeptBackIsOfferedAgain) {
  begin(QStringLiteral("social-card"));
  confirm();
  const QString number = printer.slips[0].number;
  startAnew();
  EXPECT_TRUE(reminder().number().isEmpty()) << "before the hall was asked";
  settle();
  EXPECT_EQ(reminder().number(), number);
  reminder().reprint();
  settle();
  EXPECT_TRUE(reminder().printing());
  printer.finish(true);
  printer.finish(true);
  EXPECT_TRUE(reminder().number().isEmpty());
  EXPECT_TRUE(book.open().isEmpty());
}

TEST_F(PaperReminderTest, APaperThatDoesNotComeOutIsOfferedStill) {
  const TicketSlip slip = take();
  startAnew();
  settle();
  reminder().reprint();
  settle();
  printer.finish(false);
  EXPECT_FALSE(reminder().printing());
  EXPECT_EQ(reminder().number(), slip.number);
}

TEST_F(PaperReminderTest, WhatIsOverBeingServedOrUnknownIsForgottenUnseen) {
  const TicketSlip over = take();
  const TicketSlip serving = take();
  const QString yesterday = book.begin();
  TicketSlip old;
  old.id = QStringLiteral("ticket-of-yesterday");
  old.number = QStringLiteral("A050");
  book.issued(yesterday, old);
  const TicketSlip waiting = take();
  hall.setState(over.number, TicketState::Finished);
  hall.setState(serving.number, TicketState::Serving);

  QStringList shown;
  PaperReminder& asking = startAnew();
  QObject::connect(&asking, &PaperReminder::changed, &asking, [&] {
    if (!reminder().number().isEmpty()) shown << reminder().number();
  });
  settle();
  settle();

  EXPECT_EQ(shown, QStringList{waiting.number});
  EXPECT_EQ(book.open().size(), 1);
}

TEST_F(PaperReminderTest, OverWhileItStandsThereItGoesWithTheNextVisit) {
  const TicketSlip slip = take();
  startAnew();
  settle();
  ASSERT_EQ(reminder().number(), slip.number);
  hall.setState(slip.number, TicketState::Cancelled);
  after->home()->choosePersonal();
  after->visit()->home();
  settle();
  EXPECT_TRUE(reminder().number().isEmpty());
  EXPECT_TRUE(book.open().isEmpty());
}

TEST_F(PaperReminderTest, OverWhileItStandsThereItIsNotPrinted) {
  const TicketSlip slip = take();
  startAnew();
  settle();
  hall.forget(slip.number);
  reminder().reprint();
  settle();
  EXPECT_FALSE(printer.isWaiting());
  EXPECT_TRUE(reminder().number().isEmpty());
  EXPECT_TRUE(book.open().isEmpty());
}

TEST_F(PaperReminderTest, TheNextMorningNothingStandsThereUnasked) {
  const TicketSlip slip = take();
  startAnew();
  settle();
  ASSERT_EQ(reminder().number(), slip.number);
  hall.setOnline(false);
  settle();
  EXPECT_EQ(reminder().number(), slip.number) << "known today";
  day = day.addDays(1);
  hall.setIssuing(true);  // whatever the hall says of itself
  EXPECT_TRUE(reminder().number().isEmpty());
  EXPECT_EQ(book.open().size(), 1) << "nobody was asked yet";
  hall.forget(slip.number);
  hall.setOnline(true);
  settle();
  EXPECT_TRUE(book.open().isEmpty());
}

TEST_F(PaperReminderTest, ARequestWhoseAnswerNeverCameIsAskedAfter) {
  const QString request = book.begin();
  Errand errand;
  errand.purpose = {Purpose::Kind::Queue, QStringLiteral("consult")};
  hall.issue(request, errand, [](const Answer<TicketSlip>&) {});
  book.begin();  // and one that never reached the hall
  startAnew();
  settle();
  EXPECT_EQ(reminder().number(), QStringLiteral("A004"));
  reminder().dismiss();
  settle();
  EXPECT_TRUE(reminder().number().isEmpty());
  EXPECT_TRUE(book.open().isEmpty());
}

TEST_F(PaperReminderTest, ADismissalWhileTheHallIsAskedMeansTheOneThatWasSeen) {
  const TicketSlip first = take();
  const TicketSlip second = take();
  startAnew();
  settle();
  ASSERT_EQ(reminder().number(), first.number);
  after->home()->choosePersonal();
  after->visit()->home();  // asks again
  reminder().dismiss();
  settle();
  EXPECT_EQ(reminder().number(), second.number);
  EXPECT_EQ(book.open().size(), 1);
}

TEST_F(PaperReminderTest, ANumberOfTheKiosksOwnIsPrintedWithoutTheServer) {
  hall.setOnline(false);
  const TicketSlip own = take();
  startAnew();
  settle();
  EXPECT_EQ(reminder().number(), own.number);
  reminder().reprint();
  settle();
  ASSERT_TRUE(printer.isWaiting());
  print(true);
  EXPECT_TRUE(book.open().isEmpty());
  EXPECT_TRUE(printer.slips.back().id.isEmpty());
}

TEST_F(PaperReminderTest, ANumberOfTheKiosksOwnOfAnotherDayIsForgottenUnseen) {
  hall.setOnline(false);
  take();
  day = day.addDays(1);
  startAnew();
  settle();
  EXPECT_TRUE(reminder().number().isEmpty());
  EXPECT_TRUE(book.open().isEmpty());
}

TEST_F(PaperReminderTest, ANumberOfTheKiosksOwnThatIsOverAtTheHallIsForgottenUnseen) {
  hall.setOnline(false);
  const TicketSlip own = take();
  hall.setOnline(true);
  hall.setState(own.number, TicketState::Finished);
  startAnew();
  settle();
  EXPECT_TRUE(reminder().number().isEmpty());
  EXPECT_TRUE(book.open().isEmpty());
}

TEST_F(PaperReminderTest, WhileTheServerIsLostItShowsNothingAndForgetsNothing) {
  const TicketSlip slip = take();
  hall.setOnline(false);
  startAnew();
  settle();
  EXPECT_TRUE(reminder().number().isEmpty());
  EXPECT_EQ(book.open().size(), 1);
  hall.setOnline(true);
  settle();
  EXPECT_EQ(reminder().number(), slip.number);
}

}  // namespace
}  // namespace hall::kiosk
