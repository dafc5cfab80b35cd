#include "server/voice/speaker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <future>

#include "tests/support/temporary_directory.h"
#include "tests/unit/voice/heard.h"

namespace hall::voice {
namespace {

using domain::SpokenLanguage;
using engine::Announcement;
using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::HasSubstr;

Announcement::Sentence chinese(const std::string& number = "A017") {
  return {
      SpokenLanguage::Chinese,
      domain::spokenPieces(
          {number, {"12", "", false}, false, false, 1}, SpokenLanguage::Chinese, {}
      )};
}
Announcement::Sentence english() {
  return {
      SpokenLanguage::English,
      domain::spokenPieces(
          {"A017", {"12", "", false}, false, false, 1}, SpokenLanguage::English, {}
      )};
}

/// The programs are real; each writes down what it was asked to say.
class SpeakerTest : public testing::Test {
 protected:
  /// Says everything as a tone that it was given beforehand.
  SpeechCommand writesDown(const std::string& wav = "tone.wav") {
    const std::string folder = folder_.path().string();
    return SpeechCommand(
        {"sh",
         "-c",
         "cat >> " + folder + "/said; echo >> " + folder + "/said; cat " + folder + "/" + wav},
        seconds{60}
    );
  }
  void put(const std::string& name, const Wave& wave) {
    std::ofstream(folder_.path() / name, std::ios::binary) << writeWave(wave);
  }
  std::vector<std::string> said() const {
    std::ifstream in(folder_.path() / "said");
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
  }
  Speaker::Options options() {
    Speaker::Options options;
    options.onFailure = [this](const domain::Refusal& why) {
      told_.push_back(why.details.front().value);
    };
    options.onRecovery = [this] { told_.emplace_back("speaks"); };
    return options;
  }

  static engine::Announcer::Sound soundOf(Speaker& speaker, Announcement announcement) {
    std::promise<engine::Announcer::Sound> promise;
    const bool taken =
        speaker.say(std::move(announcement), [&](const auto& sound) { promise.set_value(sound); });
    EXPECT_TRUE(taken);
    return taken ? promise.get_future().get() : engine::Announcer::Sound{};
  }

  support::TemporaryDirectory folder_;
  std::vector<std::string> told_;
};

TEST_F(SpeakerTest, EspeakSaysACallInTwoLanguagesAfterAChime) {
  Speaker::Options with = options();
  with.sources[SpokenLanguage::Chinese].command.emplace(
      std::vector<std::string>{"espeak-ng", "--stdin", "--stdout", "-v", "cmn"}, seconds{60}
  );
  with.sources[SpokenLanguage::English].command.emplace(
      std::vector<std::string>{"espeak-ng", "--stdin", "--stdout", "-v", "en"}, seconds{60}
  );
  Speaker speaker(std::move(with));
  const auto sound = soundOf(speaker, {{chinese(), english()}, true});
  const auto wave = readWave(sound.wav);
  ASSERT_TRUE(wave);
  EXPECT_EQ(wave->length(), sound.length);
  EXPECT_GT(sound.length, seconds{4});
  EXPECT_LT(sound.length, seconds{15});
  EXPECT_GT(loudness(part(*wave, milliseconds{0}, milliseconds{400})), 500);   // the chime
  EXPECT_LT(loudness(part(*wave, milliseconds{410}, milliseconds{690})), 50);  // the rest after it
  EXPECT_GT(loudness(part(*wave, milliseconds{700}, milliseconds{2700})), 500);
  EXPECT_TRUE(told_.empty());
}

TEST_F(SpeakerTest, SentencesFollowEachOtherInOrderWithARestBetween) {
  put("low.wav", tone(400, milliseconds{300}));
  put("high.wav", tone(900, milliseconds{300}));
  Speaker::Options with = options();
  with.sources[SpokenLanguage::Chinese].command.emplace(writesDown("low.wav"));
  with.sources[SpokenLanguage::English].command.emplace(writesDown("high.wav"));
  Speaker speaker(std::move(with));
  const auto wave = readWave(soundOf(speaker, {{chinese(), english()}, false}).wav);
  ASSERT_TRUE(wave);
  const auto heard = soundings(*wave, milliseconds{100});
  ASSERT_EQ(heard.size(), 2U);
  EXPECT_NEAR(pitchOf(*wave, heard[0].from, heard[0].to), 400, 10);
  EXPECT_NEAR(pitchOf(*wave, heard[1].from, heard[1].to), 900, 10);
  EXPECT_NEAR(static_cast<double>((heard[1].from - heard[0].to).count()), 500, 30);
  EXPECT_THAT(
      said(),
      ElementsAre(
          "请A零幺七号，到十二号窗口办理。", "Ticket A zero one seven, please go to counter twelve."
      )
  );
}

TEST_F(SpeakerTest, WhatWasMadeIsKeptWithinItsRoom) {
  put("tone.wav", tone(400, milliseconds{300}));
  Speaker::Options with = options();
  with.sources[SpokenLanguage::Chinese].command.emplace(writesDown());
  with.keptBytesMax = 30'000;  // two of 13 kB each
  Speaker speaker(std::move(with));
  const auto first = soundOf(speaker, {{chinese("A001")}, false});
  EXPECT_EQ(soundOf(speaker, {{chinese("A001")}, false}).wav, first.wav);
  EXPECT_EQ(said().size(), 1U);
  // With a chime it is another sound.
  EXPECT_NE(soundOf(speaker, {{chinese("A001")}, true}).wav, first.wav);
  EXPECT_EQ(said().size(), 2U);
  soundOf(speaker, {{chinese("A002")}, false});
  soundOf(speaker, {{chinese("A003")}, false});
  EXPECT_EQ(said().size(), 4U);
  soundOf(speaker, {{chinese("A001")}, false});
  EXPECT_EQ(said().size(), 5U);
}

TEST_F(SpeakerTest, AFailureIsToldOnceAndThePlayerSpeaksForItself) {
  Speaker::Options with = options();
  with.sources[SpokenLanguage::Chinese].command.emplace(writesDown("tone.wav"));
  Speaker speaker(std::move(with));
  // There is no tone yet.
  EXPECT_TRUE(soundOf(speaker, {{chinese("A001")}, true}).wav.empty());
  EXPECT_TRUE(soundOf(speaker, {{chinese("A001")}, true}).wav.empty());
  put("tone.wav", tone(400, milliseconds{300}));
  EXPECT_FALSE(soundOf(speaker, {{chinese("A001")}, true}).wav.empty());
  speaker.stop();
  EXPECT_THAT(told_, ElementsAre(HasSubstr("the speech program"), "speaks"));
}

TEST_F(SpeakerTest, ALanguageWithoutASourceIsLeftToThePlayer) {
  put("tone.wav", tone(400, milliseconds{300}));
  Speaker::Options with = options();
  with.sources[SpokenLanguage::Chinese].command.emplace(writesDown());
  Speaker speaker(std::move(with));
  EXPECT_TRUE(soundOf(speaker, {{chinese(), english()}, true}).wav.empty());
  EXPECT_TRUE(said().empty());
}

TEST_F(SpeakerTest, RecordingsSayCallsAndNobodyHasRecordedAManagersWords) {
  for (const auto& piece : domain::allClips(SpokenLanguage::Chinese)) {
    put(piece.clip + ".wav", tone(500, milliseconds{60}));
  }
  Speaker::Options with = options();
  auto clips = ClipFolder::load(folder_.path(), SpokenLanguage::Chinese);
  ASSERT_TRUE(clips);
  with.sources[SpokenLanguage::Chinese].clips.emplace(std::move(clips).value());
  Speaker speaker(std::move(with));
  EXPECT_FALSE(soundOf(speaker, {{chinese()}, true}).wav.empty());
  const Announcement::Sentence closing{
      SpokenLanguage::Chinese, domain::closingPieces(SpokenLanguage::Chinese)};
  EXPECT_FALSE(soundOf(speaker, {{closing}, true}).wav.empty());
  const Announcement::Sentence broadcast{
      SpokenLanguage::Chinese, domain::broadcastPieces("请车主挪车。")};
  EXPECT_TRUE(soundOf(speaker, {{broadcast}, true}).wav.empty());
}

TEST_F(SpeakerTest, WhenTooManyWaitNothingIsTaken) {
  put("tone.wav", tone(400, milliseconds{100}));
  std::promise<void> mayGoOn;
  std::shared_future<void> goOn = mayGoOn.get_future().share();
  Speaker::Options with = options();
  with.sources[SpokenLanguage::Chinese].command.emplace(writesDown());
  with.waitingMax = 1;
  Speaker speaker(std::move(with));
  std::promise<void> begun;
  // The first one keeps the thread, the second one waits, the third one finds no room.
  ASSERT_TRUE(speaker.say({{chinese("A001")}, false}, [&](const auto&) {
    begun.set_value();
    goOn.wait();
  }));
  begun.get_future().wait();
  std::promise<void> second;
  ASSERT_TRUE(speaker.say({{chinese("A002")}, false}, [&](const auto&) { second.set_value(); }));
  EXPECT_FALSE(speaker.say({{chinese("A003")}, false}, [](const auto&) { FAIL(); }));
  mayGoOn.set_value();
  second.get_future().wait();
}

}  // namespace
}  // namespace hall::voice
