#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

#include "client/failure.h"
#include "client/hall_channel.h"
#include "hall/v1/watch_service.pb.h"

namespace hall::client {

/// Follows one view of the hall for as long as it lives: reconnects, resumes where it was, starts
/// from a snapshot when told so, and says when what it holds has grown stale: the stream broke, or
/// nothing came for a while. A stream that stays silent is given up and opened anew, so that a
/// cable pulled out unnoticed does not end the watch.
///
/// Calls back on a thread of its own, one call at a time. Stopping is `stop()` or the destructor,
/// not from inside a callback.
class Watcher {
 public:
  enum class Link { Connecting, Live, Stale, Ended };
  struct Callbacks {
    std::function<void(const v1::WatchFrame&)> onFrame;  ///< snapshots, deltas, resets
    std::function<void(Link)> onLink;                    ///< may be empty
    /// Signs of life, with the hall's time; may be empty.
    std::function<void(const v1::WatchFrame&)> onBookmark;
    /// Before Link::Ended where the server refused for good; may be empty.
    std::function<void(const Failure&)> onRefused;
  };

  /// How long nothing may come, though a bookmark should every 2 s (DESIGN 3.12).
  struct Silence {
    std::chrono::milliseconds stale{5000};
    std::chrono::milliseconds givenUp{10000};
  };

  /// `request` names view and scope; epoch and position are the watcher's affair. The channel
  /// outlives the watcher.
  Watcher(HallChannel& channel, v1::WatchHallRequest request, Callbacks callbacks, Silence silence);
  Watcher(HallChannel& channel, v1::WatchHallRequest request, Callbacks callbacks)
      : Watcher(channel, std::move(request), std::move(callbacks), Silence()) {}
  ~Watcher();
  void stop();

 private:
  void run();
  /// True: go on watching.
  bool follow();
  /// One stream until it ends or falls silent.
  Failure read(grpc::ClientContext& context);
  void take(const v1::WatchFrame& frame);
  void say(Link link);
  bool rest(std::chrono::milliseconds length);

  HallChannel& channel_;
  v1::WatchHallRequest request_;
  const Callbacks callbacks_;
  const Silence silence_;
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
