#include "server/domain/spoken_call.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace hall::domain {
namespace {

std::string said(const SpokenCall& call, SpokenLanguage language, Reading reading = {}) {
  return spokenText(spokenPieces(call, language, reading));
}

SpokenCall callTo(const std::string& counter, const std::string& number = "A017") {
  return {number, {counter, "", false}, false, false, 1};
}

TEST(SpokenCallTest, AFirstCallIsSaidInTheWordsOfTheHall) {
  EXPECT_EQ(said(callTo("12"), SpokenLanguage::Chinese), "请A零幺七号，到十二号窗口办理。");
  EXPECT_EQ(
      said(callTo("12"), SpokenLanguage::English),
      "Ticket A zero one seven, please go to counter twelve."
  );
}

TEST(SpokenCallTest, ALaterCallSaysWhichOneItIs) {
  SpokenCall call = callTo("3");
  call.ordinal = 2;
  EXPECT_EQ(said(call, SpokenLanguage::Chinese), "再次呼叫，请A零幺七号，到三号窗口办理。");
  EXPECT_EQ(
      said(call, SpokenLanguage::English),
      "Second call. Ticket A zero one seven, please go to counter three."
  );
  for (const std::uint32_t ordinal : {3U, 4U, 100U}) {
    call.ordinal = ordinal;
    EXPECT_EQ(
        said(call, SpokenLanguage::Chinese),
        "最后一次呼叫，请A零幺七号，到三号窗口办理。未到将按过号处理。"
    );
  }
}

TEST(SpokenCallTest, TheEndOfTheDayAndAManagersWordsAreSaid) {
  EXPECT_EQ(
      spokenText(closingPieces(SpokenLanguage::Chinese)),
      "今天的取号时间已到。已经取号的请安心等候，我们会为您办完再下班。"
  );
  EXPECT_THAT(spokenText(closingPieces(SpokenLanguage::English)), testing::StartsWith("Numbers"));
  EXPECT_EQ(spokenText(broadcastPieces("请A区3号窗口的王先生")), "请A区3号窗口的王先生");
}

TEST(SpokenCallTest, AHandOutIsCollected) {
  SpokenCall call = callTo("20", "Q001");
  call.handout = true;
  EXPECT_EQ(said(call, SpokenLanguage::Chinese), "请Q零零幺号，到二十号窗口取件。");
  EXPECT_EQ(
      said(call, SpokenLanguage::English),
      "Ticket Q zero zero one, please go to counter twenty to collect your document."
  );
}

TEST(SpokenCallTest, ARoomIsCalledByItsName) {
  SpokenCall call = callTo("台胞接待室");
  call.namedRoom = true;
  EXPECT_EQ(said(call, SpokenLanguage::Chinese), "请A零幺七号，到台胞接待室办理。");
  EXPECT_EQ(
      said(call, SpokenLanguage::English), "Ticket A zero one seven, please go to 台胞接待室."
  );
  call.counterLabel.en = "the reception room";
  EXPECT_EQ(
      said(call, SpokenLanguage::English),
      "Ticket A zero one seven, please go to the reception room."
  );
}

TEST(SpokenCallTest, OneIsReadAsTheHallLikesAndSevenStaysSeven) {
  EXPECT_EQ(
      said(callTo("11", "V171"), SpokenLanguage::Chinese, {false}),
      "请V一七一号，到十一号窗口办理。"
  );
  EXPECT_EQ(
      said(callTo("11", "V171"), SpokenLanguage::Chinese, {true}), "请V幺七幺号，到十一号窗口办理。"
  );
}

TEST(SpokenCallTest, ACounterIsANumberUpToNinetyNine) {
  struct Row {
    const char* label;
    const char* chinese;
    const char* english;
  };
  for (const Row& row :
       {Row{"1", "一", "one"},
        Row{"2", "二", "two"},
        Row{"10", "十", "ten"},
        Row{"19", "十九", "nineteen"},
        Row{"20", "二十", "twenty"},
        Row{"22", "二十二", "twenty two"},
        Row{"99", "九十九", "ninety nine"},
        Row{"07", "七", "seven"},
        Row{"100", "幺零零", "one zero zero"},
        Row{"115", "幺幺五", "one one five"},
        Row{"B12", "B十二", "B twelve"},
        Row{"B区12", "B区十二", ""},
        Row{"A115", "A幺幺五", "A one one five"},
        Row{"3A", "三A", "three A"},
        Row{"0", "零", "zero"}}) {
    const std::string chinese = said(callTo(row.label, "A0"), SpokenLanguage::Chinese);
    EXPECT_EQ(chinese, "请A零号，到" + std::string(row.chinese) + "号窗口办理。") << row.label;
    if (*row.english == '\0') continue;
    const std::string english = said(callTo(row.label, "A0"), SpokenLanguage::English);
    EXPECT_EQ(english, "Ticket A zero, please go to counter " + std::string(row.english) + ".");
  }
}

TEST(SpokenCallTest, EveryPieceOfEveryCallIsAmongTheClips) {
  for (const auto language : {SpokenLanguage::Chinese, SpokenLanguage::English}) {
    std::set<std::string> clips;
    for (const SpokenPiece& piece : allClips(language)) {
      EXPECT_TRUE(clips.insert(piece.clip).second) << piece.clip;
    }
    for (int counter = 1; counter < 300; ++counter) {
      for (std::uint32_t ordinal = 1; ordinal <= 3; ++ordinal) {
        SpokenCall call = callTo("C" + std::to_string(counter), "Z" + std::to_string(counter * 37));
        call.ordinal = ordinal;
        call.handout = counter % 2 == 0;
        for (const SpokenPiece& piece : spokenPieces(call, language, {counter % 3 == 0})) {
          EXPECT_TRUE(clips.contains(piece.clip)) << piece.clip;
        }
      }
    }
  }
}

}  // namespace
}  // namespace hall::domain
