#include "client/watcher.h"

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/generic/generic_stub.h>

#include <algorithm>
#include <utility>

#include "client/message_bytes.h"

namespace hall::client {

namespace {
constexpr std::chrono::milliseconds kRetryFirst{500};
constexpr std::chrono::milliseconds kRetryMax{5000};
}  // namespace

Watcher::Watcher(
    HallChannel& channel, v1::WatchHallRequest request, Callbacks callbacks, Silence silence
)
    : channel_(channel),
      request_(std::move(request)),
      callbacks_(std::move(callbacks)),
      silence_(silence) {
  thread_ = std::thread([this] { run(); });
}

Watcher::~Watcher() {
  stop();
}

void Watcher::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    if (open_ != nullptr) open_->TryCancel();
  }
  stopped_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Watcher::run() {
  while (follow()) {
    say(Link::Stale);
    if (!rest(retryAfter_)) break;
    retryAfter_ = std::min(retryAfter_ * 2, kRetryMax);
  }
  say(Link::Ended);
}

bool Watcher::follow() {
  grpc::ClientContext context;
  channel_.prepare(context, std::chrono::milliseconds{0});
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return false;
    open_ = &context;
  }
  const Failure failure = read(context);
  // A refusal does not become better by asking again: no right, no such counter.
  const bool refused = !failure.ok() && !failure.isPassing() &&
                       failure.code != grpc::StatusCode::UNKNOWN &&
                       failure.code != grpc::StatusCode::INTERNAL;
  if (refused && callbacks_.onRefused) callbacks_.onRefused(failure);
  const std::lock_guard lock(mutex_);
  open_ = nullptr;
  return !stopping_ && !refused;
}

Failure Watcher::read(grpc::ClientContext& context) {
  grpc::CompletionQueue queue;
  grpc::GenericStub stub(channel_.channel());
  const std::string path = pathOf(methodOf(*v1::WatchHallRequest::descriptor()));
  const auto stream = stub.PrepareCall(&context, path, &queue);
  // One operation at a time; false: it failed, which ends the stream.
  const auto done = [&] {
    void* tag = nullptr;
    bool ok = false;
    const auto begun = std::chrono::system_clock::now();
    auto next = queue.AsyncNext(&tag, &ok, begun + silence_.stale);
    if (next == grpc::CompletionQueue::TIMEOUT) {
      say(Link::Stale);
      next = queue.AsyncNext(&tag, &ok, begun + silence_.givenUp);
    }
    if (next == grpc::CompletionQueue::TIMEOUT) {
      context.TryCancel();
      queue.Next(&tag, &ok);
    }
    return ok;
  };
  stream->StartCall(nullptr);
  bool open = done();
  if (open) {
    stream->WriteLast(packed(request_), grpc::WriteOptions(), nullptr);
    open = done();
  }
  v1::WatchFrame frame;
  while (open) {
    grpc::ByteBuffer bytes;
    stream->Read(&bytes, nullptr);
    open = done();
    if (open && unpack(bytes, frame)) take(frame);
  }
  grpc::Status status;
  stream->Finish(&status, nullptr);
  done();
  return failureOf(status);
}

void Watcher::take(const v1::WatchFrame& frame) {
  retryAfter_ = kRetryFirst;
  say(Link::Live);
  request_.set_epoch(frame.epoch());
  request_.set_after_position(frame.position());
  if (frame.has_reset()) request_.set_epoch(0);
  if (frame.has_goodbye()) {
    const auto& wait = frame.goodbye().retry_after_duration();
    retryAfter_ = std::chrono::milliseconds{wait.seconds() * 1000 + wait.nanos() / 1'000'000};
    return;
  }
  if (!frame.has_bookmark()) return callbacks_.onFrame(frame);
  if (callbacks_.onBookmark) callbacks_.onBookmark(frame);
}

void Watcher::say(Link link) {
  if (link == link_) return;
  link_ = link;
  if (callbacks_.onLink) callbacks_.onLink(link);
}

bool Watcher::rest(std::chrono::milliseconds length) {
  std::unique_lock lock(mutex_);
  return !stopped_.wait_for(lock, length, [this] { return stopping_; });
}

}  // namespace hall::client
