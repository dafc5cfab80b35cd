#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/engine/announcer.h"
#include "server/engine/side_thread.h"
#include "server/voice/clip_folder.h"
#include "server/voice/speech_command.h"

namespace hall::voice {

/// The voice of the hall: makes the sound of announcements with a speech program or with recordings
/// and keeps what it made, as a call is often said again. One at a time, on a thread of its own,
/// with a bounded queue before it. What cannot be said (a recording is missing, the program fails)
/// comes back without sound, so that the player speaks for itself; whoever runs the hall is told.
class Speaker final : public engine::Announcer {
 public:
  /// Of one language; with neither, it is left to the player.
  struct Source {
    std::optional<SpeechCommand> command;
    std::optional<ClipFolder> clips;
  };
  struct Options {
    std::map<domain::SpokenLanguage, Source> sources;
    std::size_t waitingMax = 32;
    std::size_t keptBytesMax = std::size_t{32} << 20;
    /// From the speaker's thread, once for each run of failures.
    std::function<void(const domain::Refusal&)> onFailure;
    /// The same, when it can speak again.
    std::function<void()> onRecovery;
  };

  explicit Speaker(Options options);

  bool say(engine::Announcement announcement, Then then) override;
  /// Says what is queued and ends the thread. Idempotent.
  void stop() { thread_.stop(); }

 private:
  struct Kept {
    std::string key;
    Sound sound;
  };

  Sound soundFor(const engine::Announcement& announcement);
  domain::Result<Wave> made(const engine::Announcement& announcement) const;
  domain::Result<Wave> spoken(const engine::Announcement::Sentence& sentence) const;
  bool canSay(const engine::Announcement& announcement) const;
  const Sound* known(const std::string& key);
  void keep(std::string key, const Sound& sound);
  void tell(const domain::Result<Wave>& wave);

  const Options options_;

  // Touched by the speaker's thread only.
  std::list<Kept> kept_;  ///< latest used first
  std::size_t keptBytes_ = 0;
  bool failing_ = false;

  engine::SideThread thread_;
};

}  // namespace hall::voice
