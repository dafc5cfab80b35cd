#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "tests/contract/api/api_fixture.h"

namespace hall::api {
namespace {

using google::protobuf::Message;

/// One mutation with a request that is good in the small hall at 08:50, and a way to make it
/// another.
struct Mutation {
  std::string method;
  v1::Role by;
  std::shared_ptr<Message> request;
  std::shared_ptr<Message> other;  ///< another body; null: it has nothing but its id
};

/// Requests with one another body each; the id is put in by the test.
std::vector<Mutation> mutations() {
  std::vector<Mutation> all;
  const auto add = [&all](std::string method, v1::Role by, auto request, auto change) {
    using Request = decltype(request);
    auto other = std::make_shared<Request>(request);
    change(*other);
    all.push_back({std::move(method), by, std::make_shared<Request>(request), std::move(other)});
  };
  v1::IssueTicketRequest issue;
  issue.mutable_errand()->set_item_id("company-set-up");
  add("TicketService.IssueTicket", v1::ROLE_KIOSK, issue, [](v1::IssueTicketRequest& r) {
    r.mutable_errand()->set_item_id("house-transfer");
  });
  v1::RegisterDeviceRequest device;
  device.mutable_device()->set_device_id("kiosk-5");
  device.mutable_device()->set_name("南门");
  device.mutable_device()->set_kind(v1::DEVICE_KIND_KIOSK);
  add("AdminService.RegisterDevice",
      v1::ROLE_ADMINISTRATOR,
      device,
      [](v1::RegisterDeviceRequest& r) { r.mutable_device()->set_name("北门"); });
  v1::RevokeDeviceRequest revoke;
  revoke.set_device_id("board-1");
  add("AdminService.RevokeDevice", v1::ROLE_ADMINISTRATOR, revoke, [](v1::RevokeDeviceRequest& r) {
    r.set_device_id("voice-1");
  });
  v1::ReportDeviceRequest report;
  report.set_condition(v1::DEVICE_CONDITION_PAPER_OUT);
  add("AdminService.ReportDevice", v1::ROLE_KIOSK, report, [](v1::ReportDeviceRequest& r) {
    r.set_condition(v1::DEVICE_CONDITION_OK);
  });
  v1::CloseDeviceRequest close;
  close.set_device_id("kiosk-1");
  close.set_text("维护中");
  add("AdminService.CloseDevice", v1::ROLE_DUTY_MANAGER, close, [](v1::CloseDeviceRequest& r) {
    r.set_text("暂停");
  });
  v1::OpenDeviceRequest open;
  open.set_device_id("kiosk-1");
  add("AdminService.OpenDevice", v1::ROLE_DUTY_MANAGER, open, [](v1::OpenDeviceRequest& r) {
    r.set_device_id("sign-1");
  });
  v1::CreateStaffRequest create;
  create.mutable_staff()->set_staff_number("3001");
  create.mutable_staff()->set_name("新人");
  create.mutable_staff()->set_department_id("market");
  create.mutable_staff()->add_roles(v1::ROLE_GUIDE_STAFF);
  create.set_first_password("First password 1");
  add("AdminService.CreateStaff", v1::ROLE_ADMINISTRATOR, create, [](v1::CreateStaffRequest& r) {
    r.mutable_staff()->set_name("别人");
  });
  v1::DisableStaffRequest disable;
  disable.set_staff_number("1013");
  add("AdminService.DisableStaff", v1::ROLE_ADMINISTRATOR, disable, [](v1::DisableStaffRequest& r) {
    r.set_staff_number("1014");
  });
  v1::ResetPasswordRequest reset;
  reset.set_staff_number("1014");
  reset.set_first_password("First password 1");
  add("AdminService.ResetPassword", v1::ROLE_ADMINISTRATOR, reset, [](v1::ResetPasswordRequest& r) {
    r.set_staff_number("1017");
  });
  v1::SetCounterRequest set;
  set.set_counter_id("3");
  set.mutable_update_mask()->add_paths("kind");
  set.set_kind(v1::COUNTER_KIND_UNIVERSAL);
  add("AdminService.SetCounter", v1::ROLE_DUTY_MANAGER, set, [](v1::SetCounterRequest& r) {
    r.set_kind(v1::COUNTER_KIND_THEME);
  });
  v1::SuspendHallRequest suspend;
  suspend.set_reason_text("停电");
  suspend.set_public_text("暂停服务。");
  add("AdminService.SuspendHall", v1::ROLE_DUTY_MANAGER, suspend, [](v1::SuspendHallRequest& r) {
    r.set_public_text("暂停。");
  });
  v1::BroadcastRequest broadcast;
  broadcast.set_text("请注意。");
  add("AdminService.Broadcast", v1::ROLE_DUTY_MANAGER, broadcast, [](v1::BroadcastRequest& r) {
    r.set_spoken(true);
  });
  v1::MessageCounterRequest message;
  message.set_counter_id("1");
  message.set_text("请来。");
  add("AdminService.MessageCounter",
      v1::ROLE_GUIDE_STAFF,
      message,
      [](v1::MessageCounterRequest& r) { r.set_counter_id("2"); });
  return all;
}

class RepeatTest : public ApiFixture {
 protected:
  struct Got {
    Ending ending;
    std::uint64_t position = 0;
  };

  Got send(const Mutation& mutation, const Message& request, const std::string& id) {
    const std::unique_ptr<Message> filled(request.New());
    filled->CopyFrom(request);
    const auto* field = filled->GetDescriptor()->FindFieldByName("request_id");
    filled->GetReflection()->SetString(filled.get(), field, id);
    const CallArguments call = arguments(mutation.method, *filled, tokens_.at(mutation.by));
    Got got{FakeCall::send(*api, call).get(), 0};
    if (!got.ending.status.ok()) return got;
    const std::unique_ptr<Message> answer(google::protobuf::MessageFactory::generated_factory()
                                              ->GetPrototype(call.method->output_type())
                                              ->New());
    answer->ParseFromString(got.ending.bytes);
    const auto* position = answer->GetDescriptor()->FindFieldByName("position");
    got.position = answer->GetReflection()->GetUInt64(*answer, position);
    return got;
  }

  void SetUp() override {
    ApiFixture::SetUp();
    for (const Mutation& mutation : mutations()) {
      if (!tokens_.contains(mutation.by)) tokens_[mutation.by] = as(mutation.by);
    }
  }

  std::map<v1::Role, std::string> tokens_;
};

TEST_F(RepeatTest, TheSameRequestAgainChangesNothingAndHasTheSameAnswer) {
  for (const Mutation& mutation : mutations()) {
    const std::string id = freshId();
    const Got first = send(mutation, *mutation.request, id);
    const auto before = state().position;
    const Got second = send(mutation, *mutation.request, id);

    ASSERT_TRUE(first.ending.status.ok()) << mutation.method << first.ending.status.message;
    EXPECT_TRUE(second.ending.status.ok()) << mutation.method << second.ending.status.message;
    EXPECT_EQ(second.position, first.position) << mutation.method;
    EXPECT_EQ(state().position, before) << mutation.method << " made an event of a repeat";
    if (mutation.method == "AdminService.SuspendHall") {
      ASSERT_TRUE(perform(domain::ResumeHall{}));
    }
  }
}

TEST_F(RepeatTest, AnotherBodyUnderTheSameIdIsRefused) {
  for (const Mutation& mutation : mutations()) {
    const std::string id = freshId();
    ASSERT_TRUE(send(mutation, *mutation.request, id).ending.status.ok()) << mutation.method;
    const Got reused = send(mutation, *mutation.other, id);

    EXPECT_EQ(reused.ending.reason(), v1::REASON_REQUEST_ID_REUSED) << mutation.method;
    if (mutation.method == "AdminService.SuspendHall") {
      ASSERT_TRUE(perform(domain::ResumeHall{}));
    }
  }
}

TEST_F(RepeatTest, AMutationWithoutAnIdOfItsOwnIsRefusedAndChangesNothing) {
  const std::vector<std::string> none{
      "", "1", "0190a5e0-0000-4000-8000-000000000001", "0190a5e0-0000-7000-8000-00000000000g"};
  const auto before = state().position;
  for (const Mutation& mutation : mutations()) {
    for (const std::string& id : none) {
      const Got answer = send(mutation, *mutation.request, id);
      EXPECT_EQ(answer.ending.reason(), v1::REASON_REQUEST_ID_MISSING)
          << mutation.method << " with “" << id << "”";
    }
  }
  EXPECT_EQ(state().position, before);
}

TEST_F(RepeatTest, ARefusedRequestMayBeSentAgainUnderItsId) {
  v1::SetCounterRequest set;
  set.set_request_id(freshId());
  set.set_counter_id("3");
  set.mutable_update_mask()->add_paths("kind");
  set.set_kind(v1::COUNTER_KIND_DEPARTMENT);
  const std::string manager = as(v1::ROLE_HALL_MANAGER);
  ASSERT_EQ(
      ask<v1::SetCounterResponse>("AdminService.SetCounter", set, manager).reason(),
      v1::REASON_NOTHING_CHANGED
  );
  set.set_kind(v1::COUNTER_KIND_UNIVERSAL);

  EXPECT_TRUE(ask<v1::SetCounterResponse>("AdminService.SetCounter", set, manager).ok());
}

TEST_F(RepeatTest, ARepeatAfterARestartHasTheSameAnswer) {
  for (const Mutation& mutation : mutations()) {
    if (mutation.method != "TicketService.IssueTicket") continue;
    const std::string id = freshId();
    const Got first = send(mutation, *mutation.request, id);
    restart();
    const Got second = send(mutation, *mutation.request, id);

    EXPECT_EQ(second.position, first.position);
    EXPECT_EQ(second.ending.bytes, first.ending.bytes);
  }
}

}  // namespace
}  // namespace hall::api
