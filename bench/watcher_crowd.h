#pragma once

#include <grpcpp/completion_queue.h>
#include <grpcpp/generic/generic_stub.h>

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "bench/arrivals.h"
#include "bench/crowd.h"
#include "bench/load.h"
#include "hall/v1/watch_service.pb.h"

namespace hall::bench {

/// Many clients that watch the hall, driven by one thread. One that is stalled has opened its
/// stream and takes nothing: its HTTP/2 window is a few bytes and it never reads.
class WatcherCrowd final : public Crowd {
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
  ~WatcherCrowd() override;  ///< cancels all
  WatcherCrowd(const WatcherCrowd&) = delete;
  WatcherCrowd& operator=(const WatcherCrowd&) = delete;

  void expect(std::uint64_t position) override { arrivals_.expect(position); }
  Steady::time_point arrived() override { return arrivals_.arrived(); }
  std::uint64_t frames() const { return frames_.load(); }
  double framesUntilCurrent(std::uint64_t position) override;

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

  Arrivals arrivals_;

  std::thread thread_;
};

}  // namespace hall::bench
