#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "server/log/checkpoint.h"

namespace hall::log {

/// Compares a log, walked from its first event on, with checkpoints kept elsewhere.
class CheckpointCheck {
 public:
  /// Of any order.
  explicit CheckpointCheck(std::vector<Checkpoint> checkpoints) : sorted_(std::move(checkpoints)) {
    std::sort(sorted_.begin(), sorted_.end(), [](const Checkpoint& left, const Checkpoint& right) {
      return left.position < right.position;
    });
  }

  /// Before the first event: the log is walked from after this one on. Checkpoints in front of it
  /// are left out. False: one of this position names another hash.
  bool beginAfter(std::uint64_t position, const Hash& hash) {
    std::erase_if(sorted_, [position](const Checkpoint& checkpoint) {
      return checkpoint.position < position;
    });
    return agrees(position, hash);
  }
  /// False: a checkpoint of this position names another hash.
  bool agrees(std::uint64_t position, const Hash& hash) {
    while (agreed_ < sorted_.size() && sorted_[agreed_].position <= position) {
      if (sorted_[agreed_].position == position && sorted_[agreed_].hash != hash) return false;
      ++agreed_;
    }
    return true;
  }
  /// At the end of the log: a checkpoint knows of more events.
  bool knowsMore() const { return agreed_ < sorted_.size(); }
  std::uint64_t agreed() const { return agreed_; }

 private:
  std::vector<Checkpoint> sorted_;
  std::size_t agreed_ = 0;
};

}  // namespace hall::log
