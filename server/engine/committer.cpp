#include "server/engine/committer.h"

#include <utility>

namespace hall::engine {

Committer::Committer(EventLog& log, std::function<void()> over)
    : log_(log), tellOver_(std::move(over)), thread_([this] { run(); }) {}

Committer::~Committer() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Committer::begin() {
  busy_ = true;
  over_.store(false, std::memory_order_relaxed);
  {
    const std::lock_guard lock(mutex_);
    asked_ = true;
  }
  changed_.notify_all();
}

Result<bool> Committer::outcome() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return outcome_.has_value(); });
  busy_ = false;
  return *std::exchange(outcome_, std::nullopt);
}

void Committer::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return asked_ || ending_; });
    if (!asked_) return;
    asked_ = false;
    lock.unlock();
    Result<bool> durable = log_.commit();
    lock.lock();
    outcome_ = std::move(durable);
    over_.store(true, std::memory_order_release);
    lock.unlock();
    changed_.notify_all();
    tellOver_();
    lock.lock();
  }
}

}  // namespace hall::engine
