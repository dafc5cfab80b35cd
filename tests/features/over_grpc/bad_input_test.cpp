#include "tests/features/over_grpc/hall_over_grpc.h"

/// What the hall refuses over the wire: each with a reason of its own and a clear sentence, and
/// nothing changes.
namespace hall::features {
namespace {

class BadInputTest : public HallOverGrpc {
 protected:
  static v1::IssueTicketRequest numberFor(const std::string& queueId) {
    v1::IssueTicketRequest request;
    request.set_request_id(client::newRequestId());
    request.mutable_errand()->set_queue_id(queueId);
    return request;
  }

  static v1::IssueTicketRequest numberForItem(const std::string& itemId) {
    v1::IssueTicketRequest request;
    request.set_request_id(client::newRequestId());
    request.mutable_errand()->set_item_id(itemId);
    return request;
  }

  client::Failure refusedAtKiosk(v1::Reason reason, const v1::IssueTicketRequest& request) {
    return refused<v1::IssueTicketResponse>(reason, kiosk(), request);
  }
};

TEST_F(BadInputTest, UnknownItemQueueAndThemeAreEachNamed) {
  EXPECT_EQ(
      refusedAtKiosk(v1::REASON_ITEM_NOT_FOUND, numberForItem("nothing")).at("item_id"), "nothing"
  );
  EXPECT_EQ(
      refusedAtKiosk(v1::REASON_QUEUE_NOT_FOUND, numberFor("nowhere")).at("queue_id"), "nowhere"
  );
  v1::IssueTicketRequest theme;
  theme.set_request_id(client::newRequestId());
  theme.mutable_errand()->set_theme_id("no-theme");
  EXPECT_EQ(refusedAtKiosk(v1::REASON_THEME_NOT_FOUND, theme).at("theme_id"), "no-theme");
}

TEST_F(BadInputTest, ClosedQueueSaysWhenItOpensAndThenIssues) {
  open("2026-03-02T07:00:00+08:00");

  const auto failure = refusedAtKiosk(v1::REASON_QUEUE_CLOSED, numberFor("consult"));

  EXPECT_EQ(failure.at("opens"), "2026-03-02T08:00:00+08:00");
  pass(std::chrono::hours{1});
  EXPECT_EQ(takeNumber("consult").ticket().number(), "Z001");
}

TEST_F(BadInputTest, StaleItemSaysTheRevisionThatHolds) {
  auto request = numberForItem("social-card");
  request.mutable_errand()->set_item_revision(99);

  const auto failure = refusedAtKiosk(v1::REASON_STALE_ITEM, request);

  EXPECT_EQ(failure.at("item_id"), "social-card");
  request.mutable_errand()->set_item_revision(
      static_cast<std::uint32_t>(std::stoul(failure.at("revision")))
  );
  v1::IssueTicketResponse issued;
  EXPECT_TRUE(kiosk().ask(request, issued).ok());
}

TEST_F(BadInputTest, RequestIdIsGoodForOneBodyOnly) {
  auto request = numberFor("consult");
  v1::IssueTicketResponse issued;
  ASSERT_TRUE(kiosk().ask(request, issued).ok());

  request.mutable_errand()->set_copies(2);
  refusedAtKiosk(v1::REASON_REQUEST_ID_REUSED, request);
}

TEST_F(BadInputTest, RequestIdOfAnotherCallerGivesNobodyElsesNumber) {
  const auto request = numberFor("consult");
  v1::IssueTicketResponse issued;
  ASSERT_TRUE(kiosk().ask(request, issued).ok());

  v1::IssueForApplicantRequest same;
  same.set_request_id(request.request_id());
  *same.mutable_errand() = request.errand();
  v1::IssueForApplicantResponse other;
  const auto failure = manager().ask(same, other);

  ASSERT_TRUE(failure.ok()) << failure.message;
  EXPECT_NE(other.ticket().ticket_id(), issued.ticket().ticket_id());
  EXPECT_NE(other.ticket().number(), issued.ticket().number());
}

TEST_F(BadInputTest, RequestIdMustBeThereAndBeOne) {
  auto request = numberFor("consult");
  for (const char* wrong : {"", "17", "019cab5e-0000-4000-8000-000000000000"}) {
    request.set_request_id(wrong);
    refusedAtKiosk(v1::REASON_REQUEST_ID_MISSING, request);
  }
}

TEST_F(BadInputTest, WrongStateNamesTheStateAndTheNumber) {
  const auto issued = takeNumber("consult");
  v1::CancelTicketRequest cancel;
  cancel.set_request_id(client::newRequestId());
  cancel.set_ticket_id(issued.ticket().ticket_id());
  cancel.set_ticket_token(issued.ticket_token());
  phone().demand<v1::CancelTicketResponse>("cancel", cancel);

  cancel.set_request_id(client::newRequestId());
  const auto failure =
      refused<v1::CancelTicketResponse>(v1::REASON_WRONG_TICKET_STATE, phone(), cancel);

  EXPECT_EQ(failure.at("state"), "cancelled");
  EXPECT_EQ(failure.at("number"), issued.ticket().number());
}

TEST_F(BadInputTest, NothingStartsWhereNobodyWasCalled) {
  signIn("1001", "1");
  refused<v1::StartServingResponse>(
      v1::REASON_NOBODY_CALLED, staff("1001"), atCounter<v1::StartServingRequest>("1")
  );
}

TEST_F(BadInputTest, CounterOfSomebodyElseIsForeign) {
  signIn("1001", "1");
  signIn("1002", "2");
  takeNumber("consult");

  const auto failure = refused<v1::CallNextResponse>(
      v1::REASON_FOREIGN_COUNTER, staff("1002"), atCounter<v1::CallNextRequest>("1")
  );

  EXPECT_EQ(failure.at("counter_id"), "1");
}

TEST_F(BadInputTest, CounterThatIsEmptyOrUnknownSaysSo) {
  const auto empty = refused<v1::CallNextResponse>(
      v1::REASON_COUNTER_NOT_SIGNED_IN, staff("1001"), atCounter<v1::CallNextRequest>("1")
  );
  EXPECT_EQ(empty.at("counter_id"), "1");
  const auto unknown = refused<v1::SignInResponse>(
      v1::REASON_COUNTER_NOT_FOUND, staff("1001"), atCounter<v1::SignInRequest>("99")
  );
  EXPECT_EQ(unknown.at("counter_id"), "99");
}

TEST_F(BadInputTest, MissingRightSaysWhatItTakes) {
  v1::SuspendHallRequest suspend;
  suspend.set_request_id(client::newRequestId());
  suspend.set_reason_text("停电");
  suspend.set_public_text("因停电暂停服务");

  const auto failure =
      refused<v1::SuspendHallResponse>(v1::REASON_NOT_PERMITTED, staff("1001"), suspend);

  EXPECT_FALSE(failure.at("right").empty());
  refused<v1::SuspendHallResponse>(v1::REASON_NOT_SIGNED_IN, phone(), suspend);
}

TEST_F(BadInputTest, OversizedMessageIsRefusedWithTheLimit) {
  for (const std::size_t size : {100'000U, 3'000'000U}) {
    auto request = numberFor("consult");
    request.mutable_errand()->set_ground_text(std::string(size, 'x'));

    const auto failure = refusedAtKiosk(v1::REASON_MESSAGE_TOO_LARGE, request);

    EXPECT_EQ(failure.at("limit"), "65536") << size;
  }
}

TEST_F(BadInputTest, MessageThatIsFarTooLargeHarmsNobody) {
  auto request = numberFor("consult");
  request.mutable_errand()->set_ground_text(std::string(8'000'000, 'x'));
  const std::uint64_t before = position();

  v1::IssueTicketResponse issued;
  const auto failure = kiosk().ask(request, issued);

  EXPECT_EQ(failure.code, grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(failure.reason(), v1::REASON_MESSAGE_TOO_LARGE) << failure.message;
  EXPECT_EQ(position(), before);
  EXPECT_EQ(takeNumber("consult").ticket().number(), "Z001");
}

TEST_F(BadInputTest, TicketNobodyHasIsNotFound) {
  v1::GetTicketRequest request;
  request.set_number("Q999");
  const auto failure =
      refused<v1::GetTicketResponse>(v1::REASON_TICKET_NOT_FOUND, manager(), request);
  EXPECT_EQ(failure.at("number"), "Q999");
}

}  // namespace
}  // namespace hall::features
