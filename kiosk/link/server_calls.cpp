#include "kiosk/link/server_calls.h"

namespace hall::kiosk {

ServerCalls::Open::Open(ServerCalls& calls, grpc::ClientContext& context)
    : calls_(calls), context_(context) {
  const std::lock_guard lock(calls_.mutex_);
  calls_.open_.insert(&context_);
  if (calls_.stopping_) context_.TryCancel();
}

ServerCalls::Open::~Open() {
  const std::lock_guard lock(calls_.mutex_);
  calls_.open_.erase(&context_);
}

void ServerCalls::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    for (grpc::ClientContext* context : open_) context->TryCancel();
  }
  changed_.notify_all();
}

bool ServerCalls::isStopping() const {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

bool ServerCalls::pause(Milliseconds length) {
  std::unique_lock lock(mutex_);
  const unsigned before = woken_;
  return !changed_.wait_for(lock, length, [&] { return stopping_ || woken_ != before; });
}

void ServerCalls::wake() {
  {
    const std::lock_guard lock(mutex_);
    ++woken_;
  }
  changed_.notify_all();
}

}  // namespace hall::kiosk
