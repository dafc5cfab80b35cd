#include <gtest/gtest.h>

#include <string>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/auth_service.pb.h"
#include "tests/contract/api/api_fixture.h"

namespace hall::api {
namespace {

class StaffTest : public ApiFixture {
 protected:
  static constexpr const char* kPassword = "First password 1";

  v1::CreateStaffRequest newcomer(const std::string& number = "2001") {
    v1::CreateStaffRequest request;
    request.set_request_id(freshId());
    v1::Staff& staff = *request.mutable_staff();
    staff.set_staff_number(number);
    staff.set_name("新人");
    staff.set_department_id("market");
    staff.add_roles(v1::ROLE_COUNTER_STAFF);
    staff.add_queue_ids("general");
    request.set_first_password(kPassword);
    return request;
  }
  Answer<v1::CreateStaffResponse> create(
      const v1::CreateStaffRequest& request, v1::Role by = v1::ROLE_ADMINISTRATOR
  ) {
    return ask<v1::CreateStaffResponse>("AdminService.CreateStaff", request, as(by));
  }
  v1::UpdateStaffRequest update(const v1::Staff& staff, std::initializer_list<const char*> mask) {
    v1::UpdateStaffRequest request;
    request.set_request_id(freshId());
    *request.mutable_staff() = staff;
    for (const char* path : mask) request.mutable_update_mask()->add_paths(path);
    return request;
  }
  Answer<v1::UpdateStaffResponse> put(
      const v1::UpdateStaffRequest& request, v1::Role by = v1::ROLE_ADMINISTRATOR
  ) {
    return ask<v1::UpdateStaffResponse>("AdminService.UpdateStaff", request, as(by));
  }
  v1::Staff row(const std::string& number) {
    v1::ListStaffRequest request;
    request.set_with_disabled(true);
    const auto list =
        ask<v1::ListStaffResponse>("AdminService.ListStaff", request, as(v1::ROLE_ADMINISTRATOR));
    for (const v1::Staff& staff : list->staff()) {
      if (staff.staff_number() == number) return staff;
    }
    return {};
  }
  Answer<v1::DisableStaffResponse> disable(
      const std::string& number, bool enable, v1::Role by = v1::ROLE_ADMINISTRATOR
  ) {
    v1::DisableStaffRequest request;
    request.set_request_id(freshId());
    request.set_staff_number(number);
    request.set_enable(enable);
    return ask<v1::DisableStaffResponse>("AdminService.DisableStaff", request, as(by));
  }
  Answer<v1::ResetPasswordResponse> reset(
      const std::string& number, const std::string& password, v1::Role by = v1::ROLE_ADMINISTRATOR
  ) {
    v1::ResetPasswordRequest request;
    request.set_request_id(freshId());
    request.set_staff_number(number);
    request.set_first_password(password);
    return ask<v1::ResetPasswordResponse>("AdminService.ResetPassword", request, as(by));
  }
  Answer<v1::LoginResponse> login(const std::string& number, const std::string& password) {
    v1::LoginRequest request;
    request.set_request_id(freshId());
    request.set_staff_number(number);
    request.set_password(password);
    return ask<v1::LoginResponse>("AuthService.Login", request);
  }
};

TEST_F(StaffTest, CreatesAPersonWhoMustChangeTheFirstPassword) {
  const auto created = create(newcomer());

  ASSERT_TRUE(created.ok()) << created.ending.status.message;
  EXPECT_EQ(created->staff().name(), "新人");
  EXPECT_EQ(created->staff().queue_ids(0), "general");
  EXPECT_FALSE(created->staff().etag().empty());
  const auto session = login("2001", kPassword);
  ASSERT_TRUE(session.ok()) << session.ending.status.message;
  EXPECT_TRUE(session->password_change_due());
}

TEST_F(StaffTest, RefusesANewcomerThatDoesNotFit) {
  struct Row {
    std::function<void(v1::CreateStaffRequest&)> change;
    v1::Reason reason;
  };
  const std::vector<Row> rows{
      {[](auto& r) { r.mutable_staff()->set_staff_number("1011"); }, v1::REASON_ALREADY_EXISTS},
      {[](auto& r) { r.mutable_staff()->set_staff_number("工号一"); },
       v1::REASON_MALFORMED_REQUEST},
      {[](auto& r) { r.mutable_staff()->set_name(""); }, v1::REASON_MALFORMED_REQUEST},
      {[](auto& r) { r.mutable_staff()->set_department_id("none"); },
       v1::REASON_DEPARTMENT_NOT_FOUND},
      {[](auto& r) { r.mutable_staff()->set_department_id(""); }, v1::REASON_MALFORMED_REQUEST},
      {[](auto& r) { r.mutable_staff()->add_queue_ids("none"); }, v1::REASON_QUEUE_NOT_FOUND},
      {[](auto& r) { r.mutable_staff()->add_queue_ids("general"); }, v1::REASON_MALFORMED_REQUEST},
      {[](auto& r) { r.mutable_staff()->clear_roles(); }, v1::REASON_MALFORMED_REQUEST},
      {[](auto& r) { r.mutable_staff()->add_roles(v1::ROLE_KIOSK); }, v1::REASON_MALFORMED_REQUEST},
      {[](auto& r) { r.set_first_password("short"); }, v1::REASON_PASSWORD_TOO_WEAK},
      {[](auto& r) { r.set_request_id("no id"); }, v1::REASON_REQUEST_ID_MISSING}};

  for (const Row& row : rows) {
    v1::CreateStaffRequest request = newcomer();
    row.change(request);
    const auto answer = create(request);
    EXPECT_EQ(answer.reason(), row.reason) << request.ShortDebugString();
  }
  EXPECT_EQ(row("2001").staff_number(), "");
}

TEST_F(StaffTest, AHallManagerMakesNoAdministratorAndTouchesNone) {
  v1::CreateStaffRequest request = newcomer();
  request.mutable_staff()->add_roles(v1::ROLE_ADMINISTRATOR);
  const std::string administrator = numberOf(v1::ROLE_ADMINISTRATOR);
  v1::Staff raised = row(numberOf(v1::ROLE_GUIDE_STAFF));
  raised.add_roles(v1::ROLE_ADMINISTRATOR);
  const v1::Role manager = v1::ROLE_HALL_MANAGER;

  EXPECT_EQ(create(request, manager).reason(), v1::REASON_NOT_PERMITTED);
  EXPECT_EQ(put(update(raised, {"roles"}), manager).reason(), v1::REASON_NOT_PERMITTED);
  EXPECT_EQ(reset(administrator, kPassword, manager).reason(), v1::REASON_NOT_PERMITTED);
  EXPECT_EQ(disable(administrator, false, manager).reason(), v1::REASON_NOT_PERMITTED);
  EXPECT_TRUE(create(newcomer("2002"), manager).ok());
}

TEST_F(StaffTest, ChangesTheFieldsOfTheMaskAlone) {
  ASSERT_TRUE(create(newcomer()).ok());
  v1::Staff staff = row("2001");
  staff.set_name("改名");
  staff.set_department_id("estate");
  staff.clear_queue_ids();

  const auto updated = put(update(staff, {"name", "queue_ids"}));

  ASSERT_TRUE(updated.ok()) << updated.ending.status.message;
  EXPECT_EQ(updated->staff().name(), "改名");
  EXPECT_EQ(updated->staff().department_id(), "market");
  EXPECT_EQ(updated->staff().queue_ids_size(), 0);
  EXPECT_NE(updated->staff().etag(), staff.etag());
}

TEST_F(StaffTest, TheRightToPickIsGivenAndTakenBack) {
  ASSERT_TRUE(create(newcomer()).ok());
  v1::Staff staff = row("2001");
  EXPECT_FALSE(staff.may_pick()) << "nobody has it unasked";
  const std::string without = staff.etag();
  staff.set_may_pick(true);

  const auto given = put(update(staff, {"may_pick"}));

  ASSERT_TRUE(given.ok()) << given.ending.status.message;
  EXPECT_TRUE(given->staff().may_pick());
  EXPECT_NE(given->staff().etag(), without);
  EXPECT_TRUE(state().staffByNumber("2001")->mayPick);
  staff = given->staff();
  staff.set_may_pick(false);
  EXPECT_FALSE(put(update(staff, {"may_pick"}))->staff().may_pick());
  v1::CreateStaffRequest trusted = newcomer("2002");
  trusted.mutable_staff()->set_may_pick(true);
  EXPECT_TRUE(create(trusted)->staff().may_pick());
}

TEST_F(StaffTest, RefusesAnUpdateThatDoesNotFit) {
  ASSERT_TRUE(create(newcomer()).ok());
  const v1::Staff now = row("2001");
  v1::Staff renamed = now;
  renamed.set_name("改名");
  v1::Staff stale = renamed;
  stale.set_etag("0123");
  v1::Staff stranger = renamed;
  stranger.set_staff_number("9999");

  EXPECT_EQ(put(update(stale, {"name"})).reason(), v1::REASON_CATALOGUE_STALE);
  EXPECT_EQ(put(update(stranger, {"name"})).reason(), v1::REASON_STAFF_NOT_FOUND);
  EXPECT_EQ(put(update(renamed, {})).detail("field"), "update_mask");
  EXPECT_EQ(put(update(renamed, {"name", "name"})).detail("field"), "update_mask");
  EXPECT_EQ(put(update(renamed, {"disabled"})).detail("field"), "update_mask");
  EXPECT_EQ(put(update(now, {"name"})).reason(), v1::REASON_NOTHING_CHANGED);
  EXPECT_EQ(row("2001").name(), "新人");
}

TEST_F(StaffTest, NobodyChangesTheOwnRolesAndRights) {
  v1::Staff self = row(numberOf(v1::ROLE_ADMINISTRATOR));
  self.add_roles(v1::ROLE_HALL_MANAGER);
  v1::Staff renamed = row(numberOf(v1::ROLE_ADMINISTRATOR));
  renamed.set_name("另名");

  v1::Staff picks = row(numberOf(v1::ROLE_ADMINISTRATOR));
  picks.set_may_pick(true);

  EXPECT_EQ(put(update(self, {"roles"})).reason(), v1::REASON_NOT_PERMITTED);
  EXPECT_EQ(put(update(picks, {"may_pick"})).reason(), v1::REASON_NOT_PERMITTED);
  EXPECT_TRUE(put(update(renamed, {"name"})).ok());
}

TEST_F(StaffTest, DisablesAndEnables) {
  ASSERT_TRUE(create(newcomer()).ok());

  const auto disabled = disable("2001", false);
  EXPECT_TRUE(disabled->staff().disabled());
  EXPECT_EQ(disable("2001", false).reason(), v1::REASON_NOTHING_CHANGED);
  EXPECT_EQ(reset("2001", kPassword).reason(), v1::REASON_STAFF_DISABLED);
  EXPECT_EQ(login("2001", kPassword).reason(), v1::REASON_STAFF_DISABLED);
  v1::Staff renamed = row("2001");
  renamed.set_name("改名");
  EXPECT_EQ(put(update(renamed, {"name"})).reason(), v1::REASON_STAFF_DISABLED);
  ASSERT_TRUE(disable("2001", true).ok());

  EXPECT_TRUE(login("2001", kPassword).ok());
  EXPECT_EQ(disable("9999", false).reason(), v1::REASON_STAFF_NOT_FOUND);
  EXPECT_EQ(disable(numberOf(v1::ROLE_ADMINISTRATOR), false).reason(), v1::REASON_NOT_PERMITTED)
      << "nobody disables the own account";
}

TEST_F(StaffTest, AResetPasswordEndsTheSessionsAndIsToBeChanged) {
  ASSERT_TRUE(create(newcomer()).ok());
  const auto before = login("2001", kPassword);

  ASSERT_TRUE(reset("2001", "Second password 2").ok());

  EXPECT_EQ(
      ask<v1::ListCountersResponse>(
          "AdminService.ListCounters", v1::ListCountersRequest(), before->session_token()
      )
          .reason(),
      v1::REASON_SESSION_REVOKED
  );
  EXPECT_EQ(login("2001", kPassword).reason(), v1::REASON_BAD_CREDENTIALS);
  EXPECT_TRUE(login("2001", "Second password 2")->password_change_due());
  EXPECT_EQ(reset("2001", "weak").reason(), v1::REASON_PASSWORD_TOO_WEAK);
  EXPECT_EQ(reset("9999", kPassword).reason(), v1::REASON_STAFF_NOT_FOUND);
}

TEST_F(StaffTest, ListsByNumberWithFilters) {
  v1::CreateStaffRequest estate = newcomer();
  estate.mutable_staff()->set_department_id("estate");
  estate.mutable_staff()->clear_queue_ids();
  ASSERT_TRUE(create(estate).ok());
  ASSERT_TRUE(disable("2001", false).ok());
  const auto listed = [this](const v1::ListStaffRequest& request) {
    std::vector<std::string> numbers;
    const auto list =
        ask<v1::ListStaffResponse>("AdminService.ListStaff", request, as(v1::ROLE_DUTY_MANAGER));
    for (const v1::Staff& staff : list->staff()) numbers.push_back(staff.staff_number());
    return numbers;
  };
  v1::ListStaffRequest clerks;
  clerks.set_role(v1::ROLE_COUNTER_STAFF);
  v1::ListStaffRequest estateAll;
  estateAll.set_department_id("estate");
  estateAll.set_with_disabled(true);

  EXPECT_EQ(listed({}).size(), 8U);
  EXPECT_EQ(listed(clerks), std::vector<std::string>{"1011"});
  EXPECT_EQ(listed(estateAll), std::vector<std::string>{"2001"});
}

TEST_F(StaffTest, AChiefRepresentativeSeesTheOwnDepartmentWithoutNames) {
  v1::CreateStaffRequest estate = newcomer();
  estate.mutable_staff()->set_department_id("estate");
  ASSERT_TRUE(create(estate).ok());
  const std::string chief = as(v1::ROLE_CHIEF_REPRESENTATIVE);
  v1::ListStaffRequest other;
  other.set_department_id("estate");

  const auto own =
      ask<v1::ListStaffResponse>("AdminService.ListStaff", v1::ListStaffRequest(), chief);

  EXPECT_EQ(own->staff_size(), 8);
  for (const v1::Staff& staff : own->staff()) {
    EXPECT_EQ(staff.department_id(), "market");
    EXPECT_EQ(staff.name(), "");
  }
  EXPECT_EQ(
      ask<v1::ListStaffResponse>("AdminService.ListStaff", other, chief).reason(),
      v1::REASON_NOT_PERMITTED
  );
}

}  // namespace
}  // namespace hall::api
