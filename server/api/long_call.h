#pragma once

#include <functional>
#include <memory>
#include <string>

#include "server/api/call.h"
#include "server/api/caller.h"
#include "server/api/methods.h"

namespace hall::api {

/// A call that is answered by hand: it takes more than one turn, or time of its own between them.
/// Held by the closures that carry it on; whoever lets the last one go without an answer makes the
/// transport answer INTERNAL. Thread-safe as long as one closure at a time works on it.
class CallInTurns : public std::enable_shared_from_this<CallInTurns> {
 public:
  using Step = std::function<domain::Result<Done>(Context&)>;
  using Then = std::function<void()>;

  virtual ~CallInTurns() = default;
  CallInTurns(const CallInTurns&) = delete;
  CallInTurns& operator=(const CallInTurns&) = delete;

  const Services& services() const { return services_; }
  const Caller& caller() const { return caller_; }
  /// When the caller stops waiting; TimePoint::max() when it did not say.
  Call::TimePoint deadline() const { return call().deadline(); }
  /// For the limits of log-ins: the certificate's name, else the address without its port.
  std::string peerName() const;

  /// Runs `step` on the core thread with who calls checked against the state of that moment; then,
  /// when what it did is durable, `then`, still on the core thread: it must not block. A refusal on
  /// the way answers the call, and `then` is not called.
  void inTurn(Step step, Then then);
  virtual void refuse(const domain::Refusal& refusal) = 0;

  /// The hash under which the next turn performs; made of the request unless set.
  void setBody(const engine::BodyHash& body) { body_ = body; }

 protected:
  CallInTurns(const Services& services, const Methods::Entry& entry, Caller caller)
      : services_(services), entry_(entry), caller_(std::move(caller)) {}

  virtual const Call& call() const = 0;
  virtual const google::protobuf::Message* request() const = 0;

 private:
  class TurnWork;

  const Services& services_;
  const Methods::Entry& entry_;
  const Caller caller_;
  engine::BodyHash body_{};
};

/// One with one answer: unary or an upload.
class LongCall final : public CallInTurns {
 public:
  LongCall(const Services& services, const Methods::Entry& entry, Caller caller, UnaryCallPtr call);

  template <class Request>
  const Request& requestAs() const {
    return call_->requestAs<Request>();
  }
  std::span<const google::protobuf::Message* const> requests() const { return call_->requests(); }

  void reply(const google::protobuf::Message& response) { call_->reply(response); }
  void refuse(const domain::Refusal& refusal) override;

  std::shared_ptr<LongCall> self() {
    return std::static_pointer_cast<LongCall>(shared_from_this());
  }

 private:
  const Call& call() const override { return *call_; }
  const google::protobuf::Message* request() const override;

  const UnaryCallPtr call_;
};

/// One that streams answers.
class LongStream final : public CallInTurns {
 public:
  LongStream(
      const Services& services, const Methods::Entry& entry, Caller caller, StreamCallPtr call
  )
      : CallInTurns(services, entry, std::move(caller)), call_(std::move(call)) {}

  template <class Request>
  const Request& requestAs() const {
    return call_->requestAs<Request>();
  }
  StreamCall& stream() { return *call_; }
  void refuse(const domain::Refusal& refusal) override;

  std::shared_ptr<LongStream> self() {
    return std::static_pointer_cast<LongStream>(shared_from_this());
  }

 private:
  const Call& call() const override { return *call_; }
  const google::protobuf::Message* request() const override { return &call_->request(); }

  const StreamCallPtr call_;
};

}  // namespace hall::api
