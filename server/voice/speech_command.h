#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "server/domain/result.h"
#include "server/voice/wave.h"

namespace hall::voice {

/// A program that reads text from its standard input and writes a WAV file to its standard output,
/// such as `espeak-ng --stdin --stdout -v cmn`. It runs for one sentence, without a shell and
/// without any of this process's files, and is ended when it takes too long or writes too much.
class SpeechCommand {
 public:
  /// `words`: the program and its arguments; not empty.
  explicit SpeechCommand(
      std::vector<std::string> words, std::chrono::milliseconds patience = std::chrono::seconds{5}
  )
      : words_(std::move(words)), patience_(patience) {}

  /// Blocks for as long as the program speaks. ConfigurationInvalid with a sentence: it cannot be
  /// run, failed, took too long or wrote something else.
  domain::Result<Wave> speak(const std::string& text) const;

 private:
  const std::vector<std::string> words_;
  const std::chrono::milliseconds patience_;
};

}  // namespace hall::voice
