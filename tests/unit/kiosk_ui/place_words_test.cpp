#include "kiosk/ui/place_words.h"

#include <gtest/gtest.h>

#include "tests/support/qt/readable_strings.h"

namespace hall::kiosk {
namespace {

TEST(PlaceWordsTest, SaysWhereToWaitAsFarAsItIsKnown) {
  TicketSlip slip;
  EXPECT_EQ(placeWords(slip, false), QString());
  slip.counters = QStringList{"3", "4"};
  EXPECT_EQ(placeWords(slip, false), QStringLiteral("请留意3、4 号窗口叫号"));
  slip.zoneName = {QStringLiteral("A区"), QStringLiteral("Zone A")};
  EXPECT_EQ(placeWords(slip, false), QStringLiteral("请在A区等候，留意3、4 号窗口叫号"));
  EXPECT_EQ(placeWords(slip, true), QStringLiteral("请在Zone A等候，留意3、4 号窗口叫号"));
  slip.counters.clear();
  EXPECT_EQ(placeWords(slip, false), QStringLiteral("请在A区等候"));
}

}  // namespace
}  // namespace hall::kiosk
