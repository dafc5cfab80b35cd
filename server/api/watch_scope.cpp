#include "server/api/watch_scope.h"

#include "server/api/admission.h"
#include "server/api/requests.h"
#include "server/api/wire.h"

namespace hall::api {

namespace {

using domain::Reason;
using domain::Result;
using engine::View;
using engine::WatchScope;

bool takesZone(View view) {
  return view == View::Board || view == View::Kiosk || view == View::Desk || view == View::Manager;
}

bool takesCounter(View view) {
  return view == View::Sign || view == View::Pad || view == View::Counter;
}

Result<WatchScope> ofZone(const Context& context, View view, const std::string& code) {
  if (!takesZone(view)) return malformed("scope");
  const domain::Zone* zone = context.catalogue().zoneByCode(code);
  if (zone == nullptr) return unknown(Reason::ZoneNotFound, code);
  return WatchScope{view, zone->id, {}, {}};
}

Result<WatchScope> ofCounter(const Context& context, View view, const std::string& code) {
  if (!takesCounter(view)) return malformed("scope");
  const auto counter = counterFrom(context, code);
  if (!counter) return counter.refusal();
  return WatchScope{view, {}, *counter, {}};
}

/// The token is the authority, whoever shows it.
Result<WatchScope> ofTicket(const Context& context, View view, const v1::TicketScope& asked) {
  if (view != View::Phone) return malformed("scope");
  const auto ticket = ticketIdFrom(asked.ticket_id());
  if (!ticket) return ticket.refusal();
  const SigningKey& key = context.services().keys.ticket;
  if (!isTicketToken(key, *ticket, TicketPurpose::Follow, asked.ticket_token())) {
    return Reason::TokenInvalid;
  }
  if (context.state().findTicket(*ticket) == nullptr) return Reason::TicketNotFound;
  return WatchScope{view, {}, {}, *ticket};
}

/// A device watches its own place; one that belongs to no zone stands for the whole hall.
bool isPlaceOf(const domain::Device& device, const WatchScope& scope) {
  switch (device.kind) {
    case domain::DeviceKind::Board:
    case domain::DeviceKind::Voice:
      return !device.zone || device.zone == scope.zone;
    case domain::DeviceKind::Sign:
    case domain::DeviceKind::Pad:
      return device.counter == scope.counter;
    default:
      return true;
  }
}

/// The client of a counter is for who is signed in there.
bool isCounterOf(
    const domain::HallState& state, const domain::Actor& actor, const WatchScope& scope
) {
  if (scope.view != View::Counter || domain::managesFloor(actor.role)) return true;
  const domain::Counter* counter = state.floor.counter(scope.counter);
  return counter != nullptr && counter->staff == actor.staff;
}

}  // namespace

Result<WatchScope> watchScopeFrom(const Context& context, const v1::WatchHallRequest& request) {
  const auto view = known<View>(request.view(), &v1::View_IsValid);
  if (!view) return malformed("view");
  switch (request.scope_case()) {
    case v1::WatchHallRequest::kZoneId:
      return ofZone(context, *view, request.zone_id());
    case v1::WatchHallRequest::kCounterId:
      return ofCounter(context, *view, request.counter_id());
    case v1::WatchHallRequest::kTicket:
      return ofTicket(context, *view, request.ticket());
    case v1::WatchHallRequest::kHall:
      if (!takesZone(*view)) return malformed("scope");
      return WatchScope{*view, {}, {}, {}};
    case v1::WatchHallRequest::SCOPE_NOT_SET:
      break;
  }
  return malformed("scope");
}

Result<Principal> watcherOf(
    const domain::HallState& state, const Caller& caller, const WatchScope& scope
) {
  return principalOf(state, caller, accessOfView(static_cast<int>(scope.view)));
}

bool isTheirs(const domain::HallState& state, const Principal& watcher, const WatchScope& scope) {
  if (watcher.isPublic) return scope.view == View::Phone;
  const domain::Actor& actor = watcher.actor;
  if (actor.staff) return isCounterOf(state, actor, scope);
  const auto device = state.devices.find(actor.device);
  return device != state.devices.end() && isPlaceOf(device->second, scope);
}

}  // namespace hall::api
