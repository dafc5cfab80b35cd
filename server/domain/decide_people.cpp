#include <algorithm>

#include "server/domain/alert_subject.h"
#include "server/domain/alerting.h"
#include "server/domain/closing_rules.h"
#include "server/domain/deciding.h"
#include "server/domain/device_condition.h"
#include "server/domain/field_rules.h"
#include "server/domain/numbering.h"
#include "server/domain/refusing.h"

/// Who works in the hall and which devices stand there. Where the rules leave a gap, chosen here:
/// - A person's queues as recorded here hold from the next sign-in; who sits at a counter now is
///   changed by SetCounter.
/// - A person who is disabled is signed off at once, but not from under an applicant. Whom that
///   leaves alone, waiting or with papers there, holds nothing back: security goes first, and the
///   hall is told in red.
/// - A revoked device stays revoked: it comes back as a new one.
/// - A device is what it last said of itself, so an edit never changes its condition. Saying the
/// same
///   again is no event.
namespace hall::domain {

namespace {

using Refused = std::optional<Refusal>;

constexpr std::size_t kNameMax = 50;
constexpr std::size_t kClosedTextMax = 200;
constexpr std::size_t kRolesMax = 8;

template <class T>
void makeSet(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

// ---- staff ------------------------------------------------------------------------------------

bool isForPeople(Role role) {
  return role >= Role::CounterStaff && role <= Role::Administrator;
}

Refused refuseStaffFields(const Staff& staff) {
  if (!isCode(staff.number)) return malformedIn("staff_number");
  if (!isText(staff.name, 1, kNameMax)) return malformedIn("name");
  const bool rolesFit = !staff.roles.empty() && staff.roles.size() <= kRolesMax &&
                        std::all_of(staff.roles.begin(), staff.roles.end(), isForPeople);
  if (!rolesFit) return malformedIn("roles");
  return std::nullopt;
}

/// Before a catalogue is published nothing can be named; the first administrator belongs nowhere
/// yet.
Refused refuseStaffPlace(const Catalogue* catalogue, const Staff& staff) {
  const bool departmentKnown =
      !staff.department || (catalogue != nullptr && catalogue->find(staff.department) != nullptr);
  if (!departmentKnown) return Refusal{Reason::DepartmentNotFound, {}};
  for (const QueueId queue : staff.queues) {
    if (catalogue != nullptr && catalogue->find(queue) != nullptr) continue;
    return Refusal{Reason::QueueNotFound, {}}.with("queue_id", std::to_string(queue.value));
  }
  return std::nullopt;
}

Refused refuseStaffIdentity(const HallState& state, const Staff& staff) {
  if (staff.id && !state.staff.contains(staff.id)) {
    return Refusal{Reason::StaffNotFound, {}}.with("staff_number", staff.number);
  }
  const Staff* namesake = state.staffByNumber(staff.number);
  if (namesake == nullptr || namesake->id == staff.id) return std::nullopt;
  return Refusal{Reason::AlreadyExists, {}}.with("staff_number", staff.number);
}

Refused refuseStaff(const HallState& state, const Staff& staff) {
  if (auto refusal = refuseStaffFields(staff)) return refusal;
  if (auto refusal = refuseStaffIdentity(state, staff)) return refusal;
  return refuseStaffPlace(state.catalogue.get(), staff);
}

/// Would it leave anybody alone if nobody sat there any more?
bool leavesSomebody(const Deciding& deciding, const Counter& counter) {
  // Nobody can have a number before a catalogue is published.
  if (deciding.state.catalogue == nullptr) return false;
  return leftAlone(deciding.state, counter, nullptr, deciding.now) ||
         papersLeftAt(deciding.state, counter.id) != nullptr;
}

// ---- devices ----------------------------------------------------------------------------------

bool standsAtCounter(DeviceKind kind) {
  return kind == DeviceKind::Sign || kind == DeviceKind::Pad;
}

Refused refuseDeviceFields(const Device& device) {
  if (!isCode(device.code)) return malformedIn("device_id");
  if (!isText(device.name, 0, kNameMax)) return malformedIn("name");
  if (standsAtCounter(device.kind) && !device.counter) return malformedIn("counter_id");
  if (!isText(device.closedText, 0, kClosedTextMax)) return malformedIn("text");
  // A board or a sign that is not wanted is switched off; a kiosk must say where one goes instead.
  if (!device.closedText.empty() && device.kind != DeviceKind::Kiosk)
    return malformedIn("device_id");
  return std::nullopt;
}

Refused refuseDevicePlace(const Catalogue* catalogue, const Device& device) {
  const auto isKnown = [catalogue](auto id) {
    return !id || (catalogue != nullptr && catalogue->find(id) != nullptr);
  };
  if (!isKnown(device.zone)) return Refusal{Reason::ZoneNotFound, {}};
  if (!isKnown(device.counter)) return Refusal{Reason::CounterNotFound, {}};
  return std::nullopt;
}

Refused refuseDeviceIdentity(const HallState& state, const Device& device) {
  const auto known = state.devices.find(device.id);
  if (device.id && known == state.devices.end()) {
    return Refusal{Reason::DeviceNotFound, {}}.with("device_id", device.code);
  }
  if (known != state.devices.end() && known->second.revoked) {
    return Refusal{Reason::DeviceRevoked, {}}.with("device_id", device.code);
  }
  const Device* namesake = state.deviceByCode(device.code);
  if (namesake == nullptr || namesake->id == device.id) return std::nullopt;
  return Refusal{Reason::AlreadyExists, {}}.with("device_id", device.code);
}

Refused refuseDevice(const HallState& state, const Device& device) {
  if (auto refusal = refuseDeviceFields(device)) return refusal;
  if (auto refusal = refuseDeviceIdentity(state, device)) return refusal;
  return refuseDevicePlace(state.catalogue.get(), device);
}

/// The event that gives a kiosk its offline prefix; none where it has one or none is free.
Events givePrefix(const Deciding& deciding, Device kiosk) {
  if (kiosk.kind != DeviceKind::Kiosk || !kiosk.offlinePrefix.empty()) return {};
  kiosk.offlinePrefix = freeOfflinePrefix(deciding.state);
  if (kiosk.offlinePrefix.empty()) return {};
  return deciding.one(DeviceRecorded{std::move(kiosk)});
}

}  // namespace

Result<Events> decideOn(const Deciding& deciding, const RecordStaff& command) {
  const HallState& state = deciding.state;
  if (auto refusal = refuseStaff(state, command.staff)) return *std::move(refusal);
  Staff staff = command.staff;
  makeSet(staff.roles);
  makeSet(staff.queues);
  const auto before = state.staff.find(staff.id);
  if (!staff.id) staff.id = state.nextStaff;
  if (before != state.staff.end() && before->second == staff) return Reason::NothingChanged;
  Events events = deciding.one(StaffRecorded{staff});
  const Counter* counter = staff.disabled ? state.counterOf(staff.id) : nullptr;
  if (counter == nullptr) return events;
  if (const Ticket* open = state.floor.ticket(counter->ticket)) {
    return Refusal{Reason::CounterBusy, {}}.with("number", open->number.text());
  }
  events.push_back(deciding.event(CounterSignedOff{counter->id, TextRef{}}));
  if (leavesSomebody(deciding, *counter)) alertLeftAlone(deciding, counter->id, events);
  return events;
}

Result<Events> decideOn(const Deciding& deciding, const ResetPassword& command) {
  const auto person = deciding.state.staff.find(command.staff);
  if (person == deciding.state.staff.end()) return Reason::StaffNotFound;
  if (person->second.disabled) return Reason::StaffDisabled;
  return deciding.one(PasswordReset{command.staff});
}

/// The same facts again are no event: whoever registers a device once more wants another enrolment
/// code.
Result<Events> decideOn(const Deciding& deciding, const RecordDevice& command) {
  const HallState& state = deciding.state;
  if (auto refusal = refuseDevice(state, command.device)) return *std::move(refusal);
  Device device = command.device;
  device.condition.clear();
  device.conditionSince = Instant{};
  device.offlinePrefix.clear();
  const auto before = state.devices.find(device.id);
  if (!device.id) device.id = state.nextDevice;
  if (before != state.devices.end()) {
    device.condition = before->second.condition;
    device.conditionSince = before->second.conditionSince;
    device.offlinePrefix = before->second.offlinePrefix;
    if (before->second == device) return Events{};
  }
  Events events = deciding.one(DeviceRecorded{device});
  if (device.revoked) {
    clearAlert(deciding, AlertRule::DeviceFault, subjectOf(device.id), deciding.now, events);
  }
  return events;
}

/// A kiosk's first sign of life gives it the prefix that is its alone: it must have it before the
/// server is lost.
Result<Events> decideOn(const Deciding& deciding, const ReportDevice& command) {
  const auto device = deciding.state.devices.find(deciding.actor.device);
  if (device == deciding.state.devices.end()) return Reason::DeviceNotFound;
  if (device->second.revoked) return Reason::DeviceRevoked;
  if (!isCode(command.condition)) return malformedIn("condition");
  Events events = givePrefix(deciding, device->second);
  if (device->second.condition == command.condition) return events;
  events.push_back(deciding.event(DeviceReported{device->first, command.condition}));
  const std::string subject = subjectOf(device->first);
  const Instant at = deciding.occurred;
  if (command.condition == kConditionOk) {
    clearAlert(deciding, AlertRule::DeviceFault, subject, at, events);
  } else {
    const AlertLevel level = levelOf(command.condition);
    raiseAnew(deciding, AlertRule::DeviceFault, level, subject, at, events);
  }
  return events;
}

}  // namespace hall::domain
