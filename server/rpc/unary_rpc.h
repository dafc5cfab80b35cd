#pragma once

#include <google/protobuf/arena.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/async_unary_call.h>

#include <array>
#include <atomic>
#include <memory>
#include <optional>

#include "server/api/call.h"
#include "server/rpc/completion_tag.h"
#include "server/rpc/lane.h"
#include "server/rpc/method_table.h"

namespace hall::rpc {

/// A unary call on its way through: waiting in gRPC, handed to api/, answered, back to the lane.
/// The object is used again; what belongs to one call lives in `exchange_` and on the arena.
///
/// Once handed over it ends when three have let go: the answer has been sent, gRPC has said that
/// the call is over, and the handler has dropped its pointer. Whoever is last gives it back.
class UnaryRpc final : public api::UnaryCall {
 public:
  explicit UnaryRpc(Lane& lane);
  ~UnaryRpc() override = default;

  /// Asks gRPC for the next call of `method`. From here on the object owns itself.
  static void arm(std::unique_ptr<UnaryRpc> call, const RpcMethod& method);

  [[nodiscard]] api::PeerIdentity peer() const override;
  void reply(const google::protobuf::Message& response) override;
  void refuse(const api::CallStatus& why) override;

  /// Hands the answer to gRPC. Once, when reply() or refuse() left it to the lane.
  void sendAnswer();

 private:
  struct Exchange {
    Exchange();  // clang sees none in time where the members' defaults make it
    grpc::ServerContext context;
    grpc::ByteBuffer payload;
    grpc::ByteBuffer answer;
    grpc::Status status;  ///< not OK: the refusal
    grpc::ServerAsyncResponseWriter<grpc::ByteBuffer> responder{&context};
  };
  static constexpr std::size_t kFirstBlockBytes = 2048;

  void onReceived(bool ok);
  void onAnswerSent(bool ok);
  void onOver(bool ok);
  void release() noexcept override;

  void handOver();
  [[nodiscard]] bool takeAnswer();
  void letGo();
  void reset();

  Lane& lane_;
  const RpcMethod* rpcMethod_ = nullptr;
  std::optional<Exchange> exchange_;
  const google::protobuf::Message* receivedRequest_ = nullptr;
  std::atomic<bool> answered_{false};
  std::atomic<int> holders_{0};

  TagOf<UnaryRpc, &UnaryRpc::onReceived> received_{*this};
  TagOf<UnaryRpc, &UnaryRpc::onAnswerSent> answerSent_{*this};
  TagOf<UnaryRpc, &UnaryRpc::onOver> over_{*this};

  alignas(std::max_align_t) std::array<char, kFirstBlockBytes> firstBlock_;
  google::protobuf::Arena memory_;
};

}  // namespace hall::rpc
