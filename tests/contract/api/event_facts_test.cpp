#include "server/api/event_facts.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>

#include "server/domain/alert_subject.h"
#include "server/log/event_codec.h"
#include "tests/support/floor_builder.h"

namespace hall::api {
namespace {

/// "ticket_called" of "TicketCalled".
std::string inSnakeCase(std::string_view name) {
  std::string text;
  for (const char c : name) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && !text.empty()) text.push_back('_');
    text.push_back(capital ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return text;
}

/// One event of every kind, with nothing in it.
template <std::size_t... kIndexes>
std::vector<domain::EventBody> oneOfEach(std::index_sequence<kIndexes...>) {
  return {domain::EventBody(std::in_place_index<kIndexes>)...};
}
std::vector<domain::EventBody> everyKind() {
  return oneOfEach(std::make_index_sequence<std::variant_size_v<domain::EventKind>>());
}

domain::TextRef someText() {
  domain::TextRef ref;
  ref.bytes[0] = 1;
  return ref;
}
domain::PersonRef somebody() {
  domain::PersonRef ref;
  ref.bytes[0] = 1;
  return ref;
}

class EventFactsTest : public testing::Test {
 protected:
  std::string text(const domain::EventBody& body, const std::string& key) const {
    const auto facts = factsOf(body, state_);
    const auto found = facts.fields().find(key);
    return found == facts.fields().end() ? "(absent)" : found->second.string_value();
  }
  domain::HallState state_ = support::aHall().signedIn(support::kCounter1, support::kZhang).build();
};

TEST_F(EventFactsTest, KindsAreCalledAsTheStoredFormatCallsThem) {
  std::set<std::string_view> kinds;
  for (const domain::EventBody& body : everyKind()) {
    EXPECT_EQ(kindOf(body), inSnakeCase(log::nameOfKind(log::kindOf(body))));
    EXPECT_TRUE(kinds.insert(kindOf(body)).second) << kindOf(body);
    EXPECT_TRUE(isEventKind(kindOf(body)));
    EXPECT_LE(kindOf(body).size(), 50U);
  }
  EXPECT_FALSE(isEventKind("ticket_eaten"));
}

TEST_F(EventFactsTest, EveryKindCanBeToldEvenOfAHallThatHasNoCatalogue) {
  for (const domain::EventBody& body : everyKind()) {
    factsOf(body, domain::HallState{});
    factsOf(body, state_);
  }
}

TEST_F(EventFactsTest, AnAlertIsAboutWhatPeopleKnow) {
  domain::AlertRaised raised;
  raised.alert.rule = domain::AlertRule::QueueUnserved;
  raised.alert.subject = domain::subjectOf(support::kGeneral);
  EXPECT_EQ(text(raised, "rule"), "queue_unserved");
  EXPECT_EQ(text(raised, "subject"), "queue:general");
}

TEST_F(EventFactsTest, CodesStandForIdsAndAThingThatIsGoneIsStillToldApart) {
  domain::TicketTransferred moved;
  moved.queue = support::kGeneral;
  const auto* queue = state_.catalogue->find(support::kGeneral);
  EXPECT_EQ(text(moved, "queue_id"), queue->code);
  moved.queue = domain::QueueId{99};
  EXPECT_EQ(text(moved, "queue_id"), "#99");
  moved.queue = {};
  EXPECT_EQ(text(moved, "queue_id"), "(absent)");
}

TEST_F(EventFactsTest, EnumerationsAreWords) {
  domain::TicketCalled called;
  called.explanation.rule = domain::CallRule::StarvationCap;
  EXPECT_EQ(text(called, "rule"), "starvation_cap");
  EXPECT_EQ(text(domain::HallOpened{domain::ClockMode::Rehearsal, "h", 1}, "mode"), "rehearsal");
  EXPECT_EQ(text(domain::CallDelivered{{}, {}, domain::DeliveredBy::Voice}, "by"), "voice");
}

TEST_F(EventFactsTest, OfPeopleAndTextsOnlyThatThereIsOneIsTold) {
  domain::TicketIssued issued;
  issued.applicant = somebody();
  issued.groundText = someText();
  issued.agencyText = someText();
  issued.importReason = someText();
  const auto facts = factsOf(issued, state_);
  EXPECT_TRUE(facts.fields().at("applicant").bool_value());
  EXPECT_TRUE(facts.fields().at("ground_text").bool_value());
  EXPECT_TRUE(facts.fields().at("agency_text").bool_value());
  EXPECT_TRUE(facts.fields().at("import_reason").bool_value());
  EXPECT_FALSE(facts.fields().contains("principal"));

  domain::StaffRecorded recorded;
  recorded.staff.number = "1001";
  recorded.staff.name = "张三";
  EXPECT_EQ(factsOf(recorded, state_).DebugString().find("张三"), std::string::npos);
  EXPECT_EQ(text(recorded, "staff_number"), "1001");
}

TEST_F(EventFactsTest, AReadingSaysHowMuchWasShown) {
  domain::IdentityRevealed revealed;
  revealed.person = somebody();
  revealed.extent = domain::IdentityExtent::Full;
  EXPECT_EQ(text(revealed, "extent"), "full");
  revealed.extent = domain::IdentityExtent::Masked;
  EXPECT_EQ(text(revealed, "extent"), "masked");
  revealed.extent = domain::IdentityExtent::Unknown;
  EXPECT_EQ(text(revealed, "extent"), "(absent)") << "recorded by an older server";
}

TEST_F(EventFactsTest, NamesTheTicketAndTheCounterItIsAbout) {
  domain::TicketIssued issued;
  issued.id.bytes[3] = 5;
  EXPECT_EQ(ticketOf(issued), issued.id);
  EXPECT_EQ(counterOf(issued), domain::CounterId{});
  domain::TicketCalled called;
  called.ticket = issued.id;
  called.counter = support::kCounter1;
  EXPECT_EQ(ticketOf(called), issued.id);
  EXPECT_EQ(counterOf(called), support::kCounter1);
  EXPECT_EQ(ticketOf(domain::HallResumed{}), domain::TicketId{});
}

}  // namespace
}  // namespace hall::api
