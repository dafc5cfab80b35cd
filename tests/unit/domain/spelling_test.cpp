#include "server/domain/spelling.h"

#include <gtest/gtest.h>

namespace hall::domain {
namespace {

/// 会, 计, 行 and 证; nothing else has a reading.
std::vector<std::string> readings(char32_t character) {
  switch (character) {
    case U'会':
      return {"hui", "kuai"};
    case U'计':
      return {"ji"};
    case U'行':
      return {"xing", "hang"};
    case U'证':
      return {"zheng"};
    default:
      return {};
  }
}

TEST(SpellingTest, HoldsEveryReadingOfEachCharacterOnce) {
  EXPECT_EQ(spellingOf("会计证", readings), "hui/kuai ji zheng");
  EXPECT_EQ(spellingOf("行行行行", readings), "xing/hang xing/hang xing/hang xing/hang");
}

TEST(SpellingTest, KeepsLettersAndDigitsAndLeavesMarksOut) {
  EXPECT_EQ(spellingOf("5G证（A类）", readings), "5 g zheng a");
  EXPECT_EQ(spellingOf("（）", readings), "");
  EXPECT_EQ(spellingOf("", readings), "");
  EXPECT_EQ(spellingOf("\xFF证\xE8\xAF", readings), "zheng") << "bytes that are no character";
}

TEST(SpellingTest, IsWhatTheCatalogueStatesOfAName) {
  EXPECT_EQ(statedSpelling("会计证", {"kuai ji zheng"}), "kuai ji zheng");
  EXPECT_EQ(statedSpelling("5G会计证（甲）", {"kuai ji zheng jia"}), "5 g kuai ji zheng jia");
  EXPECT_EQ(statedSpelling("会计证", {"kuai ji zheng", "hui ji zheng"}), "kuai/hui ji zheng");
}

TEST(SpellingTest, AReadingHasASyllableForEachChineseCharacter) {
  EXPECT_TRUE(isReading("kuai ji zheng", "会计证"));
  EXPECT_TRUE(isReading("ji zheng", "5G计证（A）"));
  EXPECT_TRUE(isReading("er ling", "二〇"));
  EXPECT_TRUE(isReading("ji", "𠮷")) << "beyond the first plane";
  for (const std::string_view reading :
       {"",
        " ",
        "kuai ji",
        "kuai ji zheng shu",
        "kuaijizheng",
        "kuai  ji zheng",
        " kuai ji zheng",
        "kuai ji zheng ",
        "Kuai ji zheng",
        "kuài jì zhèng",
        "kuai ji zheng1",
        "kuai/hui ji zheng",
        "kuai ji zhengggg",
        "会计证"}) {
    EXPECT_FALSE(isReading(reading, "会计证")) << reading;
  }
  EXPECT_FALSE(isReading("", "A1")) << "there is nothing to read";
}

struct FitRow {
  std::string_view letters;
  KeyFit fit;
};

TEST(SpellingTest, LettersFitWhereTheyBeginSyllablesThatFollowEachOther) {
  const FitRow rows[] = {
      {"kjz", KeyFit::Whole},
      {"hjz", KeyFit::Whole},
      {"kuaijizheng", KeyFit::Whole},
      {"kuaijizh", KeyFit::Whole},
      {"kjizheng", KeyFit::Whole},
      {"k", KeyFit::Beginning},
      {"kuaij", KeyFit::Beginning},
      {"jz", KeyFit::Middle},
      {"zheng", KeyFit::Middle},
      {"kz", KeyFit::None},
      {"uaiji", KeyFit::None},
      {"kjzs", KeyFit::None},
      {"zk", KeyFit::None},
      {"", KeyFit::None}};
  for (const FitRow& row : rows) {
    EXPECT_EQ(fitOf(row.letters, "hui/kuai ji zheng"), row.fit) << row.letters;
  }
}

TEST(SpellingTest, LettersThatCanBeCutInSeveralWaysFitInTheBest) {
  EXPECT_EQ(fitOf("xian", "xi an"), KeyFit::Whole);
  EXPECT_EQ(fitOf("xian", "xian bei"), KeyFit::Beginning);
  EXPECT_EQ(fitOf("ban", "ba ban"), KeyFit::Middle);
  EXPECT_EQ(fitOf("an", "an n"), KeyFit::Whole) << "a, n before an";
}

TEST(SpellingTest, ALongNameLosesNoReadingAndTakesNoLonger) {
  std::string name;
  for (int i = 0; i < 60; ++i) name += "行";

  const std::string spelling = spellingOf(name, readings);

  EXPECT_LT(spelling.size(), 700U) << "it grows with the name, not with its combinations";
  EXPECT_EQ(fitOf(std::string(59, 'x') + "h", spelling), KeyFit::Whole);
  EXPECT_EQ(fitOf(std::string(59, 'h') + "x", spelling), KeyFit::Whole);
}

TEST(SpellingTest, GarbageFitsNothing) {
  EXPECT_EQ(fitOf(std::string(63, 'a'), std::string(130, 'a')), KeyFit::Whole);
  EXPECT_EQ(fitOf(std::string(64, 'a'), std::string(130, 'a')), KeyFit::None) << "too long";
  for (const std::string_view spelling : {"", " ", "/", "// / ", "\xFF"}) {
    EXPECT_EQ(fitOf("a", spelling), KeyFit::None) << spelling;
  }
}

}  // namespace
}  // namespace hall::domain
