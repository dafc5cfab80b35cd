#include "server/api/enrolments.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "server/engine/random_ids.h"
#include "tests/support/floor_builder.h"
#include "tests/support/memory_store.h"

namespace hall::api {
namespace {

using support::at;

constexpr const char* kFirst = "0190a5e0-0000-7000-8000-000000000001";
constexpr const char* kSecond = "0190a5e0-0000-7000-8000-000000000002";

SigningKey key(std::uint8_t fill) {
  SigningKey key;
  key.fill(fill);
  return key;
}

TEST(EnrolmentsTest, CodesAreReadableAndDiffer) {
  Enrolments enrolments(key(1));
  std::set<std::string> seen;
  for (int i = 0; i < 200; ++i) {
    const auto made = enrolments.make(support::kKiosk, at(9));
    EXPECT_EQ(made.code.size(), 8U);
    EXPECT_EQ(made.code.find_first_of("01IOl"), std::string::npos) << made.code;
    EXPECT_TRUE(seen.insert(made.code).second);
    EXPECT_EQ(made.row.codeHash.find(made.code), std::string::npos) << "only a hash is kept";
  }
}

TEST(EnrolmentsTest, FindsTheDeviceOfTheCode) {
  Enrolments enrolments(key(1));
  const auto kiosk = enrolments.make(support::kKiosk, at(9));
  const auto board = enrolments.make(support::kBoard, at(9));

  const auto used = enrolments.use(board.code, kFirst, at(9, 5));

  ASSERT_TRUE(used);
  EXPECT_EQ(used->row.device, support::kBoard);
  EXPECT_FALSE(used->repeated);
  EXPECT_EQ(
      enrolments.use(kiosk.code, kFirst, at(9, 10)).reason(), domain::Reason::EnrolmentExpired
  );
}

TEST(EnrolmentsTest, OnlyTheSameRequestMayUseItAgainWithinItsTime) {
  Enrolments enrolments(key(1));
  const auto made = enrolments.make(support::kKiosk, at(9));
  ASSERT_TRUE(enrolments.use(made.code, kFirst, at(9)));

  const auto same = enrolments.use(made.code, kFirst, at(9, 9));
  ASSERT_TRUE(same);
  EXPECT_TRUE(same->repeated);
  EXPECT_EQ(enrolments.use(made.code, kSecond, at(9, 9)).reason(), domain::Reason::TokenInvalid);
  EXPECT_EQ(
      enrolments.use(made.code, kFirst, at(9, 11)).reason(), domain::Reason::EnrolmentExpired
  );
}

TEST(EnrolmentsTest, WhatIsKeptBringsBackCodesAndUses) {
  const auto ids = engine::makeSeededIds(1);
  support::MemoryStore store(*ids);
  const domain::HallState hall = support::aHall().build();
  Enrolments before(key(1));
  const auto used = before.make(support::kKiosk, at(9));
  const auto open = before.make(support::kBoard, at(9));
  store.credentials().putEnrolment(before.use(used.code, kFirst, at(9))->row);
  store.credentials().putEnrolment(open.row);

  Enrolments after(key(1));
  after.load(store.credentials(), hall);
  Enrolments otherServer(key(2));
  otherServer.load(store.credentials(), hall);

  EXPECT_EQ(after.use(used.code, kSecond, at(9, 1)).reason(), domain::Reason::TokenInvalid);
  EXPECT_TRUE(after.use(open.code, kSecond, at(9, 1)));
  EXPECT_EQ(otherServer.use(open.code, kFirst, at(9, 1)).reason(), domain::Reason::TokenInvalid);
}

TEST(EnrolmentsTest, NonsenseIsNoCode) {
  Enrolments enrolments(key(1));
  enrolments.make(support::kKiosk, at(9));

  for (const char* typed : {"", "A", "ABCDEFGHJ", "ABCDEFG1", "一二三四五六七八", "        "}) {
    EXPECT_EQ(enrolments.use(typed, kFirst, at(9)).reason(), domain::Reason::TokenInvalid) << typed;
  }
}

}  // namespace
}  // namespace hall::api
