#include "server/voice/wave.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/voice/heard.h"

namespace hall::voice {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

std::string whyNot(const std::string& bytes) {
  const auto wave = readWave(bytes);
  return wave ? "" : wave.refusal().details.front().value;
}

std::string replaced(std::string bytes, std::size_t at, const std::string& with) {
  return bytes.replace(at, with.size(), with);
}

TEST(WaveTest, WhatIsWrittenIsRead) {
  const Wave wave = tone(440, milliseconds{100});
  const auto read = readWave(writeWave(wave));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->samplesPerSecond, wave.samplesPerSecond);
  EXPECT_EQ(read->samples, wave.samples);
  EXPECT_EQ(read->length(), milliseconds{100});
}

TEST(WaveTest, ALengthThatAPipeCouldNotFillInMeansToTheEnd) {
  const Wave wave = tone(440, milliseconds{10});
  for (const std::string& length :
       {std::string(4, '\0'), std::string("\xff\xff\xff\xff"), std::string("\x24\xf0\xff\x7f")}) {
    const auto read = readWave(replaced(writeWave(wave), 40, length));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->samples, wave.samples);
  }
}

TEST(WaveTest, ChunksThatAreNotSoundArePassedOver) {
  const Wave wave = tone(440, milliseconds{10});
  std::string bytes = writeWave(wave);
  bytes.insert(
      36,
      std::string(
          "LIST\x03\x00\x00\x00"
          "abc\x00",
          12
      )
  );
  const auto read = readWave(bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->samples, wave.samples);
}

TEST(WaveTest, WhatIsNoUsableWavIsSaid) {
  const std::string good = writeWave(tone(440, milliseconds{10}));
  EXPECT_THAT(whyNot(""), HasSubstr("no WAV file"));
  EXPECT_THAT(whyNot("ID3 this is an MP3"), HasSubstr("no WAV file"));
  EXPECT_THAT(whyNot(good.substr(0, 30)), HasSubstr("cut"));
  EXPECT_THAT(whyNot(good.substr(0, 60)), HasSubstr("cut"));
  EXPECT_THAT(whyNot(good.substr(0, 36)), HasSubstr("no sound"));
  EXPECT_THAT(whyNot(replaced(good, 20, "\x03")), HasSubstr("one channel"));
  EXPECT_THAT(whyNot(replaced(good, 22, "\x02")), HasSubstr("one channel"));
  EXPECT_THAT(whyNot(replaced(good, 34, "\x08")), HasSubstr("one channel"));
  EXPECT_THAT(whyNot(replaced(good, 24, std::string("\x01\x00\x00\x00", 4))), HasSubstr("8,000"));
  EXPECT_THAT(whyNot(replaced(good, 12, "data")), HasSubstr("before its format"));
}

TEST(WaveTest, QuietAtBothEndsIsTakenAway) {
  Wave wave{8000, {}};
  appendQuiet(wave, milliseconds{500});
  append(wave, tone(440, milliseconds{100}, 8000));
  appendQuiet(wave, milliseconds{500});
  trim(wave);
  EXPECT_GE(wave.length(), milliseconds{100});
  EXPECT_LE(wave.length(), milliseconds{140});
  Wave quiet{8000, {}};
  appendQuiet(quiet, milliseconds{100});
  trim(quiet);
  EXPECT_TRUE(quiet.samples.empty());
}

TEST(WaveTest, TheChimeIsTwoFallingTonesThatDoNotClick) {
  const Wave sound = chime(22050);
  EXPECT_NEAR(static_cast<double>(sound.length().count()), 400, 1);
  EXPECT_NEAR(pitchOf(sound, milliseconds{20}, milliseconds{120}), 784, 10);
  EXPECT_NEAR(pitchOf(sound, milliseconds{220}, milliseconds{320}), 622, 10);
  EXPECT_LT(std::abs(int{sound.samples.front()}), 100);
  EXPECT_LT(std::abs(int{sound.samples.back()}), 100);
  EXPECT_GT(loudness(sound), 1000);
}

}  // namespace
}  // namespace hall::voice
