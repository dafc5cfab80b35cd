#include <fstream>
#include <set>

#include "server/app/refused_start.h"
#include "server/log/backup.h"
#include "server/log/files.h"
#include "tests/unit/app/backup_fixture.h"

/// A hall that goes on from a backup: nothing it does not know may be done twice.
namespace hall::app {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
namespace fs = std::filesystem;

class RestoredHallTest : public BackupFixture {
 protected:
  /// Loses the data and brings back the last backup.
  void loseAndRestore() {
    stop();
    fs::remove_all(data());
    ASSERT_TRUE(log::restoreBackup(manifests().back(), data()));
  }
  /// The same, but the server dies instead of stopping in order: of what it writes at its end
  /// nothing is there.
  void dieAndRestore() {
    // The notes first, as the numbers are never older.
    const std::string notes = log::readFile(checkpoints()).value();
    const std::string numbers = log::readFile(numbersFile()).value();
    loseAndRestore();
    std::ofstream(checkpoints(), std::ios::binary) << notes;
    std::ofstream(numbersFile(), std::ios::binary) << numbers;
  }
  fs::path numbersFile() const { return checkpoints().string() + ".numbers"; }
  static std::vector<domain::LogRestored::Prefix> onPaper(std::uint32_t serial) {
    return {{domain::TicketNumber::makePrefix("A"), serial}};
  }
  /// Takes numbers, each for the first time.
  void takeNumbers(int count) {
    for (int i = 0; i < count; ++i) {
      const std::string taken = number();
      EXPECT_TRUE(taken_.insert(taken).second) << taken << " was given out before";
      last_ = taken;
    }
  }

  std::set<std::string> taken_;
  std::string last_;
};

TEST_F(RestoredHallTest, ANewEpochBeginsAndNumbersGoOnAboveWhatMayBeInSomebodysHand) {
  start();
  for (int i = 0; i < 3; ++i) number();
  ASSERT_TRUE(backUp().failure.ok());
  EXPECT_EQ(number(), "A004") << "given out after the backup";
  loseAndRestore();

  start();

  EXPECT_EQ(status().log_epoch(), 2U);
  EXPECT_EQ(number(), "A200") << "the file beside the checkpoints is ahead by a hundred";
  EXPECT_TRUE(alertStands(v1::ALERT_RULE_LOG_RESTORED, v1::ALERT_LEVEL_RED));
  EXPECT_THAT(journal_.wait(Happening::LogRestored), HasSubstr("\"log_epoch\":2"));
  restart();
  EXPECT_EQ(status().log_epoch(), 2U) << "once";
  EXPECT_EQ(number(), "A201");
}

TEST_F(RestoredHallTest, NoNumberOfTheDayRepeatsThoughNobodyNamesAny) {
  start();
  takeNumbers(3);
  ASSERT_TRUE(backUp().failure.ok());
  takeNumbers(250);
  // The round of this second is over: what it does not see yet is below what it wrote ahead.
  ASSERT_TRUE(eventually([&](const auto&) {
    return log::readFile(numbersFile()).value().find("A 399\n") != std::string::npos;
  }));
  takeNumbers(40);
  dieAndRestore();

  start();
  takeNumbers(1);
  EXPECT_EQ(last_, "A400");
  takeNumbers(3);
  dieAndRestore();

  start();
  takeNumbers(3);
  EXPECT_GE(last_, "A500") << "restored a second time, from the same backup";
}

TEST_F(RestoredHallTest, NumbersOnPaperThatTheBackupDoesNotKnowAreGoneBeyond) {
  start();
  number();
  ASSERT_TRUE(backUp().failure.ok());
  loseAndRestore();
  Options told = options();
  told.knownNumbers = onPaper(217);

  start(std::move(told));

  EXPECT_EQ(number(), "A300");
}

TEST_F(RestoredHallTest, WhereNoFileTellsSomebodyMustSayWhichNumbersAreOnPaper) {
  start();
  number();
  ASSERT_TRUE(backUp().failure.ok());
  loseAndRestore();
  const std::string whole = log::readFile(numbersFile()).value();
  const std::string notes = log::readFile(checkpoints()).value();
  struct Row {
    const char* what;
    std::string file;  ///< empty: none
    const char* said;
  };
  const Row rows[] = {
      {"no file", "", "cannot be read"},
      {"a damaged one", whole.substr(1), "it is damaged"},
  };
  // The first opening makes the copy a database that is written ahead.
  fs::remove(numbersFile());
  refusalOf(options());
  const auto before = contents();
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    fs::remove(numbersFile());
    if (!row.file.empty()) std::ofstream(numbersFile()) << row.file;
    const auto refusal = refusalOf(options());
    EXPECT_EQ(refusal.reason, domain::Reason::ConfigurationInvalid);
    EXPECT_THAT(
        sentenceOf(refusal), testing::AllOf(HasSubstr(row.said), HasSubstr("--known-number none"))
    );
  }
  EXPECT_EQ(contents(), before) << "a refused start changes nothing";
  EXPECT_EQ(log::readFile(checkpoints()).value(), notes) << "and signs nothing";

  Options none = options();
  none.knownNumbers.emplace();
  start(std::move(none));
  EXPECT_EQ(number(), "A100");
}

TEST_F(RestoredHallTest, AFileOlderThanTheLastCheckpointIsNotTrusted) {
  start();
  number();
  ASSERT_TRUE(backUp().failure.ok());
  const std::string old = log::readFile(numbersFile()).value();
  const std::size_t before = journal_.count(Happening::CheckpointWritten);
  advance(11min);
  number();
  ASSERT_NE(journal_.wait(Happening::CheckpointWritten, before + 1), "");
  loseAndRestore();
  std::ofstream(numbersFile()) << old;

  EXPECT_THAT(sentenceOf(refusalOf(options())), HasSubstr("older than the last checkpoint"));
}

TEST_F(RestoredHallTest, AFileOfAnotherDayDoesNotTellOfToday) {
  start();
  takeNumbers(5);
  ASSERT_TRUE(backUp().failure.ok());
  loseAndRestore();
  Options nextDay = options();
  nextDay.clock = stepped("2026-03-03T10:00:00+08:00");

  EXPECT_THAT(sentenceOf(refusalOf(nextDay)), HasSubstr("tells of another day"));

  nextDay.knownNumbers = onPaper(12);
  start(nextDay);
  EXPECT_EQ(number(), "A100");
}

TEST_F(RestoredHallTest, AFileThatCannotBeWrittenIsToldAndNumbersAreGivenAllTheSame) {
  fs::create_directories(numbersFile() / "in the way");
  start();

  EXPECT_THAT(journal_.wait(Happening::CheckpointFailed), HasSubstr(numbersFile().string()));
  EXPECT_EQ(number(), "A001");

  fs::remove_all(numbersFile());
  EXPECT_TRUE(eventually([&](const auto&) { return fs::is_regular_file(numbersFile()); }))
      << "tried again in each round";
}

TEST_F(RestoredHallTest, WhatHappenedBeforeTheBackupIsThereAndWhatCameLaterIsNot) {
  start();
  v1::IssueTicketResponse before;
  ASSERT_TRUE(issue(before).ok());
  ASSERT_TRUE(backUp().failure.ok());
  v1::IssueTicketResponse after;
  ASSERT_TRUE(issue(after).ok());
  loseAndRestore();
  start();

  const auto find = [this](const std::string& id) {
    v1::GetTicketRequest request;
    request.set_ticket_id(id);
    v1::GetTicketResponse response;
    return manager().call(request, response);
  };
  EXPECT_TRUE(find(before.ticket().ticket_id()).ok());
  EXPECT_EQ(find(after.ticket().ticket_id()).reason(), v1::REASON_TICKET_NOT_FOUND);
}

TEST_F(RestoredHallTest, ARestoreUnderAHeldClockWaitsUntilTheClockIsAccepted) {
  start();
  number();
  ASSERT_TRUE(backUp().failure.ok());
  loseAndRestore();
  // Restored on a machine whose disk has no room: nothing may be written, and so nothing is served.
  Options full = options();
  full.config.diskFloorMib = 1 << 30;
  start(std::move(full));
  v1::IssueTicketResponse response;
  EXPECT_EQ(issue(response).reason(), v1::REASON_NOT_READY);
  EXPECT_FALSE(status().ready());
  stop();

  start();
  EXPECT_EQ(number(), "A200");
}

}  // namespace
}  // namespace hall::app
