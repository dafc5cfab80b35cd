#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "client/hall_client.h"
#include "tools/rehearsal/run.h"
#include "tools/rehearsal/server_process.h"

namespace hall::rehearsal {

/// The folder of a server of one's own: gone in the end unless it was asked for.
class HallFolder {
 public:
  /// A temporary one when `wanted` is empty. Throws std::runtime_error when it holds a hall
  /// already.
  explicit HallFolder(std::filesystem::path wanted);
  ~HallFolder();
  HallFolder(const HallFolder&) = delete;
  HallFolder& operator=(const HallFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  const bool isTemporary_;
};

/// The hall a rehearsal plays in: one that runs, or one started for it. One thread. Whatever a
/// server of one's own does not do makes a std::runtime_error with what it said.
class RehearsedHall {
 public:
  RehearsedHall(const RunOptions& options, std::chrono::year_month_day day, bool fromMidnight);

  const client::Endpoint& endpoint() const { return endpoint_; }
  const ServerBanner& banner() const { return banner_; }
  bool isOwn() const { return process_ != nullptr; }

  /// Stops and starts its own server on the same data and port, without any snapshot: the state
  /// after it comes from the log alone. REQUIRES: isOwn().
  void restartFromTheLog();
  /// What its own server wrote on standard error since the first start. REQUIRES: isOwn().
  std::string journal() const;
  void stop();

 private:
  void start(const RunOptions& options, std::chrono::year_month_day day, bool fromMidnight);
  void keepCredentials() const;
  [[noreturn]] void complain(const std::string& what) const;

  std::unique_ptr<HallFolder> folder_;  ///< outlives the process
  ServerPlace place_;
  std::unique_ptr<ServerProcess> process_;
  client::Endpoint endpoint_;
  ServerBanner banner_;
};

}  // namespace hall::rehearsal
