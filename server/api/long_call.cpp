#include "server/api/long_call.h"

#include <utility>

#include "server/api/admission.h"
#include "server/api/awaited_position.h"
#include "server/api/body_hash.h"
#include "server/api/reasons.h"

namespace hall::api {

namespace {

/// "10.1.2.3" of "10.1.2.3:50412", "[::1]" of "[::1]:50412".
std::string withoutPort(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  const std::size_t bracket = address.rfind(']');
  if (colon == std::string::npos) return address;
  if (bracket != std::string::npos && bracket > colon) return address;
  return address.substr(0, colon);
}

}  // namespace

class CallInTurns::TurnWork final : public engine::Work {
 public:
  TurnWork(std::shared_ptr<CallInTurns> owner, Step step, Then then)
      : owner_(std::move(owner)),
        step_(std::move(step)),
        then_(std::move(then)),
        awaited_(owner_->entry_, owner_->request(), owner_->deadline()) {}

  bool expired(TimePoint now) const override {
    return owner_->call().expired(now) || awaited_.isOver(now);
  }
  engine::Position wants() const override { return awaited_.wants(); }

  void run(engine::Turn& turn) override {
    auto principal = admit(turn, owner_->services_, owner_->caller_, owner_->entry_);
    if (!principal) {
      refusal_ = principal.refusal();
      return;
    }
    Context context(turn, owner_->services_, std::move(principal).value(), owner_->body_);
    const auto done = step_(context);
    if (!done) refusal_ = done.refusal();
  }

  void finish() override {
    if (refusal_) {
      owner_->refuse(*refusal_);
    } else {
      then_();
    }
  }

  void fail(const domain::Refusal& refusal) override { owner_->refuse(refusal); }

 private:
  const std::shared_ptr<CallInTurns> owner_;
  const Step step_;
  const Then then_;
  const AwaitedPosition awaited_;
  std::optional<domain::Refusal> refusal_;
};

std::string CallInTurns::peerName() const {
  if (!caller_.certificate.empty()) return caller_.certificate;
  return withoutPort(call().peer().address);
}

void CallInTurns::inTurn(Step step, Then then) {
  services_.core.submit(
      std::make_unique<TurnWork>(shared_from_this(), std::move(step), std::move(then))
  );
}

LongCall::LongCall(
    const Services& services, const Methods::Entry& entry, Caller caller, UnaryCallPtr call
)
    : CallInTurns(services, entry, std::move(caller)), call_(std::move(call)) {
  // An upload may be large: its method hashes it aside.
  if (!call_->method().client_streaming()) setBody(bodyHashOf(call_->requests()));
}

const google::protobuf::Message* LongCall::request() const {
  return call_->requests().empty() ? nullptr : call_->requests().front();
}

void LongCall::refuse(const domain::Refusal& refusal) {
  call_->refuse(statusOf(refusal));
}

void LongStream::refuse(const domain::Refusal& refusal) {
  call_->finish(statusOf(refusal));
}

}  // namespace hall::api
