#include <gtest/gtest.h>

#include <set>

#include "tests/contract/store/stores.h"

namespace hall::contract {
namespace {

using domain::DeviceId;
using domain::StaffId;

template <class Stores>
class CredentialsContract : public testing::Test {
 protected:
  engine::Store& store() { return stores_.store(); }
  engine::Credentials& credentials() { return stores_.store().credentials(); }
  void restart() { stores_.restart(); }
  void restartCommitted() {
    ASSERT_TRUE(commit(store(), {messaged("a")}));
    restart();
  }

 private:
  Stores stores_;
};
TYPED_TEST_SUITE(CredentialsContract, EveryStore);

TYPED_TEST(CredentialsContract, PasswordHashIsSeenAtOnceAndKeptByTheCommit) {
  EXPECT_FALSE(this->credentials().passwordHash(StaffId{1}));
  this->credentials().putPasswordHash(StaffId{1}, "hash one");
  EXPECT_EQ(this->credentials().passwordHash(StaffId{1}), "hash one");
  this->restartCommitted();
  EXPECT_EQ(this->credentials().passwordHash(StaffId{1}), "hash one");

  this->credentials().putPasswordHash(StaffId{1}, "hash two");
  this->restart();
  EXPECT_EQ(this->credentials().passwordHash(StaffId{1}), "hash one");
  EXPECT_FALSE(this->credentials().passwordHash(StaffId{2}));
}

TYPED_TEST(CredentialsContract, ServerKeyIsMadeOnceAndStays) {
  const auto session = this->credentials().serverKey("session");
  EXPECT_EQ(this->credentials().serverKey("session"), session);
  EXPECT_NE(this->credentials().serverKey("ticket-token"), session);
  EXPECT_GT(std::set<std::uint8_t>(session.begin(), session.end()).size(), 8U);
  this->restart();
  EXPECT_EQ(this->credentials().serverKey("session"), session);
}

TYPED_TEST(CredentialsContract, EnrolmentIsReplacedAndRemoved) {
  this->credentials().putEnrolment({DeviceId{3}, "code", at(60)});
  EXPECT_EQ(this->credentials().enrolment(DeviceId{3})->codeHash, "code");
  this->restartCommitted();
  this->credentials().putEnrolment({DeviceId{3}, "newer", at(90)});
  ASSERT_TRUE(commit(this->store(), {messaged("b")}, at(1)));
  this->restart();
  const auto enrolment = this->credentials().enrolment(DeviceId{3});
  ASSERT_TRUE(enrolment);
  EXPECT_EQ(enrolment->device, DeviceId{3});
  EXPECT_EQ(enrolment->codeHash, "newer");
  EXPECT_EQ(enrolment->expires, at(90));

  this->credentials().removeEnrolment(DeviceId{3});
  EXPECT_FALSE(this->credentials().enrolment(DeviceId{3}));
  ASSERT_TRUE(commit(this->store(), {messaged("c")}, at(2)));
  this->restart();
  EXPECT_FALSE(this->credentials().enrolment(DeviceId{3}));
}

TYPED_TEST(CredentialsContract, RevocationsAreListedStagedAndCommitted) {
  EXPECT_TRUE(this->credentials().revocations().empty());
  this->credentials().putRevocation({"first", at(10)});
  this->restartCommitted();
  this->credentials().putRevocation({"second", at(20)});

  const auto list = this->credentials().revocations();

  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0].session, "first");
  EXPECT_EQ(list[0].expires, at(10));
  EXPECT_EQ(list[1].session, "second");
}

TYPED_TEST(CredentialsContract, CommitWithoutEventsKeepsWhatIsStaged) {
  this->credentials().putPasswordHash(StaffId{1}, "hash");
  this->credentials().putRevocation({"session", at(10)});
  ASSERT_TRUE(commit(this->store(), {}));
  this->restart();
  EXPECT_EQ(this->credentials().passwordHash(StaffId{1}), "hash");
  EXPECT_EQ(this->credentials().revocations().size(), 1U);
}

}  // namespace
}  // namespace hall::contract
