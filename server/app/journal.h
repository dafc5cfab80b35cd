#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "server/config/machine_config.h"
#include "server/domain/result.h"

namespace spdlog {
class logger;
}

namespace hall::app {

/// Everything that the server tells of itself. Closed list, so that whoever watches it knows what
/// may come. Each is told after the fact: what it names can be asked for by whoever reads of it.
enum class Happening {
  Starting,  ///< version, clock mode, data directory
  Recovering,
  Recovered,
  SnapshotUnused,  ///< a long replay, since no snapshot was of use
  FirstStart,
  LogRestored,
  CheckpointKey,  ///< the public key that checkpoints are checked with
  Ready,
  StartRefused,
  Stopping,
  Stopped,
  SnapshotWritten,
  SnapshotFailed,
  CheckpointWritten,
  CheckpointFailed,
  CheckpointDisagrees,  ///< the log is not the one that was signed
  BackupStarted,
  BackupFinished,
  BackupFailed,
  PersonalDataExpired,
  ExpiryFailed,
  AlertRaised,
  AlertCleared,
  AlertFailed,
  ClockHeld,
  ClockGoesOn,
  StorageLow,
  StorageFull,  ///< nothing is written any more
  StorageRecovered,
  PagesMissing,     ///< browsers get no pages; calls are served all the same
  VoiceFailed,      ///< recordings or the speech program; players speak for themselves
  VoiceSpeaks,      ///< again
  LedFailed,        ///< LED strips: their file, their controllers, a counter that there is not
  LedReaches,       ///< their controllers, again
  RequestsRefused,  ///< over HTTP, how many since the last such line; /metrics tells why
  ViewsThrownAway,  ///< damaged, or of another log; built anew
  CommitFailed,     ///< the server ends and recovers from the disk
};
std::string_view nameOf(Happening happening);

/// The server's journal: one JSON object a line on standard error, with `time`, `level`, `event`
/// and the facts of that event. No personal data: no names, no document numbers, no free texts.
/// Thread-safe. Under systemd each line begins with the priority that journald understands.
class Journal {
 public:
  using Value = std::variant<std::string, std::uint64_t, std::int64_t, bool>;
  struct Fact {
    std::string_view key;
    Value value;
  };
  /// Gets each line without its end; must not block for long.
  using Reader = std::function<void(const std::string& line)>;

  /// From this level on, to standard error or to the reader, if there is one.
  explicit Journal(config::LogLevel least, Reader reader = {});
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  void note(Happening happening, std::initializer_list<Fact> facts = {});
  /// With the refusal's reason and details.
  void note(
      Happening happening, const domain::Refusal& why, std::initializer_list<Fact> facts = {}
  );

 private:
  void write(Happening happening, std::span<const Fact> facts);

  std::unique_ptr<spdlog::logger> logger_;
};

/// "text" as JSON writes it. Bytes that are no UTF-8 become U+FFFD.
std::string jsonText(std::string_view text);

}  // namespace hall::app
