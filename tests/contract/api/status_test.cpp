#include <gtest/gtest.h>

#include <string>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "tests/contract/api/api_fixture.h"

namespace hall::api {
namespace {

class StatusTest : public ApiFixture {
 protected:
  Answer<v1::GetStatusResponse> status() {
    return ask<v1::GetStatusResponse>(
        "AdminService.GetStatus", v1::GetStatusRequest(), as(v1::ROLE_SUPERVISOR)
    );
  }
};

TEST_F(StatusTest, TellsHowTheServerIs) {
  upkeep.known.version = "0.1.0";
  upkeep.known.epoch = 77;
  upkeep.known.inboxLimit = 4096;
  upkeep.known.chainHash = "sm3";
  upkeep.known.backup = {12, support::at(3)};
  store.setDiskFree(1ULL << 30);

  const auto answer = status();

  ASSERT_TRUE(answer.ok()) << answer.ending.status.message;
  EXPECT_TRUE(answer->ready());
  EXPECT_EQ(answer->not_ready_reason(), v1::REASON_UNSPECIFIED);
  EXPECT_EQ(answer->server_version(), "0.1.0");
  EXPECT_EQ(answer->epoch(), 77U);
  EXPECT_EQ(answer->hall_id(), "ceshi");
  EXPECT_EQ(answer->clock().mode(), v1::CLOCK_MODE_REAL);
  EXPECT_EQ(answer->catalogue_version(), 1U);
  EXPECT_TRUE(answer->catalogue_etag().starts_with("1-"));
  EXPECT_EQ(answer->inbox_limit(), 4096U);
  EXPECT_GT(answer->commit_count(), 0U);
  EXPECT_GT(answer->event_count(), 0U);
  EXPECT_GT(answer->last_commit_duration().nanos(), 0);
  EXPECT_EQ(answer->storage().free_bytes(), 1ULL << 30);
  EXPECT_EQ(answer->storage().backup_position(), 12U);
  EXPECT_EQ(answer->storage().snapshot_position(), 0U);
  EXPECT_FALSE(answer->storage().has_snapshot_time());
  EXPECT_EQ(answer->chain_hash_name(), "sm3");
  EXPECT_EQ(answer->log_epoch(), 1U);
}

TEST_F(StatusTest, CountsTicketsAndAlerts) {
  v1::IssueTicketRequest issue;
  issue.set_request_id(freshId());
  issue.mutable_errand()->set_item_id("company-set-up");
  ASSERT_TRUE(
      ask<v1::IssueTicketResponse>("TicketService.IssueTicket", issue, as(v1::ROLE_KIOSK)).ok()
  );
  v1::ReportDeviceRequest report;
  report.set_request_id(freshId());
  report.set_condition(v1::DEVICE_CONDITION_PAPER_OUT);
  ASSERT_TRUE(
      ask<v1::ReportDeviceResponse>("AdminService.ReportDevice", report, as(v1::ROLE_KIOSK)).ok()
  );

  const auto answer = status();

  EXPECT_EQ(answer->open_ticket_count(), 1U);
  EXPECT_GE(answer->red_alert_count(), 1U);
}

TEST_F(StatusTest, SaysWhyItIsNotReady) {
  upkeep.known.ready = false;
  api->setReady(false);

  const auto answer = status();

  ASSERT_TRUE(answer.ok()) << answer.ending.status.message;
  EXPECT_FALSE(answer->ready());
  EXPECT_EQ(answer->not_ready_reason(), v1::REASON_NOT_READY);
}

TEST_F(StatusTest, WaitsForThePositionAskedFor) {
  v1::GetStatusRequest request;
  request.set_min_position(state().position.value + 1);
  const std::string supervisor = as(v1::ROLE_SUPERVISOR);
  CallArguments call = arguments("AdminService.GetStatus", request, supervisor);
  auto waiting = FakeCall::send(*api, call);
  domain::Broadcast words;
  words.text = "请注意。";
  ASSERT_TRUE(perform(words));

  const Ending ending = waiting.get();

  ASSERT_TRUE(ending.status.ok()) << ending.status.message;
  v1::GetStatusResponse answer;
  answer.ParseFromString(ending.bytes);
  EXPECT_GE(answer.position(), request.min_position());
}

}  // namespace
}  // namespace hall::api
