#include "server/domain/hall_state.h"

#include <algorithm>

namespace hall::domain {

HallState::HallState() = default;
HallState::HallState(const HallState& other) = default;
HallState::HallState(HallState&& other) noexcept = default;
HallState& HallState::operator=(const HallState& other) = default;
HallState& HallState::operator=(HallState&& other) noexcept = default;
HallState::~HallState() = default;

const Ticket* HallState::findTicket(TicketId id) const {
  if (const Ticket* open = floor.ticket(id)) return open;
  const auto closed = day.closed.find(id);
  return closed == day.closed.end() ? nullptr : &closed->second;
}

const Serving* HallState::findServing(ServingId id) const {
  const auto found = day.servings.find(id.value);
  return found == day.servings.end() ? nullptr : &found->second;
}

const Call* HallState::findCall(CallId id) const {
  for (const auto& [zone, made] : calls) {
    const auto found =
        std::lower_bound(made.begin(), made.end(), id, [](const Call& call, CallId wanted) {
          return call.id < wanted;
        });
    if (found != made.end() && found->id == id) return &*found;
  }
  return nullptr;
}

const Staff* HallState::staffByNumber(std::string_view number) const {
  const auto found = std::find_if(staff.begin(), staff.end(), [&](const auto& entry) {
    return entry.second.number == number;
  });
  return found == staff.end() ? nullptr : &found->second;
}

const Device* HallState::deviceByCode(std::string_view code) const {
  const auto found = std::find_if(devices.begin(), devices.end(), [&](const auto& entry) {
    return entry.second.code == code;
  });
  return found == devices.end() ? nullptr : &found->second;
}

const Alert* HallState::openAlert(AlertRule rule, std::string_view subject) const {
  const auto found = std::find_if(alerts.begin(), alerts.end(), [&](const auto& entry) {
    return entry.second.rule == rule && entry.second.subject == subject;
  });
  return found == alerts.end() ? nullptr : &found->second;
}

const Counter* HallState::counterOf(StaffId person) const {
  const auto& counters = floor.counters();
  const auto found = std::find_if(counters.begin(), counters.end(), [&](const Counter& counter) {
    return counter.staff == person;
  });
  return found == counters.end() ? nullptr : &*found;
}

bool operator==(const HallState& left, const HallState& right) {
  return left.mode == right.mode && left.hallCode == right.hallCode &&
         left.opened == right.opened && left.epoch == right.epoch &&
         left.position == right.position && left.lastRecorded == right.lastRecorded &&
         left.catalogueHash == right.catalogueHash && left.floor == right.floor &&
         left.day == right.day && left.staff == right.staff && left.devices == right.devices &&
         left.alerts == right.alerts && left.calls == right.calls &&
         left.notices == right.notices && left.suspended == right.suspended &&
         left.suspendedSince == right.suspendedSince &&
         left.suspendedUntil == right.suspendedUntil &&
         left.suspensionText == right.suspensionText &&
         left.offlineSerials == right.offlineSerials && left.lastIssued == right.lastIssued &&
         left.nextCall == right.nextCall && left.nextServing == right.nextServing &&
         left.nextAlert == right.nextAlert && left.nextStaff == right.nextStaff &&
         left.nextDevice == right.nextDevice;
}

LocalDay hallDayOf(const Catalogue& catalogue, Instant at) {
  return std::chrono::floor<std::chrono::days>(
      catalogue.zone().toLocal(at) - catalogue.rules().dayEnd
  );
}

Instant dayEndOf(const Catalogue& catalogue, LocalDay day) {
  return catalogue.zone().toInstant(day + std::chrono::days{1}, catalogue.rules().dayEnd);
}

}  // namespace hall::domain
