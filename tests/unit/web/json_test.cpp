#include "server/web/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/api/reasons.h"

namespace hall::web {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Optional;

TEST(JsonTest, AListIsCutIntoItsMessages) {
  EXPECT_THAT(elementsOf("[]"), Optional(IsEmpty()));
  EXPECT_THAT(elementsOf(" [ ]\n"), Optional(IsEmpty()));
  EXPECT_THAT(elementsOf("[{}]"), Optional(ElementsAre("{}")));
  EXPECT_THAT(
      elementsOf(R"([{"a":{"b":"}"}}, {"c":"\"}{"}])"),
      Optional(ElementsAre(R"({"a":{"b":"}"}})", R"({"c":"\"}{"})"))
  );
  for (const char* wrong :
       {"", "{}", "[", "]", "[{]", "[{}", "[}]", "[{}}]", "[1]", "[\"a\"]", "[[{}]]", "[{\"a]"}) {
    EXPECT_EQ(elementsOf(wrong), std::nullopt) << wrong;
  }
}

TEST(JsonTest, ARefusalHasTheStatusOfItsReason) {
  const auto json = refusalJson(api::statusOf(domain::Refusal{
      domain::Reason::TicketNotFound, {}}.with("number", "A001")));
  EXPECT_EQ(json.httpStatus, 404);
  EXPECT_EQ(json.reason, "REASON_TICKET_NOT_FOUND");
  EXPECT_THAT(json.body, HasSubstr("\"number\":\"A001\""));
}

TEST(JsonTest, WhatCarriesNoReasonOrRubbishIsInternal) {
  EXPECT_EQ(refusalJson({api::StatusCode::Unknown, "", ""}).reason, "REASON_INTERNAL");
  EXPECT_EQ(refusalJson({api::StatusCode::Unknown, "", "\xff\xff"}).httpStatus, 500);
}

}  // namespace
}  // namespace hall::web
