#include "server/voice/clip_folder.h"

#include <fstream>
#include <sstream>
#include <system_error>

namespace hall::voice {

namespace {

using domain::Reason;
using domain::Refusal;
using domain::Result;
using domain::SpokenPiece;
namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kBetween{30};
constexpr std::chrono::milliseconds kAtComma{250};
constexpr std::uintmax_t kBytesMax = std::uintmax_t{4} << 20;

Result<Wave> readClip(const fs::path& file) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  if (error) return Refusal{Reason::ConfigurationInvalid, {}}.with("detail", "is not there");
  if (size > kBytesMax) {
    return Refusal{Reason::ConfigurationInvalid, {}}.with("detail", "is larger than 4 MiB");
  }
  std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  auto wave = readWave(bytes.str());
  if (!wave) return wave;
  Wave clip = std::move(wave).value();
  trim(clip);
  if (clip.samples.empty()) {
    return Refusal{Reason::ConfigurationInvalid, {}}.with("detail", "holds no sound");
  }
  return clip;
}

bool endsWithPause(const std::string& text) {
  return text.ends_with("，") || text.ends_with("。") || text.ends_with(',') || text.ends_with('.');
}

}  // namespace

Result<ClipFolder> ClipFolder::load(const fs::path& folder, domain::SpokenLanguage language) {
  ClipFolder loaded;
  Refusal faults{Reason::ConfigurationInvalid, {}};
  std::uint32_t rate = 0;
  const auto take = [&](const std::string& name) {
    const fs::path file = folder / (name + ".wav");
    auto clip = readClip(file);
    if (!clip) {
      faults.details.push_back(
          {"detail", file.string() + ": " + clip.refusal().details.front().value}
      );
      return;
    }
    if (rate == 0) rate = clip->samplesPerSecond;
    if (clip->samplesPerSecond != rate) {
      faults.details.push_back(
          {"detail", file.string() + ": has another number of samples a second than the others"}
      );
    }
    loaded.clips_.emplace(name, std::move(clip).value());
  };
  for (const SpokenPiece& piece : domain::allClips(language)) take(piece.clip);
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().stem().string();
    if (name.starts_with("room-")) take(name);
  }
  if (!faults.details.empty()) return faults;
  return loaded;
}

Result<Wave> ClipFolder::say(const std::vector<SpokenPiece>& pieces) const {
  Wave wave;
  for (const SpokenPiece& piece : pieces) {
    const auto clip = clips_.find(piece.clip);
    if (clip == clips_.end()) {
      return Refusal{Reason::ConfigurationInvalid, {}}.with(
          "detail", "there is no recording `" + piece.clip + "`"
      );
    }
    if (!wave.samples.empty()) appendQuiet(wave, kBetween);
    append(wave, clip->second);
    if (endsWithPause(piece.text)) appendQuiet(wave, kAtComma);
  }
  return wave;
}

}  // namespace hall::voice
