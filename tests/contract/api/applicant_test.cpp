#include "hall/v1/counter_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "tests/contract/api/visit_fixture.h"

/// Who stands behind a number: what an agent says when it is taken, and who may read it afterwards
/// (RevealIdentity).
namespace hall::api {
namespace {

using Request = v1::RevealIdentityRequest;
using Response = v1::RevealIdentityResponse;

constexpr const char* kNumber = "11010519491231002X";
constexpr const char* kPhone = "13800138000";

class ApplicantTest : public VisitFixture {
 protected:
  v1::IssueForApplicantRequest errand() {
    auto request = made<v1::IssueForApplicantRequest>();
    v1::Errand& errand = *request.mutable_errand();
    errand.set_item_id("company-set-up");
    errand.mutable_applicant()->set_resident_id(kNumber);
    errand.mutable_applicant()->set_name("张三");
    errand.mutable_applicant()->set_phone(kPhone);
    return request;
  }
  v1::IssueForApplicantRequest errandOfAgent() {
    auto request = errand();
    v1::Agency& agency = *request.mutable_errand()->mutable_agency();
    agency.mutable_principal()->set_name("李四");
    agency.mutable_principal()->set_phone("13900139000");
    agency.set_relation(v1::AGENT_RELATION_EMPLOYEE);
    agency.set_authorisation("授权委托书3号");
    return request;
  }
  Answer<v1::IssueForApplicantResponse> take(const v1::IssueForApplicantRequest& request) {
    return send<v1::IssueForApplicantResponse>("TicketService.IssueForApplicant", request, kGuide);
  }
  /// Served by the clerk at counter 1.
  v1::Ticket served(const v1::IssueForApplicantRequest& request) {
    signIn(kClerk, "1");
    const auto issued = take(request);
    EXPECT_TRUE(issued.ok()) << issued.ending.status.message;
    serve(kClerk, "1");
    return issued->ticket();
  }
  Request reading(const v1::Ticket& ticket, v1::IdentityExtent extent, const std::string& reason) {
    auto request = madeOn<Request>(ticket);
    request.set_counter_id("1");
    request.set_extent(extent);
    request.set_reason_text(reason);
    return request;
  }
  Answer<Response> read(const Request& request, v1::Role by) {
    return send<Response>("TicketService.RevealIdentity", request, by);
  }
  std::vector<domain::IdentityRevealed> readings() {
    std::vector<domain::IdentityRevealed> found;
    for (const engine::StoredEvent& event : recorded()) {
      const auto* body = std::get_if<domain::IdentityRevealed>(&event.event.body);
      if (body != nullptr) found.push_back(*body);
    }
    return found;
  }
};

// ---- who reads --------------------------------------------------------------------------------

TEST_F(ApplicantTest, WhoServesTheTicketReadsTheMaskedFormWithoutAReason) {
  const v1::Ticket ticket = served(errand());

  const auto masked = read(reading(ticket, v1::IDENTITY_EXTENT_UNSPECIFIED, ""), kClerk);

  ASSERT_TRUE(masked.ok()) << masked.ending.status.message;
  EXPECT_EQ(masked->position(), state().position.value);
  EXPECT_EQ(masked->applicant().name(), "张*");
  EXPECT_EQ(masked->applicant().document_kind(), v1::DOCUMENT_KIND_RESIDENT_ID);
  EXPECT_EQ(masked->applicant().document_number(), "110105********002X");
  EXPECT_EQ(masked->applicant().phone(), "138****8000");
  EXPECT_FALSE(masked->has_principal());
  EXPECT_EQ(newest<domain::IdentityRevealed>().body.extent, domain::IdentityExtent::Masked);
}

TEST_F(ApplicantTest, WhoServesTheTicketReadsEverythingWithAReasonThatIsKept) {
  const v1::Ticket ticket = served(errand());

  const auto full = read(reading(ticket, v1::IDENTITY_EXTENT_FULL, "核对原件"), kClerk);

  ASSERT_TRUE(full.ok()) << full.ending.status.message;
  EXPECT_EQ(full->position(), state().position.value);
  EXPECT_EQ(full->applicant().name(), "张三");
  EXPECT_EQ(full->applicant().document_number(), kNumber);
  EXPECT_EQ(full->applicant().phone(), kPhone);
  const domain::IdentityRevealed event = newest<domain::IdentityRevealed>().body;
  EXPECT_EQ(event.extent, domain::IdentityExtent::Full);
  EXPECT_EQ(event.person, ticketBehind(ticket).applicant);
  EXPECT_EQ(textBehind(event.reason), "核对原件");
}

TEST_F(ApplicantTest, OfAnAgentThePrincipalIsReadTooEachAnEventOfItsOwn) {
  const v1::Ticket ticket = served(errandOfAgent());

  const auto full = read(reading(ticket, v1::IDENTITY_EXTENT_FULL, "核对原件"), kClerk);

  ASSERT_TRUE(full.ok()) << full.ending.status.message;
  EXPECT_EQ(full->applicant().name(), "张三");
  EXPECT_EQ(full->principal().name(), "李四");
  EXPECT_EQ(full->principal().document_kind(), v1::DOCUMENT_KIND_PHONE_ONLY);
  const auto events = readings();
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].person, ticketBehind(ticket).applicant);
  EXPECT_EQ(events[1].person, ticketBehind(ticket).principal);
  EXPECT_EQ(events[1].extent, domain::IdentityExtent::Full);
}

TEST_F(ApplicantTest, AManagerReadsTheMaskedFormOfAnyTicketAndSaysWhy) {
  const v1::Ticket ticket = served(errand());
  finish(kClerk, "1");
  auto request = reading(ticket, v1::IDENTITY_EXTENT_MASKED, "群众来电");
  request.clear_counter_id();

  const auto masked = read(request, kManager);

  ASSERT_TRUE(masked.ok()) << masked.ending.status.message;
  EXPECT_EQ(masked->applicant().name(), "张*");
  expectRefused<Response, Request>(
      "TicketService.RevealIdentity",
      kManager,
      reading(ticket, v1::IDENTITY_EXTENT_MASKED, "群众来电"),
      {noReason<Request>(),
       {"everything",
        [](Request& r) { r.set_extent(v1::IDENTITY_EXTENT_FULL); },
        v1::REASON_WRONG_TICKET_STATE,
        "state",
        "finished"}}
  );
}

TEST_F(ApplicantTest, NobodyElseReadsAndNobodyReadsEverythingWithoutSayingWhy) {
  const v1::Ticket ticket = served(errand());
  signIn(kManager, "2");
  const Request good = reading(ticket, v1::IDENTITY_EXTENT_FULL, "核对原件");
  const std::string method = "TicketService.RevealIdentity";

  expectRefused<Response, Request>(
      method,
      kClerk,
      good,
      {noReason<Request>(),
       endlessReason<Request>(),
       {"an extent nobody knows",
        [](Request& r) { r.set_extent(static_cast<v1::IdentityExtent>(9)); },
        v1::REASON_MALFORMED_REQUEST,
        "field",
        "extent"},
       noIdOfATicket<Request>(),
       noSuchCounter<Request>(),
       {"no counter",
        [](Request& r) { r.clear_counter_id(); },
        v1::REASON_FOREIGN_COUNTER,
        "counter_id",
        "1"}}
  );
  expectRefused<Response, Request>(
      method,
      kManager,
      good,
      {{"not the one who serves it",
        [](Request&) {},
        v1::REASON_FOREIGN_COUNTER,
        "counter_id",
        "1"}}
  );
}

TEST_F(ApplicantTest, BehindANumberWithoutIdentityThereIsNobody) {
  auto request = errand();
  request.mutable_errand()->clear_applicant();
  const v1::Ticket ticket = served(request);

  const auto answer = read(reading(ticket, v1::IDENTITY_EXTENT_MASKED, ""), kClerk);

  EXPECT_EQ(answer.reason(), v1::REASON_PERSON_NOT_FOUND);
}

// ---- again ------------------------------------------------------------------------------------

TEST_F(ApplicantTest, ARepeatIsAnsweredOnlyWhileTheTicketIsServedThere) {
  const v1::Ticket ticket = served(errand());
  const Request request = reading(ticket, v1::IDENTITY_EXTENT_FULL, "核对原件");
  const auto first = read(request, kClerk);
  ASSERT_TRUE(first.ok()) << first.ending.status.message;

  expectOneAnswer<Response, Request>(
      "TicketService.RevealIdentity",
      kClerk,
      request,
      first,
      [](auto& r) { r.set_extent(v1::IDENTITY_EXTENT_MASKED); }
  );
  finish(kClerk, "1");
  const auto before = state().position;
  const auto afterwards = read(request, kClerk);

  EXPECT_EQ(afterwards.reason(), v1::REASON_WRONG_TICKET_STATE);
  EXPECT_EQ(afterwards.detail("state"), "finished");
  EXPECT_EQ(afterwards.message.applicant().name(), "");
  EXPECT_EQ(state().position, before);
}

// ---- an agent ---------------------------------------------------------------------------------

TEST_F(ApplicantTest, GroundAndAgencyHaveATextEach) {
  auto request = errandOfAgent();
  request.mutable_errand()->set_ground(v1::GROUND_OTHER);
  request.mutable_errand()->set_ground_text("突发疾病");

  const auto issued = take(request);

  ASSERT_TRUE(issued.ok()) << issued.ending.status.message;
  const domain::TicketIssued event = newest<domain::TicketIssued>().body;
  EXPECT_EQ(textBehind(event.groundText), "突发疾病");
  EXPECT_EQ(textBehind(event.agencyText), "单位经办人，授权委托书3号");
}

TEST_F(ApplicantTest, AnAgentWithoutAGroundHasNoTextOfOne) {
  ASSERT_TRUE(take(errandOfAgent()).ok());

  const domain::TicketIssued event = newest<domain::TicketIssued>().body;
  EXPECT_FALSE(event.groundText);
  EXPECT_TRUE(event.agencyText);
}

TEST_F(ApplicantTest, AnAgentSaysForWhomAndAsWhatAndTheGroundAllTheSame) {
  using Issue = v1::IssueForApplicantRequest;
  expectRefused<v1::IssueForApplicantResponse, Issue>(
      "TicketService.IssueForApplicant",
      kGuide,
      errandOfAgent(),
      {{"no principal",
        [](Issue& r) { r.mutable_errand()->mutable_agency()->clear_principal(); },
        v1::REASON_AGENT_DATA_MISSING,
        "field",
        "principal"},
       {"no relation",
        [](Issue& r) { r.mutable_errand()->mutable_agency()->clear_relation(); },
        v1::REASON_AGENT_DATA_MISSING,
        "field",
        "relation"},
       {"another ground, unsaid",
        [](Issue& r) { r.mutable_errand()->set_ground(v1::GROUND_OTHER); },
        v1::REASON_MALFORMED_REQUEST,
        "field",
        "ground_text"}}
  );
}

}  // namespace
}  // namespace hall::api
