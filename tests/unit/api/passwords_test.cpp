#include "server/api/passwords.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <set>
#include <string>
#include <vector>

namespace hall::api {
namespace {

/// The least libsodium takes.
constexpr PasswordHasher::Cost kCheap{1, 8192};

PasswordHasher::Outcome judged(PasswordHasher& hasher, PasswordHasher::Job job) {
  std::promise<PasswordHasher::Outcome> outcome;
  auto future = outcome.get_future();
  EXPECT_TRUE(hasher.submit(std::move(job), [&](PasswordHasher::Outcome done) {
    outcome.set_value(std::move(done));
  }));
  return future.get();
}

TEST(PasswordRuleTest, AsksForTenCharactersOfThreeKinds) {
  EXPECT_FALSE(refusePassword("Abcdefghi1"));
  EXPECT_FALSE(refusePassword("abc-efghi1"));
  EXPECT_FALSE(refusePassword("政务大厅密码 Ab 一二三"));
  EXPECT_EQ(refusePassword("Abcdefgh1")->details.front().value, "length");
  EXPECT_EQ(refusePassword("政务大厅密码Ab1")->details.front().value, "length")
      << "characters count, not bytes";
  EXPECT_EQ(refusePassword("abcdefghi1")->details.front().value, "kinds");
  EXPECT_EQ(refusePassword(std::string(201, 'a'))->details.front().value, "length");
}

TEST(PasswordRuleTest, RandomOnesPassAndDiffer) {
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    const std::string password = randomPassword();
    EXPECT_FALSE(refusePassword(password)) << password;
    EXPECT_TRUE(seen.insert(password).second);
  }
}

TEST(KeptPasswordTest, KeepsWhetherItIsToBeChanged) {
  const KeptPassword first{"$argon2id$x", true};
  const KeptPassword own{"$argon2id$x", false};

  EXPECT_EQ(KeptPassword::fromRow(first.row()).hash, "$argon2id$x");
  EXPECT_TRUE(KeptPassword::fromRow(first.row()).changeDue);
  EXPECT_FALSE(KeptPassword::fromRow(own.row()).changeDue);
}

TEST(PasswordHasherTest, KnowsItsOwnHashesAndNoOthers) {
  PasswordHasher hasher(kCheap);
  const std::string hash = judged(hasher, {{}, {}, "Right one 1"}).hash;

  EXPECT_TRUE(hash.starts_with("$argon2id$"));
  EXPECT_TRUE(judged(hasher, {"Right one 1", hash, {}}).verified);
  EXPECT_FALSE(judged(hasher, {"Right one 2", hash, {}}).verified);
  EXPECT_FALSE(judged(hasher, {"Right one 1", {}, {}}).verified) << "no such account";
  EXPECT_FALSE(judged(hasher, {"Right one 1", "$argon2id$rubbish", {}}).verified);
}

TEST(PasswordHasherTest, HashesNothingForWhoeverFails) {
  PasswordHasher hasher(kCheap);
  const std::string hash = hasher.hashNow("Right one 1");

  EXPECT_EQ(judged(hasher, {"wrong", hash, "New one 22"}).hash, "");
  EXPECT_NE(judged(hasher, {"Right one 1", hash, "New one 22"}).hash, "");
}

TEST(PasswordHasherTest, CostsWhatItSays) {
  PasswordHasher hasher(PasswordHasher::Cost{});

  EXPECT_TRUE(hasher.hashNow("Right one 1").starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
}

TEST(PasswordHasherTest, TakesSixteenAndRefusesTheNext) {
  PasswordHasher hasher(kCheap);
  std::promise<void> begun;
  std::promise<void> go;
  const std::shared_future<void> gate = go.get_future().share();
  std::atomic<int> done{0};
  ASSERT_TRUE(hasher.submit({"first", {}, {}}, [&](const PasswordHasher::Outcome&) {
    begun.set_value();
    gate.wait();
    ++done;
  }));
  begun.get_future().wait();

  for (int i = 0; i < 16; ++i) {
    EXPECT_TRUE(hasher.submit({"x", {}, {}}, [&](const PasswordHasher::Outcome&) { ++done; }));
  }
  EXPECT_FALSE(hasher.submit({"x", {}, {}}, [&](const PasswordHasher::Outcome&) { ++done; }));
  go.set_value();
  hasher.stop();

  EXPECT_EQ(done, 17) << "what was taken is done, also at the end";
  EXPECT_FALSE(hasher.submit({"x", {}, {}}, [](const PasswordHasher::Outcome&) {}));
}

}  // namespace
}  // namespace hall::api
