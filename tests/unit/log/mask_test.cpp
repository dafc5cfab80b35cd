#include "server/log/mask.h"

#include <gtest/gtest.h>

#include "server/domain/utf8.h"

namespace hall::log {
namespace {

using engine::DocumentKind;

TEST(MaskTest, ResidentNumberShowsFirstSixAndLastFour) {
  EXPECT_EQ(maskedNumber(DocumentKind::ResidentId, "410105199003070012"), "410105********0012");
  EXPECT_EQ(maskedNumber(DocumentKind::ResidentId, "41010519900307001X"), "410105********001X");
}

TEST(MaskTest, OtherNumbersShowTheLastFourAndNeverMoreThanHalf) {
  EXPECT_EQ(maskedNumber(DocumentKind::Passport, "E12345678"), "*****5678");
  EXPECT_EQ(maskedNumber(DocumentKind::Other, "12345"), "***45");
  EXPECT_EQ(maskedNumber(DocumentKind::Other, "1"), "*");
  EXPECT_EQ(maskedNumber(DocumentKind::Other, ""), "");
  // Not a sound resident number: nothing of a birthday can be told apart, so little is shown.
  EXPECT_EQ(maskedNumber(DocumentKind::ResidentId, "410105900307001"), "***********7001");
}

TEST(MaskTest, NameShowsTheSurname) {
  EXPECT_EQ(maskedName("张三"), "张*");
  EXPECT_EQ(maskedName("张三丰"), "张*");
  EXPECT_EQ(maskedName("欧阳兰"), "欧阳*");
  EXPECT_EQ(maskedName("欧阳"), "欧*");
  EXPECT_EQ(maskedName("Smith"), "S*");
  EXPECT_EQ(maskedName(""), "");
}

TEST(MaskTest, PhoneShowsThreeAndFour) {
  EXPECT_EQ(maskedPhone("13812341234"), "138****1234");
  EXPECT_EQ(maskedPhone("5551234"), "*****34");
  EXPECT_EQ(maskedPhone(""), "");
}

TEST(MaskTest, CharactersAreNeverCutInTwo) {
  EXPECT_EQ(maskedNumber(DocumentKind::Other, "军字第一二三号"), "****二三号");
  for (const char* text : {"军字第12号", "é", "😀😀😀", "军"}) {
    EXPECT_TRUE(domain::isUtf8(maskedNumber(DocumentKind::Other, text))) << text;
    EXPECT_TRUE(domain::isUtf8(maskedName(text))) << text;
    EXPECT_TRUE(domain::isUtf8(maskedPhone(text))) << text;
  }
}

}  // namespace
}  // namespace hall::log
