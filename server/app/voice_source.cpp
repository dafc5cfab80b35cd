#include "server/app/voice_source.h"

#include <sstream>
#include <utility>
#include <vector>

namespace hall::app {

namespace {

using domain::SpokenLanguage;
using voice::Speaker;

std::vector<std::string> wordsOf(const std::string& command) {
  std::istringstream in(command);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

void addCommand(SpokenLanguage language, const std::string& command, Speaker::Options& options) {
  std::vector<std::string> words = wordsOf(command);
  if (!words.empty()) options.sources[language].command.emplace(std::move(words));
}

void addClips(
    SpokenLanguage language,
    const std::filesystem::path& folder,
    Journal& journal,
    Speaker::Options& options
) {
  auto clips = voice::ClipFolder::load(folder, language);
  if (clips) {
    options.sources[language].clips.emplace(std::move(clips).value());
  } else {
    journal.note(Happening::VoiceFailed, clips.refusal());
  }
}

}  // namespace

std::unique_ptr<Speaker> makeSpeaker(const config::MachineConfig& config, Journal& journal) {
  Speaker::Options options;
  switch (config.voiceSource) {
    case config::VoiceSource::Browser:
      return nullptr;
    case config::VoiceSource::Command:
      addCommand(SpokenLanguage::Chinese, config.voiceCommandZh, options);
      addCommand(SpokenLanguage::English, config.voiceCommandEn, options);
      break;
    case config::VoiceSource::Clips:
      addClips(SpokenLanguage::Chinese, config.voiceClips / "zh", journal, options);
      // Most halls have recorded Chinese alone.
      if (std::filesystem::exists(config.voiceClips / "en")) {
        addClips(SpokenLanguage::English, config.voiceClips / "en", journal, options);
      }
      break;
  }
  if (options.sources.empty()) return nullptr;
  options.onFailure = [&journal](const domain::Refusal& why) {
    journal.note(Happening::VoiceFailed, why);
  };
  options.onRecovery = [&journal] { journal.note(Happening::VoiceSpeaks); };
  return std::make_unique<Speaker>(std::move(options));
}

}  // namespace hall::app
