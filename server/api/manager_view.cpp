#include "hall/v1/manager_view.pb.h"

#include <algorithm>

#include "server/api/alert_messages.h"
#include "server/api/people_messages.h"
#include "server/api/views.h"

/// VIEW_MANAGER: the floor as a whole. Of a device it carries what the log knows; enrolment, last
/// contact and program are the server's memory, which ListDevices tells.
namespace hall::api {

namespace {

std::string figuresOf(Look& look) {
  const domain::Floor& floor = look.state().floor;
  std::uint32_t issued = 0;
  for (const auto& [queue, figures] : floor.allFigures()) issued += figures.issuedToday;
  const auto counters = [&](auto matches) {
    return static_cast<std::uint32_t>(
        std::count_if(floor.counters().begin(), floor.counters().end(), matches)
    );
  };
  const auto noShows =
      std::count_if(floor.tickets().begin(), floor.tickets().end(), [](const auto& ticket) {
        return ticket.state == domain::TicketState::NoShow;
      });
  v1::DayFigures message;
  message.set_issued_count(issued);
  message.set_waiting_count(floor.waiting());
  message.set_at_counter_count(counters([](const auto& one) { return bool{one.ticket}; }));
  message.set_on_hold_count(static_cast<std::uint32_t>(floor.held().size()));
  message.set_finished_count(look.finishedToday());
  message.set_no_show_count(static_cast<std::uint32_t>(noShows));
  message.set_signed_in_counters(counters([](const auto& one) { return bool{one.staff}; }));
  return message.SerializeAsString();
}

void addDevices(Look& look, domain::ZoneId zone, engine::Entities& out) {
  static const Revocations kNothingKnown;
  static const DeviceContacts kNobodySeen;
  for (const auto& [id, device] : look.state().devices) {
    if (device.revoked || (zone && device.zone && device.zone != zone)) continue;
    v1::Device message;
    writeDevice(look.state(), device, kNothingKnown, kNobodySeen, look.now(), message);
    out.emplace(keyOf("device", device.code), message.SerializeAsString());
  }
}

}  // namespace

bool managerEntities(Look& look, const engine::WatchScope& scope, engine::Entities& out) {
  if (scope.zone && look.catalogue().find(scope.zone) == nullptr) return false;
  addHall(look, scope.zone, out);
  addCounters(look, scope.zone, out);
  addQueues(look, scope.zone, out);
  for (const auto& [id, alert] : look.state().alerts) {
    if (scope.zone && !concernsZone(look.state(), alert, scope.zone)) continue;
    v1::Alert message;
    writeAlert(look.state(), alert, message);
    out.emplace(keyOf("alert", std::to_string(id.value)), message.SerializeAsString());
  }
  addDevices(look, scope.zone, out);
  out.emplace("day", figuresOf(look));
  return true;
}

}  // namespace hall::api
