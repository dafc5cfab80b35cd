#include <gtest/gtest.h>

#include <string>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/auth_service.pb.h"
#include "hall/v1/counter_service.pb.h"
#include "tests/contract/api/api_fixture.h"

namespace hall::api {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class LoginTest : public ApiFixture {
 protected:
  v1::LoginRequest request(const std::string& password, const std::string& device = {}) {
    v1::LoginRequest login;
    login.set_request_id(freshId());
    login.set_staff_number(clerk_);
    login.set_password(password);
    login.set_device_id(device);
    return login;
  }
  Answer<v1::LoginResponse> login(const std::string& password, const std::string& device = {}) {
    return ask<v1::LoginResponse>("AuthService.Login", request(password, device));
  }
  Answer<v1::LoginResponse> login() { return login(passwordOf(clerk_)); }

  /// How a harmless question is answered with this token.
  v1::Reason asking(const std::string& token) {
    return ask<v1::ListCountersResponse>(
               "AdminService.ListCounters", v1::ListCountersRequest(), token
    )
        .reason();
  }
  Answer<v1::LogoutResponse> logout(const std::string& token, bool everywhere = false) {
    v1::LogoutRequest request;
    request.set_request_id(freshId());
    request.set_everywhere(everywhere);
    return ask<v1::LogoutResponse>("AuthService.Logout", request, token);
  }
  v1::Reason disable(bool enable = false) {
    v1::DisableStaffRequest request;
    request.set_request_id(freshId());
    request.set_staff_number(clerk_);
    request.set_enable(enable);
    return ask<v1::DisableStaffResponse>(
               "AdminService.DisableStaff", request, as(v1::ROLE_ADMINISTRATOR)
    )
        .reason();
  }

  const std::string clerk_ = numberOf(v1::ROLE_COUNTER_STAFF);
};

TEST_F(LoginTest, MakesASessionOfTheRightPassword) {
  const auto session = login(passwordOf(clerk_), "pc-1");

  ASSERT_TRUE(session.ok()) << session.ending.status.message;
  EXPECT_EQ(session->staff_number(), clerk_);
  EXPECT_EQ(session->staff_name(), "员工1");
  EXPECT_EQ(session->department_id(), "market");
  ASSERT_EQ(session->roles_size(), 1);
  EXPECT_EQ(session->roles(0), v1::ROLE_COUNTER_STAFF);
  EXPECT_TRUE(session->password_change_due());
  EXPECT_EQ(
      session->expire_time().seconds(),
      std::chrono::duration_cast<seconds>((clock->now() + hours{12}).time_since_epoch()).count()
  );
  EXPECT_EQ(asking(session->session_token()), v1::REASON_UNSPECIFIED);
}

TEST_F(LoginTest, BindsTheSessionToTheDevice) {
  const auto session = login(passwordOf(clerk_), "pc-1");
  v1::SignInRequest request;
  request.set_request_id(freshId());
  request.set_counter_id("1");

  const auto signedIn =
      ask<v1::SignInResponse>("CounterService.SignIn", request, session->session_token());

  ASSERT_TRUE(signedIn.ok()) << signedIn.ending.status.message;
  EXPECT_EQ(signedIn->counter().device_id(), "pc-1");
  EXPECT_EQ(login(passwordOf(clerk_), "pc-1")->counter_id(), "1");
}

TEST_F(LoginTest, NeverSaysWhetherNumberOrPasswordIsWrong) {
  const auto wrong = login("not the password 1A");
  v1::LoginRequest stranger = request("not the password 1A");
  stranger.set_staff_number("9999");
  const auto unknown = ask<v1::LoginResponse>("AuthService.Login", stranger);

  EXPECT_EQ(wrong.reason(), v1::REASON_BAD_CREDENTIALS);
  EXPECT_EQ(unknown.reason(), v1::REASON_BAD_CREDENTIALS);
  EXPECT_EQ(wrong.ending.status.message, unknown.ending.status.message);
}

TEST_F(LoginTest, RefusesNonsenseByField) {
  v1::LoginRequest empty = request("");
  v1::LoginRequest tooLong = request(std::string(201, 'x'));
  v1::LoginRequest noNumber = request("x");
  noNumber.set_staff_number("工号");
  v1::LoginRequest noId = request("x");
  noId.set_request_id("1");

  EXPECT_EQ(ask<v1::LoginResponse>("AuthService.Login", empty).detail("field"), "password");
  EXPECT_EQ(ask<v1::LoginResponse>("AuthService.Login", tooLong).detail("field"), "password");
  EXPECT_EQ(ask<v1::LoginResponse>("AuthService.Login", noNumber).detail("field"), "staff_number");
  EXPECT_EQ(
      ask<v1::LoginResponse>("AuthService.Login", noId).reason(), v1::REASON_REQUEST_ID_MISSING
  );
}

TEST_F(LoginTest, TakesNoDeviceThatPeopleDoNotSitAt) {
  EXPECT_EQ(login(passwordOf(clerk_), "kiosk-1").reason(), v1::REASON_WRONG_DEVICE);
  EXPECT_EQ(login(passwordOf(clerk_), "pc-9").reason(), v1::REASON_DEVICE_NOT_FOUND);
}

TEST_F(LoginTest, SlowsGuessingAtAnAccountDownFromTheSixthOn) {
  for (int failure = 0; failure < 5; ++failure) {
    EXPECT_EQ(login("wrong").reason(), v1::REASON_BAD_CREDENTIALS);
  }

  const auto sixth = login();
  steady_ += seconds{1};
  const auto afterOne = login("wrong");
  const auto next = login();
  steady_ += seconds{2};
  const auto afterTwo = login();

  EXPECT_EQ(sixth.reason(), v1::REASON_TOO_MANY_ATTEMPTS);
  EXPECT_EQ(sixth.detail("seconds"), "1");
  EXPECT_EQ(afterOne.reason(), v1::REASON_BAD_CREDENTIALS);
  EXPECT_EQ(next.detail("seconds"), "2");
  EXPECT_TRUE(afterTwo.ok()) << "the right password is let in after the wait";
}

TEST_F(LoginTest, ForgetsFailuresThatAreLongOver) {
  for (int failure = 0; failure < 5; ++failure) login("wrong");
  steady_ += minutes{16};

  EXPECT_EQ(login("wrong").reason(), v1::REASON_BAD_CREDENTIALS);
  EXPECT_TRUE(login().ok());
}

TEST_F(LoginTest, LetsTheOwnerInWhereTheyLoggedInBeforeWhateverOthersTry) {
  ASSERT_TRUE(login(passwordOf(clerk_), "pc-1").ok());
  for (int failure = 0; failure < 8; ++failure) {
    login("wrong");
    steady_ += minutes{1};
  }
  login("wrong");

  EXPECT_EQ(login("wrong").reason(), v1::REASON_TOO_MANY_ATTEMPTS);
  EXPECT_TRUE(login(passwordOf(clerk_), "pc-1").ok());
}

TEST_F(LoginTest, TellsOnlyTheOwnerThatTheAccountIsDisabled) {
  ASSERT_EQ(disable(), v1::REASON_UNSPECIFIED);

  EXPECT_EQ(login("wrong").reason(), v1::REASON_BAD_CREDENTIALS);
  EXPECT_EQ(login().reason(), v1::REASON_STAFF_DISABLED);
}

TEST_F(LoginTest, AnswersARepeatWithTheSameSession) {
  const v1::LoginRequest once = request(passwordOf(clerk_));
  const auto first = ask<v1::LoginResponse>("AuthService.Login", once);
  const auto second = ask<v1::LoginResponse>("AuthService.Login", once);

  ASSERT_TRUE(logout(second->session_token()).ok());

  EXPECT_EQ(asking(first->session_token()), v1::REASON_SESSION_REVOKED);
}

TEST_F(LoginTest, EndsTheSessionThatIsShownAndNoOther) {
  const auto here = login();
  const auto there = login();

  ASSERT_TRUE(logout(here->session_token()).ok());

  EXPECT_EQ(asking(here->session_token()), v1::REASON_SESSION_REVOKED);
  EXPECT_EQ(asking(there->session_token()), v1::REASON_UNSPECIFIED);
}

TEST_F(LoginTest, LogsOutTwiceWithoutHarm) {
  const auto session = login();
  ASSERT_TRUE(logout(session->session_token()).ok());
  const auto later = login();

  EXPECT_TRUE(logout(session->session_token(), true).ok());

  EXPECT_EQ(asking(later->session_token()), v1::REASON_UNSPECIFIED)
      << "an ended token ends nothing that came after it";
}

TEST_F(LoginTest, EndsEverySessionOfThePersonEverywhere) {
  const auto here = login();
  const auto there = login();

  ASSERT_TRUE(logout(here->session_token(), true).ok());
  const auto later = login();

  EXPECT_EQ(asking(here->session_token()), v1::REASON_SESSION_REVOKED);
  EXPECT_EQ(asking(there->session_token()), v1::REASON_SESSION_REVOKED);
  EXPECT_EQ(asking(later->session_token()), v1::REASON_UNSPECIFIED)
      << "a session made at the same moment of a clock that stands is a new one";
}

TEST_F(LoginTest, EndsASessionAtItsTime) {
  const auto session = login();
  clock->advance(hours{12} - seconds{1});
  EXPECT_EQ(asking(session->session_token()), v1::REASON_UNSPECIFIED);

  clock->advance(seconds{1});

  EXPECT_EQ(asking(session->session_token()), v1::REASON_NOT_SIGNED_IN);
}

TEST_F(LoginTest, DisablingEndsSessionsForGood) {
  const auto session = login();

  ASSERT_EQ(disable(), v1::REASON_UNSPECIFIED);
  EXPECT_EQ(asking(session->session_token()), v1::REASON_SESSION_REVOKED);
  ASSERT_EQ(disable(true), v1::REASON_UNSPECIFIED);

  EXPECT_EQ(asking(session->session_token()), v1::REASON_SESSION_REVOKED);
  EXPECT_EQ(asking(login()->session_token()), v1::REASON_UNSPECIFIED);
}

TEST_F(LoginTest, RevokingTheDeviceEndsTheSessionsBoundToIt) {
  const auto bound = login(passwordOf(clerk_), "pc-1");
  const auto free = login();
  v1::RevokeDeviceRequest revoke;
  revoke.set_request_id(freshId());
  revoke.set_device_id("pc-1");

  ASSERT_TRUE(
      ask<v1::RevokeDeviceResponse>("AdminService.RevokeDevice", revoke, as(v1::ROLE_ADMINISTRATOR))
          .ok()
  );

  EXPECT_EQ(asking(bound->session_token()), v1::REASON_DEVICE_REVOKED);
  EXPECT_EQ(asking(free->session_token()), v1::REASON_UNSPECIFIED);
  EXPECT_EQ(login(passwordOf(clerk_), "pc-1").reason(), v1::REASON_DEVICE_REVOKED);
}

TEST_F(LoginTest, SessionsAndTheirEndsOutliveARestart) {
  const auto stays = login();
  const auto ends = login();
  ASSERT_TRUE(logout(ends->session_token()).ok());

  restart();

  EXPECT_EQ(asking(stays->session_token()), v1::REASON_UNSPECIFIED);
  EXPECT_EQ(asking(ends->session_token()), v1::REASON_SESSION_REVOKED);
}

TEST_F(LoginTest, LogoutEverywhereOutlivesARestart) {
  const auto here = login();
  const auto there = login();
  ASSERT_TRUE(logout(here->session_token(), true).ok());

  restart();

  EXPECT_EQ(asking(there->session_token()), v1::REASON_SESSION_REVOKED);
  EXPECT_EQ(asking(login()->session_token()), v1::REASON_UNSPECIFIED);
}

TEST_F(LoginTest, ALogoutThatCouldNotBeKeptIsNotConfirmed) {
  const auto session = login();
  store.failNextAppend();

  EXPECT_EQ(logout(session->session_token()).reason(), v1::REASON_COMMIT_FAILED);
}

TEST_F(LoginTest, AnOldTokenDoesNotStandInTheWayOfANewSession) {
  const auto old = login();
  ASSERT_TRUE(logout(old->session_token()).ok());
  const v1::LoginRequest again = request(passwordOf(clerk_));

  EXPECT_TRUE(ask<v1::LoginResponse>("AuthService.Login", again, old->session_token()).ok());
}

}  // namespace
}  // namespace hall::api
