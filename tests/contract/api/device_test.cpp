#include <gtest/gtest.h>

#include <string>

#include "hall/v1/admin_service.pb.h"
#include "server/domain/alert_subject.h"
#include "tests/contract/api/api_fixture.h"

namespace hall::api {
namespace {

class DeviceTest : public ApiFixture {
 protected:
  v1::RegisterDeviceRequest newDevice(
      const std::string& code, v1::DeviceKind kind, const std::string& counter = {}
  ) {
    v1::RegisterDeviceRequest request;
    request.set_request_id(freshId());
    request.mutable_device()->set_device_id(code);
    request.mutable_device()->set_name("东侧");
    request.mutable_device()->set_kind(kind);
    request.mutable_device()->set_counter_id(counter);
    return request;
  }
  Answer<v1::RegisterDeviceResponse> put(const v1::RegisterDeviceRequest& request) {
    return ask<v1::RegisterDeviceResponse>(
        "AdminService.RegisterDevice", request, as(v1::ROLE_ADMINISTRATOR)
    );
  }
  Answer<v1::ReportDeviceResponse> report(v1::DeviceCondition condition, const std::string& token) {
    v1::ReportDeviceRequest request;
    request.set_request_id(freshId());
    request.set_condition(condition);
    request.set_software_version("0.2.0");
    return ask<v1::ReportDeviceResponse>("AdminService.ReportDevice", request, token);
  }
  v1::ListDevicesResponse list(const v1::ListDevicesRequest& request) {
    const auto answer = ask<v1::ListDevicesResponse>(
        "AdminService.ListDevices", request, as(v1::ROLE_ADMINISTRATOR)
    );
    EXPECT_TRUE(answer.ok()) << answer.ending.status.message;
    return answer.message;
  }
};

TEST_F(DeviceTest, RegistersAndLists) {
  ASSERT_TRUE(put(newDevice("sign-2", v1::DEVICE_KIND_SIGN, "2")).ok());
  v1::ListDevicesRequest signs;
  signs.set_kind(v1::DEVICE_KIND_SIGN);

  const auto devices = list(signs);

  ASSERT_EQ(devices.devices_size(), 2);
  EXPECT_EQ(devices.devices(0).device_id(), "sign-1");
  EXPECT_EQ(devices.devices(1).device_id(), "sign-2");
  EXPECT_EQ(devices.devices(1).counter_id(), "2");
  EXPECT_FALSE(devices.devices(1).enrolled());
}

TEST_F(DeviceTest, RefusesFactsThatDoNotFit) {
  auto elsewhere = newDevice("kiosk-2", v1::DEVICE_KIND_KIOSK);
  elsewhere.mutable_device()->set_zone_id("cellar");
  auto nameless = newDevice("kiosk-2", v1::DEVICE_KIND_KIOSK);
  nameless.mutable_device()->clear_name();

  EXPECT_EQ(put(elsewhere).reason(), v1::REASON_ZONE_NOT_FOUND);
  EXPECT_EQ(put(nameless).detail("field"), "device.name");
  EXPECT_EQ(put(newDevice("亭", v1::DEVICE_KIND_KIOSK)).detail("field"), "device_id");
  EXPECT_EQ(put(newDevice("x", v1::DEVICE_KIND_UNSPECIFIED)).detail("field"), "device.kind");
  EXPECT_EQ(put(newDevice("pad-2", v1::DEVICE_KIND_PAD)).detail("field"), "device.counter_id");
  EXPECT_EQ(
      put(newDevice("pc-2", v1::DEVICE_KIND_COUNTER_PC)).detail("field"), "device.counter_id"
  );
  EXPECT_EQ(
      put(newDevice("pad-2", v1::DEVICE_KIND_PAD, "99")).reason(), v1::REASON_COUNTER_NOT_FOUND
  );
  EXPECT_EQ(put(newDevice("kiosk-1", v1::DEVICE_KIND_BOARD)).reason(), v1::REASON_ALREADY_EXISTS);
}

TEST_F(DeviceTest, RevokesForGood) {
  const std::string kiosk = as(v1::ROLE_KIOSK);
  v1::RevokeDeviceRequest request;
  request.set_request_id(freshId());
  request.set_device_id("kiosk-1");
  const auto revoked = ask<v1::RevokeDeviceResponse>(
      "AdminService.RevokeDevice", request, as(v1::ROLE_ADMINISTRATOR)
  );

  ASSERT_TRUE(revoked.ok()) << revoked.ending.status.message;
  EXPECT_TRUE(revoked->device().revoked());
  EXPECT_EQ(report(v1::DEVICE_CONDITION_OK, kiosk).reason(), v1::REASON_DEVICE_REVOKED);
  EXPECT_EQ(put(newDevice("kiosk-1", v1::DEVICE_KIND_KIOSK)).reason(), v1::REASON_DEVICE_REVOKED);
  v1::ListDevicesRequest kiosks;
  kiosks.set_kind(v1::DEVICE_KIND_KIOSK);
  EXPECT_EQ(list(kiosks).devices_size(), 0);
  kiosks.set_with_revoked(true);
  EXPECT_EQ(list(kiosks).devices_size(), 1);
}

TEST_F(DeviceTest, RevokesOnlyWhatIsThereAndOnce) {
  const std::string administrator = as(v1::ROLE_ADMINISTRATOR);
  v1::RevokeDeviceRequest request;
  request.set_request_id(freshId());
  request.set_device_id("kiosk-9");
  EXPECT_EQ(
      ask<v1::RevokeDeviceResponse>("AdminService.RevokeDevice", request, administrator).reason(),
      v1::REASON_DEVICE_NOT_FOUND
  );
  request.set_device_id("kiosk-1");
  request.set_request_id(freshId());
  ASSERT_TRUE(
      ask<v1::RevokeDeviceResponse>("AdminService.RevokeDevice", request, administrator).ok()
  );
  request.set_request_id(freshId());

  EXPECT_EQ(
      ask<v1::RevokeDeviceResponse>("AdminService.RevokeDevice", request, administrator).reason(),
      v1::REASON_DEVICE_REVOKED
  );
}

TEST_F(DeviceTest, OnlyAChangeOfConditionIsAnEvent) {
  const std::string kiosk = as(v1::ROLE_KIOSK);
  const auto first = report(v1::DEVICE_CONDITION_PAPER_LOW, kiosk);
  clock->advance(std::chrono::seconds{30});
  const auto again = report(v1::DEVICE_CONDITION_PAPER_LOW, kiosk);

  ASSERT_TRUE(again.ok()) << again.ending.status.message;
  EXPECT_EQ(again->position(), first->position());
  v1::ListDevicesRequest kiosks;
  kiosks.set_kind(v1::DEVICE_KIND_KIOSK);
  const v1::Device device = list(kiosks).devices(0);
  EXPECT_EQ(device.condition(), v1::DEVICE_CONDITION_PAPER_LOW);
  EXPECT_EQ(device.software_version(), "0.2.0");
  EXPECT_EQ(device.contact_time().seconds() - device.condition_time().seconds(), 30);
}

TEST_F(DeviceTest, AClosedKioskHearsItsTextWithItsNextSignOfLife) {
  const std::string kiosk = as(v1::ROLE_KIOSK);
  v1::CloseDeviceRequest close;
  close.set_request_id(freshId());
  close.set_device_id("kiosk-1");
  close.set_text("本机维护中");
  const auto closed =
      ask<v1::CloseDeviceResponse>("AdminService.CloseDevice", close, as(v1::ROLE_DUTY_MANAGER));
  ASSERT_TRUE(closed.ok()) << closed.ending.status.message;
  EXPECT_EQ(closed->device().closed_text(), "本机维护中");
  EXPECT_EQ(report(v1::DEVICE_CONDITION_OK, kiosk)->closed_text(), "本机维护中");
  // Another enrolment code opens nothing.
  v1::RegisterDeviceRequest again;
  again.set_request_id(freshId());
  *again.mutable_device() = closed->device();
  ASSERT_TRUE(put(again).ok());
  EXPECT_EQ(report(v1::DEVICE_CONDITION_OK, kiosk)->closed_text(), "本机维护中");

  v1::OpenDeviceRequest open;
  open.set_request_id(freshId());
  open.set_device_id("kiosk-1");
  const auto opened =
      ask<v1::OpenDeviceResponse>("AdminService.OpenDevice", open, as(v1::ROLE_DUTY_MANAGER));
  ASSERT_TRUE(opened.ok()) << opened.ending.status.message;
  EXPECT_EQ(report(v1::DEVICE_CONDITION_OK, kiosk)->closed_text(), "");
}

TEST_F(DeviceTest, ClosesOnlyAKioskAndOnlyWithAText) {
  const auto refused = [&](const std::string& device, const std::string& text) {
    v1::CloseDeviceRequest close;
    close.set_request_id(freshId());
    close.set_device_id(device);
    close.set_text(text);
    return ask<v1::CloseDeviceResponse>(
        "AdminService.CloseDevice", close, as(v1::ROLE_HALL_MANAGER)
    );
  };
  EXPECT_EQ(refused("kiosk-9", "维护").reason(), v1::REASON_DEVICE_NOT_FOUND);
  EXPECT_EQ(refused("sign-1", "维护").detail("field"), "device_id");
  EXPECT_EQ(refused("kiosk-1", "").detail("field"), "text");
  EXPECT_EQ(refused("kiosk-1", std::string(201, 'x')).detail("field"), "text");
}

TEST_F(DeviceTest, AKioskHearsItsOfflinePrefixAndOtherDevicesNone) {
  const auto kiosk = report(v1::DEVICE_CONDITION_OK, as(v1::ROLE_KIOSK));
  EXPECT_EQ(kiosk->offline_prefix(), "KA");
  EXPECT_EQ(report(v1::DEVICE_CONDITION_OK, as(v1::ROLE_BOARD))->offline_prefix(), "");
}

TEST_F(DeviceTest, ADeviceThatFellSilentSaysSoUntilItIsHeardAgain) {
  report(v1::DEVICE_CONDITION_PAPER_LOW, as(v1::ROLE_KIOSK));
  v1::ListDevicesRequest kiosks;
  kiosks.set_kind(v1::DEVICE_KIND_KIOSK);
  const std::string subject = domain::subjectOf(state().deviceByCode("kiosk-1")->id);
  const auto rule = domain::AlertRule::DeviceFault;
  ASSERT_TRUE(perform(domain::RaiseAlert{rule, domain::AlertLevel::Red, subject}).ok());
  EXPECT_EQ(list(kiosks).devices(0).condition(), v1::DEVICE_CONDITION_SILENT);

  ASSERT_TRUE(perform(domain::ClearAlert{rule, subject}).ok());
  EXPECT_EQ(list(kiosks).devices(0).condition(), v1::DEVICE_CONDITION_PAPER_LOW);
}

TEST_F(DeviceTest, KeepsWhatAKioskWasUsedForUntilTheServerStops) {
  v1::ReportDeviceRequest request;
  request.set_request_id(freshId());
  request.set_condition(v1::DEVICE_CONDITION_OK);
  request.mutable_usage()->mutable_start_time()->set_seconds(1'772'413'800);
  request.mutable_usage()->set_ticket_count(412);
  request.mutable_usage()->set_printer_fault_count(2);
  const std::string kiosk = as(v1::ROLE_KIOSK);
  ASSERT_TRUE(ask<v1::ReportDeviceResponse>("AdminService.ReportDevice", request, kiosk).ok());
  v1::ListDevicesRequest kiosks;
  kiosks.set_kind(v1::DEVICE_KIND_KIOSK);

  const v1::DeviceUsage usage = list(kiosks).devices(0).usage();

  EXPECT_EQ(usage.ticket_count(), 412U);
  EXPECT_EQ(usage.printer_fault_count(), 2U);
  EXPECT_EQ(usage.start_time().seconds(), 1'772'413'800);
}

TEST_F(DeviceTest, NoDeviceCallsItselfSilent) {
  const std::string kiosk = as(v1::ROLE_KIOSK);

  EXPECT_EQ(report(v1::DEVICE_CONDITION_SILENT, kiosk).detail("field"), "condition");
  EXPECT_EQ(report(v1::DEVICE_CONDITION_UNSPECIFIED, kiosk).detail("field"), "condition");
}

TEST_F(DeviceTest, PagesGoThroughAllByCode) {
  v1::ListDevicesRequest request;
  request.set_page_size(3);
  std::vector<std::string> codes;
  do {
    const auto page = list(request);
    EXPECT_LE(page.devices_size(), 3);
    for (const v1::Device& device : page.devices()) codes.push_back(device.device_id());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());

  EXPECT_EQ(codes.size(), 8U);
  EXPECT_TRUE(std::is_sorted(codes.begin(), codes.end()));
}

}  // namespace
}  // namespace hall::api
