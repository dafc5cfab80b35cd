#include "server/rpc/method_table.h"

#include <grpcpp/impl/rpc_service_method.h>

#include <algorithm>

namespace hall::rpc {

namespace {

grpc::internal::RpcMethod::RpcType grpcTypeOf(MethodKind kind) {
  switch (kind) {
    case MethodKind::Unary:
      return grpc::internal::RpcMethod::NORMAL_RPC;
    case MethodKind::ServerStream:
      return grpc::internal::RpcMethod::SERVER_STREAMING;
    case MethodKind::ClientStream:
      return grpc::internal::RpcMethod::CLIENT_STREAMING;
  }
  return grpc::internal::RpcMethod::NORMAL_RPC;
}

MethodKind kindOf(const google::protobuf::MethodDescriptor& method) {
  if (method.client_streaming()) return MethodKind::ClientStream;
  return method.server_streaming() ? MethodKind::ServerStream : MethodKind::Unary;
}

}  // namespace

MethodLimits usualLimitsOf(const google::protobuf::MethodDescriptor& method) {
  MethodLimits limits;
  if (method.client_streaming()) limits.maxRequestBytes = std::size_t{256} * 1024;
  return limits;
}

RawService::RawService(
    const google::protobuf::ServiceDescriptor& descriptor,
    api::Handler& handler,
    const LimitsOf& limitsOf
)
    : descriptor_(descriptor) {
  for (int i = 0; i < descriptor.method_count(); ++i) {
    const auto& method = *descriptor.method(i);
    if (method.client_streaming() && method.server_streaming()) {
      if (unsupported_ == nullptr) unsupported_ = &method;
      continue;
    }
    add(method, handler, limitsOf);
  }
}

void RawService::add(
    const google::protobuf::MethodDescriptor& method,
    api::Handler& handler,
    const LimitsOf& limitsOf
) {
  RpcMethod entry;
  entry.descriptor = &method;
  entry.requestPrototype =
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(method.input_type());
  entry.kind = kindOf(method);
  entry.limits = limitsOf(method);
  entry.limits.waiting = std::max(entry.limits.waiting, 1);
  entry.handler = &handler;
  entry.service = this;
  entry.index = static_cast<int>(methods_.size());

  paths_.push_back("/" + descriptor_.full_name() + "/" + method.name());
  // Owned by grpc::Service from here on. No handler object: calls come out of the queue.
  auto registration = std::make_unique<grpc::internal::RpcServiceMethod>(
      paths_.back().c_str(), grpcTypeOf(entry.kind), nullptr
  );
  AddMethod(registration.release());
  MarkMethodRaw(entry.index);
  methods_.push_back(entry);
}

void RawService::requestWithPayload(
    const RpcMethod& method,
    grpc::ServerContext& context,
    grpc::ByteBuffer& payload,
    grpc::internal::ServerAsyncStreamingInterface& responder,
    grpc::ServerCompletionQueue& queue,
    void* tag
) {
  RequestAsyncUnary(method.index, &context, &payload, &responder, &queue, &queue, tag);
}

void RawService::requestWithoutPayload(
    const RpcMethod& method,
    grpc::ServerContext& context,
    grpc::internal::ServerAsyncStreamingInterface& responder,
    grpc::ServerCompletionQueue& queue,
    void* tag
) {
  RequestAsyncClientStreaming(method.index, &context, &responder, &queue, &queue, tag);
}

}  // namespace hall::rpc
