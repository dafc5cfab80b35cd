#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/impl/service_type.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/byte_buffer.h>

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/api/call.h"

namespace hall::rpc {

class RawService;

enum class MethodKind { Unary, ServerStream, ClientStream };

/// How one method is received.
struct MethodLimits {
  std::size_t maxRequestBytes = std::size_t{64} * 1024;  ///< one message; larger is MessageTooLarge
  int waiting = 2;  ///< requests kept registered with gRPC per completion queue, at least 1
};

/// One method as the transport serves it, made from its descriptor alone.
struct RpcMethod {
  const google::protobuf::MethodDescriptor* descriptor = nullptr;
  const google::protobuf::Message* requestPrototype = nullptr;
  MethodKind kind = MethodKind::Unary;
  MethodLimits limits;
  api::Handler* handler = nullptr;
  RawService* service = nullptr;
  int index = 0;  ///< within its service
};

/// Chooses the limits of a method.
using LimitsOf = std::function<MethodLimits(const google::protobuf::MethodDescriptor&)>;

/// What every method gets unless the server is told otherwise: a default-made MethodLimits, and
/// 256 KiB for each message of an upload, whose pieces are larger than a request.
MethodLimits usualLimitsOf(const google::protobuf::MethodDescriptor& method);

/// A gRPC service made from a descriptor instead of generated code: every method raw (bytes in,
/// bytes out) and on the completion queue, as the generated WithRawMethod_ classes do it. Immutable
/// once made; safe to use from any thread.
class RawService final : public grpc::Service {
 public:
  RawService(
      const google::protobuf::ServiceDescriptor& descriptor,
      api::Handler& handler,
      const LimitsOf& limitsOf
  );

  [[nodiscard]] const std::deque<RpcMethod>& methods() const { return methods_; }
  [[nodiscard]] const std::string& fullName() const { return descriptor_.full_name(); }

  /// First method that streams in both directions, which this transport does not serve; else null.
  [[nodiscard]] const google::protobuf::MethodDescriptor* unsupportedMethod() const {
    return unsupported_;
  }

  /// Asks gRPC for the next call of a unary or server-streaming method, with its message.
  void requestWithPayload(
      const RpcMethod& method,
      grpc::ServerContext& context,
      grpc::ByteBuffer& payload,
      grpc::internal::ServerAsyncStreamingInterface& responder,
      grpc::ServerCompletionQueue& queue,
      void* tag
  );

  /// Asks gRPC for the next call of a client-streaming method; its messages are read afterwards.
  void requestWithoutPayload(
      const RpcMethod& method,
      grpc::ServerContext& context,
      grpc::internal::ServerAsyncStreamingInterface& responder,
      grpc::ServerCompletionQueue& queue,
      void* tag
  );

 private:
  void add(
      const google::protobuf::MethodDescriptor& method,
      api::Handler& handler,
      const LimitsOf& limitsOf
  );

  const google::protobuf::ServiceDescriptor& descriptor_;
  const google::protobuf::MethodDescriptor* unsupported_ = nullptr;
  std::deque<std::string> paths_;  // gRPC keeps pointers into these
  std::deque<RpcMethod> methods_;  // calls keep references to these
};

}  // namespace hall::rpc
