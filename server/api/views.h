#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/api/look.h"
#include "server/engine/watch_hub.h"

/// What each view carries: a function of (state, moment, forecast) and the scope, a file a view.
/// The entities' keys are "kind" or "kind:id"; view_frames.cpp says in which field each kind
/// stands. Equal halls give equal bytes; nothing here tells the time of the look itself. False:
/// what is watched no longer exists.
///
/// Waits are shown as WaitRange rounds them. That a P90 once shown is not raised by less than 3 min
/// or 20 % (queueing.md 1.6) is not kept here: a look has no memory, and steps of 5 min beyond 10
/// min hold most of it still.
namespace hall::api {

bool boardEntities(Look& look, const engine::WatchScope& scope, engine::Entities& out);
bool signEntities(Look& look, const engine::WatchScope& scope, engine::Entities& out);
bool padEntities(Look& look, const engine::WatchScope& scope, engine::Entities& out);
bool phoneEntities(Look& look, const engine::WatchScope& scope, engine::Entities& out);
bool kioskEntities(Look& look, const engine::WatchScope& scope, engine::Entities& out);
bool counterEntities(Look& look, const engine::WatchScope& scope, engine::Entities& out);
bool deskEntities(Look& look, const engine::WatchScope& scope, engine::Entities& out);
bool managerEntities(Look& look, const engine::WatchScope& scope, engine::Entities& out);

// ---- entities that several views have ----
void addHall(Look& look, domain::ZoneId zone, engine::Entities& out);
/// The queues of a zone; none: of the hall.
void addQueues(Look& look, domain::ZoneId zone, engine::Entities& out);
/// The counters that now stand in a zone; none: of the hall.
void addCounters(Look& look, domain::ZoneId zone, engine::Entities& out);
void addTicket(Look& look, const domain::Ticket& ticket, engine::Entities& out);

// ---- keys ----
/// Twenty digits, so that keys ascend as the numbers do.
std::string callKey(domain::CallId call);
std::string keyOf(std::string_view kind, std::string_view id);

/// An entity that is a list as a whole: adds one element to it.
void appendElement(std::string_view element, std::string& list);
/// An entity that is a yes or no.
std::string flag(bool yes);

}  // namespace hall::api
