#include "server/log/backup.h"

#include <gtest/gtest.h>

#include <fstream>

#include "server/log/files.h"
#include "tests/unit/log/open_store.h"

namespace hall::log {
namespace {

using domain::LocalDay;
using domain::Reason;
using engine::Identity;

const Identity kPerson{engine::DocumentKind::ResidentId, "410105199003070012", "张三", ""};
constexpr LocalDay kDay{std::chrono::days{20'000}};

class BackupTest : public testing::Test {
 protected:
  void SetUp() override {
    store_.publish(1);
    person_ = store_->vault().personFor(kPerson, kDay);
    store_.appendMessages(60);
  }
  domain::Result<BackupManifest> backUp(int pages = 4) {
    auto backup = Backup::start(*store_, folder_);
    if (!backup) return backup.refusal();
    while (true) {
      const auto more = (*backup)->step(pages);
      if (!more) return more.refusal();
      if (!*more) break;
    }
    return finishBackup((*backup)->copy(), OpenStore::at(100));
  }
  std::filesystem::path manifestOf(const BackupManifest& manifest) const {
    return (folder_ / manifest.file).replace_extension(".manifest");
  }
  /// Opens what was restored, with the key of the original.
  std::unique_ptr<SqliteStore> openRestored(const std::filesystem::path& directory) {
    StoreOptions options;
    options.directory = directory;
    options.keyFile = store_.options().directory / "master.key";
    options.ballastBytes = 0;
    auto opened = SqliteStore::open(options, *ids_);
    if (!opened) throw std::runtime_error(sentenceOf(opened.refusal()));
    return std::move(opened).value();
  }

  OpenStore store_;
  std::filesystem::path folder_ = store_.folder() / "backups";
  std::unique_ptr<engine::IdSource> ids_ = engine::makeSeededIds(9);
  engine::PersonRef person_;
};

TEST_F(BackupTest, BackupVerifiesAndNamesWhereItStands) {
  const auto manifest = backUp();
  ASSERT_TRUE(manifest) << sentenceOf(manifest.refusal());
  ASSERT_EQ(manifest->halls.size(), 1U);
  EXPECT_EQ(manifest->halls[0].head.seq, 61U);
  EXPECT_EQ(manifest->halls[0].head.hash, store_->eventLog().head({}).hash);
  EXPECT_EQ(manifest->time, OpenStore::at(100));

  const auto verified = verifyBackup(manifestOf(*manifest));
  ASSERT_TRUE(verified) << sentenceOf(verified.refusal());
  EXPECT_EQ(verified->sha256, manifest->sha256);
  EXPECT_EQ(verified->halls[0].head.seq, 61U);
}

TEST_F(BackupTest, CommitsGoOnBetweenTheSteps) {
  auto backup = Backup::start(*store_, folder_);
  ASSERT_TRUE(backup);
  int second = 200;
  while ((*backup)->step(1).value()) {
    ASSERT_TRUE(store_.append({OpenStore::message("meanwhile", second)}, second));
    store_->rest();
    ++second;
  }
  ASSERT_GT(second, 205);
  const auto manifest = finishBackup((*backup)->copy(), OpenStore::at(100));
  ASSERT_TRUE(manifest) << sentenceOf(manifest.refusal());
  EXPECT_TRUE(verifyBackup(manifestOf(*manifest)));
  EXPECT_GE(manifest->halls[0].head.seq, 61U);
}

TEST_F(BackupTest, RestoredHallHasLogPeopleAndCredentials) {
  store_->credentials().putPasswordHash(domain::StaffId{1}, "hash");
  const auto key = store_->credentials().serverKey("session");
  ASSERT_TRUE(store_.append({OpenStore::message("last", 90)}, 90));
  const auto manifest = backUp();
  ASSERT_TRUE(manifest);

  const auto restored = restoreBackup(manifestOf(*manifest), store_.folder() / "restored");
  ASSERT_TRUE(restored) << sentenceOf(restored.refusal());

  const auto store = openRestored(store_.folder() / "restored");
  EXPECT_TRUE(store->isRestored());
  EXPECT_EQ(store->log().last({}), domain::Position{62});
  EXPECT_EQ(store->log().read({}, domain::Position{0}, 100)->size(), 62U);
  EXPECT_EQ(store->vault().reveal(person_)->number, kPerson.number);
  EXPECT_EQ(store->credentials().passwordHash(domain::StaffId{1}), "hash");
  EXPECT_EQ(store->credentials().serverKey("session"), key);
}

TEST_F(BackupTest, RestoreTellsHowFarItsCheckIsAndWritesNothingWhenBrokenOff) {
  const std::vector<domain::Event> many(5000, OpenStore::message("checked in slices", 70));
  ASSERT_TRUE(store_.append(many, 70));
  const auto manifest = backUp();
  const auto directory = store_.folder() / "restored";
  std::vector<std::uint64_t> told;
  const auto tell = [&told](std::uint64_t done, std::uint64_t total) {
    EXPECT_EQ(total, 5061U);
    told.push_back(done);
    return told.size() > 1;  // the first time it is broken off
  };

  const auto stopped = restoreBackup(manifestOf(*manifest), directory, tell);

  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.reason(), Reason::BackupFailed);
  EXPECT_FALSE(std::filesystem::exists(directory / "hall.db"));
  EXPECT_TRUE(restoreBackup(manifestOf(*manifest), directory, tell));
  EXPECT_GT(told.at(1), 0U);
}

TEST_F(BackupTest, RestoreIsOverWhenTheLogSaysSo) {
  const auto manifest = backUp();
  ASSERT_TRUE(restoreBackup(manifestOf(*manifest), store_.folder() / "restored"));
  auto store = openRestored(store_.folder() / "restored");
  EXPECT_TRUE(store->isRestored());
  const std::vector<domain::Event> events{{OpenStore::at(300), {}, domain::LogRestored{2, {}, {}}}};
  const engine::HallBatch batch{{}, OpenStore::at(300), events, {}, {}};
  ASSERT_TRUE(store->log().append(std::span(&batch, 1)));
  EXPECT_FALSE(store->isRestored());
  store.reset();
  EXPECT_FALSE(openRestored(store_.folder() / "restored")->isRestored());
  EXPECT_FALSE(store_->isRestored());
}

TEST_F(BackupTest, DeletedDayKeyIsGoneFromOlderBackupsToo) {
  const auto older = backUp();
  ASSERT_TRUE(older);
  ASSERT_EQ(store_->vault().expire(kDay + std::chrono::days{1}, {}).value(), 1U);
  ASSERT_TRUE(store_.append({OpenStore::message("later", 100)}, 100));
  ASSERT_TRUE(backUp());

  const auto restored = restoreBackup(manifestOf(*older), store_.folder() / "restored");
  ASSERT_TRUE(restored) << sentenceOf(restored.refusal());

  const auto store = openRestored(store_.folder() / "restored");
  EXPECT_EQ(store->vault().reveal(person_).reason(), Reason::PersonNotFound);
  EXPECT_EQ(store->log().last({}), domain::Position{61});
}

TEST_F(BackupTest, CopyItselfHoldsNoDayKey) {
  const auto manifest = backUp();
  sqlite::Database copy((folder_ / manifest->file).string(), sqlite::Database::Mode::ReadOnly);
  EXPECT_EQ(copy.number("SELECT count(*) FROM day_key"), 0);
  EXPECT_EQ(store_->database().number("SELECT count(*) FROM day_key"), 1);
}

TEST_F(BackupTest, EveryChangedByteOfTheCopyIsFound) {
  const auto manifest = backUp();
  const auto path = folder_ / manifest->file;
  const std::string bytes = readFile(path).value();
  for (std::size_t i = 0; i < bytes.size(); i += 997) {
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 16);
    std::ofstream(path, std::ios::binary | std::ios::trunc) << changed;
    EXPECT_FALSE(verifyBackup(manifestOf(*manifest))) << i;
  }
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes.substr(0, bytes.size() - 1);
  EXPECT_FALSE(verifyBackup(manifestOf(*manifest)));
  std::filesystem::remove(path);
  EXPECT_FALSE(verifyBackup(manifestOf(*manifest)));
}

TEST_F(BackupTest, MalformedManifestsAreRefusedByLine) {
  const auto path = folder_ / "x.manifest";
  const auto manifest = backUp();
  const std::string text = readFile(manifestOf(*manifest)).value();
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"hall-backup 1", "hall-backup 2"},
           {"\nbytes ", "\nbytes x"},
           {"\nfile ", "\nfile ../"},
           {"\ntime 2", "\ntime x"},
           {"\nhash sm3", "\nhash md5"},
           {"\nhall 1 ", "\nhall one "},
           {"\nhall 1 ", "\nhall 4294967297 "},
           {"\nsha256 ", "\nunknown "}}) {
    std::string changed = text;
    changed.replace(changed.find(from), from.size(), to);
    std::ofstream(path, std::ios::trunc) << changed;
    EXPECT_FALSE(readManifest(path)) << to;
  }
  std::ofstream(path, std::ios::trunc) << "hall-backup 1\n";
  EXPECT_FALSE(readManifest(path));
}

TEST_F(BackupTest, DamagedHallMakesNoBackup) {
  store_.tamper("UPDATE event SET kind = 9 WHERE place & 0xFF = 12");
  store_.open();
  const auto refused = backUp();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.reason(), Reason::LogDamaged);
}

TEST_F(BackupTest, RestoreNeverOverwritesAHall) {
  const auto manifest = backUp();
  store_.close();
  const auto refused = restoreBackup(manifestOf(*manifest), store_.options().directory);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.reason(), Reason::AlreadyExists);
  store_.open();
  EXPECT_EQ(store_->log().last({}), domain::Position{61});
}

TEST_F(BackupTest, RestoreWithoutDayKeysIsRefused) {
  const auto manifest = backUp();
  std::filesystem::remove(folder_ / "day-keys");
  EXPECT_FALSE(restoreBackup(manifestOf(*manifest), store_.folder() / "restored"));
  std::ofstream(folder_ / "day-keys") << "no keys\n";
  EXPECT_FALSE(restoreBackup(manifestOf(*manifest), store_.folder() / "restored"));
  EXPECT_FALSE(std::filesystem::exists(store_.folder() / "restored" / "hall.db"));
}

TEST_F(BackupTest, AbandonedBackupLeavesNothing) {
  {
    auto backup = Backup::start(*store_, folder_);
    ASSERT_TRUE(backup);
    ASSERT_TRUE((*backup)->step(1).value());
    EXPECT_GT((*backup)->pagesLeft(), 0);
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder_));
  store_.appendMessages(3, 100);
}

TEST_F(BackupTest, FolderThatCannotBeMadeIsNamed) {
  std::ofstream(store_.folder() / "file") << "x";
  const auto refused = Backup::start(*store_, store_.folder() / "file" / "backups");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.reason(), Reason::BackupFailed);
}

}  // namespace
}  // namespace hall::log
