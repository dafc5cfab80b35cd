#include "tests/contract/rpc/rpc_fixture.h"

#include <grpcpp/generic/generic_stub.h>

namespace hall::rpc {

void RpcFixture::start(RpcOptions options) {
  server_ = std::make_unique<RpcServer>(std::move(options));
  server_->serve(*SayRequest::descriptor()->file()->FindServiceByName("Echo"), handler_);
  const auto wrong = server_->start();
  ASSERT_FALSE(wrong.has_value()) << *wrong;
  ASSERT_NE(server_->port(), 0);
  server_->setServing(true);
}

void RpcFixture::TearDown() {
  if (server_ != nullptr) server_->shutdown(std::chrono::milliseconds(0));
}

std::string RpcFixture::target() const {
  return "127.0.0.1:" + std::to_string(server_->port());
}

std::unique_ptr<Echo::Stub> RpcFixture::stub(const grpc::ChannelArguments& arguments) const {
  return Echo::NewStub(
      grpc::CreateCustomChannel(target(), grpc::InsecureChannelCredentials(), arguments)
  );
}

void RpcFixture::setPatience(grpc::ClientContext& context) {
  context.set_deadline(std::chrono::system_clock::now() + kPatience);
}

grpc::Status RpcFixture::callBytes(const std::string& path, const std::string& bytes) const {
  grpc::GenericStub client(grpc::CreateChannel(target(), grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;
  setPatience(context);
  const grpc::Slice slice(bytes);
  const grpc::ByteBuffer request(&slice, 1);
  grpc::ByteBuffer reply;
  grpc::Status status;
  grpc::CompletionQueue queue;
  const auto call = client.PrepareUnaryCall(&context, path, request, &queue);
  call->StartCall();
  call->Finish(&reply, &status, nullptr);
  void* tag = nullptr;
  bool ok = false;
  queue.Next(&tag, &ok);
  return status;
}

RpcOptions optionsWithMaxRequest(std::size_t bytes) {
  RpcOptions options;
  options.limitsOf = [bytes](const google::protobuf::MethodDescriptor&) {
    MethodLimits limits;
    limits.maxRequestBytes = bytes;
    return limits;
  };
  return options;
}

}  // namespace hall::rpc
