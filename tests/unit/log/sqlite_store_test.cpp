#include "server/log/sqlite_store.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "server/log/files.h"
#include "server/log/schema.h"
#include "tests/unit/log/open_store.h"

namespace hall::log {
namespace {

using domain::Reason;

std::string detail(const domain::Refusal& refusal, std::string_view key) {
  for (const domain::Detail& each : refusal.details) {
    if (each.key == key) return each.value;
  }
  return {};
}

TEST(SqliteStoreTest, RunsInExclusiveModeWithFullSync) {
  OpenStore store;
  EXPECT_EQ(store->database().number("PRAGMA synchronous"), 2);
  EXPECT_EQ(store->database().text("PRAGMA journal_mode"), "wal");
  EXPECT_EQ(store->database().text("PRAGMA locking_mode"), "exclusive");
  EXPECT_EQ(store->database().number("PRAGMA secure_delete"), 1);
}

TEST(SqliteStoreTest, SettingsThatWouldLoseCommitsAreRefused) {
  OpenStore store;
  store->database().run("PRAGMA synchronous=NORMAL");
  const auto refused = requireDurable(store->database(), "hall.db");
  ASSERT_FALSE(refused);
  EXPECT_EQ(detail(refused.refusal(), "setting"), "synchronous=1");
}

TEST(SqliteStoreTest, OneCommitIsOneSync) {
  OpenStore store;
  store.appendMessages(3);
  const auto before = store->health().syncs;
  store.appendMessages(10, 10);
  EXPECT_EQ(store->health().syncs - before, 10U);
}

TEST(SqliteStoreTest, SecondServerOnTheSameDirectoryIsRefusedByName) {
  OpenStore store;
  const auto ids = engine::makeSeededIds(2);
  const auto second = SqliteStore::open(store.options(), *ids);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.reason(), Reason::DirectoryInUse);
  const std::string sentence = sentenceOf(second.refusal());
  EXPECT_NE(sentence.find("in use by another server"), std::string::npos) << sentence;
  EXPECT_NE(sentence.find(std::to_string(::getpid())), std::string::npos) << sentence;
}

TEST(SqliteStoreTest, NewerFormatIsRefusedAndLeftAlone) {
  OpenStore store;
  store.appendMessages(1);
  store.tamper("PRAGMA user_version=2");
  const auto before = readFile(store.database()).value();

  const auto refusal = store.refusal();

  EXPECT_EQ(refusal.reason, Reason::NewerFormat);
  EXPECT_EQ(detail(refusal, "format"), "2");
  EXPECT_EQ(readFile(store.database()).value(), before);
}

TEST(SqliteStoreTest, DatabaseOfAnotherProgramIsRefused) {
  OpenStore store;
  store.tamper("PRAGMA application_id=7");
  EXPECT_EQ(detail(store.refusal(), "problem"), "not-a-hall-database");
}

TEST(SqliteStoreTest, FileThatIsNoDatabaseIsNamedAsDamaged) {
  OpenStore store;
  store.appendMessages(1);
  store.close();
  std::ofstream(store.database(), std::ios::trunc) << std::string(8192, 'x');
  const auto refusal = store.refusal();
  EXPECT_EQ(refusal.reason, Reason::LogDamaged);
  EXPECT_NE(sentenceOf(refusal).find(store.database().string()), std::string::npos);
}

TEST(SqliteStoreTest, RehearsalNeverOpensAsARealHall) {
  StoreOptions options;
  options.clockMode = domain::ClockMode::Rehearsal;
  OpenStore store(options);
  store.options().clockMode = domain::ClockMode::Real;
  const auto refusal = store.refusal();
  EXPECT_EQ(refusal.reason, Reason::NotInThisMode);
  EXPECT_NE(sentenceOf(refusal).find("rehearsal"), std::string::npos);
}

TEST(SqliteStoreTest, MissingDatabaseIsNotMadeUnlessAsked) {
  OpenStore store;
  store.close();
  std::filesystem::remove_all(store.options().directory);
  store.options().create = false;
  EXPECT_EQ(detail(store.refusal(), "problem"), "database-missing");
  EXPECT_FALSE(std::filesystem::exists(store.database()));
}

TEST(SqliteStoreTest, AlgorithmsStayAsTheyWereMade) {
  StoreOptions options;
  options.hash = HashAlgorithm::Sha256;
  OpenStore store(options);
  store.options().hash = HashAlgorithm::Sm3;
  store.reopen();
  EXPECT_EQ(store->hashAlgorithm(), HashAlgorithm::Sha256);
}

TEST(SqliteStoreTest, KeyFileIsReadableByItsOwnerOnly) {
  OpenStore store;
  struct stat facts {};
  const auto key = store.options().directory / "master.key";
  ASSERT_EQ(::stat(key.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777U, 0600U);

  ASSERT_EQ(::chmod(key.c_str(), 0640), 0);
  EXPECT_EQ(detail(store.refusal(), "problem"), "key-file-open-to-others");
}

TEST(SqliteStoreTest, KeyFileMayLieElsewhere) {
  support::TemporaryDirectory elsewhere;
  StoreOptions options;
  options.keyFile = elsewhere / "hall.key";
  OpenStore store(options);
  EXPECT_TRUE(std::filesystem::exists(options.keyFile));
  EXPECT_FALSE(std::filesystem::exists(store.options().directory / "master.key"));
  store.reopen();
}

TEST(SqliteStoreTest, MissingMalformedAndForeignKeyFilesAreToldApart) {
  OpenStore store;
  OpenStore foreign;
  store.close();
  const auto key = store.options().directory / "master.key";
  std::filesystem::copy_file(
      foreign.options().directory / "master.key",
      key,
      std::filesystem::copy_options::overwrite_existing
  );
  EXPECT_EQ(detail(store.refusal(), "problem"), "key-file-wrong");

  std::ofstream(key, std::ios::trunc) << "not a key\n";
  EXPECT_EQ(detail(store.refusal(), "problem"), "key-file-malformed");

  std::filesystem::remove(key);
  EXPECT_EQ(detail(store.refusal(), "problem"), "key-file-missing");
}

TEST(SqliteStoreTest, WriteAheadLogStaysBoundedUnderLoad) {
  StoreOptions options;
  options.busyCheckpointFrames = 100;
  OpenStore store(options);
  std::uint64_t longest = 0;
  for (int i = 0; i < 400; ++i) {
    ASSERT_TRUE(store.append({OpenStore::message(std::string(2000, 'x'), i)}, i));
    longest = std::max(longest, store->health().walBytes);
  }
  EXPECT_GT(longest, 0U);
  EXPECT_LT(longest, 120U * 4200U);
}

TEST(SqliteStoreTest, WriteAheadLogHasItsFullLengthFromTheStartAndAfterItsDailyCut) {
  constexpr std::uint64_t kLength = 32 + 100 * (24 + 4096);
  StoreOptions options;
  options.busyCheckpointFrames = 100;
  OpenStore store(options);
  EXPECT_EQ(store->health().walBytes, kLength);
  const domain::LocalDay day{std::chrono::days{20'000}};
  domain::TextRef text;
  text.bytes[0] = 1;
  store->vault().putText(text, "材料在家。", day);
  store.appendMessages(20);
  EXPECT_EQ(store->health().walBytes, kLength);

  const auto expired = store->vault().expire(day + std::chrono::days{1}, {});
  ASSERT_TRUE(expired);
  ASSERT_EQ(*expired, 1U);
  EXPECT_EQ(store->health().walBytes, kLength);

  store.reopen();
  EXPECT_EQ(store->health().walBytes, kLength);
  EXPECT_EQ(store->log().last({}).value, 20U);
}

TEST(SqliteStoreTest, RestingWriterCheckpointsAndTheLogIsRewrittenInPlace) {
  StoreOptions options;
  options.idleCheckpointFrames = 20;
  OpenStore store(options);
  store.appendMessages(30);
  const auto length = store->health().walBytes;
  const auto databaseBefore = store->health().databaseBytes;
  store->rest();
  for (int i = 0; i < 200; ++i) {
    ASSERT_TRUE(store.append({OpenStore::message("after", 100 + i)}, 100 + i));
    store->rest();
  }
  EXPECT_GT(store->health().databaseBytes, databaseBefore);
  // Never cut, never much longer.
  EXPECT_GE(store->health().walBytes, length);
  EXPECT_LT(store->health().walBytes, 2 * length);
}

TEST(SqliteStoreTest, CleanEndLeavesOneFile) {
  OpenStore store;
  store.appendMessages(5);
  store.close();
  EXPECT_FALSE(std::filesystem::exists(store.database().string() + "-wal"));
  EXPECT_FALSE(std::filesystem::exists(store.database().string() + "-shm"));
}

TEST(SqliteStoreTest, BallastIsMadeAndGivenBack) {
  StoreOptions options;
  OpenStore store(options);
  store.options().ballastBytes = 1 << 20;
  store.reopen();
  const auto ballast = store.options().directory / "ballast";
  EXPECT_EQ(std::filesystem::file_size(ballast), 1U << 20);
  store->releaseBallast();
  EXPECT_FALSE(std::filesystem::exists(ballast));
  store->releaseBallast();
}

TEST(SqliteStoreTest, DamagedEventIsNamedWhenItIsRead) {
  OpenStore store;
  store.appendMessages(5);
  store.tamper("UPDATE event SET body = x'0801120358585858' WHERE place & 0xFF = 3");
  store.open();

  const auto sound = store->log().read({}, engine::Position{0}, 2);
  ASSERT_TRUE(sound);
  EXPECT_EQ(sound->size(), 2U);
  const auto damagedRead = store->log().read({}, engine::Position{0}, 10);
  ASSERT_FALSE(damagedRead);
  EXPECT_EQ(damagedRead.reason(), Reason::LogDamaged);
  EXPECT_EQ(detail(damagedRead.refusal(), "position"), "3");
  EXPECT_EQ(detail(damagedRead.refusal(), "cause"), "hash-wrong");
}

TEST(SqliteStoreTest, MissingEventIsNamedWhenItIsRead) {
  OpenStore store;
  store.appendMessages(5);
  store.tamper("DELETE FROM event WHERE place & 0xFF = 3");
  store.open();
  const auto read = store->log().read({}, engine::Position{0}, 10);
  ASSERT_FALSE(read);
  EXPECT_EQ(detail(read.refusal(), "position"), "3");
  EXPECT_EQ(detail(read.refusal(), "cause"), "gap");
}

TEST(SqliteStoreTest, WhatWasWrittenButNotCommittedIsGoneAfterARestart) {
  OpenStore store;
  ASSERT_TRUE(store.append({OpenStore::message("kept", 1)}, 1));
  const std::vector<domain::Event> events{OpenStore::message("lost", 2)};
  const engine::HallBatch batch{{}, OpenStore::at(2), events, {}, {}};
  ASSERT_TRUE(store->log().write(std::span(&batch, 1)));

  store.close();
  store.open();

  EXPECT_EQ(store->log().last({}), engine::Position{1});
  EXPECT_TRUE(store->log().read({}, engine::Position{0}, 10));
  EXPECT_TRUE(store.append({OpenStore::message("next", 3)}, 3));
}

TEST(SqliteStoreTest, SweepForgetsOldRequestsForGood) {
  OpenStore store;
  std::vector<engine::RequestMark> marks(600);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    marks[i].key.id.bytes[14] = static_cast<std::uint8_t>(i / 256);
    marks[i].key.id.bytes[15] = static_cast<std::uint8_t>(i % 256);
    marks[i].recorded = OpenStore::at(i < 500 ? 0 : 1000);
  }
  const std::vector<domain::Event> events{OpenStore::message("a")};
  const engine::HallBatch batch{{}, OpenStore::at(1000), events, marks, OpenStore::at(500)};
  ASSERT_TRUE(store->log().append(std::span(&batch, 1)));

  for (int i = 0; i < 10; ++i) store->rest();

  EXPECT_EQ(store->database().number("SELECT count(*) FROM request"), 100);
}

TEST(SqliteStoreTest, SentenceIsThereForEveryProblem) {
  for (int i = 0; i <= static_cast<int>(Problem::CopyDiffers); ++i) {
    const std::string sentence = sentenceOf(refusalFor(static_cast<Problem>(i), "the/path"));
    EXPECT_NE(sentence.find("the/path"), std::string::npos) << i;
    EXPECT_EQ(sentence.find('{'), std::string::npos) << sentence;
  }
  EXPECT_EQ(
      sentenceOf(domain::Refusal{Reason::LogDamaged, {{"position", "7"}}}), "LogDamaged position=7"
  );
}

}  // namespace
}  // namespace hall::log
