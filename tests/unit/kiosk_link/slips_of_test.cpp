#include "kiosk/link/slips_of.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "kiosk/link/errand_message.h"
#include "tests/support/terminal/sample_catalogue.h"

namespace hall::kiosk {
namespace {

using Cause = Denial::Cause;

v1::Ticket sampleTicket() {
  v1::Ticket ticket;
  ticket.set_ticket_id("0190a5e0-0000-7000-8000-000000000001");
  ticket.set_number("A017");
  ticket.set_ticket_class(v1::TICKET_CLASS_PRIORITY);
  ticket.set_state(v1::TICKET_STATE_WAITING);
  ticket.set_queue_id("general");
  ticket.set_item_id("card");
  ticket.mutable_issue_time()->set_seconds(terminal::sample::at(9, 5).count() / 1000);
  return ticket;
}

TEST(SlipOf, ATicketTakesItsNamesFromTheCopyOfTheCatalogue) {
  const auto known = terminal::sample::sampleKnown();

  const TicketSlip slip = slipOf(sampleTicket(), *known);

  EXPECT_EQ(slip.number, "A017");
  EXPECT_EQ(slip.ticketClass, TicketClass::Priority);
  EXPECT_EQ(slip.queueName.zh, "业务general");
  EXPECT_EQ(slip.purposeName.zh, "事项card");
  EXPECT_EQ(slip.zoneName.zh, "东区");
  EXPECT_EQ(slip.counters, (QStringList{"1", "诊室"}));
  EXPECT_EQ(slip.issued.toString("H:mm"), "9:05");
  v1::Ticket strange = sampleTicket();
  strange.set_queue_id("moon");
  strange.set_item_id("moon");
  EXPECT_TRUE(slipOf(strange, *known).queueName.isEmpty());
}

TEST(SlipOf, ATicketOfAThemeNamesTheThemeAndItsItems) {
  const auto known = terminal::sample::sampleKnown();
  v1::Ticket ticket = sampleTicket();
  ticket.set_theme_id("newborn");

  const TicketSlip slip = slipOf(ticket, *known);

  EXPECT_EQ(slip.purposeName.zh, "出生一件事");
  ASSERT_EQ(slip.themeItems.size(), 2);
  EXPECT_EQ(slip.themeItems[0].zh, "事项card");
  EXPECT_EQ(slip.themeItems[1].zh, "事项house");
  EXPECT_TRUE(slipOf(sampleTicket(), *known).themeItems.isEmpty());
}

TEST(SlipOf, ATicketLeadsToTheGuideOfItsItemWhereThereIsOne) {
  auto parts = terminal::sample::sampleCatalogue();
  parts[0].mutable_head()->mutable_hall()->set_public_address("https://hall.example");
  const auto known = terminal::knownCatalogueOf(parts);
  v1::Ticket withoutGuide = sampleTicket();
  withoutGuide.set_item_id("house");

  EXPECT_EQ(slipOf(sampleTicket(), *known).guideAddress, "https://hall.example/guides/card");
  EXPECT_TRUE(slipOf(withoutGuide, *known).guideAddress.isEmpty());
  EXPECT_TRUE(slipOf(sampleTicket(), *terminal::sample::sampleKnown()).guideAddress.isEmpty());
}

TEST(SlipOf, AnIssuedNumberTakesWhatItsPaperSays) {
  v1::IssueTicketResponse issued;
  *issued.mutable_ticket() = sampleTicket();
  issued.set_people_ahead(4);
  v1::Slip& paper = *issued.mutable_slip();
  paper.mutable_queue_name()->set_zh("综合受理");
  paper.mutable_item_name()->set_zh("社保卡");
  paper.mutable_zone_name()->set_zh("西区");
  paper.add_counter_labels("7");
  *paper.mutable_issue_time() = issued.ticket().issue_time();
  paper.set_people_ahead(3);
  paper.mutable_wait()->mutable_p50_duration()->set_seconds(60);
  paper.mutable_wait()->mutable_p90_duration()->set_seconds(61);
  paper.set_ticket_url("https://hall.example/t/x");
  paper.set_guide_url("https://hall.example/guides/card");
  paper.set_guide_version(3);
  paper.add_theme_item_names()->set_zh("户口登记");

  const TicketSlip slip = slipOf(issued, *terminal::sample::sampleKnown());

  EXPECT_EQ(slip.queueName.zh, "综合受理");
  EXPECT_EQ(slip.purposeName.zh, "社保卡");
  EXPECT_EQ(slip.zoneName.zh, "西区");
  EXPECT_EQ(slip.counters, QStringList{"7"});
  EXPECT_EQ(slip.peopleAhead, 3);
  EXPECT_EQ(slip.wait, (WaitRange{1, 2}));
  EXPECT_EQ(slip.ticketAddress, "https://hall.example/t/x");
  EXPECT_EQ(slip.guideAddress, "https://hall.example/guides/card");
  ASSERT_EQ(slip.themeItems.size(), 1);
  EXPECT_EQ(slip.themeItems[0].zh, "户口登记");
  EXPECT_FALSE(slip.offline);
  paper.set_guide_version(0);
  EXPECT_TRUE(slipOf(issued, *terminal::sample::sampleKnown()).guideAddress.isEmpty())
      << "nothing to read stands behind it";
}

TEST(StateOf, EveryStateHasAWordForThePublic) {
  const std::pair<v1::TicketState, TicketState> rows[] = {
      {v1::TICKET_STATE_NOT_YET_DUE, TicketState::NotYetDue},
      {v1::TICKET_STATE_WAITING, TicketState::Waiting},
      {v1::TICKET_STATE_CALLED, TicketState::Called},
      {v1::TICKET_STATE_SERVING, TicketState::Serving},
      {v1::TICKET_STATE_ON_HOLD, TicketState::OnHold},
      {v1::TICKET_STATE_NO_SHOW, TicketState::NoShow},
      {v1::TICKET_STATE_FINISHED, TicketState::Finished},
      {v1::TICKET_STATE_CANCELLED, TicketState::Cancelled},
      {v1::TICKET_STATE_DIVERTED, TicketState::Diverted},
      {v1::TICKET_STATE_CLOSED_BY_SYSTEM, TicketState::Over},
      {v1::TICKET_STATE_UNSPECIFIED, TicketState::Over}};
  for (const auto& [state, word] : rows) {
    EXPECT_EQ(stateOf(state), word) << v1::TicketState_Name(state);
  }
}

client::Failure failure(v1::Reason reason, grpc::StatusCode code) {
  client::Failure failure;
  failure.code = code;
  failure.detail.set_reason(reason);
  return failure;
}

TEST(DenialOf, EveryReasonThatAPageKnowsAWayForHasItsCause) {
  const std::pair<v1::Reason, Cause> rows[] = {
      {v1::REASON_ALREADY_WAITING, Cause::AlreadyWaiting},
      {v1::REASON_IDENTITY_REQUIRED, Cause::IdentityRequired},
      {v1::REASON_IDENTITY_INVALID, Cause::IdentityInvalid},
      {v1::REASON_IDENTITY_DOUBTFUL, Cause::IdentityDoubtful},
      {v1::REASON_STALE_ITEM, Cause::StaleItem},
      {v1::REASON_ITEM_NOT_FOUND, Cause::StaleItem},
      {v1::REASON_THEME_NOT_FOUND, Cause::StaleItem},
      {v1::REASON_QUEUE_NOT_FOUND, Cause::StaleItem},
      {v1::REASON_QUEUE_CLOSED, Cause::Closed},
      {v1::REASON_HALL_SUSPENDED, Cause::Suspended},
      {v1::REASON_NO_COUNTER_SERVES, Cause::NoCounter},
      {v1::REASON_TICKET_NOT_FOUND, Cause::NotFound},
      {v1::REASON_WRONG_TICKET_STATE, Cause::WrongState},
      {v1::REASON_RESULT_PENDING, Cause::WrongState},
      {v1::REASON_RESTORE_USED, Cause::RestoreUsed},
      {v1::REASON_REASON_REQUIRED, Cause::RestoreUsed},
      {v1::REASON_STORAGE_LOW, Cause::Other},
      {v1::REASON_UNSPECIFIED, Cause::Other}};
  const auto known = terminal::sample::sampleKnown();
  for (const auto& [reason, cause] : rows) {
    const auto denial = denialOf(failure(reason, grpc::StatusCode::FAILED_PRECONDITION), *known);
    EXPECT_EQ(denial.cause, cause) << v1::Reason_Name(reason);
  }
  const auto silent = failure(v1::REASON_UNSPECIFIED, grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(denialOf(silent, *known).cause, Cause::NotReachable);
  const auto late = failure(v1::REASON_DEADLINE_PASSED, grpc::StatusCode::DEADLINE_EXCEEDED);
  EXPECT_EQ(denialOf(late, *known).cause, Cause::NotReachable);
}

TEST(DenialOf, TellsTheOpeningAndTheNumberThatWaits) {
  const auto known = terminal::sample::sampleKnown();
  auto closed = failure(v1::REASON_QUEUE_CLOSED, grpc::StatusCode::FAILED_PRECONDITION);
  (*closed.detail.mutable_metadata())["opens"] = "2026-03-03T00:30:00Z";
  EXPECT_EQ(denialOf(closed, *known).opens.toString("yyyy-MM-dd H:mm"), "2026-03-03 8:30");
  (*closed.detail.mutable_metadata())["opens"] = "soon";
  EXPECT_FALSE(denialOf(closed, *known).opens.isValid());
  auto waits = failure(v1::REASON_ALREADY_WAITING, grpc::StatusCode::FAILED_PRECONDITION);
  (*waits.detail.mutable_metadata())["number"] = "A003";
  (*waits.detail.mutable_metadata())["ticket_id"] = "t3";
  const Denial denial = denialOf(waits, *known);
  ASSERT_TRUE(denial.existing);
  EXPECT_EQ(denial.existing->number, "A003");
  EXPECT_EQ(denial.existing->id, "t3");
}

TEST(ErrandMessage, CarriesEverythingThatWasEntered) {
  Errand errand;
  errand.purpose = {Purpose::Kind::Theme, "newborn"};
  errand.revision = 4;
  errand.ground = Ground::Veteran;
  errand.marks = {AssistanceMark::Sight, AssistanceMark::Language};
  errand.copies = 6;
  errand.applicant.document = Person::Document::ResidentId;
  errand.applicant.number = "11010519491231002X";
  errand.applicant.name = "王五";
  errand.applicant.source = Person::Source::Card;
  errand.agency.emplace();
  errand.agency->principal.document = Person::Document::CreditCode;
  errand.agency->principal.number = "91350100M000100Y43";
  errand.agency->principal.confirmed = true;
  errand.agency->relation = AgentRelation::Agency;
  errand.anotherNumber = true;
  errand.supplement = true;

  v1::Errand message = messageOf(errand);

  EXPECT_EQ(message.theme_id(), "newborn");
  EXPECT_EQ(message.item_revision(), 4U);
  EXPECT_EQ(message.ground(), v1::GROUND_VETERAN_FAMILY);
  EXPECT_EQ(message.assistance_marks_size(), 2);
  EXPECT_EQ(message.assistance_marks(0), v1::ASSISTANCE_MARK_SIGHT);
  EXPECT_EQ(message.copies(), 6U);
  EXPECT_EQ(message.applicant().resident_id(), "11010519491231002X");
  EXPECT_EQ(message.applicant().name(), "王五");
  EXPECT_EQ(message.applicant().source(), v1::IDENTITY_SOURCE_CARD);
  EXPECT_EQ(message.agency().principal().uscc(), "91350100M000100Y43");
  EXPECT_TRUE(message.agency().principal().confirmed());
  EXPECT_EQ(message.agency().relation(), v1::AGENT_RELATION_AGENCY);
  EXPECT_TRUE(message.allow_duplicate());
  EXPECT_TRUE(message.supplement());
  wipe(message);
  EXPECT_FALSE(message.has_applicant());
  EXPECT_FALSE(message.has_agency());
  EXPECT_EQ(message.theme_id(), "newborn");
  EXPECT_FALSE(messageOf(Errand{}).has_applicant()) << "nobody said who they are";
}

TEST(ErrandMessage, WipingOverwritesTheTextInPlace) {
  Errand errand;
  errand.applicant.document = Person::Document::ResidentId;
  errand.applicant.number = "11010519491231002X";
  errand.applicant.name = "一个相当长的名字使它不在对象里面";
  v1::Errand message = messageOf(errand);
  // The arena's memory stays readable after the field is cleared.
  google::protobuf::Arena arena;
  auto* kept = google::protobuf::Arena::CreateMessage<v1::Errand>(&arena);
  *kept = message;
  const std::string& number = kept->applicant().resident_id();
  const char* bytes = number.data();
  const std::size_t size = number.size();

  wipe(*kept);

  EXPECT_TRUE(std::all_of(bytes, bytes + size, [](char c) { return c == '\0'; }));
}

}  // namespace
}  // namespace hall::kiosk
