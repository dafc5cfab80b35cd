#include "kiosk/ui/place_words.h"

#include <gtest/gtest.h>

#include "tests/support/qt/readable_strings.h"

namespace hall::kiosk {
namespace {

TEST(PlaceWordsTest, ACounterIsNamedByItsNumberAndARoomByItsName) {
  EXPECT_EQ(counterWords(QStringLiteral("12")), QStringLiteral("12 号窗口"));
  EXPECT_EQ(counterWords(QStringLiteral("老年人服务专窗")), QStringLiteral("老年人服务专窗"));
}

TEST(PlaceWordsTest, NumbersStandTogetherBeforeTheRooms) {
  EXPECT_EQ(
      counterWords(QStringList{"3", "调解室", "4", "12"}), QStringLiteral("3、4、12 号窗口、调解室")
  );
  EXPECT_EQ(counterWords(QStringList{"调解室"}), QStringLiteral("调解室"));
  EXPECT_EQ(counterWords(QStringList{}), QString());
}

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
