#include "server/web/json_stream.h"

#include <utility>

#include "server/web/json.h"

namespace hall::web {

JsonStream::JsonStream(const WebMethod& method, CallHead head, HeldCalls& held)
    : head_(std::move(head)), hold_(held), message_(method.request->New(&memory_)) {
  method_ = method.descriptor;
  arena_ = &memory_;
  bearerToken_ = head_.token;
  request_ = message_;
  encoding_ = api::Encoding::Json;
}

std::optional<api::CallStatus> JsonStream::read(std::string_view body) {
  return readJson(body, *message_);
}

void JsonStream::handOver(
    const std::shared_ptr<JsonStream>& stream,
    std::shared_ptr<StreamWire> wire,
    api::Handler& handler
) {
  {
    const std::lock_guard lock(stream->mutex_);
    stream->wire_ = std::move(wire);
    stream->self_ = stream;
  }
  handler.handle(api::StreamCallPtr(stream.get()));
}

bool JsonStream::start(std::shared_ptr<api::StreamListener> listener) {
  const std::lock_guard lock(mutex_);
  if (finishing_ || wire_ == nullptr) return false;
  listener_ = std::move(listener);
  return true;
}

bool JsonStream::write(api::SharedBytes bytes) {
  std::shared_ptr<StreamWire> wire;
  {
    const std::lock_guard lock(mutex_);
    if (listener_ == nullptr || writing_ || finishing_ || wire_ == nullptr) return false;
    writing_ = true;
    wire = wire_;
  }
  wire->send(std::move(bytes));
  return true;
}

bool JsonStream::write(const google::protobuf::Message& message) {
  return write(std::make_shared<const std::string>(jsonOf(message)));
}

void JsonStream::finish(const api::CallStatus& status) {
  std::shared_ptr<StreamWire> wire;
  {
    const std::lock_guard lock(mutex_);
    if (finishing_ || wire_ == nullptr) return;
    finishing_ = true;
    finalStatus_ = status;
    if (!writing_) wire = wire_;
  }
  if (wire != nullptr) wire->end(status);
}

void JsonStream::onWritten() {
  std::shared_ptr<StreamWire> ending;
  std::shared_ptr<api::StreamListener> writable;
  {
    const std::lock_guard lock(mutex_);
    writing_ = false;
    if (finishing_) {
      ending = wire_;
    } else {
      writable = listener_;
    }
  }
  if (ending != nullptr) ending->end(finalStatus_);
  if (writable != nullptr) writable->onWritable();
}

void JsonStream::onOver() {
  std::shared_ptr<StreamWire> wire;
  std::shared_ptr<api::StreamListener> listener;
  {
    const std::lock_guard lock(mutex_);
    cancelled_.store(true, std::memory_order_relaxed);
    wire = std::exchange(wire_, nullptr);
    listener = std::exchange(listener_, nullptr);
  }
  if (listener != nullptr) listener->onClosed();
}

void JsonStream::release() noexcept {
  finish({api::StatusCode::Internal, "the call was dropped without an answer", {}});
  std::shared_ptr<JsonStream> self;
  const std::lock_guard lock(mutex_);
  self.swap(self_);
}

}  // namespace hall::web
