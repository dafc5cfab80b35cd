#include "server/voice/clip_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temporary_directory.h"
#include "tests/unit/voice/heard.h"

namespace hall::voice {
namespace {

using domain::SpokenLanguage;
using std::chrono::milliseconds;
using testing::HasSubstr;

/// A speaker whose every piece is a tone of its own.
class ClipFolderTest : public testing::Test {
 protected:
  ClipFolderTest() {
    for (const auto& piece : domain::allClips(SpokenLanguage::Chinese)) record(piece.clip);
  }

  void write(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_.path() / (name + ".wav"), std::ios::binary) << bytes;
  }
  void record(const std::string& name) {
    pitches_[name] = 300 + 25.0 * static_cast<double>(pitches_.size());
    Wave wave{22050, {}};
    appendQuiet(wave, milliseconds{200});  // as a recording begins
    append(wave, tone(pitches_[name], milliseconds{80}));
    appendQuiet(wave, milliseconds{200});
    write(name, writeWave(wave));
  }
  std::string faults() const {
    const auto loaded = ClipFolder::load(folder_.path(), SpokenLanguage::Chinese);
    std::string text;
    if (!loaded) {
      for (const auto& detail : loaded.refusal().details) text += detail.value + "\n";
    }
    return text;
  }

  support::TemporaryDirectory folder_;
  std::map<std::string, double> pitches_;
};

TEST_F(ClipFolderTest, APiecesFollowEachOtherInOrderWithPausesAtCommas) {
  const auto clips = ClipFolder::load(folder_.path(), SpokenLanguage::Chinese);
  ASSERT_TRUE(clips) << faults();
  const auto pieces =
      spokenPieces({"A017", {"12", "", false}, false, false, 2}, SpokenLanguage::Chinese, {});
  const auto said = clips->say(pieces);
  ASSERT_TRUE(said);
  const auto heard = soundings(*said, milliseconds{15});
  ASSERT_EQ(heard.size(), pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const double pitch =
        pitchOf(*said, heard[i].from + milliseconds{10}, heard[i].to - milliseconds{10});
    EXPECT_NEAR(pitch, pitches_.at(pieces[i].clip), 13) << pieces[i].clip;
    if (i == 0) continue;
    const auto gap = heard[i].from - heard[i - 1].to;
    const bool pauses = pieces[i - 1].text.ends_with("，");
    EXPECT_GE(gap, milliseconds{pauses ? 250 : 30}) << pieces[i].clip;
    EXPECT_LE(gap, milliseconds{pauses ? 360 : 110}) << pieces[i].clip;
  }
}

TEST_F(ClipFolderTest, ARoomThatWasRecordedIsCalled) {
  const domain::SpokenCall call{"A017", {"台胞接待室", "", false}, true, false, 1};
  const auto pieces = spokenPieces(call, SpokenLanguage::Chinese, {});
  const auto without = ClipFolder::load(folder_.path(), SpokenLanguage::Chinese);
  ASSERT_TRUE(without);
  const auto silent = without->say(pieces);
  ASSERT_FALSE(silent);
  EXPECT_THAT(silent.refusal().details.front().value, HasSubstr("room-台胞接待室"));
  record("room-台胞接待室");
  const auto with = ClipFolder::load(folder_.path(), SpokenLanguage::Chinese);
  ASSERT_TRUE(with);
  EXPECT_TRUE(with->say(pieces));
}

TEST_F(ClipFolderTest, EveryFileThatIsMissingOrUselessIsNamed) {
  std::filesystem::remove(folder_.path() / "please.wav");
  write("digit-3", "no sound");
  write("digit-4", writeWave(tone(440, milliseconds{50}, 8000)));
  Wave quiet{22050, {}};
  appendQuiet(quiet, milliseconds{100});
  write("digit-5", writeWave(quiet));
  const std::string text = faults();
  EXPECT_THAT(text, HasSubstr("please.wav: is not there"));
  EXPECT_THAT(text, HasSubstr("digit-3.wav: this is no WAV file"));
  EXPECT_THAT(text, HasSubstr("digit-4.wav: has another number of samples"));
  EXPECT_THAT(text, HasSubstr("digit-5.wav: holds no sound"));
  EXPECT_FALSE(ClipFolder::load(folder_.path() / "none", SpokenLanguage::Chinese));
}

}  // namespace
}  // namespace hall::voice
