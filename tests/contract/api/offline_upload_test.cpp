#include "hall/v1/ticket_service.pb.h"
#include "tests/contract/api/visit_fixture.h"

/// TicketService.UploadOfflineTickets: numbers given without the server, by a kiosk whose link was
/// down or by hand.
namespace hall::api {
namespace {

using std::chrono::minutes;
using Request = v1::UploadOfflineTicketsRequest;
using Response = v1::UploadOfflineTicketsResponse;

class OfflineUploadTest : public VisitFixture {
 protected:
  static constexpr const char* kMethod = "TicketService.UploadOfflineTickets";

  static v1::OfflineTicket ofItem(const std::string& number, std::uint64_t serial) {
    v1::OfflineTicket ticket;
    ticket.set_number(number);
    ticket.set_item_id("company-set-up");
    ticket.set_ticket_class(v1::TICKET_CLASS_ORDINARY);
    *ticket.mutable_issue_time() = stamp(9, 5);
    ticket.set_offline_serial(serial);
    return ticket;
  }
  Request upload(const std::vector<v1::OfflineTicket>& tickets) {
    Request request = made<Request>();
    for (const v1::OfflineTicket& ticket : tickets) *request.add_tickets() = ticket;
    return request;
  }
  v1::Ticket behind(const v1::UploadedTicket& uploaded) {
    v1::Ticket ticket;
    ticket.set_ticket_id(uploaded.ticket_id());
    return look(ticket);
  }
};

/// What every ticket of these tests has: Monday's, of kiosk-1, waiting.
v1::Ticket expectedOf(const v1::UploadedTicket& uploaded, const std::string& number) {
  v1::Ticket ticket;
  ticket.set_ticket_id(uploaded.ticket_id());
  ticket.set_number(number);
  ticket.mutable_issue_date()->set_year(2026);
  ticket.mutable_issue_date()->set_month(3);
  ticket.mutable_issue_date()->set_day(2);
  ticket.set_state(v1::TICKET_STATE_WAITING);
  ticket.set_channel(v1::CHANNEL_OFFLINE);
  ticket.set_device_id("kiosk-1");
  ticket.set_exemption(v1::EXEMPTION_NONE);
  ticket.mutable_away_duration();
  return ticket;
}

TEST_F(OfflineUploadTest, TakesEachTicketAsThePaperHasIt) {
  v1::OfflineTicket item = ofItem("K1001", 11);
  item.set_item_id("company-change");
  item.set_ticket_class(v1::TICKET_CLASS_PRIORITY);
  item.set_ground(v1::GROUND_ELDERLY);
  item.add_assistance_marks(v1::ASSISTANCE_MARK_WHEELCHAIR);
  item.add_assistance_marks(v1::ASSISTANCE_MARK_LANGUAGE);
  item.set_copies(6);
  *item.mutable_issue_time() = stamp(9, 2);
  item.set_item_revision(7);
  item.set_guide_version(2);
  item.set_supplement(true);
  v1::OfflineTicket consult = ofItem("K1002", 12);
  consult.set_queue_id("consult");
  *consult.mutable_issue_time() = stamp(8, 55);
  const Request request = upload({item, consult});

  const auto uploaded = send<Response>(kMethod, request, kKiosk);

  ASSERT_TRUE(uploaded.ok()) << uploaded.ending.status.message;
  EXPECT_EQ(uploaded->position(), state().position.value);
  ASSERT_EQ(uploaded->tickets_size(), 2);
  EXPECT_EQ(uploaded->tickets(0).number(), "K1001");
  EXPECT_FALSE(uploaded->tickets(0).known());
  EXPECT_EQ(uploaded->tickets(1).number(), "K1002");
  EXPECT_FALSE(uploaded->tickets(1).known());
  v1::Ticket first = expectedOf(uploaded->tickets(0), "K1001");
  first.set_ticket_class(v1::TICKET_CLASS_PRIORITY);
  first.set_ground(v1::GROUND_ELDERLY);
  first.add_assistance_marks(v1::ASSISTANCE_MARK_WHEELCHAIR);
  first.add_assistance_marks(v1::ASSISTANCE_MARK_LANGUAGE);
  first.set_queue_id("general");
  first.set_item_id("company-change");
  first.set_copies(6);
  first.set_supplement(true);
  first.set_aged(true);
  first.set_item_revision(7);
  *first.mutable_issue_time() = stamp(9, 2);
  *first.mutable_reference_time() = stamp(9, 2);
  *first.mutable_state_time() = stamp(9, 2);
  *first.mutable_target_duration() = lasting(minutes{8});
  first.set_target_share_permille(900);
  EXPECT_EQ(behind(uploaded->tickets(0)).DebugString(), first.DebugString());
  v1::Ticket second = expectedOf(uploaded->tickets(1), "K1002");
  second.set_ticket_class(v1::TICKET_CLASS_ORDINARY);
  second.set_ground(v1::GROUND_NONE);
  second.set_queue_id("consult");
  second.set_copies(1);
  *second.mutable_issue_time() = stamp(8, 55);
  *second.mutable_reference_time() = stamp(9, 0);  // when the session began
  *second.mutable_state_time() = stamp(8, 55);
  *second.mutable_target_duration() = lasting(minutes{5});
  second.set_target_share_permille(900);
  EXPECT_EQ(behind(uploaded->tickets(1)).DebugString(), second.DebugString());
  EXPECT_EQ(newest<domain::TicketIssued>().body.offlineSerial, 12U);
  expectOneAnswer<Response, Request>(kMethod, kKiosk, request, uploaded, [](auto& r) {
    r.mutable_tickets(0)->set_copies(7);
  });
}

TEST_F(OfflineUploadTest, AThemeStaysOneAndStandsInTheQueueOfItsFirstItem) {
  v1::OfflineTicket ticket = ofItem("KA001", 1);
  ticket.set_theme_id("open-shop");
  const auto uploaded = done<Response>(kMethod, upload({ticket}), kKiosk);
  const v1::Ticket taken = behind(uploaded.tickets(0));
  EXPECT_EQ(taken.theme_id(), "open-shop");
  EXPECT_EQ(taken.item_id(), "company-set-up");
  EXPECT_EQ(taken.queue_id(), "general");
  ticket = ofItem("KA002", 2);
  ticket.set_theme_id("moon");
  EXPECT_EQ(
      ask<Response>(kMethod, upload({ticket}), as(kKiosk)).reason(), v1::REASON_THEME_NOT_FOUND
  );
}

TEST_F(OfflineUploadTest, ACounterMayWorkFromTheGuideThatTheKioskShowed) {
  v1::OfflineTicket ticket = ofItem("K1001", 1);
  ticket.set_guide_version(2);
  done<Response>(kMethod, upload({ticket}), kKiosk);
  EXPECT_EQ(newest<domain::TicketIssued>().body.guideVersion, 2U);
  signIn(kClerk, "1");
  serve(kClerk, "1");
  auto request = madeAt<v1::FinishServingRequest>("1");
  v1::ItemOutcome& outcome = *request.add_items();
  outcome.set_item_id("company-set-up");
  outcome.set_outcome(v1::OUTCOME_ONE_TIME_NOTICE);
  outcome.add_material_codes("address");
  outcome.set_guide_version(1);
  const std::string method = "CounterService.FinishServing";
  const auto other = send<v1::FinishServingResponse>(method, request, kClerk);
  EXPECT_EQ(other.reason(), v1::REASON_OUTSIDE_GUIDE);
  EXPECT_EQ(other.detail("guide_version"), "3");
  outcome.set_guide_version(2);

  done<v1::FinishServingResponse>(method, request, kClerk);

  const auto recorded = newest<domain::ServingFinished>().body.outcomes.at(0);
  EXPECT_EQ(recorded.materials, std::vector<std::uint16_t>{2});
  EXPECT_EQ(recorded.guideVersion, 3U) << "the guide whose second material it is";
}

TEST_F(OfflineUploadTest, NoTicketIsOlderThanTheKiosksLastNumberWithTheServer) {
  auto online = made<v1::IssueTicketRequest>();
  online.mutable_errand()->set_item_id("company-set-up");
  done<v1::IssueTicketResponse>("TicketService.IssueTicket", online, kKiosk);
  passUntil(9, 20);
  v1::OfflineTicket since = ofItem("K1002", 2);
  *since.mutable_issue_time() = stamp(9, 15);

  const auto uploaded = done<Response>(kMethod, upload({ofItem("K1001", 1), since}), kKiosk);

  const auto issued = [&](int line) {
    return behind(uploaded.tickets(line)).issue_time().DebugString();
  };
  EXPECT_EQ(issued(0), stamp(9, 10).DebugString());
  EXPECT_EQ(issued(1), stamp(9, 15).DebugString());
}

TEST_F(OfflineUploadTest, WhatIsKnownByItsSerialIsPassedOverAndNamedAsKnown) {
  const auto first = done<Response>(kMethod, upload({ofItem("K1001", 1)}), kKiosk);

  const auto again =
      done<Response>(kMethod, upload({ofItem("K1001", 1), ofItem("K1002", 2)}), kKiosk);

  ASSERT_EQ(again.tickets_size(), 2);
  EXPECT_EQ(again.tickets(0).number(), "K1001");
  EXPECT_TRUE(again.tickets(0).known());
  EXPECT_EQ(again.tickets(0).ticket_id(), first.tickets(0).ticket_id());
  EXPECT_EQ(again.tickets(1).number(), "K1002");
  EXPECT_FALSE(again.tickets(1).known());
  EXPECT_EQ(behind(again.tickets(1)).number(), "K1002");
}

TEST_F(OfflineUploadTest, TheSameNumberOfTwoDaysIsTwoTickets) {
  issue("company-set-up");  // the hall's Monday has begun
  v1::OfflineTicket ofSunday = ofItem("K1001", 1);
  *ofSunday.mutable_issue_time() = stamp(-14, 0);

  const auto uploaded = done<Response>(kMethod, upload({ofSunday, ofItem("K1001", 2)}), kKiosk);

  ASSERT_EQ(uploaded.tickets_size(), 2);
  EXPECT_NE(uploaded.tickets(0).ticket_id(), uploaded.tickets(1).ticket_id());
  EXPECT_EQ(behind(uploaded.tickets(0)).state(), v1::TICKET_STATE_CLOSED_BY_SYSTEM);
  EXPECT_EQ(behind(uploaded.tickets(1)).state(), v1::TICKET_STATE_WAITING);
}

TEST_F(OfflineUploadTest, AKnownTicketOfADayThatHasEndedHasNoIdAnyMore) {
  done<Response>(kMethod, upload({ofItem("K1001", 1)}), kKiosk);
  passUntil(24 + 9, 10);

  const auto again = done<Response>(kMethod, upload({ofItem("K1001", 1)}), kKiosk);

  EXPECT_TRUE(again.tickets(0).known());
  EXPECT_EQ(again.tickets(0).ticket_id(), "");
}

TEST_F(OfflineUploadTest, ALineThatCannotBeTakenRefusesTheUpload) {
  const Request good = upload({ofItem("K1001", 1), ofItem("K1002", 2)});
  const auto numbered = [](const std::string& number) {
    return [number](Request& r) { r.mutable_tickets(1)->set_number(number); };
  };
  const auto field = v1::REASON_MALFORMED_REQUEST;
  const auto inexact = v1::REASON_IMPORT_INEXACT;
  std::vector<Wrong<Request>> wrongs{
      {"no ticket", [](Request& r) { r.clear_tickets(); }, field, "field", "tickets"},
      {"too many",
       [](Request& r) {
         for (std::uint64_t i = 3; i <= 101; ++i) {
           *r.add_tickets() = ofItem("K" + std::to_string(1000 + i), i);
         }
       },
       field,
       "field",
       "tickets"},
      {"no prefix", numbered("1002"), field, "field", "tickets.number"},
      {"two digits", numbered("K02"), field, "field", "tickets.number"},
      {"a long prefix", numbered("KIOSK002"), field, "field", "tickets.number"},
      {"no digits", numbered("KKKK"), field, "field", "tickets.number"},
      {"small letters", numbered("k1002"), inexact, "field", "number"},
      {"the hall's own prefix", numbered("A900"), inexact, "line", "2"},
      {"a number twice", numbered("K1001"), inexact, "line", "2"},
      {"no serial",
       [](Request& r) { r.mutable_tickets(1)->clear_offline_serial(); },
       inexact,
       "field",
       "offline_serial"},
      {"no purpose",
       [](Request& r) { r.mutable_tickets(1)->clear_purpose(); },
       field,
       "field",
       "tickets.purpose"},
      {"no such item",
       [](Request& r) { r.mutable_tickets(1)->set_item_id("moon"); },
       v1::REASON_ITEM_NOT_FOUND,
       "item_id",
       "moon"},
      {"no such queue",
       [](Request& r) { r.mutable_tickets(1)->set_queue_id("moon"); },
       v1::REASON_QUEUE_NOT_FOUND,
       "queue_id",
       "moon"},
      {"no time",
       [](Request& r) { r.mutable_tickets(1)->clear_issue_time(); },
       field,
       "field",
       "tickets.issue_time"}};

  expectRefused<Response, Request>(kMethod, kKiosk, good, wrongs);
}

TEST_F(OfflineUploadTest, AWordThatNobodyKnowsIsRefusedByItsOwnName) {
  const Request good = upload({ofItem("K1001", 1)});
  const auto field = v1::REASON_MALFORMED_REQUEST;
  const auto marked = [](int mark) {
    return [mark](Request& r) {
      r.mutable_tickets(0)->add_assistance_marks(static_cast<v1::AssistanceMark>(mark));
    };
  };
  std::vector<Wrong<Request>> wrongs{
      {"class",
       [](Request& r) { r.mutable_tickets(0)->set_ticket_class(static_cast<v1::TicketClass>(4)); },
       field,
       "field",
       "tickets.ticket_class"},
      {"ground",
       [](Request& r) { r.mutable_tickets(0)->set_ground(static_cast<v1::Ground>(10)); },
       field,
       "field",
       "tickets.ground"},
      {"no mark", marked(0), field, "field", "tickets.assistance_marks"},
      {"two marks in one", marked(3), field, "field", "tickets.assistance_marks"},
      {"beyond eight bits", marked(257), field, "field", "tickets.assistance_marks"}};

  expectRefused<Response, Request>(kMethod, kKiosk, good, wrongs);
}

// ---- written by hand --------------------------------------------------------------------------

TEST_F(OfflineUploadTest, AManagerTakesInNumbersWrittenByHand) {
  v1::OfflineTicket line = ofItem("S001", 0);
  line.clear_purpose();
  line.set_queue_id("estate");
  Request request = upload({line});
  request.set_handwritten(true);
  request.set_reason_text("停电时手写发号");

  const auto uploaded = send<Response>(kMethod, request, kManager);

  ASSERT_TRUE(uploaded.ok()) << uploaded.ending.status.message;
  const v1::Ticket ticket = behind(uploaded->tickets(0));
  EXPECT_EQ(ticket.number(), "S001");
  EXPECT_EQ(ticket.channel(), v1::CHANNEL_HANDWRITTEN);
  EXPECT_TRUE(ticket.inexact());
  EXPECT_EQ(ticket.queue_id(), "estate");
  EXPECT_EQ(ticket.item_id(), "");
  EXPECT_EQ(ticket.device_id(), "");
  EXPECT_EQ(ticket.issue_time().DebugString(), stamp(9, 5).DebugString());
  EXPECT_EQ(textBehind(newest<domain::TicketIssued>().body.importReason), "停电时手写发号");
  expectOneAnswer<Response, Request>(kMethod, kManager, request, uploaded, [](auto& r) {
    r.set_reason_text("别的");
  });
}

TEST_F(OfflineUploadTest, ANumberOfAnotherQueueIsToldWhichPrefixItWouldBear) {
  v1::OfflineTicket line = ofItem("C001", 0);
  Request request = upload({ofItem("A001", 0), line});
  request.set_handwritten(true);
  request.set_reason_text("停电时手写发号");
  const auto before = state().position;

  const auto uploaded = send<Response>(kMethod, request, kManager);

  EXPECT_EQ(uploaded.reason(), v1::REASON_IMPORT_INEXACT);
  EXPECT_EQ(uploaded.detail("line"), "2");
  EXPECT_EQ(uploaded.detail("field"), "number");
  EXPECT_EQ(uploaded.detail("prefix"), "A");
  EXPECT_EQ(state().position, before) << "nothing of the list is taken in";
}

TEST_F(OfflineUploadTest, ANumberUnderAPrefixThatEndsInDigitsIsOfItsQueue) {
  republish([](domain::Catalogue::Content& content) { content.queues[0].prefix = "A1"; });
  Request request = upload({ofItem("A1118", 0)});
  request.set_handwritten(true);
  request.set_reason_text("停电时手写发号");

  done<Response>(kMethod, request, kManager);

  const domain::TicketNumber number = newest<domain::TicketIssued>().body.number;
  EXPECT_EQ(number.prefixText(), "A1");
  EXPECT_EQ(number.serial, 118U);
  EXPECT_EQ(issue("company-set-up").number(), "A1119") << "the queue goes on above the list";
  const auto ofAKiosk = send<Response>(kMethod, upload({ofItem("A1200", 1)}), kKiosk);
  EXPECT_EQ(ofAKiosk.reason(), v1::REASON_IMPORT_INEXACT) << "the hall's own prefix";
}

TEST_F(OfflineUploadTest, WrittenByHandNeedsAManagerAndAReason) {
  Request good = upload({ofItem("S001", 0)});
  good.set_handwritten(true);
  good.set_reason_text("停电时手写发号");

  expectRefused<Response, Request>(
      kMethod, kManager, good, {noReason<Request>(), endlessReason<Request>()}
  );
  expectRefused<Response, Request>(
      kMethod,
      kKiosk,
      good,
      {{"a kiosk", [](Request&) {}, v1::REASON_NOT_PERMITTED, "right", "manager"}}
  );
}

}  // namespace
}  // namespace hall::api
