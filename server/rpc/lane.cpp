#include "server/rpc/lane.h"

#include <grpc/support/time.h>

#include <utility>

#include "server/rpc/stream_rpc.h"
#include "server/rpc/unary_rpc.h"
#include "server/rpc/upload_rpc.h"

namespace hall::rpc {

namespace {

/// Enough for the calls in flight of a busy hall; what a peak made beyond is freed.
constexpr std::size_t kMaxIdleCalls = 512;

/// The lane whose thread this is.
thread_local const Lane* ownLane = nullptr;

}  // namespace

Lane::Lane(
    std::unique_ptr<grpc::ServerCompletionQueue> queue,
    const UploadLimits& uploads,
    std::atomic<int>& uploadsNow
)
    : queue_(std::move(queue)), uploads_(uploads), uploadsNow_(uploadsNow) {}

Lane::~Lane() = default;

void Lane::arm(const RpcMethod& method) {
  switch (method.kind) {
    case MethodKind::Unary:
      UnaryRpc::arm(take(), method);
      return;
    case MethodKind::ServerStream:
      StreamRpc::arm(*this, method);
      return;
    case MethodKind::ClientStream:
      UploadRpc::arm(*this, method);
      return;
  }
}

void Lane::run() {
  ownLane = this;
  void* tag = nullptr;
  bool ok = false;
  while (true) {
    sendAnswers();
    const auto next = queue_->AsyncNext(&tag, &ok, gpr_time_0(GPR_CLOCK_MONOTONIC));
    if (next == grpc::CompletionQueue::SHUTDOWN) break;
    if (next == grpc::CompletionQueue::TIMEOUT) {
      if (!fallAsleep()) continue;
      const bool open = queue_->Next(&tag, &ok);
      wakeUp();
      if (!open) break;
    }
    static_cast<CompletionTag*>(tag)->complete(ok);
  }
  ownLane = nullptr;
}

bool Lane::leaveAnswer(UnaryRpc& call) {
  if (ownLane == this) return false;
  {
    const std::lock_guard lock(answersMutex_);
    if (asleep_ && !std::exchange(answered_, true)) return false;
    answers_.push_back(&call);
    if (!asleep_ || std::exchange(roused_, true)) return true;
  }
  alarm_.Set(queue_.get(), gpr_now(GPR_CLOCK_MONOTONIC), static_cast<CompletionTag*>(&rousedTag_));
  return true;
}

void Lane::onRoused(bool) {
  const std::lock_guard lock(answersMutex_);
  roused_ = false;
}

void Lane::sendAnswers() {
  {
    const std::lock_guard lock(answersMutex_);
    sending_.swap(answers_);
  }
  for (UnaryRpc* call : sending_) call->sendAnswer();
  sending_.clear();
}

/// Not while there are answers to send.
bool Lane::fallAsleep() {
  const std::lock_guard lock(answersMutex_);
  asleep_ = answers_.empty();
  answered_ = false;
  return asleep_;
}

void Lane::wakeUp() {
  const std::lock_guard lock(answersMutex_);
  asleep_ = false;
}

std::unique_ptr<UnaryRpc> Lane::take() {
  {
    const std::lock_guard lock(mutex_);
    ++calls_;
    if (!idle_.empty()) {
      auto call = std::move(idle_.back());
      idle_.pop_back();
      return call;
    }
  }
  return std::make_unique<UnaryRpc>(*this);
}

void Lane::recycle(UnaryRpc& call) {
  std::unique_ptr<UnaryRpc> owned(&call);
  const std::lock_guard lock(mutex_);
  if (idle_.size() < kMaxIdleCalls) idle_.push_back(std::move(owned));
  // Told under the lock, since the lane may be destroyed as soon as it is empty.
  if (--calls_ == 0) emptied_.notify_all();
}

void Lane::enter() {
  const std::lock_guard lock(mutex_);
  ++calls_;
}

void Lane::leave() {
  const std::lock_guard lock(mutex_);
  if (--calls_ == 0) emptied_.notify_all();
}

void Lane::waitUntilEmpty() {
  std::unique_lock lock(mutex_);
  emptied_.wait(lock, [this] { return calls_ == 0; });
}

}  // namespace hall::rpc
