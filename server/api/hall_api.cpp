#include "server/api/hall_api.h"

#include <sodium.h>

#include <array>
#include <utility>

#include "server/api/reasons.h"

namespace hall::api {

namespace {

using domain::Reason;
using domain::Refusal;
using domain::Result;
using domain::Role;

/// When an account has several roles that may, the one with most authority on the floor acts.
constexpr std::array kByAuthority{
    Role::HallManager, Role::DutyManager, Role::GuideStaff,  Role::ChiefRepresentative,
    Role::CounterStaff, Role::BackOffice, Role::Supervisor, Role::Administrator
};

Role roleOf(domain::DeviceKind kind) {
  switch (kind) {
    case domain::DeviceKind::Kiosk: return Role::Kiosk;
    case domain::DeviceKind::Board: return Role::Board;
    case domain::DeviceKind::Sign: return Role::Sign;
    case domain::DeviceKind::Pad: return Role::Pad;
    case domain::DeviceKind::Voice: return Role::Voice;
    // These have no session of their own: people log in on them.
    case domain::DeviceKind::CounterPc:
    case domain::DeviceKind::Printer:
    case domain::DeviceKind::Desk: return Role{};
  }
  return Role{};
}

engine::BodyHash hashOf(const google::protobuf::Message& request) {
  thread_local std::string bytes;
  bytes.clear();
  request.AppendToString(&bytes);
  engine::BodyHash hash{};
  crypto_generichash(
      hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
      nullptr, 0
  );
  return hash;
}

Refusal notPermitted(const AccessRule& access) {
  std::string right;
  for (unsigned role = 1; role < 32; ++role) {
    if (((access.roles >> role) & 1U) == 0) continue;
    right += (right.empty() ? "" : " ") + std::to_string(role);
  }
  return Refusal{Reason::NotPermitted, {}}.with("right", right);
}

Result<Principal> staffPrincipal(
    const domain::HallState& state, const SessionClaims& claims, const AccessRule& access
) {
  const auto staff = state.staff.find(claims.staff);
  if (staff == state.staff.end()) return Reason::SessionRevoked;
  if (staff->second.disabled) return Reason::StaffDisabled;
  for (const Role role : kByAuthority) {
    if (!access.allows(role) || !staff->second.has(role)) continue;
    return Principal{{claims.staff, claims.device, role}, claims.session, false};
  }
  return notPermitted(access);
}

Result<Principal> devicePrincipal(
    const domain::HallState& state, const SessionClaims& claims, const AccessRule& access
) {
  const auto device = state.devices.find(claims.device);
  if (device == state.devices.end() || device->second.revoked) return Reason::DeviceRevoked;
  const Role role = roleOf(device->second.kind);
  if (role == Role{} || !access.allows(role)) return notPermitted(access);
  return Principal{{domain::StaffId{}, claims.device, role}, claims.session, false};
}

}  // namespace

void Revocations::add(std::string session, domain::Instant expires) {
  const std::unique_lock lock(mutex_);
  revoked_[std::move(session)] = expires;
}

bool Revocations::has(const std::string& session) const {
  const std::shared_lock lock(mutex_);
  return revoked_.contains(session);
}

void Revocations::forgetBefore(domain::Instant now) {
  const std::unique_lock lock(mutex_);
  std::erase_if(revoked_, [now](const auto& entry) { return entry.second < now; });
}

Result<Principal> principalOf(
    const domain::HallState& state, const Claims& claims, const AccessRule& access
) {
  if (!claims) {
    if (!access.publicAccess) return Reason::NotSignedIn;
    return Principal{{}, {}, true};
  }
  Result<Principal> principal = claims->staff ? staffPrincipal(state, *claims, access)
                                              : devicePrincipal(state, *claims, access);
  if (!principal && access.publicAccess && principal.reason() == Reason::NotPermitted) {
    return Principal{{}, {}, true};
  }
  return principal;
}

/// A call on its way through the core thread.
class HallApi::CoreCall final : public engine::Work {
 public:
  CoreCall(HallApi& api, UnaryCallPtr call, const Methods::Entry& entry, Claims claims)
      : api_(api),
        call_(std::move(call)),
        entry_(entry),
        claims_(std::move(claims)),
        body_(entry.hashesBody ? hashOf(call_->request()) : engine::BodyHash{}) {}

  bool expired(TimePoint now) const override { return call_->expired(now); }

  engine::Position wants() const override {
    if (entry_.minPosition == nullptr) return {};
    const auto& request = call_->request();
    return engine::Position{request.GetReflection()->GetUInt64(request, entry_.minPosition)};
  }

  void run(engine::Turn& turn) override {
    Result<Principal> principal = principalOf(turn.state(), claims_, entry_.access);
    if (!principal) {
      refusal_ = principal.refusal();
      return;
    }
    Context context(turn, api_.services_, std::move(principal).value(), body_);
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
  const Claims claims_;
  const engine::BodyHash body_;
  google::protobuf::Message* response_ = nullptr;  ///< lives in the call's arena
  std::optional<Refusal> refusal_;
};

HallApi::HallApi(Services services, Methods methods, Revocations& revocations)
    : services_(services), methods_(std::move(methods)), revocations_(revocations) {}

Result<Claims> HallApi::claimsOf(const Call& call, const AccessRule& access) const {
  if (call.bearerToken().empty()) {
    if (!access.publicAccess) return Reason::NotSignedIn;
    return Claims{};
  }
  auto claims = readSession(services_.keys.session, call.bearerToken());
  if (!claims || claims->expires <= services_.clock.now()) return Reason::NotSignedIn;
  if (revocations_.has(claims->session)) return Reason::SessionRevoked;
  return Claims{std::move(claims)};
}

void HallApi::handle(UnaryCallPtr call) {
  const Methods::Entry* entry = methods_.find(call->method());
  if (entry == nullptr) {
    call->refuse(statusOf({Reason::UnknownMethod, {}}));
    return;
  }
  if (!ready_) {
    call->refuse(statusOf({Reason::NotReady, {}}));
    return;
  }
  Result<Claims> claims = claimsOf(*call, entry->access);
  if (!claims) {
    call->refuse(statusOf(claims.refusal()));
    return;
  }
  if (entry->own) {
    entry->own(std::move(call), claims.value());
    return;
  }
  services_.core.submit(
      std::make_unique<CoreCall>(*this, std::move(call), *entry, std::move(claims).value())
  );
}

void HallApi::handle(StreamCallPtr call) {
  const Methods::Entry* entry = methods_.find(call->method());
  if (entry == nullptr || !entry->stream) {
    call->finish(statusOf({Reason::UnknownMethod, {}}));
    return;
  }
  if (!ready_) {
    call->finish(statusOf({Reason::NotReady, {}}));
    return;
  }
  Result<Claims> claims = claimsOf(*call, entry->access);
  if (!claims) {
    call->finish(statusOf(claims.refusal()));
    return;
  }
  entry->stream(std::move(call), claims.value());
}

}  // namespace hall::api
