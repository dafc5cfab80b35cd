#pragma once

#include "server/api/caller.h"
#include "server/api/methods.h"

namespace hall::api {

/// Lets a call into its turn: finds who calls in the state as it is, whether this method is theirs,
/// and whether the hall is far enough for it. Core thread.
domain::Result<Principal> admit(
    engine::Turn& turn, const Services& services, const Caller& caller, const Methods::Entry& entry
);

/// The part of it that concerns the person or device. NotSignedIn, SessionRevoked, StaffDisabled,
/// DeviceRevoked, WrongDevice, NotPermitted.
domain::Result<Principal> principalOf(
    const domain::HallState& state, const Caller& caller, const AccessRule& access
);

/// The role of a device's own session; none for kinds that people log in on.
std::optional<domain::Role> roleOf(domain::DeviceKind kind);

}  // namespace hall::api
