#include "server/api/admission.h"

#include <array>

#include "server/api/backroom.h"

namespace hall::api {

namespace {

using domain::Reason;
using domain::Refusal;
using domain::Result;
using domain::Role;

/// When an account has several roles that may, the one with most authority on the floor acts.
constexpr std::array kByAuthority{
    Role::HallManager,
    Role::DutyManager,
    Role::GuideStaff,
    Role::ChiefRepresentative,
    Role::CounterStaff,
    Role::BackOffice,
    Role::Supervisor,
    Role::Administrator};

Refusal notPermitted(const AccessRule& access) {
  std::string right;
  for (unsigned role = 1; role < 32; ++role) {
    if (((access.roles >> role) & 1U) == 0) continue;
    right += (right.empty() ? "" : " ") + std::to_string(role);
  }
  return Refusal{Reason::NotPermitted, {}}.with("right", right);
}

/// The device of the session stands and is the one that calls.
std::optional<Refusal> refuseDevice(const domain::HallState& state, const Caller& caller) {
  const auto device = state.devices.find(caller.session->device);
  if (device == state.devices.end() || device->second.revoked) {
    return Refusal{Reason::DeviceRevoked, {}};
  }
  if (!caller.certificate.empty() && caller.certificate != device->second.code) {
    return Refusal{Reason::WrongDevice, {}};
  }
  return std::nullopt;
}

Result<Principal> staffPrincipal(
    const domain::HallState& state, const SessionClaims& claims, const AccessRule& access
) {
  const auto staff = state.staff.find(claims.staff);
  if (staff == state.staff.end()) return Reason::SessionRevoked;
  if (staff->second.disabled) return Reason::StaffDisabled;
  for (const Role role : kByAuthority) {
    if (!access.allows(role) || !staff->second.has(role)) continue;
    return Principal{{claims.staff, claims.device, role}, claims, false};
  }
  return notPermitted(access);
}

Result<Principal> devicePrincipal(
    const domain::HallState& state, const SessionClaims& claims, const AccessRule& access
) {
  const auto role = roleOf(state.devices.at(claims.device).kind);
  if (!role || !access.allows(*role)) return notPermitted(access);
  return Principal{{domain::StaffId{}, claims.device, *role}, claims, false};
}

}  // namespace

std::optional<Role> roleOf(domain::DeviceKind kind) {
  switch (kind) {
    case domain::DeviceKind::Kiosk:
      return Role::Kiosk;
    case domain::DeviceKind::Board:
      return Role::Board;
    case domain::DeviceKind::Sign:
      return Role::Sign;
    case domain::DeviceKind::Pad:
      return Role::Pad;
    case domain::DeviceKind::Voice:
      return Role::Voice;
    // These have no session of their own: people log in on them.
    case domain::DeviceKind::CounterPc:
    case domain::DeviceKind::Printer:
    case domain::DeviceKind::Desk:
      return std::nullopt;
  }
  return std::nullopt;
}

Result<Principal> principalOf(
    const domain::HallState& state, const Caller& caller, const AccessRule& access
) {
  if (!caller.session) {
    if (!access.publicAccess) return Reason::NotSignedIn;
    return Principal{{}, {}, true};
  }
  const SessionClaims& claims = *caller.session;
  if (claims.device || !claims.staff) {
    if (auto refusal = refuseDevice(state, caller)) return *std::move(refusal);
  }
  Result<Principal> principal =
      claims.staff ? staffPrincipal(state, claims, access) : devicePrincipal(state, claims, access);
  if (!principal && access.publicAccess && principal.reason() == Reason::NotPermitted) {
    return Principal{{}, {}, true};
  }
  return principal;
}

Result<Principal> admit(
    engine::Turn& turn, const Services& services, const Caller& caller, const Methods::Entry& entry
) {
  const domain::HallState& state = turn.state();
  Result<Principal> principal = principalOf(state, caller, entry.access);
  if (!principal) return principal;
  if (entry.needs.catalogue && state.catalogue == nullptr) return Reason::NotReady;
  principal->lastContact = turn.now();
  if (!principal->isPublic) {
    principal->lastContact = services.backroom.lastContacts.note(principal->actor, turn.now());
  }
  if (principal->actor.device) {
    services.backroom.contacts.seen(principal->actor.device, turn.now());
  }
  return principal;
}

}  // namespace hall::api
