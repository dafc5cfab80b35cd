#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "server/domain/result.h"
#include "server/domain/spoken_call.h"

namespace hall::engine {

/// What is to be said in one go: a sentence in each language, one after the other.
struct Announcement {
  struct Sentence {
    domain::SpokenLanguage language = domain::SpokenLanguage::Chinese;
    std::vector<domain::SpokenPiece> pieces;

    friend bool operator==(const Sentence&, const Sentence&) = default;
  };
  std::vector<Sentence> sentences;
  bool chime = true;  ///< before the first

  friend bool operator==(const Announcement&, const Announcement&) = default;
};

/// Makes sound of words; implemented by voice/. Thread-safe.
class Announcer {
 public:
  struct Sound {
    std::string wav;  ///< empty: this server cannot say it, the player speaks for itself
    std::chrono::milliseconds length{0};
  };
  using Then = std::function<void(const Sound&)>;

  virtual ~Announcer() = default;
  /// Calls `then` once, from a thread of its own or from the caller's. False, without calling it:
  /// too many announcements wait.
  virtual bool say(Announcement announcement, Then then) = 0;
};

}  // namespace hall::engine
