#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "bench/crowd.h"

namespace hall::bench {

/// Boards in browsers: WebSockets that follow one zone, driven by one thread. They answer pings, as
/// browsers do. One that is stalled has asked for its view and reads no more; its socket's buffer
/// is as small as the system allows.
class SocketCrowd final : public Crowd {
 public:
  struct Options {
    std::uint16_t port = 0;
    std::vector<std::string> tokens;  ///< of devices, one a watcher: the server counts by token
    std::string zone;
    bool stalled = false;
  };

  /// Returns when every watcher has its snapshot, or for stalled ones when every request is sent.
  explicit SocketCrowd(const Options& options);
  ~SocketCrowd() override;  ///< closes all

  void expect(std::uint64_t position) override;
  std::chrono::steady_clock::time_point arrived() override;
  double framesUntilCurrent(std::uint64_t position) override;

 private:
  struct Parts;
  const std::unique_ptr<Parts> parts_;
};

}  // namespace hall::bench
