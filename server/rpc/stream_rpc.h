#pragma once

#include <google/protobuf/arena.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/async_stream.h>

#include <atomic>
#include <memory>
#include <mutex>

#include "server/api/call.h"
#include "server/rpc/completion_tag.h"
#include "server/rpc/lane.h"
#include "server/rpc/method_table.h"

namespace hall::rpc {

/// A server-streaming call with one outstanding write. Long-lived, so not reused: deletes itself
/// when gRPC is done with it and the handler has dropped its pointer.
///
/// Threads: gRPC's events come on the lane's thread, write() and finish() from any; what they share
/// is under mutex_, and the listener is told outside of it.
class StreamRpc final : public api::StreamCall {
 public:
  StreamRpc(Lane& lane, const RpcMethod& method);
  ~StreamRpc() override = default;

  /// Asks gRPC for the next call of `method`. From here on the object owns itself.
  static void arm(Lane& lane, const RpcMethod& method);

  [[nodiscard]] api::PeerIdentity peer() const override;
  bool start(std::shared_ptr<api::StreamListener> listener) override;
  bool write(api::SharedBytes bytes) override;
  bool write(const google::protobuf::Message& message) override;
  void finish(const api::CallStatus& status) override;

 private:
  void onReceived(bool ok);
  void onWritten(bool ok);
  void onFinished(bool ok);
  void onOver(bool ok);
  void release() noexcept override;

  void handOver();
  [[nodiscard]] bool mayWrite() const;
  bool send(const grpc::ByteBuffer& message);
  void sendFinish();
  void closeIfDone();
  void letGo();
  void destroy();

  Lane& lane_;
  const RpcMethod& rpcMethod_;
  std::atomic<int> holders_{0};

  mutable std::mutex mutex_;
  // Guarded by mutex_.
  std::shared_ptr<api::StreamListener> listener_;
  bool writing_ = false;     // a write is on its way
  bool finishing_ = false;   // finish() was called; finalStatus_ is set
  bool finishSent_ = false;  // the status is on its way
  bool over_ = false;        // gRPC has said that the call is over
  bool closed_ = false;      // nothing is on its way any more; the listener has been told
  grpc::Status finalStatus_;

  google::protobuf::Arena memory_;
  grpc::ByteBuffer payload_;
  grpc::ServerContext context_;
  grpc::ServerAsyncWriter<grpc::ByteBuffer> stream_{&context_};

  TagOf<StreamRpc, &StreamRpc::onReceived> receivedTag_{*this};
  TagOf<StreamRpc, &StreamRpc::onWritten> writtenTag_{*this};
  TagOf<StreamRpc, &StreamRpc::onFinished> finishedTag_{*this};
  TagOf<StreamRpc, &StreamRpc::onOver> overTag_{*this};
};

}  // namespace hall::rpc
