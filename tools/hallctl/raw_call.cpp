#include "tools/hallctl/raw_call.h"

#include <google/protobuf/descriptor.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/support/proto_buffer_reader.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

namespace hall::hallctl {

namespace {

using google::protobuf::Message;
using google::protobuf::MethodDescriptor;
using Reading = std::function<void(const Message&)>;

using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int kTriesMax = 3;
constexpr milliseconds kFirstPause{300};

/// What is left of the time that the whole call has, retries and pauses included.
class Remaining {
 public:
  explicit Remaining(int timeoutSeconds)
      : bounded_(timeoutSeconds > 0), end_(Steady::now() + std::chrono::seconds{timeoutSeconds}) {}

  /// Zero: without end.
  milliseconds patience() const {
    if (!bounded_) return milliseconds{0};
    return std::max(std::chrono::ceil<milliseconds>(end_ - Steady::now()), milliseconds{1});
  }
  bool leavesRoomFor(milliseconds pause) const { return !bounded_ || Steady::now() + pause < end_; }

 private:
  bool bounded_;
  Steady::time_point end_;
};

grpc::ByteBuffer packed(const Message& message) {
  const std::string bytes = message.SerializeAsString();
  const grpc::Slice slice(bytes);
  return {&slice, 1};
}

bool unpack(grpc::ByteBuffer& bytes, Message& message) {
  grpc::ProtoBufferReader reader(&bytes);
  return message.ParseFromZeroCopyStream(&reader);
}

/// One try of a call, one operation at a time: each tag comes back before the next is asked for.
class Call {
 public:
  /// `patience` zero: no deadline.
  Call(client::HallChannel& client, const MethodDescriptor& method, milliseconds patience)
      : method_(method), stub_(client.channel()) {
    client.prepare(context_, patience);
  }

  client::Failure run(const std::vector<const Message*>& requests, const Reading& onResponse) {
    const std::string name = "/" + method_.service()->full_name() + "/" + method_.name();
    call_ = stub_.PrepareCall(&context_, name, &queue_);
    call_->StartCall(nullptr);
    if (done() && write(requests)) readAll(onResponse);
    grpc::Status status;
    call_->Finish(&status, nullptr);
    done();
    return client::failureOf(status);
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

  void readAll(const Reading& onResponse) {
    while (true) {
      grpc::ByteBuffer bytes;
      call_->Read(&bytes, nullptr);
      if (!done()) return;
      const MessagePtr response = newMessage(*method_.output_type());
      if (unpack(bytes, *response)) onResponse(*response);
    }
  }

  const MethodDescriptor& method_;
  grpc::GenericStub stub_;
  grpc::ClientContext context_;
  grpc::CompletionQueue queue_;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> call_;
};

}  // namespace

MessagePtr newMessage(const google::protobuf::Descriptor& type) {
  return MessagePtr(google::protobuf::MessageFactory::generated_factory()->GetPrototype(&type)->New(
  ));
}

const MethodDescriptor& methodNamed(std::string_view name) {
  const auto* method = google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(
      "hall.v1." + std::string(name)
  );
  if (method == nullptr) throw std::logic_error("no method " + std::string(name));
  return *method;
}

client::Failure callRaw(
    client::HallChannel& client,
    const MethodDescriptor& method,
    const std::vector<const Message*>& requests,
    int timeoutSeconds,
    const Reading& onResponse
) {
  const bool unary = !method.client_streaming() && !method.server_streaming();
  const Remaining remaining(timeoutSeconds);
  for (int attempt = 1;; ++attempt) {
    Call call(client, method, remaining.patience());
    const client::Failure failure = call.run(requests, onResponse);
    if (!unary || !failure.isPassing() || attempt == kTriesMax) return failure;
    const milliseconds pause = kFirstPause * attempt;
    if (!remaining.leavesRoomFor(pause)) return failure;
    std::this_thread::sleep_for(pause);
  }
}

}  // namespace hall::hallctl
