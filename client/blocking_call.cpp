#include "client/blocking_call.h"

#include <google/protobuf/descriptor.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/generic/generic_stub.h>

#include <memory>

#include "client/message_bytes.h"

namespace hall::client {

namespace {

using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

/// One operation at a time: each tag comes back before the next is asked for.
class Call {
 public:
  Call(HallChannel& channel, grpc::ClientContext& context, const MethodDescriptor& method)
      : context_(context),
        method_(method),
        stub_(channel.channel()),
        call_(stub_.PrepareCall(&context_, pathOf(method_), &queue_)) {}

  Failure run(
      const std::vector<const Message*>& requests,
      Message& response,
      const std::function<bool()>& onResponse
  ) {
    call_->StartCall(nullptr);
    const bool sent = done() && write(requests);
    const bool enough = sent && readAll(response, onResponse);
    grpc::Status status;
    call_->Finish(&status, nullptr);
    done();
    return enough ? Failure{} : failureOf(status);
  }

 private:
  bool done() {
    void* tag = nullptr;
    bool ok = false;
    return queue_.Next(&tag, &ok) && ok;
  }

  bool write(const std::vector<const Message*>& requests) {
    const std::size_t count = method_.client_streaming() ? requests.size() : 1;
    for (std::size_t i = 0; i < count; ++i) {
      if (i + 1 == count) {
        call_->WriteLast(packed(*requests[i]), grpc::WriteOptions(), nullptr);
      } else {
        call_->Write(packed(*requests[i]), nullptr);
      }
      if (!done()) return false;
    }
    return true;
  }

  /// True: whoever reads has enough.
  bool readAll(Message& response, const std::function<bool()>& onResponse) {
    while (true) {
      grpc::ByteBuffer bytes;
      call_->Read(&bytes, nullptr);
      if (!done()) return false;
      if (!unpack(bytes, response) || onResponse()) continue;
      context_.TryCancel();
      return true;
    }
  }

  grpc::ClientContext& context_;
  const MethodDescriptor& method_;
  grpc::GenericStub stub_;
  grpc::CompletionQueue queue_;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> call_;
};

}  // namespace

Failure callBlocking(
    HallChannel& channel,
    grpc::ClientContext& context,
    const MethodDescriptor& method,
    const std::vector<const Message*>& requests,
    Message& response,
    const std::function<bool()>& onResponse
) {
  return Call(channel, context, method).run(requests, response, onResponse);
}

}  // namespace hall::client
