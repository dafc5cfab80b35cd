#include "server/engine/inbox.h"

#include <algorithm>

namespace hall::engine {

Inbox::Push Inbox::push(std::unique_ptr<Work>& work) {
  bool notify = false;
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return Push::Closed;
    if (works_.size() - head_ >= capacity_) return Push::Full;
    works_.push_back(std::move(work));
    // A core thread that works anyway looks again by itself; waking it would cost a system call.
    notify = waiting_;
  }
  if (notify) arrived_.notify_one();
  return Push::Taken;
}

void Inbox::take(
    std::vector<std::unique_ptr<Work>>& out,
    std::size_t max,
    std::chrono::steady_clock::time_point until
) {
  out.clear();
  std::unique_lock lock(mutex_);
  waiting_ = true;
  arrived_.wait_until(lock, until, [this] { return head_ != works_.size() || woken_ || closed_; });
  waiting_ = false;
  woken_ = false;
  if (head_ == 0 && works_.size() <= max) {
    out.swap(works_);
    return;
  }
  const std::size_t count = std::min(max, works_.size() - head_);
  const auto first = works_.begin() + static_cast<std::ptrdiff_t>(head_);
  std::move(first, first + static_cast<std::ptrdiff_t>(count), std::back_inserter(out));
  head_ += count;
  if (head_ == works_.size()) {
    works_.clear();
    head_ = 0;
  }
}

void Inbox::wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  arrived_.notify_one();
}

void Inbox::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  arrived_.notify_all();
}

bool Inbox::isClosed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

std::size_t Inbox::depth() const {
  const std::lock_guard lock(mutex_);
  return works_.size() - head_;
}

}  // namespace hall::engine
