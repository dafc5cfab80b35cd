#include "server/voice/speaker.h"

#include <algorithm>
#include <utility>

namespace hall::voice {

namespace {

using domain::Result;
using engine::Announcement;

constexpr std::chrono::milliseconds kAfterChime{300};
constexpr std::chrono::milliseconds kBetweenSentences{500};

std::string keyOf(const Announcement& announcement) {
  std::string key = announcement.chime ? "chime" : "";
  for (const Announcement::Sentence& sentence : announcement.sentences) {
    key += '\n';
    key += std::to_string(static_cast<int>(sentence.language));
    key += domain::spokenText(sentence.pieces);
  }
  return key;
}

/// Text that nobody has recorded: a manager's own words.
bool isRecorded(const Announcement::Sentence& sentence) {
  return std::none_of(sentence.pieces.begin(), sentence.pieces.end(), [](const auto& piece) {
    return piece.clip.empty();
  });
}

}  // namespace

Speaker::Speaker(Options options) : options_(std::move(options)), thread_(options_.waitingMax) {}

bool Speaker::say(Announcement announcement, Then then) {
  if (!canSay(announcement)) {
    then(Sound{});
    return true;
  }
  return thread_.post([this, announcement = std::move(announcement), then = std::move(then)] {
    then(soundFor(announcement));
  });
}

bool Speaker::canSay(const Announcement& announcement) const {
  return std::all_of(
      announcement.sentences.begin(),
      announcement.sentences.end(),
      [this](const Announcement::Sentence& sentence) {
        const auto source = options_.sources.find(sentence.language);
        if (source == options_.sources.end()) return false;
        return source->second.command || (source->second.clips && isRecorded(sentence));
      }
  );
}

engine::Announcer::Sound Speaker::soundFor(const Announcement& announcement) {
  std::string key = keyOf(announcement);
  if (const Sound* sound = known(key)) return *sound;
  const Result<Wave> wave = made(announcement);
  tell(wave);
  if (!wave) return {};
  Sound sound{writeWave(*wave), wave->length()};
  keep(std::move(key), sound);
  return sound;
}

Result<Wave> Speaker::made(const Announcement& announcement) const {
  Wave all;
  for (const Announcement::Sentence& sentence : announcement.sentences) {
    Result<Wave> wave = spoken(sentence);
    if (!wave) return wave;
    if (all.samples.empty() && announcement.chime) {
      all = chime(wave->samplesPerSecond);
      appendQuiet(all, kAfterChime);
    } else if (!all.samples.empty()) {
      appendQuiet(all, kBetweenSentences);
    }
    if (all.samplesPerSecond != 0 && all.samplesPerSecond != wave->samplesPerSecond) {
      return domain::Refusal{domain::Reason::ConfigurationInvalid, {}}.with(
          "detail", "the languages have different numbers of samples a second"
      );
    }
    append(all, *wave);
  }
  return all;
}

Result<Wave> Speaker::spoken(const Announcement::Sentence& sentence) const {
  const Source& source = options_.sources.at(sentence.language);
  if (source.clips && isRecorded(sentence)) return source.clips->say(sentence.pieces);
  Result<Wave> wave = source.command->speak(domain::spokenText(sentence.pieces));
  if (!wave) return wave;
  Wave trimmed = std::move(wave).value();
  trim(trimmed);
  return trimmed;
}

const engine::Announcer::Sound* Speaker::known(const std::string& key) {
  const auto found =
      std::find_if(kept_.begin(), kept_.end(), [&](const Kept& one) { return one.key == key; });
  if (found == kept_.end()) return nullptr;
  kept_.splice(kept_.begin(), kept_, found);
  return &kept_.front().sound;
}

void Speaker::keep(std::string key, const Sound& sound) {
  kept_.push_front({std::move(key), sound});
  keptBytes_ += sound.wav.size();
  while (keptBytes_ > options_.keptBytesMax) {
    keptBytes_ -= kept_.back().sound.wav.size();
    kept_.pop_back();
  }
}

void Speaker::tell(const Result<Wave>& wave) {
  const bool fails = !wave;
  if (fails == failing_) return;
  failing_ = fails;
  if (fails && options_.onFailure) options_.onFailure(wave.refusal());
  if (!fails && options_.onRecovery) options_.onRecovery();
}

}  // namespace hall::voice
