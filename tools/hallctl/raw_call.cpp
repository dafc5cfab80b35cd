#include "tools/hallctl/raw_call.h"

#include <grpcpp/completion_queue.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/support/proto_buffer_reader.h>

#include <memory>

namespace hall::hallctl {

namespace {

grpc::ByteBuffer packed(const google::protobuf::Message& message) {
  const std::string bytes = message.SerializeAsString();
  const grpc::Slice slice(bytes);
  return {&slice, 1};
}

bool unpack(grpc::ByteBuffer& bytes, google::protobuf::Message& message) {
  grpc::ProtoBufferReader reader(&bytes);
  return message.ParseFromZeroCopyStream(&reader);
}

}  // namespace

client::Failure callRaw(
    client::HallClient& client,
    const google::protobuf::MethodDescriptor& method,
    const google::protobuf::Message& request,
    int timeoutSeconds,
    const std::function<void(const google::protobuf::Message&)>& onResponse
) {
  grpc::GenericStub stub(client.channel());
  grpc::ClientContext context;
  client.prepare(context, std::chrono::seconds{timeoutSeconds});
  grpc::CompletionQueue queue;
  // One operation at a time: each tag comes back before the next is asked for.
  const auto done = [&queue] {
    void* tag = nullptr;
    bool ok = false;
    return queue.Next(&tag, &ok) && ok;
  };
  const std::string name = "/" + method.service()->full_name() + "/" + method.name();
  auto call = stub.PrepareCall(&context, name, &queue);
  call->StartCall(nullptr);
  bool open = done();
  if (open) {
    call->WriteLast(packed(request), grpc::WriteOptions(), nullptr);
    open = done();
  }
  const auto* prototype =
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(method.output_type());
  while (open) {
    grpc::ByteBuffer bytes;
    call->Read(&bytes, nullptr);
    open = done();
    if (!open) break;
    const std::unique_ptr<google::protobuf::Message> response(prototype->New());
    if (unpack(bytes, *response)) onResponse(*response);
  }
  grpc::Status status;
  call->Finish(&status, nullptr);
  done();
  return client::failureOf(status);
}

}  // namespace hall::hallctl
