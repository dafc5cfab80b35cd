#include "kiosk/app/usage_count.h"

#include "tests/unit/kiosk_ui/kiosk_fixture.h"

namespace hall::kiosk {
namespace {

class UsageCountTest : public KioskFixture {
 protected:
  const KioskUsage& usage() const { return count.usage(); }
  UsageCount count{pages, printer, hall};
};

TEST_F(UsageCountTest, CountsAVisitItsNumberAndItsSheetOnce) {
  begin(QStringLiteral("social-card"));
  confirm();
  print(false);
  number().printAgain();
  settle();
  print(true);
  visit().end();
  KioskUsage expected;
  expected.visits = 1;
  expected.tickets = 1;
  expected.sheetsFailed = 1;
  expected.sheetsPrinted = 1;
  EXPECT_EQ(usage(), expected);
  begin(QStringLiteral("social-card"));
  EXPECT_EQ(usage().visits, 2U);
  EXPECT_EQ(usage().tickets, 1U) << "this one took no number";
}

TEST_F(UsageCountTest, CountsGuidesThatAreOpened) {
  pages.guide()->open(QStringLiteral("pension"));
  visit().back();
  pages.guide()->open(QStringLiteral("pension"));
  EXPECT_EQ(usage().guidesOpened, 2U);
}

TEST_F(UsageCountTest, CountsAFaultWhenItBeginsAndNotWhenItGoesOn) {
  printer.set(PrinterState::PaperLow);
  printer.set(PrinterState::PaperOut);
  printer.set(PrinterState::Broken);
  printer.set(PrinterState::Ready);
  printer.set(PrinterState::Broken);
  hall.setOnline(false);
  hall.setOnline(true);
  hall.setOnline(false);
  count.readerGone();
  KioskUsage expected;
  expected.printerFaults = 2;
  expected.serverLosses = 2;
  expected.readerFaults = 1;
  EXPECT_EQ(usage(), expected);
}

}  // namespace
}  // namespace hall::kiosk
