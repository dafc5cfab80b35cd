#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>

#include "client/hall_client.h"

namespace hall::client {

/// Follows one view of the hall for as long as it lives: reconnects, resumes where it was, starts
/// from a snapshot when told so, and says when what it holds has grown stale.
///
/// Calls back on a thread of its own, one call at a time. Stopping is `stop()` or the destructor,
/// not from inside a callback.
class Watcher {
 public:
  enum class Link { Connecting, Live, Stale, Ended };
  struct Callbacks {
    std::function<void(const v1::WatchFrame&)> onFrame;  ///< snapshots, deltas, resets
    std::function<void(Link)> onLink;                    ///< may be empty
  };

  /// `request` names view and scope; epoch and position are the watcher's affair. The client
  /// outlives the watcher.
  Watcher(HallClient& client, v1::WatchHallRequest request, Callbacks callbacks);
  ~Watcher();
  void stop();

 private:
  void run();
  /// True: go on watching.
  bool follow();
  void say(Link link);
  bool rest(std::chrono::milliseconds length);

  HallClient& client_;
  v1::WatchHallRequest request_;
  const Callbacks callbacks_;
  Link link_ = Link::Connecting;
  std::chrono::milliseconds retryAfter_{500};

  std::mutex mutex_;
  std::condition_variable stopped_;
  // State below is protected by mutex_.
  grpc::ClientContext* open_ = nullptr;
  bool stopping_ = false;

  std::thread thread_;
};

}  // namespace hall::client
