#include <gtest/gtest.h>

#include "tests/contract/store/stores.h"

namespace hall::contract {
namespace {

using engine::DocumentKind;
using engine::Identity;

template <class Stores>
class VaultContract : public testing::Test {
 protected:
  engine::Store& store() { return stores_.store(); }
  engine::Vault& vault() { return stores_.store().vault(); }
  void restart() { stores_.restart(); }
  void commitStaged() { ASSERT_TRUE(commit(store(), {messaged("a")})); }
  void restartCommitted() {
    commitStaged();
    restart();
  }

 private:
  Stores stores_;
};
TYPED_TEST_SUITE(VaultContract, EveryStore);

Identity resident() {
  return {DocumentKind::ResidentId, "410105199003070012", "张三", "13812341234"};
}
Identity other() {
  return {DocumentKind::ResidentId, "410105198502281234", "欧阳兰", ""};
}

TextRef textRef(std::uint8_t number) {
  TextRef ref;
  ref.bytes.fill(number);
  return ref;
}

void expectSame(const Identity& left, const Identity& right) {
  EXPECT_EQ(left.kind, right.kind);
  EXPECT_EQ(left.number, right.number);
  EXPECT_EQ(left.name, right.name);
  EXPECT_EQ(left.phone, right.phone);
}

TYPED_TEST(VaultContract, SamePersonGetsTheSameRef) {
  const PersonRef first = this->vault().personFor(resident(), day(1));
  EXPECT_TRUE(first);
  EXPECT_EQ(this->vault().personFor(resident(), day(1)), first);
  this->restartCommitted();
  EXPECT_EQ(this->vault().personFor(resident(), day(1)), first);
}

TYPED_TEST(VaultContract, DifferentPeopleGetDifferentRefs) {
  const PersonRef first = this->vault().personFor(resident(), day(1));
  EXPECT_NE(this->vault().personFor(other(), day(1)), first);

  Identity passport = resident();
  passport.kind = DocumentKind::Passport;
  EXPECT_NE(this->vault().personFor(passport, day(1)), first);
}

TYPED_TEST(VaultContract, SomebodyWithoutNumberAndPhoneIsAlwaysNew) {
  const Identity nameless{DocumentKind::Other, "", "李四", ""};
  EXPECT_NE(this->vault().personFor(nameless, day(1)), this->vault().personFor(nameless, day(1)));
}

TYPED_TEST(VaultContract, SomebodyKnownByPhoneOnlyIsFoundByIt) {
  const Identity caller{DocumentKind::PhoneOnly, "", "", "13900001111"};
  const PersonRef first = this->vault().personFor(caller, day(1));
  this->restartCommitted();
  EXPECT_EQ(this->vault().personFor(caller, day(2)), first);
}

TYPED_TEST(VaultContract, RevealGivesWhatWasSaidAlsoBeforeTheCommit) {
  const PersonRef person = this->vault().personFor(resident(), day(1));
  expectSame(this->vault().reveal(person).value(), resident());
  this->restartCommitted();
  expectSame(this->vault().reveal(person).value(), resident());
}

TYPED_TEST(VaultContract, MaskHidesBirthdayNameAndPhone) {
  const PersonRef person = this->vault().personFor(resident(), day(1));
  this->restartCommitted();
  const Identity masked = this->vault().masked(person).value();
  EXPECT_EQ(masked.number, "410105********0012");
  EXPECT_EQ(masked.name, "张*");
  EXPECT_EQ(masked.phone, "138****1234");
}

TYPED_TEST(VaultContract, UnknownPersonAndTextAreNotFound) {
  PersonRef nobody;
  nobody.bytes[3] = 9;
  EXPECT_EQ(this->vault().reveal(nobody).reason(), Reason::PersonNotFound);
  EXPECT_EQ(this->vault().masked(nobody).reason(), Reason::PersonNotFound);
  EXPECT_EQ(this->vault().text(textRef(1)).reason(), Reason::PersonNotFound);
}

TYPED_TEST(VaultContract, NewestNameAndPhoneStand) {
  const PersonRef person = this->vault().personFor(resident(), day(1));
  this->restartCommitted();
  Identity said = resident();
  said.name = "";
  said.phone = "13700000000";
  EXPECT_EQ(this->vault().personFor(said, day(1)), person);
  this->restartCommitted();

  EXPECT_EQ(this->vault().reveal(person)->name, "张三");
  EXPECT_EQ(this->vault().reveal(person)->phone, "13700000000");
}

TYPED_TEST(VaultContract, TextComesBack) {
  this->vault().putText(textRef(1), "申请人说明：材料在家。", day(1));
  EXPECT_EQ(this->vault().text(textRef(1)).value(), "申请人说明：材料在家。");
  this->vault().putText(textRef(2), "", day(1));
  this->restartCommitted();
  EXPECT_EQ(this->vault().text(textRef(1)).value(), "申请人说明：材料在家。");
  EXPECT_EQ(this->vault().text(textRef(2)).value(), "");
}

TYPED_TEST(VaultContract, RefusedCommandLeavesNothing) {
  const PersonRef kept = this->vault().personFor(resident(), day(1));
  const std::size_t before = this->vault().staged();
  const PersonRef dropped = this->vault().personFor(other(), day(1));
  this->vault().putText(textRef(1), "dropped", day(2));
  EXPECT_GT(this->vault().staged(), before);

  this->vault().rollbackTo(before);

  EXPECT_EQ(this->vault().staged(), before);
  EXPECT_FALSE(this->vault().reveal(dropped));
  this->restartCommitted();
  EXPECT_TRUE(this->vault().reveal(kept));
  EXPECT_FALSE(this->vault().reveal(dropped));
  EXPECT_FALSE(this->vault().text(textRef(1)));
}

TYPED_TEST(VaultContract, RowsOfADayWhoseFirstCommandWasRefusedAreReadable) {
  this->vault().putText(textRef(1), "refused", day(5));
  this->vault().rollbackTo(0);
  this->vault().putText(textRef(2), "accepted", day(5));
  this->restartCommitted();
  EXPECT_EQ(this->vault().text(textRef(2)).value(), "accepted");
}

TYPED_TEST(VaultContract, RolledBackUpdateLeavesTheEarlierStagedRow) {
  const PersonRef person = this->vault().personFor(resident(), day(1));
  const std::size_t before = this->vault().staged();
  Identity renamed = resident();
  renamed.name = "张三丰";
  EXPECT_EQ(this->vault().personFor(renamed, day(1)), person);
  this->vault().rollbackTo(before);
  EXPECT_EQ(this->vault().reveal(person)->name, "张三");
  this->restartCommitted();
  EXPECT_EQ(this->vault().reveal(person)->name, "张三");
}

TYPED_TEST(VaultContract, WhatWasNotCommittedIsGoneAfterARestart) {
  const PersonRef person = this->vault().personFor(resident(), day(1));
  this->restart();
  EXPECT_FALSE(this->vault().reveal(person));
}

TYPED_TEST(VaultContract, ExpiryForgetsPeopleAndTextsOfEarlierDays) {
  const PersonRef old = this->vault().personFor(resident(), day(1));
  this->vault().putText(textRef(1), "old", day(1));
  const PersonRef young = this->vault().personFor(other(), day(3));
  this->vault().putText(textRef(3), "young", day(3));
  this->commitStaged();

  EXPECT_EQ(this->vault().expire(day(3), {}).value(), 1U);

  for (int look = 0; look < 2; ++look) {
    EXPECT_EQ(this->vault().reveal(old).reason(), Reason::PersonNotFound);
    EXPECT_EQ(this->vault().text(textRef(1)).reason(), Reason::PersonNotFound);
    EXPECT_TRUE(this->vault().reveal(young));
    EXPECT_TRUE(this->vault().text(textRef(3)));
    this->restart();
  }
  EXPECT_EQ(this->vault().expire(day(3), {}).value(), 0U);
}

TYPED_TEST(VaultContract, ExpiryWaitsWhileSomethingRefersToThePerson) {
  const PersonRef referred = this->vault().personFor(resident(), day(1));
  const PersonRef sameDay = this->vault().personFor(other(), day(1));
  this->vault().putText(textRef(1), "of that day", day(1));
  this->commitStaged();

  EXPECT_EQ(this->vault().expire(day(9), std::span(&referred, 1)).value(), 0U);

  EXPECT_TRUE(this->vault().reveal(referred));
  EXPECT_TRUE(this->vault().text(textRef(1)));
  EXPECT_FALSE(this->vault().reveal(sameDay));
  EXPECT_EQ(this->vault().expire(day(9), {}).value(), 1U);
  EXPECT_FALSE(this->vault().reveal(referred));
}

TYPED_TEST(VaultContract, PersonSeenAgainLivesAsLongAsTheLastVisit) {
  const PersonRef person = this->vault().personFor(resident(), day(1));
  this->commitStaged();
  EXPECT_EQ(this->vault().personFor(resident(), day(5)), person);
  ASSERT_TRUE(commit(this->store(), {messaged("b")}, at(1)));

  EXPECT_EQ(this->vault().expire(day(5), {}).value(), 1U);

  expectSame(this->vault().reveal(person).value(), resident());
}

TYPED_TEST(VaultContract, ForgottenPersonComesBackAsSomebodyNew) {
  const PersonRef before = this->vault().personFor(resident(), day(1));
  this->commitStaged();
  ASSERT_TRUE(this->vault().expire(day(9), {}));

  const PersonRef after = this->vault().personFor(resident(), day(9));

  EXPECT_NE(after, before);
  ASSERT_TRUE(commit(this->store(), {messaged("b")}, at(1)));
  expectSame(this->vault().reveal(after).value(), resident());
}

}  // namespace
}  // namespace hall::contract
