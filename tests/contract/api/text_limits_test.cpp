#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "hall/v1/counter_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "tests/contract/api/api_fixture.h"

namespace hall::api {
namespace {

/// So many characters, each of three bytes.
std::string chinese(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "企";
  return text;
}

/// Lengths are counted in characters, as the API says: a full Chinese name fits.
class TextLimitsTest : public ApiFixture {
 protected:
  /// A text field of a request, with its limit.
  struct Row {
    const char* field;
    std::size_t most;
    std::function<Ending(const std::string& text)> send;
  };

  static std::string fieldIn(const Ending& ending) {
    const auto metadata = ending.detail().metadata();
    return metadata.contains("field") ? metadata.at("field") : std::string();
  }

  template <class Response, class Request>
  Ending send(std::string_view method, Request request, v1::Role role) {
    request.set_request_id(freshId());
    return ask<Response>(method, request, as(role)).ending;
  }

  Ending issue(const std::function<void(v1::Errand&)>& fill) {
    v1::IssueForApplicantRequest request;
    v1::Errand& errand = *request.mutable_errand();
    errand.set_item_id("company-set-up");
    errand.set_allow_duplicate(true);
    v1::OtherDocument& document = *errand.mutable_applicant()->mutable_other_document();
    document.set_kind(v1::DOCUMENT_KIND_PASSPORT);
    document.set_document_number("E12345678");
    errand.mutable_applicant()->set_source(v1::IDENTITY_SOURCE_TYPED);
    fill(errand);
    return send<v1::IssueForApplicantResponse>(
        "TicketService.IssueForApplicant", request, v1::ROLE_GUIDE_STAFF
    );
  }

  template <class Response, class Request>
  Ending atCounter(const std::string& method, Request request) {
    request.set_counter_id("1");
    return send<Response>("CounterService." + method, request, v1::ROLE_COUNTER_STAFF);
  }

  std::vector<Row> errandTexts();
  std::vector<Row> counterTexts();
  std::vector<Row> ticketTexts();
};

std::vector<TextLimitsTest::Row> TextLimitsTest::errandTexts() {
  return {
      {"identity.name",
       100,
       [this](const auto& text) {
         return issue([&](v1::Errand& errand) { errand.mutable_applicant()->set_name(text); });
       }},
      {"identity.phone",
       30,
       [this](const auto& text) {
         return issue([&](v1::Errand& errand) { errand.mutable_applicant()->set_phone(text); });
       }},
      {"identity.other_document.document_number",
       50,
       [this](const auto& text) {
         return issue([&](v1::Errand& errand) {
           errand.mutable_applicant()->mutable_other_document()->set_document_number(text);
         });
       }},
      {"errand.agency.authorisation",
       100,
       [this](const auto& text) {
         return issue([&](v1::Errand& errand) {
           *errand.mutable_agency()->mutable_principal() = errand.applicant();
           errand.mutable_agency()->set_relation(v1::AGENT_RELATION_EMPLOYEE);
           errand.mutable_agency()->set_authorisation(text);
         });
       }},
      {"errand.ground_text", 200, [this](const auto& text) {
         return issue([&](v1::Errand& errand) {
           errand.set_ground(v1::GROUND_OTHER);
           errand.set_ground_text(text);
         });
       }}};
}

std::vector<TextLimitsTest::Row> TextLimitsTest::counterTexts() {
  return {
      {"override_reason",
       200,
       [this](const auto& text) {
         v1::SignOffRequest request;
         request.set_override_reason(text);
         return atCounter<v1::SignOffResponse>("SignOff", request);
       }},
      {"override_reason",
       200,
       [this](const auto& text) {
         v1::PauseCounterRequest request;
         request.set_pause_reason(v1::PAUSE_REASON_MEAL);
         request.set_override_reason(text);
         return atCounter<v1::PauseCounterResponse>("PauseCounter", request);
       }},
      {"reason_text",
       200,
       [this](const auto& text) {
         v1::CallTicketRequest request;
         request.set_ticket_id(freshId());
         request.set_reason_text(text);
         return atCounter<v1::CallTicketResponse>("CallTicket", request);
       }},
      {"note",
       200,
       [this](const auto& text) {
         v1::HoldTicketRequest request;
         request.set_hold_kind(v1::HOLD_KIND_PAPERS_TO_FETCH);
         request.set_note(text);
         return atCounter<v1::HoldTicketResponse>("HoldTicket", request);
       }},
      {"note",
       1000,
       [this](const auto& text) {
         v1::FinishServingRequest request;
         request.add_items()->set_outcome(v1::OUTCOME_CONSULTED);
         request.set_note(text);
         return atCounter<v1::FinishServingResponse>("FinishServing", request);
       }},
      {"items.text",
       1000,
       [this](const auto& text) {
         v1::FinishServingRequest request;
         request.add_items()->set_outcome(v1::OUTCOME_CONSULTED);
         request.mutable_items(0)->set_text(text);
         return atCounter<v1::FinishServingResponse>("FinishServing", request);
       }},
      {"reason_text", 200, [this](const auto& text) {
         v1::CorrectServingRequest request;
         request.set_serving_id(1);
         request.add_items()->set_outcome(v1::OUTCOME_CONSULTED);
         request.set_reason_text(text);
         return send<v1::CorrectServingResponse>(
             "CounterService.CorrectServing", request, v1::ROLE_COUNTER_STAFF
         );
       }}};
}

std::vector<TextLimitsTest::Row> TextLimitsTest::ticketTexts() {
  return {
      {"reason_text",
       200,
       [this](const auto& text) {
         v1::RestoreTicketRequest request;
         request.set_ticket_id(freshId());
         request.set_reason_text(text);
         return send<v1::RestoreTicketResponse>(
             "TicketService.RestoreTicket", request, v1::ROLE_GUIDE_STAFF
         );
       }},
      {"reason_text",
       200,
       [this](const auto& text) {
         v1::MoveTicketRequest request;
         request.set_ticket_id(freshId());
         request.set_queue_id("estate");
         request.set_reason_text(text);
         return send<v1::MoveTicketResponse>(
             "TicketService.MoveTicket", request, v1::ROLE_GUIDE_STAFF
         );
       }},
      {"reason_text",
       200,
       [this](const auto& text) {
         v1::RevealIdentityRequest request;
         request.set_ticket_id(freshId());
         request.set_reason_text(text);
         return send<v1::RevealIdentityResponse>(
             "TicketService.RevealIdentity", request, v1::ROLE_COUNTER_STAFF
         );
       }},
      {"reason_text", 200, [this](const auto& text) {
         v1::UploadOfflineTicketsRequest request;
         request.set_handwritten(true);
         request.set_reason_text(text);
         v1::OfflineTicket& ticket = *request.add_tickets();
         ticket.set_number("W001");
         ticket.set_item_id("company-set-up");
         ticket.mutable_issue_time()->set_seconds(
             std::chrono::floor<std::chrono::seconds>(clock->now()).time_since_epoch().count()
         );
         return send<v1::UploadOfflineTicketsResponse>(
             "TicketService.UploadOfflineTickets", request, v1::ROLE_DUTY_MANAGER
         );
       }}};
}

TEST_F(TextLimitsTest, AnApplicantMayHaveAsLongAChineseNameAsTheApiSays) {
  for (const Row& row : errandTexts()) {
    const Ending fits = row.send(chinese(row.most));
    const Ending over = row.send(chinese(row.most + 1));

    EXPECT_TRUE(fits.status.ok()) << row.field << ": " << fits.status.message;
    EXPECT_EQ(over.reason(), v1::REASON_MALFORMED_REQUEST) << row.field;
    EXPECT_EQ(fieldIn(over), row.field);
  }
}

TEST_F(TextLimitsTest, AReasonOrNoteMayBeAsLongInChineseAsTheApiSays) {
  for (const auto& rows : {counterTexts(), ticketTexts()}) {
    for (const Row& row : rows) {
      const Ending fits = row.send(chinese(row.most));
      const Ending over = row.send(chinese(row.most + 1));

      // Whatever else is wrong with the step, it is not its text.
      EXPECT_NE(fits.reason(), v1::REASON_MALFORMED_REQUEST) << row.field << " " << fieldIn(fits);
      EXPECT_EQ(over.reason(), v1::REASON_MALFORMED_REQUEST) << row.field;
      EXPECT_EQ(fieldIn(over), row.field);
    }
  }
}

TEST_F(TextLimitsTest, NoTextMayHoldWhatControlsAScreenOrAPrinter) {
  const Ending refused =
      issue([](v1::Errand& errand) { errand.mutable_applicant()->set_name("王\x1b[2J"); });

  EXPECT_EQ(refused.reason(), v1::REASON_MALFORMED_REQUEST);
  EXPECT_EQ(fieldIn(refused), "identity.name");
}

TEST_F(TextLimitsTest, AnUnknownChineseCodeIsToldBackInWholeCharacters) {
  const Ending refused = issue([](v1::Errand& errand) { errand.set_item_id(chinese(20)); });

  EXPECT_EQ(refused.reason(), v1::REASON_ITEM_NOT_FOUND) << "half a character hides the reason";
  EXPECT_EQ(refused.detail().metadata().at("item_id"), chinese(16));
}

TEST_F(TextLimitsTest, AMaterialOutsideTheGuideIsNamedWithItsItem) {
  v1::IssueTicketRequest taken;
  taken.set_request_id(freshId());
  taken.mutable_errand()->set_item_id("company-set-up");
  const auto ticket =
      ask<v1::IssueTicketResponse>("TicketService.IssueTicket", taken, as(v1::ROLE_KIOSK));
  ASSERT_TRUE(ticket.ok());
  v1::PreCheckTicketRequest request;
  request.set_ticket_id(ticket->ticket().ticket_id());
  request.set_result(v1::PRE_CHECK_RESULT_INCOMPLETE);
  request.add_missing_material_codes("passport");

  const Ending refused = send<v1::PreCheckTicketResponse>(
      "TicketService.PreCheckTicket", request, v1::ROLE_GUIDE_STAFF
  );

  EXPECT_EQ(refused.reason(), v1::REASON_OUTSIDE_GUIDE);
  EXPECT_EQ(refused.detail().metadata().at("item_id"), "company-set-up");
  EXPECT_EQ(refused.detail().metadata().at("material_code"), "passport");
}

}  // namespace
}  // namespace hall::api
