#include "tests/unit/kiosk_ui/kiosk_fixture.h"

/// A kiosk whose card reader was pulled out.
namespace hall::kiosk {
namespace {

class ReaderNoticeTest : public KioskFixture {};

TEST_F(ReaderNoticeTest, EveryPageSaysThatNoCardIsReadAndNoneAsksForOne) {
  begin(QStringLiteral("social-card"));
  EXPECT_EQ(number().identityHint(), QStringLiteral("请刷身份证，也可以不刷证取号"));
  pages.setReaderThere(false);
  EXPECT_EQ(
      pages.notice()->strip(), QStringLiteral("本机不能刷证，请输入证件号码，或到导办台取号")
  );
  EXPECT_EQ(number().identityHint(), QStringLiteral("可以输入证件号码，也可以不刷证取号"));
  EXPECT_FALSE(number().applicant()->readsCards());
  EXPECT_FALSE(number().principal()->readsCards());
  pages.setReaderThere(true);
  EXPECT_TRUE(pages.notice()->strip().isEmpty());
  EXPECT_TRUE(number().applicant()->readsCards());
}

TEST_F(ReaderNoticeTest, WhatMattersToEverybodyIsSaidFirst) {
  pages.setReaderThere(false);
  hall.setIssuing(false);
  EXPECT_EQ(pages.notice()->strip(), pages.notice()->closed());
  hall.setIssuing(true);
  printer.set(PrinterState::PaperOut);
  EXPECT_EQ(pages.notice()->strip(), pages.notice()->printerText());
}

}  // namespace
}  // namespace hall::kiosk
