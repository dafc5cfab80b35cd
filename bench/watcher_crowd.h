#pragma once

#include <grpcpp/completion_queue.h>
#include <grpcpp/generic/generic_stub.h>

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "bench/load.h"
#include "hall/v1/watch_service.pb.h"

namespace hall::bench {

/// Many clients that watch the hall, driven by one thread. One that is stalled has opened its
/// stream and takes nothing: its HTTP/2 window is a few bytes and it never reads.
class WatcherCrowd {
 public:
  struct Watch {
    std::string bearer;  ///< "Bearer ..."
    v1::WatchHallRequest request;
  };
  struct Options {
    std::string address;
    std::vector<Watch> watches;
    std::size_t perConnection = 50;
    bool stalled = false;
  };

  /// Returns when every watcher has its snapshot, or for stalled ones when every stream is open.
  explicit WatcherCrowd(const Options& options);
  ~WatcherCrowd();  ///< cancels all
  WatcherCrowd(const WatcherCrowd&) = delete;
  WatcherCrowd& operator=(const WatcherCrowd&) = delete;

  /// From now on `arrived` waits for this position at every watcher.
  void expect(std::uint64_t position);
  /// Waits until the last watcher holds the expected position; when it did. Throws after 20 s.
  Steady::time_point arrived();
  /// Frames all watchers have had so far.
  std::uint64_t frames() const { return frames_.load(); }

  /// Stalled ones begin to read. Frames each had when all hold `position`: one that was truly
  /// stalled gets what it missed in a few merged ones.
  double framesUntilCurrent(std::uint64_t position);

 private:
  struct Watcher;

  void open(Watcher& watcher, const Watch& watch);
  void poll();
  void onFrame(Watcher& watcher);
  void readAgain(Watcher& watcher);

  grpc::CompletionQueue queue_;
  std::vector<std::shared_ptr<grpc::Channel>> channels_;
  std::vector<std::unique_ptr<grpc::GenericStub>> stubs_;
  std::deque<Watcher> watchers_;
  std::atomic<std::uint64_t> frames_{0};
  std::atomic<bool> reading_;

  std::mutex mutex_;
  std::condition_variable changed_;
  // State below is protected by mutex_.
  std::size_t opened_ = 0;
  std::uint64_t expected_ = 0;
  std::size_t missing_ = 0;  ///< watchers that do not hold the expected position
  Steady::time_point lastArrival_;

  std::thread thread_;
};

}  // namespace hall::bench
