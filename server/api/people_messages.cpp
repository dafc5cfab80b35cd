#include "server/api/people_messages.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "server/api/backroom.h"
#include "server/api/wire.h"
#include "server/domain/device_silence.h"

namespace hall::api {

namespace {

using domain::Reason;
using domain::Result;

template <class Id>
std::string codeOf(const domain::HallState& state, Id id) {
  const auto* found = state.catalogue == nullptr ? nullptr : state.catalogue->find(id);
  return found == nullptr ? std::string() : found->code;
}

struct ConditionName {
  v1::DeviceCondition condition;
  std::string_view name;
};
constexpr std::array kConditions{
    ConditionName{v1::DEVICE_CONDITION_OK, "ok"},
    ConditionName{v1::DEVICE_CONDITION_PAPER_LOW, "paper_low"},
    ConditionName{v1::DEVICE_CONDITION_PAPER_OUT, "paper_out"},
    ConditionName{v1::DEVICE_CONDITION_PRINTER_FAULT, "printer_fault"},
    ConditionName{v1::DEVICE_CONDITION_READER_FAULT, "reader_fault"},
    ConditionName{v1::DEVICE_CONDITION_SOUND_FAULT, "sound_fault"},
    ConditionName{v1::DEVICE_CONDITION_OUT_OF_SERVICE, "out_of_service"},
    ConditionName{v1::DEVICE_CONDITION_SILENT, "silent"},
    ConditionName{v1::DEVICE_CONDITION_OTHER_FAULT, "other_fault"}};

}  // namespace

void writeStaff(const domain::HallState& state, const domain::Staff& staff, v1::Staff& out) {
  out.set_staff_number(staff.number);
  out.set_name(staff.name);
  out.set_department_id(codeOf(state, staff.department));
  for (const domain::Role role : staff.roles) out.add_roles(static_cast<v1::Role>(role));
  for (const domain::QueueId queue : staff.queues) out.add_queue_ids(codeOf(state, queue));
  out.set_disabled(staff.disabled);
  out.set_may_pick(staff.mayPick);
  if (const domain::Counter* counter = state.counterOf(staff.id)) {
    out.set_counter_id(codeOf(state, counter->id));
  }
  out.set_etag(etagOf(staff));
}

void writeDevice(
    const domain::HallState& state,
    const domain::Device& device,
    const Revocations& revocations,
    const DeviceContacts& contacts,
    domain::Instant now,
    v1::Device& out
) {
  out.set_device_id(device.code);
  out.set_name(device.name);
  out.set_kind(static_cast<v1::DeviceKind>(device.kind));
  out.set_zone_id(codeOf(state, device.zone));
  out.set_counter_id(codeOf(state, device.counter));
  out.set_revoked(device.revoked);
  out.set_enrolled(revocations.lastEnded(device.id).has_value());
  if (const domain::Alert* silence = domain::silenceOf(state, device)) {
    out.set_condition(v1::DEVICE_CONDITION_SILENT);
    write(silence->raised, *out.mutable_condition_time());
  } else if (!device.condition.empty()) {
    out.set_condition(conditionOf(device.condition));
    write(device.conditionSince, *out.mutable_condition_time());
  }
  if (const auto last = contacts.lastOf(device.id, now)) write(*last, *out.mutable_contact_time());
  if (const DeviceContacts::Contact* contact = contacts.find(device.id)) {
    out.set_software_version(contact->software);
    if (contact->usage.has_start_time()) *out.mutable_usage() = contact->usage;
  }
  out.set_closed_text(device.closedText);
  out.set_offline_prefix(device.offlinePrefix);
}

void writeDevice(Context& context, const domain::Device& device, v1::Device& out) {
  const Backroom& backroom = context.services().backroom;
  writeDevice(context.state(), device, backroom.revocations, backroom.contacts, context.now(), out);
}

std::string etagOf(const domain::Staff& staff) {
  std::string row = staff.number + '\n' + staff.name + '\n' +
                    std::to_string(staff.department.value) + (staff.disabled ? "\n-" : "\n+") +
                    (staff.mayPick ? "p" : "");
  for (const domain::Role role : staff.roles) row += " " + std::to_string(static_cast<int>(role));
  row += "\n";
  for (const domain::QueueId queue : staff.queues) row += " " + std::to_string(queue.value);
  std::array<unsigned char, 16> hash{};
  crypto_generichash(
      hash.data(),
      hash.size(),
      reinterpret_cast<const unsigned char*>(row.data()),
      row.size(),
      nullptr,
      0
  );
  std::string text(hash.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  text.pop_back();  // the terminating zero
  return text;
}

Result<domain::Staff> staffFrom(const domain::HallState& state, const v1::Staff& staff) {
  const domain::Catalogue* catalogue = state.catalogue.get();
  domain::Staff result;
  result.number = staff.staff_number();
  result.name = staff.name();
  result.mayPick = staff.may_pick();
  if (!staff.department_id().empty()) {
    const auto* department =
        catalogue == nullptr ? nullptr : catalogue->departmentByCode(staff.department_id());
    if (department == nullptr) return unknown(Reason::DepartmentNotFound, staff.department_id());
    result.department = department->id;
  } else if (catalogue != nullptr) {
    // Before anything is published the first administrator belongs nowhere yet.
    return malformed("staff.department_id");
  }
  for (const int role : staff.roles()) {
    const bool isForPeople = role >= v1::ROLE_COUNTER_STAFF && role <= v1::ROLE_ADMINISTRATOR;
    if (!isForPeople) return malformed("staff.roles");
    result.roles.push_back(static_cast<domain::Role>(role));
  }
  for (const std::string& code : staff.queue_ids()) {
    const auto* queue = catalogue == nullptr ? nullptr : catalogue->queueByCode(code);
    if (queue == nullptr) return unknown(Reason::QueueNotFound, code);
    result.queues.push_back(queue->id);
  }
  std::sort(result.roles.begin(), result.roles.end());
  std::sort(result.queues.begin(), result.queues.end());
  const auto standsTwice = [](const auto& sorted) {
    return std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
  };
  if (standsTwice(result.roles)) return malformed("staff.roles");
  if (standsTwice(result.queues)) return malformed("staff.queue_ids");
  return result;
}

Result<domain::Device> deviceFrom(const domain::HallState& state, const v1::Device& device) {
  const domain::Catalogue* catalogue = state.catalogue.get();
  const auto kind = known<domain::DeviceKind>(device.kind(), &v1::DeviceKind_IsValid);
  if (!kind) return malformed("device.kind");
  if (device.name().empty()) return malformed("device.name");
  domain::Device result;
  result.code = device.device_id();
  result.name = device.name();
  result.kind = *kind;
  if (!device.zone_id().empty()) {
    const auto* zone = catalogue == nullptr ? nullptr : catalogue->zoneByCode(device.zone_id());
    if (zone == nullptr) return unknown(Reason::ZoneNotFound, device.zone_id());
    result.zone = zone->id;
  }
  const bool standsAtCounter = *kind == domain::DeviceKind::Sign ||
                               *kind == domain::DeviceKind::Pad ||
                               *kind == domain::DeviceKind::CounterPc;
  if (device.counter_id().empty() == standsAtCounter) return malformed("device.counter_id");
  if (standsAtCounter) {
    const auto* counter =
        catalogue == nullptr ? nullptr : catalogue->counterByCode(device.counter_id());
    if (counter == nullptr) return unknown(Reason::CounterNotFound, device.counter_id());
    result.counter = counter->id;
  }
  return result;
}

std::optional<std::string> conditionFrom(v1::DeviceCondition condition) {
  // Silence is what the server says of a device.
  if (condition == v1::DEVICE_CONDITION_SILENT) return std::nullopt;
  for (const ConditionName& row : kConditions) {
    if (row.condition == condition) return std::string(row.name);
  }
  return std::nullopt;
}

v1::DeviceCondition conditionOf(std::string_view condition) {
  for (const ConditionName& row : kConditions) {
    if (row.name == condition) return row.condition;
  }
  return v1::DEVICE_CONDITION_OTHER_FAULT;
}

}  // namespace hall::api
