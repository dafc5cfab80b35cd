#include "server/api/reasons.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "hall/v1/error.pb.h"
#include "server/domain/reason.h"

namespace hall::api {
namespace {

/// "TICKET_NOT_FOUND" of "TicketNotFound".
std::string asConstant(std::string_view name) {
  std::string text;
  for (const char c : name) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && !text.empty()) text.push_back('_');
    text.push_back(capital ? c : static_cast<char>(c - 'a' + 'A'));
  }
  return text;
}

TEST(ReasonTest, HasOneRowForEachReasonOfTheDomain) {
  std::map<domain::Reason, int> rows;
  for (const ReasonRow& row : reasonTable()) ++rows[row.reason];

  // The domain's list is the enumeration whose every value has a name.
  for (int value = 1; value < 1000; ++value) {
    const auto reason = static_cast<domain::Reason>(value);
    const bool exists = domain::nameOf(reason) != "Unknown";
    EXPECT_EQ(rows[reason], exists ? 1 : 0) << value << " " << domain::nameOf(reason);
  }
}

TEST(ReasonTest, NumbersAndNamesOfTheProtoAreThoseOfTheDomain) {
  const auto* proto = v1::Reason_descriptor();
  int reasons = 0;
  for (int value = 1; value < 1000; ++value) {
    const std::string_view name = domain::nameOf(static_cast<domain::Reason>(value));
    const auto* found = proto->FindValueByNumber(value);
    if (name == "Unknown") {
      EXPECT_EQ(found, nullptr) << value << " is in the proto alone";
      continue;
    }
    ++reasons;
    ASSERT_NE(found, nullptr) << name << " is not in the proto";
    EXPECT_EQ(found->name(), "REASON_" + asConstant(name));
  }
  EXPECT_EQ(proto->value_count(), reasons + 1);
}

TEST(ReasonTest, GivesEachReasonAMessageKeyOfItsOwn) {
  std::set<std::string_view> keys;
  for (const ReasonRow& row : reasonTable()) {
    EXPECT_TRUE(keys.insert(row.messageKey).second) << row.messageKey;
    EXPECT_TRUE(row.messageKey.starts_with("reason.")) << row.messageKey;
    EXPECT_LE(row.messageKey.size(), 63U) << row.messageKey;
    EXPECT_NE(row.code, StatusCode::Ok) << row.messageKey;
    EXPECT_GE(row.httpStatus, 400) << row.messageKey;
    EXPECT_LT(row.httpStatus, 600) << row.messageKey;
  }
}

TEST(ReasonTest, CarriesReasonKeyAndDetailsInTheStatus) {
  const CallStatus status =
      statusOf(domain::Refusal{domain::Reason::WrongTicketState, {}}.with("state", "serving"));

  v1::ErrorDetail detail;
  ASSERT_TRUE(detail.ParseFromString(status.details));
  EXPECT_EQ(status.code, StatusCode::FailedPrecondition);
  EXPECT_EQ(status.message, "WrongTicketState: state=serving");
  EXPECT_EQ(detail.reason(), v1::REASON_WRONG_TICKET_STATE);
  EXPECT_EQ(detail.domain(), "hall.v1");
  EXPECT_EQ(detail.message_key(), "reason.wrong_ticket_state");
  EXPECT_EQ(detail.metadata().at("state"), "serving");
}

}  // namespace
}  // namespace hall::api
