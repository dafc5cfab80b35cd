#pragma once

#include <google/protobuf/arena.h>
#include <grpcpp/alarm.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/async_stream.h>

#include <atomic>
#include <cstddef>
#include <vector>

#include "server/api/call.h"
#include "server/rpc/completion_tag.h"
#include "server/rpc/lane.h"
#include "server/rpc/method_table.h"

namespace hall::rpc {

/// A client-streaming call. Collects the messages within UploadLimits, then hands them to api/ as
/// one UnaryCall; a stream that breaks off before its end is never handed over. Rare, so not
/// reused: deletes itself when all who hold it have let go.
class UploadRpc final : public api::UnaryCall {
 public:
  UploadRpc(Lane& lane, const RpcMethod& method);
  ~UploadRpc() override;

  /// Asks gRPC for the next call of `method`. From here on the object owns itself.
  static void arm(Lane& lane, const RpcMethod& method);

  [[nodiscard]] api::PeerIdentity peer() const override;
  void reply(const google::protobuf::Message& response) override;
  void refuse(const api::CallStatus& why) override;

 private:
  void onReceived(bool ok);
  void onMessage(bool ok);
  void onTimeUp(bool ok);
  void onAnswerSent(bool ok);
  void onOver(bool ok);
  void release() noexcept override;

  void begin();
  void readNext();
  void onNoMoreMessages();
  void endReading();
  void handOver();
  void giveUp(const api::CallStatus& why);
  [[nodiscard]] bool takeAnswer();
  void letGo();
  void destroy();

  Lane& lane_;
  const RpcMethod& rpcMethod_;

  // Used on the lane's thread only.
  bool counted_ = false;
  bool reading_ = false;
  bool timeIsUp_ = false;
  std::size_t receivedBytes_ = 0;
  std::vector<const google::protobuf::Message*> messages_;

  std::atomic<bool> answered_{false};
  std::atomic<int> holders_{0};

  google::protobuf::Arena memory_;
  grpc::ByteBuffer incoming_;
  grpc::ServerContext context_;
  grpc::ServerAsyncReader<google::protobuf::Message, grpc::ByteBuffer> stream_{&context_};
  grpc::Alarm timer_;

  TagOf<UploadRpc, &UploadRpc::onReceived> received_{*this};
  TagOf<UploadRpc, &UploadRpc::onMessage> message_{*this};
  TagOf<UploadRpc, &UploadRpc::onTimeUp> timeUp_{*this};
  TagOf<UploadRpc, &UploadRpc::onAnswerSent> answerSent_{*this};
  TagOf<UploadRpc, &UploadRpc::onOver> over_{*this};
};

}  // namespace hall::rpc
