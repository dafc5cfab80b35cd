#include "client/hall_client.h"

#include <google/protobuf/descriptor.h>
#include <grpcpp/client_context.h>

#include <stdexcept>

#include "client/blocking_call.h"
#include "client/message_bytes.h"

namespace hall::client {

class HallClient::Open {
 public:
  Open(HallClient& client, grpc::ClientContext& context) : client_(client), context_(context) {
    const std::lock_guard lock(client_.mutex_);
    client_.open_.insert(&context_);
    if (client_.stopping_) context_.TryCancel();
  }
  ~Open() {
    const std::lock_guard lock(client_.mutex_);
    client_.open_.erase(&context_);
  }
  Open(const Open&) = delete;
  Open& operator=(const Open&) = delete;

 private:
  HallClient& client_;
  grpc::ClientContext& context_;
};

Failure HallClient::read(
    const Message& request, Message& each, Milliseconds length, const std::function<bool()>& take
) {
  const auto& method = methodOf(*request.GetDescriptor());
  if (method.output_type() != each.GetDescriptor()) {
    throw std::logic_error(method.full_name() + " does not answer " + each.GetTypeName());
  }
  grpc::ClientContext context;
  prepare(context, length);
  const Open open(*this, context);
  return callBlocking(*this, context, method, {&request}, each, take);
}

Failure HallClient::once(const Message& request, Message& response, Milliseconds length) {
  return read(request, response, length, [] { return true; });
}

Failure HallClient::call(const Message& request, Message& response) {
  const auto until = std::chrono::steady_clock::now() + patience_.inAll;
  while (true) {
    Failure failure = once(request, response, patience_.perTry);
    const bool over = std::chrono::steady_clock::now() + patience_.pause >= until;
    if (!failure.isPassing() || over || isStopping()) return failure;
    pause(patience_.pause);
  }
}

void HallClient::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    for (grpc::ClientContext* context : open_) context->TryCancel();
  }
  changed_.notify_all();
}

bool HallClient::isStopping() const {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

bool HallClient::pause(Milliseconds length) {
  std::unique_lock lock(mutex_);
  const unsigned before = woken_;
  return !changed_.wait_for(lock, length, [&] { return stopping_ || woken_ != before; });
}

void HallClient::wake() {
  {
    const std::lock_guard lock(mutex_);
    ++woken_;
  }
  changed_.notify_all();
}

}  // namespace hall::client
