#include "server/rpc/unary_rpc.h"

#include <cassert>

#include "server/rpc/wire.h"

namespace hall::rpc {

namespace {

google::protobuf::ArenaOptions startingWith(char* block, std::size_t size) {
  google::protobuf::ArenaOptions options;
  options.initial_block = block;
  options.initial_block_size = size;
  return options;
}

}  // namespace

UnaryRpc::Exchange::Exchange() = default;

UnaryRpc::UnaryRpc(Lane& lane)
    : lane_(lane), memory_(startingWith(firstBlock_.data(), firstBlock_.size())) {
  arena_ = &memory_;
}

void UnaryRpc::arm(std::unique_ptr<UnaryRpc> call, const RpcMethod& method) {
  UnaryRpc& self = *call.release();  // comes back with received_
  self.rpcMethod_ = &method;
  Exchange& exchange = self.exchange_.emplace();
  exchange.context.AsyncNotifyWhenDone(&self.over_);
  method.service->requestWithPayload(
      method,
      exchange.context,
      exchange.payload,
      exchange.responder,
      self.lane_.queue(),
      static_cast<CompletionTag*>(&self.received_)
  );
}

void UnaryRpc::onReceived(bool ok) {
  if (!ok) {  // the server stops; this request met no call
    reset();
    return;
  }
  lane_.arm(*rpcMethod_);
  handOver();
}

void UnaryRpc::handOver() {
  holders_.store(3, std::memory_order_relaxed);
  answered_.store(false, std::memory_order_relaxed);
  cancelled_.store(false, std::memory_order_relaxed);
  method_ = rpcMethod_->descriptor;
  bearerToken_ = bearerTokenOf(exchange_->context);
  deadline_ = deadlineOf(exchange_->context);

  google::protobuf::Message* request = rpcMethod_->requestPrototype->New(&memory_);
  receivedRequest_ = request;
  requests_ = {&receivedRequest_, 1};

  api::UnaryCallPtr self(this);
  if (auto wrong = parse(exchange_->payload, rpcMethod_->limits.maxRequestBytes, *request)) {
    refuse(*wrong);
    return;
  }
  exchange_->payload.Clear();
  rpcMethod_->handler->handle(std::move(self));
}

api::PeerIdentity UnaryRpc::peer() const {
  return peerOf(exchange_->context);
}

bool UnaryRpc::takeAnswer() {
  const bool first = !answered_.exchange(true, std::memory_order_acq_rel);
  assert(first && "a call is answered once");
  return first;
}

void UnaryRpc::reply(const google::protobuf::Message& response) {
  if (!takeAnswer()) return;
  exchange_->answer = encode(response);
  if (!lane_.leaveAnswer(*this)) sendAnswer();
}

void UnaryRpc::refuse(const api::CallStatus& why) {
  assert(!why.ok() && "a refusal has a code");
  if (!takeAnswer()) return;
  exchange_->status = toGrpc(why);
  if (!lane_.leaveAnswer(*this)) sendAnswer();
}

void UnaryRpc::sendAnswer() {
  auto* tag = static_cast<CompletionTag*>(&answerSent_);
  Exchange& exchange = *exchange_;
  if (exchange.status.ok()) {
    exchange.responder.Finish(exchange.answer, grpc::Status::OK, tag);
  } else {
    exchange.responder.FinishWithError(exchange.status, tag);
  }
}

void UnaryRpc::onAnswerSent(bool) {
  letGo();
}

void UnaryRpc::onOver(bool) {
  if (exchange_->context.IsCancelled()) cancelled_.store(true, std::memory_order_relaxed);
  letGo();
}

void UnaryRpc::release() noexcept {
  if (!answered_.load(std::memory_order_acquire)) {
    refuse({api::StatusCode::Internal, "the call was dropped without an answer", {}});
  }
  letGo();
}

void UnaryRpc::letGo() {
  if (holders_.fetch_sub(1, std::memory_order_acq_rel) == 1) reset();
}

void UnaryRpc::reset() {
  exchange_.reset();
  requests_ = {};
  bearerToken_ = {};
  memory_.Reset();
  lane_.recycle(*this);
}

}  // namespace hall::rpc
