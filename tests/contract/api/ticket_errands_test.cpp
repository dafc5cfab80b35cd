#include "hall/v1/admin_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "server/api/ticket_messages.h"
#include "tests/contract/api/visit_fixture.h"

/// What becomes of a number before a counter has it: ReprintTicket, PreCheckTicket,
/// UpgradeToHandling; and who may read what of a ticket.
namespace hall::api {
namespace {

using std::chrono::minutes;

class TicketErrandsTest : public VisitFixture {
 protected:
  void cancel(const v1::Ticket& ticket) {
    done<v1::CancelTicketResponse>(
        "TicketService.CancelTicket", madeOn<v1::CancelTicketRequest>(ticket), kGuide
    );
  }
  /// Rows that hold of every verb on a ticket that is still to come.
  template <class Request>
  std::vector<Wrong<Request>> wrongTickets(const v1::Ticket& cancelled) {
    return {
        noIdOfATicket<Request>(),
        noSuchTicket<Request>(),
        {"cancelled",
         [cancelled](Request& r) { r.set_ticket_id(cancelled.ticket_id()); },
         v1::REASON_WRONG_TICKET_STATE,
         "state",
         "cancelled"},
        {"cancelled, by its number",
         [cancelled](Request& r) { r.set_ticket_id(cancelled.ticket_id()); },
         v1::REASON_WRONG_TICKET_STATE,
         "number",
         cancelled.number()}};
  }
};

// ---- printed again ----------------------------------------------------------------------------

v1::Slip paperOf(const v1::Ticket& ticket, const std::string& token) {
  v1::Slip slip;
  slip.mutable_hall_name()->set_zh("测试市政务服务中心");
  slip.mutable_hall_name()->set_en("Test City Government Service Centre");
  slip.set_number(ticket.number());
  slip.set_ticket_class(v1::TICKET_CLASS_ORDINARY);
  slip.mutable_queue_name()->set_zh("综合受理");
  slip.mutable_queue_name()->set_en("综合受理");
  slip.mutable_item_name()->set_zh("企业变更登记");
  slip.mutable_item_name()->set_en("企业变更登记");
  slip.mutable_zone_name()->set_zh("综合服务区");
  slip.mutable_zone_name()->set_en("综合服务区");
  slip.add_counter_labels("1");
  slip.add_counter_labels("2");
  *slip.mutable_issue_time() = ticket.issue_time();
  slip.set_ticket_url("https://hall.example/t/" + ticket.ticket_id() + "." + token);
  slip.set_guide_url("https://hall.example/guides/company-change");
  slip.set_guide_version(3);
  return slip;
}

TEST_F(TicketErrandsTest, PrintsTheSameNumberAgainWithTheWaitAsOfNow) {
  republish([](domain::Catalogue::Content& content) {
    content.hall.publicAddress = "https://hall.example";
  });
  signIn(kClerk, "1");
  issue("company-set-up");
  issue("company-set-up");
  auto errand = made<v1::IssueForApplicantRequest>();
  errand.mutable_errand()->set_item_id("company-change");
  errand.mutable_errand()->set_supplement(true);
  const auto issued =
      done<v1::IssueForApplicantResponse>("TicketService.IssueForApplicant", errand, kGuide);
  ASSERT_EQ(issued.people_ahead(), 2U);
  EXPECT_TRUE(issued.ticket().supplement());
  callNext(kClerk, "1");
  passUntil(9, 15);
  const auto request = madeOn<v1::ReprintTicketRequest>(issued.ticket());

  const auto paper =
      send<v1::ReprintTicketResponse>("TicketService.ReprintTicket", request, kGuide);

  ASSERT_TRUE(paper.ok()) << paper.ending.status.message;
  EXPECT_EQ(paper->position(), state().position.value);
  EXPECT_EQ(paper->ticket().DebugString(), issued.ticket().DebugString());
  EXPECT_EQ(paper->ticket_token(), issued.ticket_token());
  v1::Slip slip = paperOf(issued.ticket(), issued.ticket_token());
  slip.set_people_ahead(1);
  const domain::Ticket ticket = ticketBehind(issued.ticket());
  writeWait(forecast.estimate(state(), ticket, clock->now()), *slip.mutable_wait());
  *slip.mutable_texts() = paper->slip().texts();
  EXPECT_EQ(paper->slip().DebugString(), slip.DebugString());
  EXPECT_NE(slip.texts().no_show_rule().zh(), "");
  EXPECT_NE(slip.texts().foot().zh().find("0371-00000002"), std::string::npos);
  EXPECT_EQ(slip.texts().complaint_phone(), "12345");
  EXPECT_EQ(newest<domain::TicketReprinted>().body.ticket, ticket.id);
  expectOneAnswer<v1::ReprintTicketResponse, v1::ReprintTicketRequest>(
      "TicketService.ReprintTicket",
      kGuide,
      request,
      paper,
      [](auto& r) { r.set_ticket_id(kStrangeTicket); }
  );
}

TEST_F(TicketErrandsTest, ThePaperOfAThemeNamesItAndItsItems) {
  auto errand = made<v1::IssueForApplicantRequest>();
  errand.mutable_errand()->set_theme_id("open-shop");
  errand.set_with_slip(true);
  const auto issued =
      done<v1::IssueForApplicantResponse>("TicketService.IssueForApplicant", errand, kGuide);
  signIn(kClerk, "1");
  serve(kClerk, "1");
  finish(kClerk, "1");  // the first item: the ticket moves on to the second

  const auto paper = done<v1::ReprintTicketResponse>(
      "TicketService.ReprintTicket", madeOn<v1::ReprintTicketRequest>(issued.ticket()), kGuide
  );

  ASSERT_EQ(paper.ticket().item_id(), "house-transfer");
  for (const v1::Slip& slip : {issued.slip(), paper.slip()}) {
    EXPECT_EQ(slip.ticket_url(), "");  // a hall without a public address has no page for phones
    EXPECT_EQ(slip.item_name().zh(), "我要开店");
    EXPECT_EQ(slip.item_name().en(), "Open a shop");
    ASSERT_EQ(slip.theme_item_names_size(), 2);
    EXPECT_EQ(slip.theme_item_names(0).zh(), "企业设立登记");
    EXPECT_EQ(slip.theme_item_names(1).zh(), "房屋转移登记");
  }
}

TEST_F(TicketErrandsTest, PrintsNoWaitWhereACounterIsFree) {
  signIn(kChief, "4");
  auto errand = made<v1::IssueForApplicantRequest>();
  errand.mutable_errand()->set_queue_id("consult");
  errand.set_with_slip(true);
  const auto issued =
      done<v1::IssueForApplicantResponse>("TicketService.IssueForApplicant", errand, kGuide);

  const auto paper = done<v1::ReprintTicketResponse>(
      "TicketService.ReprintTicket", madeOn<v1::ReprintTicketRequest>(issued.ticket()), kGuide
  );

  EXPECT_FALSE(issued.has_wait());
  EXPECT_FALSE(issued.slip().has_wait());
  EXPECT_FALSE(paper.slip().has_wait());
}

TEST_F(TicketErrandsTest, PrintsNothingForWhatIsClosedOrUnknown) {
  const v1::Ticket cancelled = issue("company-set-up");
  cancel(cancelled);

  expectRefused<v1::ReprintTicketResponse, v1::ReprintTicketRequest>(
      "TicketService.ReprintTicket",
      kKiosk,
      made<v1::ReprintTicketRequest>(),
      wrongTickets<v1::ReprintTicketRequest>(cancelled)
  );
}

// ---- who reads what ---------------------------------------------------------------------------

TEST_F(TicketErrandsTest, WhatOnlyStaffMayReadIsInNoAnswerToAKioskOrAPhone) {
  signIn(kClerk, "1");
  auto errand = made<v1::IssueForApplicantRequest>();
  errand.mutable_errand()->set_item_id("company-set-up");
  errand.mutable_errand()->set_ground(v1::GROUND_PREGNANT);
  errand.mutable_errand()->add_assistance_marks(v1::ASSISTANCE_MARK_HEARING);
  errand.mutable_errand()->mutable_applicant()->set_phone("13800138000");
  const auto issued =
      done<v1::IssueForApplicantResponse>("TicketService.IssueForApplicant", errand, kGuide);
  auto check = madeOn<v1::PreCheckTicketRequest>(issued.ticket());
  check.set_result(v1::PRE_CHECK_RESULT_COMPLETE);
  done<v1::PreCheckTicketResponse>("TicketService.PreCheckTicket", check, kGuide);
  callNext(kClerk, "1");
  v1::Ticket open = look(issued.ticket());
  EXPECT_EQ(open.ground(), v1::GROUND_PREGNANT);
  ASSERT_EQ(open.assistance_marks_size(), 1);
  EXPECT_TRUE(open.has_identity());
  EXPECT_EQ(open.staff_number(), numberOf(kClerk));
  EXPECT_EQ(open.pre_check(), v1::PRE_CHECK_RESULT_COMPLETE);
  open.clear_ground();
  open.clear_assistance_marks();
  open.clear_has_identity();
  open.clear_staff_number();
  open.clear_pre_check();
  v1::GetTicketRequest get;
  get.set_ticket_id(open.ticket_id());
  get.set_ticket_token(issued.ticket_token());
  auto cancelled = madeOn<v1::CancelTicketRequest>(open);
  cancelled.set_ticket_token(issued.ticket_token());

  const auto byKiosk = done<v1::ReprintTicketResponse>(
      "TicketService.ReprintTicket", madeOn<v1::ReprintTicketRequest>(open), kKiosk
  );
  const auto seen = done<v1::GetTicketResponse>("TicketService.GetTicket", get, kKiosk);
  const auto byPhone = ask<v1::GetTicketResponse>("TicketService.GetTicket", get);
  const auto gone = ask<v1::CancelTicketResponse>("TicketService.CancelTicket", cancelled);

  EXPECT_EQ(byKiosk.ticket().DebugString(), open.DebugString());
  EXPECT_EQ(seen.ticket().DebugString(), open.DebugString());
  EXPECT_EQ(byPhone->ticket().DebugString(), open.DebugString());
  ASSERT_TRUE(gone.ok()) << gone.ending.status.message;
  EXPECT_EQ(gone->ticket().ground(), v1::GROUND_UNSPECIFIED);
  EXPECT_EQ(gone->ticket().assistance_marks_size(), 0);
  EXPECT_EQ(gone->ticket().staff_number(), "");
}

TEST_F(TicketErrandsTest, ANumberIsFoundInLowerCaseToo) {
  const v1::Ticket issued = issue("company-set-up");
  v1::GetTicketRequest request;
  request.set_number("a001");

  const auto found = done<v1::GetTicketResponse>("TicketService.GetTicket", request, kGuide);

  EXPECT_EQ(found.ticket().ticket_id(), issued.ticket_id());
}

// ---- found by the request that took it ---------------------------------------------------------

class TicketOfARequestTest : public TicketErrandsTest {
 protected:
  Answer<v1::GetTicketResponse> takenWith(const std::string& requestId, const std::string& token) {
    v1::GetTicketRequest request;
    request.set_issue_request_id(requestId);
    return ask<v1::GetTicketResponse>("TicketService.GetTicket", request, token);
  }
  std::string kiosk() { return deviceToken("kiosk-1"); }
};

TEST_F(TicketOfARequestTest, AKioskFindsTheNumberThatItsRequestBecame) {
  issue("company-set-up");
  auto request = made<v1::IssueTicketRequest>();
  request.mutable_errand()->set_item_id("company-set-up");
  const auto issued = done<v1::IssueTicketResponse>("TicketService.IssueTicket", request, kKiosk);
  issue("company-set-up");

  const auto found = takenWith(request.request_id(), kiosk());

  ASSERT_TRUE(found.ok()) << found.ending.status.message;
  EXPECT_EQ(found->ticket().DebugString(), issued.ticket().DebugString());
  EXPECT_EQ(found->people_ahead(), 1U);
  restart();
  EXPECT_EQ(takenWith(request.request_id(), kiosk())->ticket().number(), issued.ticket().number());
}

TEST_F(TicketOfARequestTest, ThereIsNoneOfARequestThatTookNoNumberHere) {
  auto desk = made<v1::IssueForApplicantRequest>();
  desk.mutable_errand()->set_item_id("company-set-up");
  done<v1::IssueForApplicantResponse>("TicketService.IssueForApplicant", desk, kGuide);
  auto refused = made<v1::IssueTicketRequest>();
  refused.mutable_errand()->set_item_id(kStrangeCode);
  send<v1::IssueTicketResponse>("TicketService.IssueTicket", refused, kKiosk);
  auto report = made<v1::ReportDeviceRequest>();
  report.set_condition(v1::DEVICE_CONDITION_PAPER_OUT);
  done<v1::ReportDeviceResponse>("AdminService.ReportDevice", report, kKiosk);
  auto upload = made<v1::UploadOfflineTicketsRequest>();
  v1::OfflineTicket& paper = *upload.add_tickets();
  paper.set_number("K1001");
  paper.set_item_id("company-set-up");
  *paper.mutable_issue_time() = stamp(9, 5);
  paper.set_offline_serial(1);
  done<v1::UploadOfflineTicketsResponse>("TicketService.UploadOfflineTickets", upload, kKiosk);
  auto own = made<v1::IssueTicketRequest>();
  own.mutable_errand()->set_item_id("company-set-up");
  done<v1::IssueTicketResponse>("TicketService.IssueTicket", own, kKiosk);
  struct Row {
    std::string what;
    std::string requestId;
    std::string token;
    v1::Reason reason;
  };
  const std::vector<Row> rows{
      {"never sent", freshId(), kiosk(), v1::REASON_TICKET_NOT_FOUND},
      {"refused", refused.request_id(), kiosk(), v1::REASON_TICKET_NOT_FOUND},
      {"no number was asked for", report.request_id(), kiosk(), v1::REASON_TICKET_NOT_FOUND},
      {"numbers on paper already", upload.request_id(), kiosk(), v1::REASON_TICKET_NOT_FOUND},
      {"of the desk", desk.request_id(), kiosk(), v1::REASON_TICKET_NOT_FOUND},
      {"asked by the desk", desk.request_id(), as(kGuide), v1::REASON_TICKET_NOT_FOUND},
      {"of another device", own.request_id(), as(kGuide), v1::REASON_TICKET_NOT_FOUND},
      {"asked by nobody", own.request_id(), "", v1::REASON_TOKEN_INVALID},
      {"no request id", "A001", kiosk(), v1::REASON_MALFORMED_REQUEST}};

  for (const Row& row : rows) {
    const auto answer = takenWith(row.requestId, row.token);
    EXPECT_EQ(v1::Reason_Name(answer.reason()), v1::Reason_Name(row.reason)) << row.what;
  }
}

TEST_F(TicketOfARequestTest, ANumberOfADayThatHasEndedIsFoundNoMore) {
  auto request = made<v1::IssueTicketRequest>();
  request.mutable_errand()->set_item_id("company-set-up");
  done<v1::IssueTicketResponse>("TicketService.IssueTicket", request, kKiosk);
  passUntil(24 + 9, 10);

  EXPECT_EQ(takenWith(request.request_id(), kiosk()).reason(), v1::REASON_TICKET_NOT_FOUND);
}

// ---- materials checked before the call --------------------------------------------------------

TEST_F(TicketErrandsTest, TheGuideDeskNotesWhatIsMissingAndThenThatAllIsThere) {
  const v1::Ticket issued = issue("company-set-up");
  auto request = madeOn<v1::PreCheckTicketRequest>(issued);
  request.set_result(v1::PRE_CHECK_RESULT_INCOMPLETE);
  request.add_missing_material_codes("address");
  const std::string method = "TicketService.PreCheckTicket";

  const auto missing = send<v1::PreCheckTicketResponse>(method, request, kGuide);

  ASSERT_TRUE(missing.ok()) << missing.ending.status.message;
  EXPECT_EQ(missing->position(), state().position.value);
  EXPECT_EQ(missing->guide_version(), 3U);
  v1::Ticket ticket = issued;
  ticket.set_pre_check(v1::PRE_CHECK_RESULT_INCOMPLETE);
  EXPECT_EQ(missing->ticket().DebugString(), ticket.DebugString());
  EXPECT_EQ(newest<domain::TicketPreChecked>().body.missing, std::vector<std::uint16_t>{2});
  expectOneAnswer<v1::PreCheckTicketResponse, v1::PreCheckTicketRequest>(
      method,
      kGuide,
      request,
      missing,
      [](auto& r) { r.set_missing_material_codes(0, "application"); }
  );
  auto complete = madeOn<v1::PreCheckTicketRequest>(issued);
  complete.set_result(v1::PRE_CHECK_RESULT_COMPLETE);
  const auto all = done<v1::PreCheckTicketResponse>(method, complete, kManager);
  EXPECT_EQ(all.ticket().pre_check(), v1::PRE_CHECK_RESULT_COMPLETE);
  EXPECT_TRUE(newest<domain::TicketPreChecked>().body.missing.empty());
}

TEST_F(TicketErrandsTest, NothingIsCheckedThatIsInNoGuideOrOfNoTicket) {
  const v1::Ticket cancelled = issue("company-set-up");
  cancel(cancelled);
  const v1::Ticket waiting = issue("company-set-up");
  const v1::Ticket consult = issueIn("consult");
  using Request = v1::PreCheckTicketRequest;
  auto good = madeOn<Request>(waiting);
  good.set_result(v1::PRE_CHECK_RESULT_INCOMPLETE);
  good.add_missing_material_codes("address");
  std::vector<Wrong<Request>> wrongs = wrongTickets<Request>(cancelled);
  wrongs.push_back(
      {"no result",
       [](Request& r) { r.clear_result(); },
       v1::REASON_MALFORMED_REQUEST,
       "field",
       "result"}
  );
  wrongs.push_back(
      {"nothing named",
       [](Request& r) { r.clear_missing_material_codes(); },
       v1::REASON_MALFORMED_REQUEST,
       "",
       ""}
  );
  const auto strange = [](Request& r) { r.set_missing_material_codes(0, "passport"); };
  wrongs.push_back(
      {"not the guide's", strange, v1::REASON_OUTSIDE_GUIDE, "material_code", "passport"}
  );
  wrongs.push_back(
      {"not the guide's", strange, v1::REASON_OUTSIDE_GUIDE, "item_id", "company-set-up"}
  );
  wrongs.push_back(
      {"no guide",
       [&](Request& r) { r.set_ticket_id(consult.ticket_id()); },
       v1::REASON_GUIDE_NOT_FOUND,
       "",
       ""}
  );

  expectRefused<v1::PreCheckTicketResponse, Request>(
      "TicketService.PreCheckTicket", kGuide, good, wrongs
  );
}

// ---- from consulting to handling --------------------------------------------------------------

TEST_F(TicketErrandsTest, AConsultationBecomesAHandlingTicketWithoutQueueingAgain) {
  republish([](domain::Catalogue::Content& content) {
    content.items[1].revision = 4;
    content.queues[2].targets[0].target.sharePermille = 800;
  });
  const v1::Ticket consult = issueIn("consult");
  passUntil(9, 20);
  auto request = madeOn<v1::UpgradeToHandlingRequest>(consult);
  request.set_item_id("company-change");

  const auto upgraded =
      send<v1::UpgradeToHandlingResponse>("TicketService.UpgradeToHandling", request, kGuide);

  ASSERT_TRUE(upgraded.ok()) << upgraded.ending.status.message;
  EXPECT_EQ(upgraded->position(), state().position.value);
  v1::Ticket ticket = consult;
  ticket.set_queue_id("general");
  ticket.set_item_id("company-change");
  ticket.set_item_revision(4);
  *ticket.mutable_target_duration() = lasting(minutes{15});
  ticket.set_target_share_permille(900);
  EXPECT_EQ(upgraded->ticket().DebugString(), ticket.DebugString());
  EXPECT_EQ(newest<domain::TicketUpgraded>().body.item, support::kCompanyChange);
  expectOneAnswer<v1::UpgradeToHandlingResponse, v1::UpgradeToHandlingRequest>(
      "TicketService.UpgradeToHandling",
      kGuide,
      request,
      upgraded,
      [](auto& r) { r.set_item_id("company-set-up"); }
  );
}

TEST_F(TicketErrandsTest, OnlyAConsultationIsUpgradedAndOnlyToAnItem) {
  const v1::Ticket cancelled = issueIn("consult");
  cancel(cancelled);
  const v1::Ticket consult = issueIn("consult");
  const v1::Ticket handling = issue("company-set-up");
  using Request = v1::UpgradeToHandlingRequest;
  auto good = madeOn<Request>(consult);
  good.set_item_id("company-change");
  std::vector<Wrong<Request>> wrongs = wrongTickets<Request>(cancelled);
  wrongs.push_back(noSuchItem<Request>());
  wrongs.push_back(
      {"no consultation",
       [&](Request& r) { r.set_ticket_id(handling.ticket_id()); },
       v1::REASON_UPGRADE_ONLY_CONSULT,
       "",
       ""}
  );

  expectRefused<v1::UpgradeToHandlingResponse, Request>(
      "TicketService.UpgradeToHandling", kClerk, good, wrongs
  );
}

}  // namespace
}  // namespace hall::api
