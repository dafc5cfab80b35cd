#include <fstream>
#include <thread>

#include "server/log/backup.h"
#include "server/log/checkpoint.h"
#include "server/log/files.h"
#include "tests/unit/app/backup_fixture.h"

namespace hall::app {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
namespace fs = std::filesystem;

using ServerBackupTest = BackupFixture;

// ---- making -------------------------------------------------------------------------------------

TEST_F(ServerBackupTest, ABackupIsCopiedVerifiedAndNamed) {
  start();
  for (int i = 0; i < 3; ++i) number();
  const auto position = status().position();

  const Told told = backUp();

  ASSERT_TRUE(told.failure.ok()) << told.failure.message;
  ASSERT_FALSE(told.progress.empty());
  const v1::BackupResponse& last = told.progress.back();
  EXPECT_TRUE(last.finished());
  EXPECT_EQ(last.step(), v1::BACKUP_STEP_DONE);
  EXPECT_EQ(last.position(), position);
  EXPECT_EQ(last.chain_hash().size(), 64U);
  EXPECT_TRUE(fs::exists(backups() / last.file_name()));
  EXPECT_TRUE(log::verifyBackup(manifests().at(0)));
  EXPECT_EQ(status().storage().backup_position(), position);
  EXPECT_THAT(journal_.wait(Happening::BackupFinished), HasSubstr(last.file_name()));
}

TEST_F(ServerBackupTest, TheHallGoesOnWhileItIsBackedUp) {
  start();
  std::thread backing([this] { EXPECT_TRUE(backUp().failure.ok()); });
  for (int i = 1; i <= 20; ++i) {
    char expected[8];
    std::snprintf(expected, sizeof expected, "A%03d", i);
    EXPECT_EQ(number(), expected);
  }
  backing.join();
  EXPECT_TRUE(log::verifyBackup(manifests().at(0)));
}

TEST_F(ServerBackupTest, WithoutADirectoryThereIsNoneAndThatIsSaid) {
  Options without = options();
  without.config.backupDirectory.clear();
  start(std::move(without));

  const Told told = backUp();

  EXPECT_EQ(told.failure.reason(), v1::REASON_BACKUP_FAILED);
  EXPECT_EQ(told.failure.at("detail"), "no-directory");
}

TEST_F(ServerBackupTest, ADirectoryThatCannotBeWrittenIsToldAndTheHallGoesOn) {
  std::ofstream(backups()) << "a file stands here";
  start();

  EXPECT_EQ(backUp().failure.reason(), v1::REASON_BACKUP_FAILED);

  EXPECT_NE(journal_.wait(Happening::BackupFailed), "");
  EXPECT_EQ(number(), "A001");
}

TEST_F(ServerBackupTest, OnlyTheNewestAreKept) {
  Options two = options();
  two.config.backupKeep = 2;
  start(std::move(two));
  for (int i = 0; i < 4; ++i) {
    number();
    ASSERT_TRUE(backUp().failure.ok());
  }

  EXPECT_EQ(manifests().size(), 2U);
  EXPECT_TRUE(log::verifyBackup(manifests().front()));
  EXPECT_TRUE(log::verifyBackup(manifests().back()));
}

// ---- each night ---------------------------------------------------------------------------------

TEST_F(ServerBackupTest, ItIsMadeEachNightAtItsHourAndRememberedOverARestart) {
  start();
  number();
  advance(17h);  // 01:50
  EXPECT_EQ(journal_.count(Happening::BackupStarted), 0U);

  advance(20min);

  EXPECT_NE(journal_.wait(Happening::BackupFinished), "");
  const auto position = status().storage().backup_position();
  EXPECT_NE(position, 0U);
  restart();
  EXPECT_EQ(status().storage().backup_position(), position);
  advance(24h);
  EXPECT_NE(journal_.wait(Happening::BackupFinished, 2), "");
}

TEST_F(ServerBackupTest, ANightMissedIsMadeUpForAtTheNextStart) {
  start();
  number();
  stop();
  Options morning = options();
  morning.clock = stepped("2026-03-03T08:30:00+08:00");

  start(std::move(morning));

  EXPECT_NE(journal_.wait(Happening::BackupFinished), "");
}

TEST_F(ServerBackupTest, ABackupThatFailsForTwoNightsRaisesAnAlertThatAGoodOneClears) {
  start();
  number();
  std::ofstream(backups()) << "a file stands here";
  advance(31h);
  ASSERT_TRUE(alertStands(v1::ALERT_RULE_BACKUP_AGE, v1::ALERT_LEVEL_YELLOW));
  // One backup at a time: a second night that comes before the first one's try is over has none.
  ASSERT_NE(journal_.wait(Happening::BackupFailed, 1), "");
  advance(24h);
  ASSERT_TRUE(alertStands(v1::ALERT_RULE_BACKUP_AGE, v1::ALERT_LEVEL_RED));
  // The second night's own try is over: a good one beside it would be refused.
  ASSERT_NE(journal_.wait(Happening::BackupFailed, 2), "");
  fs::remove(backups());

  ASSERT_TRUE(backUp().failure.ok());

  EXPECT_TRUE(noAlertStands(v1::ALERT_RULE_BACKUP_AGE));
}

// ---- checkpoints --------------------------------------------------------------------------------

class ServerCheckpointTest : public ServerBackupTest {
 protected:
  log::CheckpointFile::Content notes() {
    const auto reader = log::CheckpointReader::make(started_.checkpointKey);
    EXPECT_TRUE(reader);
    return log::CheckpointFile(checkpoints()).read(*reader).value();
  }
};

TEST_F(ServerCheckpointTest, TheyAreSignedEveryTenMinutesWhileTheLogGrows) {
  start();
  const std::string key = started_.checkpointKey;
  number();
  EXPECT_NE(journal_.wait(Happening::CheckpointWritten), "") << "the first at once";
  const std::size_t before = journal_.count(Happening::CheckpointWritten);
  advance(11min);
  number();

  EXPECT_NE(journal_.wait(Happening::CheckpointWritten, before + 1), "");
  const auto content = notes();
  ASSERT_GE(content.checkpoints.size(), 2U);
  EXPECT_EQ(content.refused, 0U);
  EXPECT_EQ(content.checkpoints.back().hallCode, "small");
}

TEST_F(ServerCheckpointTest, TheEndOfADayAndOfTheServerAreSigned) {
  start();
  number();
  journal_.wait(Happening::CheckpointWritten);
  advance(24h);
  const auto position = status().position();
  const std::string key = started_.checkpointKey;
  stop();

  started_.checkpointKey = key;
  EXPECT_EQ(notes().checkpoints.back().position, position);
}

TEST_F(ServerCheckpointTest, ALogThatLostItsTailIsToldAtTheNextStart) {
  start();
  const std::string key = started_.checkpointKey;
  for (int i = 0; i < 3; ++i) number();
  const auto position = status().position();
  stop();
  fs::remove_all(data() / "snapshots");
  tamper("DELETE FROM event WHERE place & 0xFFFF = " + std::to_string(position));

  start();

  EXPECT_THAT(journal_.wait(Happening::CheckpointDisagrees), HasSubstr(std::to_string(position)));
}

TEST_F(ServerCheckpointTest, ARestoredLogIsNoSurprise) {
  start();
  number();
  ASSERT_TRUE(backUp().failure.ok());
  number();
  stop();
  fs::remove_all(data());
  ASSERT_TRUE(log::restoreBackup(manifests().back(), data()));

  start();
  number();
  const auto count = journal_.count(Happening::CheckpointWritten);

  EXPECT_EQ(journal_.count(Happening::CheckpointDisagrees), 0U);
  advance(11min);
  number();
  EXPECT_NE(journal_.wait(Happening::CheckpointWritten, count + 1), "") << "signing goes on";
}

// ---- personal data ------------------------------------------------------------------------------

TEST_F(ServerBackupTest, PersonalDataEndWhenTheirDaysAreOver) {
  start();
  v1::IssueTicketRequest request;
  request.set_request_id(client::newRequestId());
  request.mutable_errand()->set_item_id("card");
  request.mutable_errand()->mutable_applicant()->set_resident_id("11010519491231002X");
  request.mutable_errand()->mutable_applicant()->set_source(v1::IDENTITY_SOURCE_CARD);
  v1::IssueTicketResponse response;
  ASSERT_TRUE(kiosk().call(request, response).ok());

  for (int day = 0; day < 2; ++day) advance(15 * 24h);
  EXPECT_EQ(journal_.count(Happening::PersonalDataExpired), 0U);
  advance(3 * 24h);

  EXPECT_THAT(journal_.wait(Happening::PersonalDataExpired), HasSubstr("\"days\":1"));
}

}  // namespace
}  // namespace hall::app
