#include "server/rpc/stream_rpc.h"

#include <cassert>
#include <utility>

#include "server/rpc/wire.h"

namespace hall::rpc {

StreamRpc::StreamRpc(Lane& lane, const RpcMethod& method) : lane_(lane), rpcMethod_(method) {
  arena_ = &memory_;
  method_ = method.descriptor;
}

void StreamRpc::arm(Lane& lane, const RpcMethod& method) {
  StreamRpc& self = *std::make_unique<StreamRpc>(lane, method).release();  // see destroy()
  lane.enter();
  self.context_.AsyncNotifyWhenDone(static_cast<CompletionTag*>(&self.overTag_));
  method.service->requestWithPayload(
      method,
      self.context_,
      self.payload_,
      self.stream_,
      lane.queue(),
      static_cast<CompletionTag*>(&self.receivedTag_)
  );
}

void StreamRpc::onReceived(bool ok) {
  if (!ok) {  // the server stops; this request met no call
    destroy();
    return;
  }
  lane_.arm(rpcMethod_);
  handOver();
}

void StreamRpc::handOver() {
  holders_.store(2, std::memory_order_relaxed);  // gRPC and the handler's pointer
  bearerToken_ = bearerTokenOf(context_);
  deadline_ = deadlineOf(context_);
  google::protobuf::Message* request = rpcMethod_.requestPrototype->New(&memory_);
  request_ = request;

  api::StreamCallPtr self(this);
  if (auto wrong = parse(payload_, rpcMethod_.limits.maxRequestBytes, *request)) {
    finish(*wrong);
    return;
  }
  payload_.Clear();
  rpcMethod_.handler->handle(std::move(self));
}

api::PeerIdentity StreamRpc::peer() const {
  return peerOf(context_);
}

bool StreamRpc::start(std::shared_ptr<api::StreamListener> listener) {
  const std::lock_guard lock(mutex_);
  assert(listener_ == nullptr && "a stream is started once");
  if (finishing_ || over_) return false;
  listener_ = std::move(listener);
  return true;
}

bool StreamRpc::mayWrite() const {
  return listener_ != nullptr && !writing_ && !finishing_ && !over_;
}

bool StreamRpc::write(api::SharedBytes bytes) {
  const std::lock_guard lock(mutex_);
  return mayWrite() && send(wrap(std::move(bytes)));
}

bool StreamRpc::write(const google::protobuf::Message& message) {
  const std::lock_guard lock(mutex_);
  return mayWrite() && send(encode(message));
}

bool StreamRpc::send(const grpc::ByteBuffer& message) {
  writing_ = true;
  stream_.Write(message, static_cast<CompletionTag*>(&writtenTag_));
  return true;
}

void StreamRpc::finish(const api::CallStatus& status) {
  const std::lock_guard lock(mutex_);
  if (finishing_ || over_) return;
  finishing_ = true;
  finalStatus_ = toGrpc(status);
  if (!writing_) sendFinish();
}

void StreamRpc::sendFinish() {
  finishSent_ = true;
  stream_.Finish(finalStatus_, static_cast<CompletionTag*>(&finishedTag_));
}

void StreamRpc::onWritten(bool ok) {
  std::shared_ptr<api::StreamListener> writable;
  {
    const std::lock_guard lock(mutex_);
    writing_ = false;
    if (finishing_ && !over_) {
      sendFinish();
    } else if (ok && !over_) {
      writable = listener_;
    }
  }
  if (writable != nullptr) writable->onWritable();
  closeIfDone();
}

void StreamRpc::onFinished(bool) {
  {
    const std::lock_guard lock(mutex_);
    finishSent_ = false;
  }
  closeIfDone();
}

void StreamRpc::onOver(bool) {
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
    if (context_.IsCancelled()) cancelled_.store(true, std::memory_order_relaxed);
  }
  closeIfDone();
}

void StreamRpc::closeIfDone() {
  std::shared_ptr<api::StreamListener> listener;
  {
    const std::lock_guard lock(mutex_);
    if (closed_ || !over_ || writing_ || finishSent_) return;
    closed_ = true;
    listener = std::move(listener_);
  }
  if (listener != nullptr) listener->onClosed();
  listener.reset();
  letGo();
}

void StreamRpc::release() noexcept {
  finish({api::StatusCode::Internal, "the call was dropped without an answer", {}});
  letGo();
}

void StreamRpc::letGo() {
  if (holders_.fetch_sub(1, std::memory_order_acq_rel) == 1) destroy();
}

void StreamRpc::destroy() {
  Lane& lane = lane_;
  std::unique_ptr<StreamRpc>(this).reset();
  lane.leave();
}

}  // namespace hall::rpc
