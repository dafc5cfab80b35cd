#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/auth_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "tests/contract/api/api_fixture.h"

namespace hall::api {
namespace {

/// Calls every method as everybody, with an empty request, and compares with what the proto
/// declares. What the method makes of the empty request does not matter: it was let in or it was
/// not.
class AccessTest : public ApiFixture {
 protected:
  Ending call(const google::protobuf::MethodDescriptor& method, const std::string& token) {
    const auto* prototype =
        google::protobuf::MessageFactory::generated_factory()->GetPrototype(method.input_type());
    CallArguments call;
    call.method = &method;
    call.requests = {prototype};
    call.token = token;
    if (!method.server_streaming()) return FakeCall::send(*api, call).get();
    const auto stream = FakeStream::send(*api, call);
    // One that was let in and waits for a long work says nothing by itself.
    const bool opened = upkeep.rebuildings + upkeep.backups > 0;
    if (!opened) stream->readAll();
    stream->close();
    return {stream->status(), {}};
  }

  static bool isLetIn(const Ending& ending) {
    const v1::Reason reason = ending.reason();
    return reason != v1::REASON_NOT_PERMITTED && reason != v1::REASON_NOT_SIGNED_IN &&
           reason != v1::REASON_UNKNOWN_METHOD;
  }
};

TEST_F(AccessTest, EveryMethodLetsInThoseTheProtoDeclaresAndNobodyElse) {
  int cells = 0;
  for (int role = v1::ROLE_COUNTER_STAFF; role <= v1::ROLE_PAD; ++role) {
    const std::string token = as(static_cast<v1::Role>(role));
    for (const auto* method : everyMethod()) {
      const AccessRule declared = accessOf(*method);
      const bool may = declared.publicAccess || declared.allows(static_cast<domain::Role>(role));
      const Ending ending = call(*method, token);
      EXPECT_EQ(isLetIn(ending), may)
          << v1::Role_Name(role) << " at " << method->full_name() << ": " << ending.status.message;
      if (!may) {
        EXPECT_EQ(ending.reason(), v1::REASON_NOT_PERMITTED) << method->full_name();
      }
      ++cells;
    }
  }
  EXPECT_EQ(cells, 13 * static_cast<int>(everyMethod().size()));
}

TEST_F(AccessTest, NobodyGetsInWithoutASessionButWhereTheProtoSaysSo) {
  for (const auto* method : everyMethod()) {
    const Ending ending = call(*method, {});
    EXPECT_EQ(isLetIn(ending), accessOf(*method).publicAccess)
        << method->full_name() << ": " << ending.status.message;
  }
}

TEST_F(AccessTest, ATicketTokenIsNoSession) {
  v1::IssueTicketRequest issue;
  issue.set_request_id(freshId());
  issue.mutable_errand()->set_item_id("company-set-up");
  const auto issued =
      ask<v1::IssueTicketResponse>("TicketService.IssueTicket", issue, as(v1::ROLE_KIOSK));
  ASSERT_TRUE(issued.ok()) << issued.ending.status.message;

  const Methods bound = everyBinding();
  for (const auto* method : everyMethod()) {
    const Methods::Entry* entry = bound.find(*method);
    ASSERT_NE(entry, nullptr) << method->full_name();
    if (entry->needs.ignoresToken) continue;
    EXPECT_EQ(call(*method, issued->ticket_token()).reason(), v1::REASON_NOT_SIGNED_IN)
        << method->full_name();
  }
}

TEST_F(AccessTest, ATicketTokenOpensItsOwnTicketAlone) {
  v1::IssueTicketRequest issue;
  issue.mutable_errand()->set_item_id("company-set-up");
  issue.set_request_id(freshId());
  const auto mine =
      ask<v1::IssueTicketResponse>("TicketService.IssueTicket", issue, as(v1::ROLE_KIOSK));
  issue.set_request_id(freshId());
  const auto other =
      ask<v1::IssueTicketResponse>("TicketService.IssueTicket", issue, as(v1::ROLE_KIOSK));
  v1::GetTicketRequest get;
  get.set_ticket_id(mine->ticket().ticket_id());
  get.set_ticket_token(mine->ticket_token());

  const auto seen = ask<v1::GetTicketResponse>("TicketService.GetTicket", get);
  get.set_ticket_id(other->ticket().ticket_id());
  const auto foreign = ask<v1::GetTicketResponse>("TicketService.GetTicket", get);

  ASSERT_TRUE(seen.ok()) << seen.ending.status.message;
  EXPECT_EQ(seen->ticket().number(), mine->ticket().number());
  EXPECT_EQ(foreign.reason(), v1::REASON_TOKEN_INVALID);
}

TEST_F(AccessTest, AChangedTokenIsNobodys) {
  std::string token = as(v1::ROLE_ADMINISTRATOR);
  token[3] = token[3] == '1' ? '2' : '1';

  const auto answer =
      ask<v1::GetStatusResponse>("AdminService.GetStatus", v1::GetStatusRequest(), token);

  EXPECT_EQ(answer.reason(), v1::REASON_NOT_SIGNED_IN);
  EXPECT_EQ(answer.ending.status.code, StatusCode::Unauthenticated);
}

TEST_F(AccessTest, NothingIsAnsweredWhileTheServerIsNotReadyButWhatMakesItReady) {
  const std::string token = as(v1::ROLE_ADMINISTRATOR);
  api->setReady(false);

  const auto list =
      ask<v1::ListDevicesResponse>("AdminService.ListDevices", v1::ListDevicesRequest(), token);
  const auto status =
      ask<v1::GetStatusResponse>("AdminService.GetStatus", v1::GetStatusRequest(), token);

  EXPECT_EQ(list.reason(), v1::REASON_NOT_READY);
  EXPECT_TRUE(status.ok()) << status.ending.status.message;
}

/// A hall whose devices show certificates.
class CertificateTest : public ApiFixture {
 protected:
  bool checksCertificates() const override { return true; }

  v1::Reason reasonWith(const std::string& certificate, const std::string& token) {
    v1::ListQueuesRequest request;
    CallArguments call = arguments("TicketService.ListQueues", request, token);
    call.peer.certificateName = certificate;
    return answerTo<v1::ListQueuesResponse>(call).reason();
  }
};

TEST_F(CertificateTest, ATokenIsGoodOnItsOwnDeviceAlone) {
  const std::string kiosk = deviceToken("kiosk-1");
  const std::string clerk = asStaff(numberOf(v1::ROLE_COUNTER_STAFF), "pc-1");

  EXPECT_EQ(reasonWith("kiosk-1", kiosk), v1::REASON_UNSPECIFIED);
  EXPECT_EQ(reasonWith("kiosk-2", kiosk), v1::REASON_WRONG_DEVICE);
  EXPECT_EQ(reasonWith("pc-1", clerk), v1::REASON_UNSPECIFIED);
  EXPECT_EQ(reasonWith("kiosk-1", clerk), v1::REASON_WRONG_DEVICE);
}

TEST_F(CertificateTest, NobodyLogsInAtADeviceThatIsAnother) {
  v1::LoginRequest login;
  login.set_request_id(freshId());
  login.set_staff_number(numberOf(v1::ROLE_COUNTER_STAFF));
  login.set_password(passwordOf(numberOf(v1::ROLE_COUNTER_STAFF)));
  login.set_device_id("pc-1");
  CallArguments call = arguments("AuthService.Login", login, {});
  call.peer.certificateName = "desk-1";

  EXPECT_EQ(answerTo<v1::LoginResponse>(call).reason(), v1::REASON_WRONG_DEVICE);
  call.peer.certificateName = "pc-1";
  EXPECT_TRUE(answerTo<v1::LoginResponse>(call).ok());
}

/// The log is there and nothing else: the first start.
class EmptyHallTest : public ApiFixture {
 protected:
  bool isFurnished() const override { return false; }
};

TEST_F(EmptyHallTest, NumbersWaitForTheCatalogueAndTheFirstAdministratorDoesNot) {
  ASSERT_TRUE(perform(domain::OpenHall{domain::ClockMode::Real, "ceshi"}));
  domain::Staff administrator;
  administrator.number = "admin";
  administrator.name = "系统管理员";
  administrator.roles = {domain::Role::Administrator};
  const auto first = recordFirstPeople(api->services(), std::span(&administrator, 1), {});
  ASSERT_TRUE(first);
  v1::LoginRequest login;
  login.set_request_id(freshId());
  login.set_staff_number("admin");
  login.set_password(first->accounts.front().password);

  const auto session = ask<v1::LoginResponse>("AuthService.Login", login);
  ASSERT_TRUE(session.ok()) << session.ending.status.message;
  const auto queues = ask<v1::ListQueuesResponse>(
      "TicketService.ListQueues", v1::ListQueuesRequest(), session->session_token()
  );
  const auto devices = ask<v1::ListDevicesResponse>(
      "AdminService.ListDevices", v1::ListDevicesRequest(), session->session_token()
  );

  EXPECT_TRUE(session->password_change_due());
  EXPECT_EQ(queues.reason(), v1::REASON_NOT_READY);
  EXPECT_TRUE(devices.ok()) << devices.ending.status.message;
}

}  // namespace
}  // namespace hall::api
