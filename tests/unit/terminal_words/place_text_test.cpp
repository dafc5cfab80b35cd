#include "terminal/words/place_text.h"

#include <gtest/gtest.h>

#include "tests/support/qt/readable_strings.h"

namespace hall::terminal {
namespace {

TEST(PlaceTextTest, ACounterIsNamedByItsNumberAndARoomByItsName) {
  EXPECT_EQ(placeText(QStringLiteral("12")), QStringLiteral("12 号窗口"));
  EXPECT_EQ(placeText(QStringLiteral("老年人服务专窗")), QStringLiteral("老年人服务专窗"));
}

TEST(PlaceTextTest, NumbersStandTogetherBeforeTheRooms) {
  EXPECT_EQ(
      placeText(QStringList{"3", "调解室", "4", "12"}), QStringLiteral("3、4、12 号窗口、调解室")
  );
  EXPECT_EQ(placeText(QStringList{"调解室"}), QStringLiteral("调解室"));
  EXPECT_EQ(placeText(QStringList{}), QString());
}

}  // namespace
}  // namespace hall::terminal
