#include "server/rpc/upload_rpc.h"

#include <grpc/grpc.h>

#include <cassert>
#include <chrono>
#include <memory>
#include <string>

#include "server/rpc/wire.h"

namespace hall::rpc {

UploadRpc::UploadRpc(Lane& lane, const RpcMethod& method) : lane_(lane), rpcMethod_(method) {
  arena_ = &memory_;
  method_ = method.descriptor;
}

UploadRpc::~UploadRpc() {
  if (counted_) lane_.uploadsNow().fetch_sub(1, std::memory_order_relaxed);
}

void UploadRpc::arm(Lane& lane, const RpcMethod& method) {
  UploadRpc& self = *std::make_unique<UploadRpc>(lane, method).release();  // see destroy()
  lane.enter();
  self.context_.AsyncNotifyWhenDone(static_cast<CompletionTag*>(&self.over_));
  method.service->requestWithoutPayload(
      method,
      self.context_,
      self.stream_,
      lane.queue(),
      static_cast<CompletionTag*>(&self.received_)
  );
}

void UploadRpc::onReceived(bool ok) {
  if (!ok) {  // the server stops; this request met no call
    destroy();
    return;
  }
  lane_.arm(rpcMethod_);
  begin();
}

void UploadRpc::begin() {
  // Answer sent, call over, timer, and this side: the reading, which becomes the handler's pointer.
  holders_.store(4, std::memory_order_relaxed);
  bearerToken_ = bearerTokenOf(context_);
  deadline_ = deadlineOf(context_);
  timer_.Set(
      &lane_.queue(),
      std::chrono::system_clock::now() + lane_.uploads().maxDuration,
      static_cast<CompletionTag*>(&timeUp_)
  );
  counted_ = true;
  if (lane_.uploadsNow().fetch_add(1, std::memory_order_relaxed) >= lane_.uploads().maxAtOnce) {
    giveUp(refusal(
        domain::Refusal{domain::Reason::Overloaded, {}}.with("seconds", "1"),
        "too many uploads at once; try again later"
    ));
    return;
  }
  reading_ = true;
  readNext();
}

void UploadRpc::readNext() {
  stream_.Read(&incoming_, static_cast<CompletionTag*>(&message_));
}

void UploadRpc::onMessage(bool ok) {
  if (!ok) {
    onNoMoreMessages();
    return;
  }
  receivedBytes_ += incoming_.Length();
  if (receivedBytes_ > lane_.uploads().maxTotalBytes) {
    const std::string limit = std::to_string(lane_.uploads().maxTotalBytes);
    giveUp(refusal(
        domain::Refusal{domain::Reason::MessageTooLarge, {}}.with("limit", limit),
        "an upload may have " + limit + " bytes in all"
    ));
    return;
  }
  google::protobuf::Message* message = rpcMethod_.requestPrototype->New(&memory_);
  if (auto wrong = parse(incoming_, rpcMethod_.limits.maxRequestBytes, *message)) {
    giveUp(*wrong);
    return;
  }
  incoming_.Clear();
  messages_.push_back(message);
  readNext();
}

void UploadRpc::onNoMoreMessages() {
  // A read fails alike at the proper end and when the connection broke; only the first may be used.
  if (grpc_call_failed_before_recv_message(context_.c_call()) == 0) {
    handOver();
  } else if (timeIsUp_) {
    giveUp({api::StatusCode::DeadlineExceeded, "the upload took too long", {}});
  } else {
    giveUp({api::StatusCode::Cancelled, "the upload broke off", {}});
  }
}

void UploadRpc::handOver() {
  endReading();
  requests_ = messages_;
  rpcMethod_.handler->handle(api::UnaryCallPtr(this));
}

void UploadRpc::giveUp(const api::CallStatus& why) {
  endReading();
  refuse(why);
  letGo();
}

void UploadRpc::endReading() {
  reading_ = false;
  timer_.Cancel();  // its tag comes back either way
}

void UploadRpc::onTimeUp(bool) {
  if (reading_) {
    timeIsUp_ = true;
    context_.TryCancel();
  }
  letGo();
}

api::PeerIdentity UploadRpc::peer() const {
  return peerOf(context_);
}

bool UploadRpc::takeAnswer() {
  const bool first = !answered_.exchange(true, std::memory_order_acq_rel);
  assert(first && "a call is answered once");
  return first;
}

void UploadRpc::reply(const google::protobuf::Message& response) {
  if (!takeAnswer()) return;
  stream_.Finish(response, grpc::Status::OK, static_cast<CompletionTag*>(&answerSent_));
}

void UploadRpc::refuse(const api::CallStatus& why) {
  assert(!why.ok() && "a refusal has a code");
  if (!takeAnswer()) return;
  stream_.FinishWithError(toGrpc(why), static_cast<CompletionTag*>(&answerSent_));
}

void UploadRpc::onAnswerSent(bool) {
  letGo();
}

void UploadRpc::onOver(bool) {
  if (context_.IsCancelled()) cancelled_.store(true, std::memory_order_relaxed);
  letGo();
}

void UploadRpc::release() noexcept {
  if (!answered_.load(std::memory_order_acquire)) {
    refuse({api::StatusCode::Internal, "the call was dropped without an answer", {}});
  }
  letGo();
}

void UploadRpc::letGo() {
  if (holders_.fetch_sub(1, std::memory_order_acq_rel) == 1) destroy();
}

void UploadRpc::destroy() {
  Lane& lane = lane_;
  std::unique_ptr<UploadRpc>(this).reset();
  lane.leave();
}

}  // namespace hall::rpc
