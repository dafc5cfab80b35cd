#include "tests/contract/api/fake_calls.h"

#include <utility>

namespace hall::api {

namespace {
constexpr std::chrono::seconds kPatience{10};
}  // namespace

v1::ErrorDetail Ending::detail() const {
  v1::ErrorDetail detail;
  detail.ParseFromString(status.details);
  return detail;
}

FakeCall::FakeCall(const CallArguments& arguments)
    : token_(arguments.token), peer_(arguments.peer) {
  method_ = arguments.method;
  arena_ = &memory_;
  bearerToken_ = token_;
  deadline_ = arguments.deadline;
  for (const google::protobuf::Message* request : arguments.requests) {
    google::protobuf::Message* copy = request->New(&memory_);
    copy->CopyFrom(*request);
    received_.push_back(copy);
  }
  requests_ = received_;
}

std::future<Ending> FakeCall::send(Handler& handler, const CallArguments& arguments) {
  UnaryCallPtr call(new FakeCall(arguments));
  auto ending = static_cast<FakeCall&>(*call).ending_.get_future();
  handler.handle(std::move(call));
  return ending;
}

void FakeCall::end(Ending ending) {
  assert(!answered_ && "a call is answered once");
  answered_ = true;
  ending_.set_value(std::move(ending));
}

void FakeCall::reply(const google::protobuf::Message& response) {
  assert(response.GetDescriptor() == method_->output_type());
  end({{}, response.SerializeAsString()});
}

void FakeCall::refuse(const CallStatus& why) {
  assert(!why.ok() && "a refusal has a code");
  end({why, {}});
}

void FakeCall::release() noexcept {
  if (!answered_) refuse({StatusCode::Internal, "the call was dropped without an answer", {}});
  delete this;
}

FakeStream::FakeStream(const CallArguments& arguments)
    : token_(arguments.token), peer_(arguments.peer) {
  method_ = arguments.method;
  arena_ = &memory_;
  bearerToken_ = token_;
  deadline_ = arguments.deadline;
  google::protobuf::Message* copy = arguments.requests.front()->New(&memory_);
  copy->CopyFrom(*arguments.requests.front());
  request_ = copy;
}

std::shared_ptr<FakeStream> FakeStream::send(Handler& handler, const CallArguments& arguments) {
  std::shared_ptr<FakeStream> stream(new FakeStream(arguments));
  stream->self_ = stream;
  handler.handle(StreamCallPtr(stream.get()));
  return {stream.get(), [stream](FakeStream*) { stream->close(); }};
}

bool FakeStream::start(std::shared_ptr<StreamListener> listener) {
  const std::lock_guard lock(mutex_);
  if (closed_ || finished_) return false;
  listener_ = std::move(listener);
  return true;
}

bool FakeStream::write(SharedBytes bytes) {
  {
    const std::lock_guard lock(mutex_);
    if (outstanding_ || finished_ || closed_) return false;
    outstanding_ = *bytes;
    taken_ = false;
  }
  changed_.notify_all();
  return true;
}

bool FakeStream::write(const google::protobuf::Message& message) {
  assert(message.GetDescriptor() == method_->output_type());
  return write(std::make_shared<const std::string>(message.SerializeAsString()));
}

void FakeStream::finish(const CallStatus& status) {
  {
    const std::lock_guard lock(mutex_);
    if (!finished_) finished_ = status;
  }
  changed_.notify_all();
}

std::optional<std::string> FakeStream::readOne() {
  std::shared_ptr<StreamListener> listener;
  {
    const std::lock_guard lock(mutex_);
    if (outstanding_ && taken_) {
      outstanding_.reset();
      if (!finished_) listener = listener_;
    }
  }
  if (listener != nullptr) listener->onWritable();
  std::unique_lock lock(mutex_);
  const bool came = changed_.wait_for(lock, kPatience, [this] {
    return (outstanding_ && !taken_) || (finished_ && !outstanding_);
  });
  if (!came || !outstanding_) return std::nullopt;
  taken_ = true;
  return outstanding_;
}

std::vector<std::string> FakeStream::readAll() {
  std::vector<std::string> messages;
  while (auto message = readOne()) messages.push_back(std::move(*message));
  close();
  return messages;
}

void FakeStream::close() {
  std::shared_ptr<StreamListener> listener;
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(closed_, true)) return;
    cancelled_ = true;
    listener = std::move(listener_);
  }
  if (listener != nullptr) listener->onClosed();
}

CallStatus FakeStream::status() const {
  const std::lock_guard lock(mutex_);
  return finished_.value_or(CallStatus{StatusCode::Unknown, "not finished", {}});
}

v1::Reason FakeStream::reason() const {
  return Ending{status(), {}}.reason();
}

}  // namespace hall::api
