#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "client/watcher.h"
#include "tools/rehearsal/hall_callers.h"

namespace hall::rehearsal {

/// One announcement as a board showed it.
struct Announcement {
  std::uint64_t callId = 0;
  std::string number;
  std::string counterId;
  std::uint32_t ordinal = 0;  ///< first, second, third announcement of the ticket
};

/// A board of the hall: follows its zone, shows each call once and reports it as delivered. Shows
/// nothing to anybody; it remembers. Thread-safe.
class Board {
 public:
  Board(const client::Endpoint& endpoint, const HallCallers::BoardDevice& device);
  /// Stops following.
  ~Board();

  const std::string& zoneId() const { return zoneId_; }
  /// True when it has shown and reported the call; false after `limit`.
  bool waitFor(std::uint64_t callId, std::chrono::milliseconds limit) const;
  /// True when it follows the hall.
  bool waitUntilLive(std::chrono::milliseconds limit) const;
  std::vector<Announcement> announcements() const;
  /// What must never be: a call shown twice or out of turn, a report that was refused.
  std::vector<std::string> faults() const;

 private:
  void take(const v1::WatchFrame& frame);
  void show(const v1::BoardCall& call);
  /// A sentence when the hall refused the report.
  std::string report(const v1::BoardCall& call);

  const std::string deviceId_;
  const std::string zoneId_;
  client::HallClient client_;

  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  // State below is protected by mutex_.
  bool live_ = false;
  std::vector<Announcement> shown_;
  std::vector<std::string> faults_;

  std::unique_ptr<client::Watcher> watcher_;  ///< last: it calls back into the others
};

}  // namespace hall::rehearsal
