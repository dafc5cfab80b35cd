#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "client/failure.h"
#include "client/watcher.h"
#include "hall/v1/watch_service.pb.h"
#include "tools/hallctl/invocation.h"
#include "tools/hallctl/watch_screens.h"

namespace hall::hallctl {

/// Holds what a watcher brings and draws it when it changes, and once a second so that a silent
/// link shows. Draws on the thread that calls `show`.
class LiveScreen {
 public:
  /// `run` outlives it.
  explicit LiveScreen(Invocation& run) : run_(run) {}

  /// Callbacks for the watcher, which must end before this object.
  client::Watcher::Callbacks callbacks();
  /// Until Ctrl-C, q or a refusal for good, which is said.
  void show();

 private:
  void take(const v1::WatchFrame& frame);
  void refuse(const client::Failure& failure);
  std::vector<std::string> lines();
  void draw(bool terminal);
  /// False: the person wants to leave.
  bool rest(bool terminal);

  Invocation& run_;
  std::mutex mutex_;
  std::condition_variable changed_;
  // State below is protected by mutex_.
  v1::WatchSnapshot snapshot_;
  std::optional<domain::Instant> hallTime_;
  std::chrono::steady_clock::time_point heard_ = std::chrono::steady_clock::now();
  std::optional<client::Failure> refused_;
  bool fresh_ = false;
};

}  // namespace hall::hallctl
