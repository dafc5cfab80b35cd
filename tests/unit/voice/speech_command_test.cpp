#include "server/voice/speech_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/voice/heard.h"

namespace hall::voice {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

std::string whyNot(
    std::vector<std::string> words, milliseconds patience = std::chrono::seconds{20}
) {
  const auto wave = SpeechCommand(std::move(words), patience).speak("请A零幺七号");
  return wave ? "" : wave.refusal().details.front().value;
}

TEST(SpeechCommandTest, EspeakSaysASentenceInChineseAndEnglish) {
  const SpeechCommand chinese(
      {"espeak-ng", "--stdin", "--stdout", "-v", "cmn"}, std::chrono::seconds{60}
  );
  const auto call = chinese.speak("请A零幺七号，到十二号窗口办理。");
  ASSERT_TRUE(call) << call.refusal().details.front().value;
  EXPECT_GT(call->length(), milliseconds{2000});
  EXPECT_LT(call->length(), milliseconds{8000});
  EXPECT_GT(loudness(*call), 500);

  const SpeechCommand english(
      {"espeak-ng", "--stdin", "--stdout", "-v", "en-gb"}, std::chrono::seconds{60}
  );
  const auto other = english.speak("Ticket A zero one seven, please go to counter twelve.");
  ASSERT_TRUE(other) << other.refusal().details.front().value;
  EXPECT_GT(other->length(), milliseconds{2000});
  EXPECT_GT(loudness(*other), 500);
}

TEST(SpeechCommandTest, AProgramThatCannotSpeakIsNamed) {
  EXPECT_THAT(whyNot({"no-such-program"}), HasSubstr("`no-such-program` cannot be run"));
  EXPECT_THAT(whyNot({"false"}), HasSubstr("`false` failed"));
  EXPECT_THAT(whyNot({"cat"}), HasSubstr("`cat` wrote no WAV file: this is no WAV file"));
  EXPECT_THAT(whyNot({"sleep", "60"}, milliseconds{50}), HasSubstr("took too long"));
  EXPECT_THAT(whyNot({"yes"}), HasSubstr("said too much"));
  EXPECT_THAT(whyNot({"sh", "-c", "kill -9 $$"}), HasSubstr("failed"));
}

TEST(SpeechCommandTest, AProgramThatHearsNothingMaySpeak) {
  // It closes its input before the sentence came: no signal ends this process.
  const auto wave =
      SpeechCommand(
          {"sh", "-c", "exec 0<&-; espeak-ng --stdout -v cmn 你好"}, std::chrono::seconds{60}
      )
          .speak(std::string(200'000, 'x'));
  ASSERT_TRUE(wave) << wave.refusal().details.front().value;
  EXPECT_GT(loudness(*wave), 500);
}

}  // namespace
}  // namespace hall::voice
