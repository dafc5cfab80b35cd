#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/auth_service.pb.h"
#include "tests/contract/api/api_fixture.h"

namespace hall::api {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

class EnrolmentTest : public ApiFixture {
 protected:
  Answer<v1::RegisterDeviceResponse> registered(
      const std::string& code = "kiosk-7", v1::DeviceKind kind = v1::DEVICE_KIND_KIOSK
  ) {
    v1::RegisterDeviceRequest request;
    request.set_request_id(freshId());
    request.mutable_device()->set_device_id(code);
    request.mutable_device()->set_name("大厅东侧");
    request.mutable_device()->set_kind(kind);
    request.mutable_device()->set_zone_id("main");
    return ask<v1::RegisterDeviceResponse>(
        "AdminService.RegisterDevice", request, as(v1::ROLE_ADMINISTRATOR)
    );
  }
  v1::EnrollRequest request(const std::string& code) {
    v1::EnrollRequest enroll;
    enroll.set_request_id(freshId());
    enroll.set_enrolment_code(code);
    enroll.set_software_version("0.1.0");
    return enroll;
  }
  Answer<v1::EnrollResponse> enrolled(const std::string& code) {
    return ask<v1::EnrollResponse>("AuthService.Enroll", request(code));
  }
  v1::Reason asking(const std::string& token) {
    v1::ReportDeviceRequest report;
    report.set_request_id(freshId());
    report.set_condition(v1::DEVICE_CONDITION_OK);
    return ask<v1::ReportDeviceResponse>("AdminService.ReportDevice", report, token).reason();
  }
};

TEST_F(EnrolmentTest, GivesACodeOfEightCharactersForTenMinutes) {
  const auto device = registered();

  ASSERT_TRUE(device.ok()) << device.ending.status.message;
  EXPECT_EQ(device->enrolment_code().size(), 8U);
  EXPECT_FALSE(device->device().enrolled());
  EXPECT_EQ(
      device->expire_time().seconds(),
      std::chrono::duration_cast<seconds>((clock->now() + minutes{10}).time_since_epoch()).count()
  );
}

TEST_F(EnrolmentTest, TurnsTheCodeIntoATokenOfTheDevice) {
  const auto device = registered();

  const auto session = enrolled(device->enrolment_code());

  ASSERT_TRUE(session.ok()) << session.ending.status.message;
  EXPECT_EQ(session->device().device_id(), "kiosk-7");
  EXPECT_EQ(session->device().zone_id(), "main");
  EXPECT_EQ(session->device().software_version(), "0.1.0");
  EXPECT_TRUE(session->device().enrolled());
  EXPECT_EQ(session->role(), v1::ROLE_KIOSK);
  EXPECT_EQ(asking(session->device_token()), v1::REASON_UNSPECIFIED);
}

TEST_F(EnrolmentTest, TakesTheCodeAsPeopleTypeIt) {
  std::string typed = registered()->enrolment_code();
  std::transform(typed.begin(), typed.end(), typed.begin(), [](unsigned char c) {
    return static_cast<char>(std::tolower(c));
  });
  typed.insert(4, " - ");

  EXPECT_TRUE(enrolled(typed).ok());
}

TEST_F(EnrolmentTest, UsesACodeOnce) {
  const std::string code = registered()->enrolment_code();
  ASSERT_TRUE(enrolled(code).ok());

  EXPECT_EQ(enrolled(code).reason(), v1::REASON_TOKEN_INVALID);
}

TEST_F(EnrolmentTest, AnswersARepeatWithTheSameDevicesToken) {
  const auto once = request(registered()->enrolment_code());
  const auto first = ask<v1::EnrollResponse>("AuthService.Enroll", once);

  const auto second = ask<v1::EnrollResponse>("AuthService.Enroll", once);

  ASSERT_TRUE(second.ok()) << second.ending.status.message;
  EXPECT_EQ(asking(first->device_token()), v1::REASON_UNSPECIFIED);
  EXPECT_EQ(asking(second->device_token()), v1::REASON_UNSPECIFIED);
}

TEST_F(EnrolmentTest, RefusesACodeWhoseTimeIsOver) {
  const auto once = request(registered()->enrolment_code());
  clock->advance(minutes{10});

  const auto late = ask<v1::EnrollResponse>("AuthService.Enroll", once);

  EXPECT_EQ(late.reason(), v1::REASON_ENROLMENT_EXPIRED);
}

TEST_F(EnrolmentTest, ANewCodeVoidsTheOneBefore) {
  const std::string first = registered()->enrolment_code();
  const std::string second = registered()->enrolment_code();

  EXPECT_NE(first, second);
  EXPECT_EQ(enrolled(first).reason(), v1::REASON_TOKEN_INVALID);
  EXPECT_TRUE(enrolled(second).ok());
}

TEST_F(EnrolmentTest, EnrollingAgainEndsTheTokenBefore) {
  const auto before = enrolled(registered()->enrolment_code());

  const auto after = enrolled(registered()->enrolment_code());

  EXPECT_EQ(asking(before->device_token()), v1::REASON_SESSION_REVOKED);
  EXPECT_EQ(asking(after->device_token()), v1::REASON_UNSPECIFIED);
}

TEST_F(EnrolmentTest, CodesTokensAndTheirEndsOutliveARestart) {
  const auto before = enrolled(registered()->enrolment_code());
  const auto now = enrolled(registered()->enrolment_code());
  const std::string waiting = registered("kiosk-8")->enrolment_code();

  restart();

  EXPECT_EQ(asking(before->device_token()), v1::REASON_SESSION_REVOKED);
  EXPECT_EQ(asking(now->device_token()), v1::REASON_UNSPECIFIED);
  EXPECT_TRUE(enrolled(waiting).ok());
}

TEST_F(EnrolmentTest, ARevokedDeviceIsNotEnrolled) {
  const auto device = registered();
  v1::RevokeDeviceRequest revoke;
  revoke.set_request_id(freshId());
  revoke.set_device_id("kiosk-7");
  ASSERT_TRUE(
      ask<v1::RevokeDeviceResponse>("AdminService.RevokeDevice", revoke, as(v1::ROLE_ADMINISTRATOR))
          .ok()
  );

  EXPECT_EQ(enrolled(device->enrolment_code()).reason(), v1::REASON_DEVICE_REVOKED);
}

TEST_F(EnrolmentTest, GivesNoTokenToWhatPeopleLogInOn) {
  const auto desk = registered("desk-7", v1::DEVICE_KIND_DESK);

  ASSERT_TRUE(desk.ok()) << desk.ending.status.message;
  EXPECT_EQ(desk->enrolment_code(), "");
}

TEST_F(EnrolmentTest, SlowsGuessingDown) {
  for (int guess = 0; guess < 5; ++guess) {
    EXPECT_EQ(enrolled("AAAAAAA" + std::to_string(guess + 2)).reason(), v1::REASON_TOKEN_INVALID);
  }

  EXPECT_EQ(enrolled("BBBBBBBB").reason(), v1::REASON_TOO_MANY_ATTEMPTS);
}

}  // namespace
}  // namespace hall::api
