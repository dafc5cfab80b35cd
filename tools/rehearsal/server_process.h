#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tools/rehearsal/server_banner.h"

namespace hall::rehearsal {

/// What a server of one's own is started with.
struct ServerPlace {
  std::filesystem::path program;      ///< hall-server
  std::filesystem::path folder;       ///< data, keys, checkpoints, backups and settings lie in it
  std::filesystem::path catalogue;    ///< of a new hall
  std::string clock;                  ///< as hall-server takes it
  std::uint16_t rpcPort = 0;          ///< 0: a free one
  std::vector<std::string> settings;  ///< further ones, "key=value"
  /// Beside the caller's own, "NAME=value".
  std::vector<std::string> environment;

  /// The command line without the program. Writes an empty settings file into the folder.
  std::vector<std::string> arguments() const;
};

/// A hall-server in a process of its own. What it says on standard error goes to server.log in its
/// folder. One thread at a time, but `kill` may come from any.
class ServerProcess {
 public:
  /// Throws std::system_error when the program cannot be started.
  explicit ServerProcess(const ServerPlace& place);
  /// Kills what still runs.
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  /// The banner, once READY was said; nothing when the process ended before, or after `limit`.
  std::optional<ServerBanner> waitUntilReady(std::chrono::milliseconds limit);
  /// SIGKILL, as a power cut would end it. Does not wait.
  void kill();
  /// SIGTERM and its exit code; nothing when it did not end within `limit` or was killed.
  std::optional<int> stop(std::chrono::milliseconds limit);
  /// Its exit code; nothing when it did not end within `limit` or was killed by a signal.
  std::optional<int> waitUntilEnded(std::chrono::milliseconds limit);
  pid_t pid() const { return pid_; }

 private:
  bool readMore(std::chrono::steady_clock::time_point until);

  pid_t pid_ = -1;
  int output_ = -1;   ///< read end of its standard output
  int process_ = -1;  ///< pidfd, so that its end can be waited for
  bool ended_ = false;
  std::optional<int> exitCode_;
  std::string unread_;
  BannerReader banner_;
};

}  // namespace hall::rehearsal
