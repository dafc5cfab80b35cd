#include <gtest/gtest.h>

#include <string>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/auth_service.pb.h"
#include "tests/contract/api/api_fixture.h"

namespace hall::api {
namespace {

class ChangePasswordTest : public ApiFixture {
 protected:
  Answer<v1::LoginResponse> login(const std::string& password) {
    v1::LoginRequest login;
    login.set_request_id(freshId());
    login.set_staff_number(clerk_);
    login.set_password(password);
    return ask<v1::LoginResponse>("AuthService.Login", login);
  }
  v1::ChangePasswordRequest request(const std::string& before, const std::string& after) {
    v1::ChangePasswordRequest change;
    change.set_request_id(freshId());
    change.set_old_password(before);
    change.set_new_password(after);
    return change;
  }
  Answer<v1::ChangePasswordResponse> change(
      const v1::ChangePasswordRequest& request, const std::string& token
  ) {
    return ask<v1::ChangePasswordResponse>("AuthService.ChangePassword", request, token);
  }
  v1::Reason asking(const std::string& token) {
    return ask<v1::ListCountersResponse>(
               "AdminService.ListCounters", v1::ListCountersRequest(), token
    )
        .reason();
  }

  const std::string clerk_ = numberOf(v1::ROLE_COUNTER_STAFF);
  const std::string next_ = "新的密码 Word 2026";
};

TEST_F(ChangePasswordTest, MakesTheNewOneGoodAndTheOldOneBad) {
  const std::string first = passwordOf(clerk_);
  const auto session = login(first);

  const auto changed = change(request(first, next_), session->session_token());

  ASSERT_TRUE(changed.ok()) << changed.ending.status.message;
  EXPECT_EQ(login(first).reason(), v1::REASON_BAD_CREDENTIALS);
  const auto again = login(next_);
  ASSERT_TRUE(again.ok());
  EXPECT_FALSE(again->password_change_due());
}

TEST_F(ChangePasswordTest, VoidsTheTokenShownAndEveryOtherSession) {
  const auto here = login(passwordOf(clerk_));
  const auto there = login(passwordOf(clerk_));

  const auto changed = change(request(passwordOf(clerk_), next_), here->session_token());

  EXPECT_EQ(asking(here->session_token()), v1::REASON_SESSION_REVOKED);
  EXPECT_EQ(asking(there->session_token()), v1::REASON_SESSION_REVOKED);
  EXPECT_EQ(asking(changed->session_token()), v1::REASON_UNSPECIFIED);
}

TEST_F(ChangePasswordTest, NeedsThePresentPassword) {
  const auto session = login(passwordOf(clerk_));

  const auto changed = change(request("some other", next_), session->session_token());

  EXPECT_EQ(changed.reason(), v1::REASON_BAD_CREDENTIALS);
  EXPECT_TRUE(login(passwordOf(clerk_)).ok());
}

TEST_F(ChangePasswordTest, RefusesWhatIsShortOrOfTwoKinds) {
  const auto session = login(passwordOf(clerk_));
  struct Row {
    std::string password;
    std::string rule;
  };
  const std::vector<Row> rows{
      {"Ab1", "length"},
      {"Abcdefgh1", "length"},
      {std::string(198, 'a') + "A1-", "length"},
      {"abcdefghij1234", "kinds"},
      {"ABCDEFGHIJKLM", "kinds"},
      {"1234567890--", "kinds"}};

  for (const Row& row : rows) {
    const auto weak = change(request(passwordOf(clerk_), row.password), session->session_token());
    EXPECT_EQ(weak.reason(), v1::REASON_PASSWORD_TOO_WEAK) << row.password;
    EXPECT_EQ(weak.detail("rule"), row.rule) << row.password;
  }
  EXPECT_EQ(asking(session->session_token()), v1::REASON_UNSPECIFIED);
}

TEST_F(ChangePasswordTest, AnswersARepeatWithTheSameSessionAlthoughItsTokenIsVoid) {
  const auto session = login(passwordOf(clerk_));
  const auto once = request(passwordOf(clerk_), next_);
  ASSERT_TRUE(change(once, session->session_token()).ok());

  const auto repeated = change(once, session->session_token());

  ASSERT_TRUE(repeated.ok()) << repeated.ending.status.message;
  EXPECT_EQ(asking(repeated->session_token()), v1::REASON_UNSPECIFIED);
}

TEST_F(ChangePasswordTest, ARepeatWithAnotherNewPasswordProvesNothing) {
  const auto session = login(passwordOf(clerk_));
  auto once = request(passwordOf(clerk_), next_);
  ASSERT_TRUE(change(once, session->session_token()).ok());
  once.set_new_password("Another one 17");

  EXPECT_EQ(change(once, session->session_token()).reason(), v1::REASON_BAD_CREDENTIALS);
}

TEST_F(ChangePasswordTest, AnEndedSessionChangesNothing) {
  const auto session = login(passwordOf(clerk_));
  v1::LogoutRequest logout;
  logout.set_request_id(freshId());
  ASSERT_TRUE(ask<v1::LogoutResponse>("AuthService.Logout", logout, session->session_token()).ok());

  const auto changed = change(request(passwordOf(clerk_), next_), session->session_token());

  EXPECT_EQ(changed.reason(), v1::REASON_SESSION_REVOKED);
  EXPECT_TRUE(login(passwordOf(clerk_)).ok());
}

TEST_F(ChangePasswordTest, TheNewPasswordOutlivesARestart) {
  const auto session = login(passwordOf(clerk_));
  ASSERT_TRUE(change(request(passwordOf(clerk_), next_), session->session_token()).ok());

  restart();

  EXPECT_TRUE(login(next_).ok());
  EXPECT_EQ(login(passwordOf(clerk_)).reason(), v1::REASON_BAD_CREDENTIALS);
}

TEST_F(ChangePasswordTest, NoPasswordIsKeptWithTheRequest) {
  // The same request with another password has the same hash, so the hash says nothing of it.
  v1::CreateStaffRequest create;
  create.set_request_id(freshId());
  create.mutable_staff()->set_staff_number("2001");
  create.mutable_staff()->set_name("新人");
  create.mutable_staff()->set_department_id("market");
  create.mutable_staff()->add_roles(v1::ROLE_GUIDE_STAFF);
  create.set_first_password("First password 1");
  const std::string administrator = as(v1::ROLE_ADMINISTRATOR);
  ASSERT_TRUE(ask<v1::CreateStaffResponse>("AdminService.CreateStaff", create, administrator).ok());
  create.set_first_password("Second password 2");

  EXPECT_TRUE(ask<v1::CreateStaffResponse>("AdminService.CreateStaff", create, administrator).ok());
}

}  // namespace
}  // namespace hall::api
