#include "tests/support/transport/scripted_handler.h"

namespace hall::support {

void ScriptedHandler::sayBack(api::UnaryCallPtr call) {
  auto& reply = *google::protobuf::Arena::CreateMessage<SayReply>(&call->arena());
  reply.set_text(call->requestAs<SayRequest>().text());
  call->reply(reply);
}

void RecordingListener::onWritable() {
  {
    const std::lock_guard lock(mutex_);
    ++writables_;
    changed_.notify_all();
  }
  onEachWritable();
}

void RecordingListener::onClosed() {
  const std::lock_guard lock(mutex_);
  ++closures_;
  changed_.notify_all();
}

int RecordingListener::writables() const {
  const std::lock_guard lock(mutex_);
  return writables_;
}

int RecordingListener::closures() const {
  const std::lock_guard lock(mutex_);
  return closures_;
}

bool RecordingListener::waitForWritable(int count, std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, patience, [&] { return writables_ >= count; });
}

bool RecordingListener::waitForClosed() {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, kPatience, [&] { return closures_ > 0; });
}

SayRequest saying(const std::string& text) {
  SayRequest request;
  request.set_text(text);
  return request;
}

}  // namespace hall::support
