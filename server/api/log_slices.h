#pragma once

#include <atomic>
#include <utility>

#include "server/engine/log_slice.h"

namespace hall::api {

using engine::inSlice;

/// Walks over the log that now go on for callers; more than a few would slow the hall down.
/// Thread-safe.
class LogWalks {
 public:
  static constexpr int kMax = 8;

  /// A place among them, given back at the end.
  class Place {
   public:
    Place() = default;
    explicit Place(LogWalks* walks) : walks_(walks) {}
    ~Place() {
      if (walks_ != nullptr) walks_->count_.fetch_sub(1);
    }
    Place(Place&& other) noexcept : walks_(std::exchange(other.walks_, nullptr)) {}
    Place& operator=(Place&& other) noexcept {
      std::swap(walks_, other.walks_);
      return *this;
    }
    explicit operator bool() const { return walks_ != nullptr; }

   private:
    LogWalks* walks_ = nullptr;
  };

  /// None: too many go on.
  Place begin() {
    if (count_.fetch_add(1) < kMax) return Place(this);
    count_.fetch_sub(1);
    return {};
  }

 private:
  std::atomic<int> count_{0};
};

}  // namespace hall::api
