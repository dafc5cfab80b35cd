#include "kiosk/link/offline_numbers.h"

#include <gtest/gtest.h>

namespace hall::kiosk {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

TEST(OfflinePrefix, IsOneToFourCapitalsAndDigitsThatEndInALetter) {
  for (const char* good : {"K", "KA", "3K", "K12B", "QQQQ"}) {
    EXPECT_TRUE(isOfflinePrefix(QString::fromUtf8(good))) << good;
  }
  for (const char* wrong : {"", "K1", "7", "k", "KABCD", "K ", "科", "K-B", "Ｋ"}) {
    EXPECT_FALSE(isOfflinePrefix(QString::fromUtf8(wrong))) << wrong;
  }
}

TEST(OfflinePrefix, IsNoneUnderWhichTheHallMayReadTheNumberAsItsOwn) {
  const QStringList hall{"A", "A1", "K12", "KB", "V"};
  EXPECT_FALSE(isFreeOfHall("A", hall));
  EXPECT_FALSE(isFreeOfHall("K", hall)) << "K12001 would be number 001 under K12";
  EXPECT_FALSE(isFreeOfHall("KB", hall));
  EXPECT_TRUE(isFreeOfHall("KA", hall));
  EXPECT_TRUE(isFreeOfHall("B", hall));
  EXPECT_TRUE(isFreeOfHall("K", {"KB", "KB1"}));
}

TEST(OfflineNumberText, HasThreeDigitsAndMoreAsNeeded) {
  EXPECT_EQ(offlineNumberText("K", 7), "K007");
  EXPECT_EQ(offlineNumberText("KAB", 2160), "KAB2160");
  EXPECT_EQ(offlineNumberText("QQQQ", kOfflineNumberMax).size(), 10) << "the server takes ten";
}

TEST(NumberAfter, FollowsTheLastWithinAStartAndSkipsAtStartsAndDays) {
  const QDate monday(2026, 3, 2);
  const QDate tuesday = monday.addDays(1);
  struct Row {
    const char* what;
    OfflineNumber last;
    QDate day;
    std::chrono::milliseconds ofDay;
    bool firstOfStart;
    OfflineNumber next;
  };
  const Row rows[] = {
      {"the first ever, six hours into the day", {}, monday, hours{6}, true, {monday, 2160}},
      {"follows", {monday, 2160}, monday, hours{7}, false, {monday, 2161}},
      {"a new start", {monday, 2161}, monday, hours{7}, true, {monday, 2520}},
      {"a busy start that has outrun the clock",
       {monday, 2600},
       monday,
       hours{7},
       true,
       {monday, 2601}},
      {"the next day", {monday, 2600}, tuesday, hours{6}, false, {tuesday, 2160}},
      {"the first second of a day", {monday, 9}, tuesday, seconds{1}, false, {tuesday, 1}},
      {"a clock set back a day", {tuesday, 50}, monday, hours{20}, false, {tuesday, 51}}};
  for (const Row& row : rows) {
    EXPECT_EQ(numberAfter(row.last, row.day, row.ofDay, row.firstOfStart), row.next) << row.what;
  }
}

}  // namespace
}  // namespace hall::kiosk
