#include "tools/hallctl/raw_call.h"

#include <google/protobuf/descriptor.h>
#include <grpcpp/client_context.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "client/blocking_call.h"

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
  const MessagePtr response = newMessage(*method.output_type());
  for (int attempt = 1;; ++attempt) {
    grpc::ClientContext context;
    client.prepare(context, remaining.patience());
    const client::Failure failure =
        client::callBlocking(client, context, method, requests, *response, [&] {
          onResponse(*response);
          return true;
        });
    if (!unary || !failure.isPassing() || attempt == kTriesMax) return failure;
    const milliseconds pause = kFirstPause * attempt;
    if (!remaining.leavesRoomFor(pause)) return failure;
    std::this_thread::sleep_for(pause);
  }
}

}  // namespace hall::hallctl
