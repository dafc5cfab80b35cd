#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "server/domain/result.h"
#include "server/domain/spoken_call.h"
#include "server/voice/wave.h"

namespace hall::voice {

/// Recordings of a speaker, a WAV file each: "please.wav", "digit-yao.wav", "letter-a.wav". Read
/// once; constant afterwards.
class ClipFolder {
 public:
  /// Reads every piece that calls need in `language`, and the rooms that are recorded. Names every
  /// file that is missing or cannot be used: ConfigurationInvalid with a detail each.
  static domain::Result<ClipFolder> load(
      const std::filesystem::path& folder, domain::SpokenLanguage language
  );

  /// The pieces one after another, with pauses where the punctuation is. ConfigurationInvalid: a
  /// room was not recorded.
  domain::Result<Wave> say(const std::vector<domain::SpokenPiece>& pieces) const;

 private:
  std::map<std::string, Wave> clips_;
};

}  // namespace hall::voice
