#include "server/api/watch_stream.h"

#include <utility>

#include "server/api/backroom.h"
#include "server/api/watch_scope.h"

namespace hall::api {

namespace {

/// The device that watches, or at which somebody does; none for a phone.
domain::DeviceId deviceOf(const Caller& caller) {
  return caller.session ? caller.session->device : domain::DeviceId{};
}

engine::FrameEncoding encodingOf(const StreamCall& call) {
  return call.encoding() == Encoding::Json ? engine::FrameEncoding::Json
                                           : engine::FrameEncoding::Protobuf;
}

}  // namespace

void WatchStream::begin(
    engine::WatchHub& hub,
    std::shared_ptr<LongStream> call,
    const engine::WatchScope& scope,
    engine::WatchHub::Start start
) {
  StreamCall& stream = call->stream();
  const auto encoding = encodingOf(stream);
  const auto watching = std::make_shared<WatchStream>(hub, std::move(call), scope);
  if (!stream.start(watching)) return watching->onClosed();
  // Should the stream end meanwhile, the hub finds out with its first frame.
  hub.watch(watching->id_, scope, start, encoding, watching);
}

WatchStream::WatchStream(
    engine::WatchHub& hub, std::shared_ptr<LongStream> call, const engine::WatchScope& scope
)
    : hub_(hub),
      id_(hub.newWatcher()),
      scope_(scope),
      services_(call->services()),
      caller_(call->caller()),
      call_(std::move(call)) {
  const domain::DeviceId device = deviceOf(caller_);
  if (device) services_.backroom.contacts.watchBegan(device);
}

std::optional<engine::GoodbyeReason> WatchStream::barred(
    const domain::HallState& state, domain::Instant now
) {
  // A phone has its ticket's token, which is good as long as the ticket is kept.
  if (scope_.view == engine::View::Phone) return std::nullopt;
  if (caller_.session) {
    const bool over =
        caller_.session->expires <= now || services_.backroom.revocations.covers(*caller_.session);
    if (over) return engine::GoodbyeReason::SessionEnded;
  }
  const auto watcher = watcherOf(state, caller_, scope_);
  if (!watcher) return engine::GoodbyeReason::SessionEnded;
  // Who signed off from the counter, or whose device now stands elsewhere, is still signed in.
  if (!isTheirs(state, *watcher, scope_)) return engine::GoodbyeReason::ScopeGone;
  return std::nullopt;
}

bool WatchStream::send(const engine::FrameBytes& frame) {
  const std::lock_guard lock(mutex_);
  return call_ != nullptr && call_->stream().write(frame);
}

void WatchStream::end(const engine::FrameBytes& last) {
  const std::lock_guard lock(mutex_);
  if (call_ == nullptr) return;
  if (call_->stream().write(last)) {
    call_->stream().finish({});
  } else {
    last_ = last;
  }
}

void WatchStream::onWritable() {
  {
    const std::lock_guard lock(mutex_);
    if (last_ != nullptr && call_ != nullptr) {
      call_->stream().write(std::exchange(last_, nullptr));
      call_->stream().finish({});
      return;
    }
  }
  hub_.writable(id_);
}

void WatchStream::onClosed() {
  std::shared_ptr<LongStream> gone;
  {
    const std::lock_guard lock(mutex_);
    gone.swap(call_);
  }
  const domain::DeviceId device = deviceOf(caller_);
  if (gone != nullptr && device) {
    services_.backroom.contacts.watchEnded(device, services_.clock.now());
  }
  hub_.forget(id_);
}

}  // namespace hall::api
