#include <algorithm>

#include "server/config/catalogue_sections.h"
#include "server/config/words.h"

namespace hall::config {

namespace {

constexpr std::size_t kNameBytesMax = 150;

}  // namespace

void readStaffSection(TableReader& file, CatalogueDraft& draft) {
  for (TableReader& reader : file.tables("staff", "[[staff]]")) {
    StaffRow scratch;
    StaffRow& row = *rowFor(reader, draft.staff, "number", scratch).row;
    reader.require("name", reader.read("name", row.name, kNameBytesMax));
    reader.require("department", reader.readCode("department", row.department));
    reader.require("roles", reader.readChoices("roles", row.roles, kStaffRoles));
    if (reader.has("roles") && row.roles.empty()) {
      reader.fault(reader.placeOf("roles"), "has no role");
    }
    std::sort(row.roles.begin(), row.roles.end());
    row.roles.erase(std::unique(row.roles.begin(), row.roles.end()), row.roles.end());
    reader.readCodes("queues", row.queues);
    reader.read("may_pick", row.mayPick);
    reader.finish();
  }
  file.finish();
}

void readDevicesSection(TableReader& file, CatalogueDraft& draft) {
  for (TableReader& reader : file.tables("device", "[[device]]")) {
    DeviceRow scratch;
    DeviceRow& row = *rowFor(reader, draft.devices, "code", scratch).row;
    reader.require("name", reader.read("name", row.name, kNameBytesMax));
    reader.require("kind", reader.readChoice("kind", row.kind, kDeviceKinds));
    reader.readCode("zone", row.zone);
    reader.readCode("counter", row.counter);
    reader.finish();
  }
  file.finish();
}

}  // namespace hall::config
