#include "server/api/hall_api.h"

#include <utility>

#include "server/api/admission.h"
#include "server/api/awaited_position.h"
#include "server/api/backroom.h"
#include "server/api/body_hash.h"
#include "server/api/long_call.h"
#include "server/api/occur_time.h"
#include "server/api/reasons.h"

namespace hall::api {

using domain::Reason;
using domain::Refusal;
using domain::Result;

/// A call on its way through the core thread.
class HallApi::CoreCall final : public engine::Work {
 public:
  CoreCall(HallApi& api, UnaryCallPtr call, const Methods::Entry& entry, Caller caller)
      : api_(api),
        call_(std::move(call)),
        entry_(entry),
        caller_(std::move(caller)),
        awaited_(entry, &call_->request(), call_->deadline()),
        body_(entry.hashesBody ? bodyHashOf(call_->requests()) : engine::BodyHash{}) {}

  bool expired(TimePoint now) const override { return call_->expired(now) || awaited_.isOver(now); }
  engine::Position wants() const override { return awaited_.wants(); }

  void run(engine::Turn& turn) override {
    Result<Principal> principal = admit(turn, api_.services_, caller_, entry_);
    if (!principal) {
      refusal_ = principal.refusal();
      return;
    }
    const auto occurred =
        occurTimeOf(call_->request(), entry_.occurTime, principal->lastContact, turn.now());
    Context context(turn, api_.services_, std::move(principal).value(), body_);
    context.happenedAt(occurred);
    response_ = entry_.response->New(&call_->arena());
    const Result<Done> done = entry_.core(context, call_->request(), *response_);
    if (!done) refusal_ = done.refusal();
  }

  void finish() override {
    if (refusal_) {
      call_->refuse(statusOf(*refusal_));
    } else {
      call_->reply(*response_);
    }
  }

  void fail(const Refusal& refusal) override { call_->refuse(statusOf(refusal)); }

 private:
  HallApi& api_;
  UnaryCallPtr call_;
  const Methods::Entry& entry_;
  const Caller caller_;
  const AwaitedPosition awaited_;
  const engine::BodyHash body_;
  google::protobuf::Message* response_ = nullptr;  ///< lives in the call's arena
  std::optional<Refusal> refusal_;
};

HallApi::HallApi(Services services, Methods methods)
    : services_(services), methods_(std::move(methods)) {}

Result<Caller> HallApi::callerOf(const Call& call, const Methods::Entry& entry) const {
  if (entry.needs.ready && !ready_) return Reason::NotReady;
  Caller caller;
  if (services_.checksCertificates) caller.certificate = call.peer().certificateName;
  if (call.bearerToken().empty() || entry.needs.ignoresToken) {
    if (!entry.access.publicAccess) return Reason::NotSignedIn;
    return caller;
  }
  caller.session = readSession(services_.keys.session, call.bearerToken());
  if (!caller.session || caller.session->expires <= services_.clock.now()) {
    return Reason::NotSignedIn;
  }
  caller.revoked = services_.backroom.revocations.covers(*caller.session);
  if (caller.revoked && entry.needs.liveSession) return Reason::SessionRevoked;
  return caller;
}

void HallApi::handle(UnaryCallPtr call) {
  const Methods::Entry* entry = methods_.find(call->method());
  if (entry == nullptr || entry->stream) {
    call->refuse(statusOf({Reason::UnknownMethod, {}}));
    return;
  }
  Result<Caller> caller = callerOf(*call, *entry);
  if (!caller) {
    call->refuse(statusOf(caller.refusal()));
    return;
  }
  if (entry->longBody) {
    entry->longBody(
        std::make_shared<LongCall>(services_, *entry, std::move(caller).value(), std::move(call))
    );
    return;
  }
  services_.core.submit(
      std::make_unique<CoreCall>(*this, std::move(call), *entry, std::move(caller).value())
  );
}

void HallApi::handle(StreamCallPtr call) {
  const Methods::Entry* entry = methods_.find(call->method());
  if (entry == nullptr || !entry->stream) {
    call->finish(statusOf({Reason::UnknownMethod, {}}));
    return;
  }
  Result<Caller> caller = callerOf(*call, *entry);
  if (!caller) {
    call->finish(statusOf(caller.refusal()));
    return;
  }
  entry->stream(
      std::make_shared<LongStream>(services_, *entry, std::move(caller).value(), std::move(call))
  );
}

}  // namespace hall::api
