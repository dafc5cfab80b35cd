#include "server/config/people.h"

#include <gtest/gtest.h>

#include "tests/unit/config/small_hall.h"

namespace hall::config {
namespace {

CatalogueFiles staffed() {
  CatalogueFiles files = smallHallWith(
      "city/staff.toml",
      "[[staff]]\nnumber = \"1001\"\nname = \"张三\"\ndepartment = \"social\"\n"
      "roles = [\"guide-staff\", \"counter-staff\", \"guide-staff\"]\nqueues = [\"ask\"]\n"
      "may_pick = true\n"
      "[[staff]]\nnumber = \"1002\"\nname = \"李四\"\ndepartment = \"social\"\n"
      "roles = [\"administrator\"]\n"
  );
  files.files["city/devices.toml"] =
      "[[device]]\ncode = \"pad-2\"\nname = \"评价器\"\nkind = \"pad\"\ncounter = \"2\"\n"
      "[[device]]\ncode = \"kiosk-1\"\nname = \"取号机\"\nkind = \"kiosk\"\nzone = \"east\"\n";
  return files;
}

TEST(PeopleTest, StaffHaveRolesInOrderAndOnce) {
  const ParsedCatalogue parsed = parseCatalogue(staffed());

  ASSERT_EQ(listed(parsed.faults), "");
  const StaffEntry wanted{
      "1001",
      "张三",
      "social",
      {domain::Role::CounterStaff, domain::Role::GuideStaff},
      {"ask"},
      true};
  EXPECT_EQ(parsed.people.staff[0], wanted);
}

TEST(PeopleTest, CodesBecomeIdsOfThePublishedCatalogue) {
  const ParsedCatalogue parsed = parseCatalogue(staffed());
  const domain::Catalogue catalogue(domain::numbered(parsed.content, nullptr));

  const domain::Staff staff = staffOf(parsed.people.staff[0], catalogue);

  EXPECT_EQ(staff.department, catalogue.departmentByCode("social")->id);
  EXPECT_EQ(staff.queues, std::vector{catalogue.queueByCode("ask")->id});
  EXPECT_TRUE(staff.mayPick);
  EXPECT_TRUE(staffOf(parsed.people.staff[1], catalogue).queues.empty());
  EXPECT_FALSE(staffOf(parsed.people.staff[1], catalogue).mayPick) << "a right that is not given";
}

TEST(PeopleTest, DeviceOfACounterStandsInItsZone) {
  const ParsedCatalogue parsed = parseCatalogue(staffed());
  const domain::Catalogue catalogue(domain::numbered(parsed.content, nullptr));

  const domain::Device pad = deviceOf(parsed.people.devices[0], catalogue);

  EXPECT_EQ(pad.kind, domain::DeviceKind::Pad);
  EXPECT_EQ(pad.counter, catalogue.counterByCode("2")->id);
  EXPECT_EQ(pad.zone, catalogue.zoneByCode("east")->id);
  EXPECT_FALSE(deviceOf(parsed.people.devices[1], catalogue).counter);
}

}  // namespace
}  // namespace hall::config
