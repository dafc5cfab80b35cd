#include <google/protobuf/descriptor.h>

#include <array>
#include <set>

#include "hall/v1/identity.pb.h"

#include "tests/unit/api/view_fixture.h"

/// BOARD, SIGN and PHONE hang on walls and lie in anybody's hand: they carry no name, no identity,
/// no assistance mark and no pause reason.
namespace hall::api {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

/// Parts of field names that speak of a person or of what is internal.
constexpr std::array kForbiddenParts{
    "staff",  "person",  "applicant", "principal", "identity", "document", "resident",
    "uscc",   "assist",  "ground",    "pause",     "reason",   "phone",    "age",
    "gender", "address", "note",      "device",    "agent",    "agency",   "masked"};
/// Whole messages that only those who work here may see.
const std::set<std::string> kForbiddenMessages{
    "hall.v1.Ticket",
    "hall.v1.Counter",
    "hall.v1.Serving",
    "hall.v1.Staff",
    "hall.v1.Device",
    "hall.v1.Identity",
    "hall.v1.RevealedIdentity",
    "hall.v1.Agency",
    "hall.v1.Alert"};

std::vector<std::string> findings(const Descriptor* message, std::set<const Descriptor*>& seen) {
  std::vector<std::string> found;
  if (!seen.insert(message).second) return found;
  if (kForbiddenMessages.contains(message->full_name())) found.push_back(message->full_name());
  for (int i = 0; i < message->field_count(); ++i) {
    const FieldDescriptor* field = message->field(i);
    for (const char* part : kForbiddenParts) {
      // Whole words: "message" is no age.
      const std::string words = "_" + field->name() + "_";
      if (words.find(std::string("_") + part) != std::string::npos) {
        found.push_back(field->full_name());
      }
    }
    // A bare text called name would be somebody's; what the hall publishes is a DisplayText.
    const bool isText = field->type() == FieldDescriptor::TYPE_STRING;
    if (isText && field->name().find("name") != std::string::npos) {
      found.push_back(field->full_name());
    }
    if (field->message_type() != nullptr) {
      for (std::string& inner : findings(field->message_type(), seen)) {
        found.push_back(std::move(inner));
      }
    }
  }
  return found;
}

std::vector<std::string> findings(const Descriptor* message) {
  std::set<const Descriptor*> seen;
  return findings(message, seen);
}

TEST(PublicViewsTest, HaveNoFieldForAPersonOrForWhatIsInternal) {
  const std::vector<std::string> nothing;
  EXPECT_EQ(findings(v1::BoardSnapshot::descriptor()), nothing);
  EXPECT_EQ(findings(v1::BoardDelta::descriptor()), nothing);
  EXPECT_EQ(findings(v1::SignSnapshot::descriptor()), nothing);
  EXPECT_EQ(findings(v1::SignDelta::descriptor()), nothing);
  EXPECT_EQ(findings(v1::PhoneSnapshot::descriptor()), nothing);
  EXPECT_EQ(findings(v1::PhoneDelta::descriptor()), nothing);
}

TEST(PublicViewsTest, TheSearchItselfFindsWhatStaffSee) {
  EXPECT_FALSE(findings(v1::CounterSnapshot::descriptor()).empty());
  EXPECT_FALSE(findings(v1::PadSnapshot::descriptor()).empty());
  EXPECT_FALSE(findings(v1::RevealedIdentity::descriptor()).empty());
}

class PublicContentTest : public ViewFixture {};

TEST_F(PublicContentTest, NothingOfStaffApplicantOrPauseReachesAWall) {
  hall = support::aHall()
             .signedIn(support::kCounter1, support::kZhang)
             .signedIn(support::kCounter2, support::kLi)
             .paused(support::kCounter2, support::at(9), support::at(10))
             .with(support::aTicket("V001")
                       .on(domain::Ground::Disabled)
                       .of(support::personOf("申请人"))
                       .assisted(domain::AssistanceMark::Wheelchair)
                       .called(support::kCounter1, support::at(9, 1)))
             .with(domain::CounterMessaged{support::kCounter1, "内部消息"}, support::at(9))
             .build();
  now = support::at(9, 2);
  for (const Scope& scope :
       {board(),
        board(support::kMainZone),
        placed(engine::View::Sign, support::kCounter1),
        placed(engine::View::Sign, support::kCounter2),
        of("V001")}) {
    engine::Entities entities;
    ASSERT_TRUE(entitiesOf(scope, entities));
    for (const auto& [key, bytes] : entities) {
      for (const char* secret : {"张敏", "李强", "1001", "1002", "申请人", "内部消息"}) {
        EXPECT_EQ(bytes.find(secret), std::string::npos) << secret << " in " << key;
      }
    }
  }
}

}  // namespace
}  // namespace hall::api
