#pragma once

#include <optional>

#include "hall/v1/watch_service.pb.h"
#include "server/api/access.h"
#include "server/api/context.h"
#include "server/engine/watch_hub.h"

/// Who may watch what: the roles each view declares, and the rules of its object.
namespace hall::api {

/// The scope as the request names it, looked up. Refuses by field (MalformedRequest), ZoneNotFound,
/// CounterNotFound, TicketNotFound, TokenInvalid. Core thread.
domain::Result<engine::WatchScope> watchScopeFrom(
    const Context& context, const v1::WatchHallRequest& request
);

/// Who watches, where the view is theirs by its role: NotSignedIn, SessionRevoked, NotPermitted.
domain::Result<Principal> watcherOf(
    const domain::HallState& state, const Caller& caller, const engine::WatchScope& scope
);

/// Is it their zone or counter? A sign or pad belongs to one counter, a board or voice to one zone
/// (or to the hall), and the client of a counter is for who is signed in there, and for managers.
bool isTheirs(
    const domain::HallState& state, const Principal& watcher, const engine::WatchScope& scope
);

}  // namespace hall::api
