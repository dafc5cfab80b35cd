#include "server/config/people.h"

namespace hall::config {

domain::Staff staffOf(const StaffEntry& entry, const domain::Catalogue& catalogue) {
  domain::Staff staff;
  staff.number = entry.number;
  staff.name = entry.name;
  staff.roles = entry.roles;
  staff.mayPick = entry.mayPick;
  if (const auto* department = catalogue.departmentByCode(entry.department)) {
    staff.department = department->id;
  }
  for (const std::string& code : entry.queues) {
    if (const auto* queue = catalogue.queueByCode(code)) staff.queues.push_back(queue->id);
  }
  return staff;
}

domain::Device deviceOf(const DeviceEntry& entry, const domain::Catalogue& catalogue) {
  domain::Device device;
  device.code = entry.code;
  device.name = entry.name;
  device.kind = entry.kind;
  if (const auto* zone = catalogue.zoneByCode(entry.zone)) device.zone = zone->id;
  if (const auto* counter = catalogue.counterByCode(entry.counter)) device.counter = counter->id;
  return device;
}

}  // namespace hall::config
