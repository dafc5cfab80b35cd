#include "server/app/alarms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "server/domain/alert_subject.h"
#include "server/domain/forecast.h"
#include "server/engine/random_ids.h"
#include "tests/support/floor_builder.h"
#include "tests/unit/engine/fake_store.h"
#include "tests/unit/engine/hand_clock.h"

namespace hall::app {
namespace {

using domain::Alarm;
using domain::AlertLevel;
using domain::AlertRule;
using Should = Alarm::Should;
using std::chrono::hours;
using testing::HasSubstr;

constexpr std::uint64_t kMiB = 1ULL << 20;

MachineFacts sound() {
  return {1000 * kMiB, 100 * kMiB, 4 * kMiB, true, hours{6}};
}

Alarm alarmOf(AlertRule rule, const MachineFacts& facts) {
  for (const Alarm& alarm : alarmsFor(facts)) {
    if (alarm.rule == rule) return alarm;
  }
  ADD_FAILURE() << "there is no such alarm";
  return {};
}

TEST(AlarmsTest, NothingStandsForASoundMachine) {
  for (const Alarm& alarm : alarmsFor(sound())) EXPECT_EQ(alarm.should, Should::Clear);
}

TEST(AlarmsTest, TheDiskWarnsBelowTwiceItsFloorAndIsRedBelowIt) {
  struct Row {
    std::uint64_t freeMiB;
    Should should;
    AlertLevel level;
  };
  const Row rows[] = {
      {99, Should::Stand, AlertLevel::Red},
      {100, Should::Stand, AlertLevel::Yellow},
      {199, Should::Stand, AlertLevel::Yellow},
      {200, Should::StayAsItIs, AlertLevel::Yellow},  // a disk at the border does not flicker
      {249, Should::StayAsItIs, AlertLevel::Yellow},
      {250, Should::Clear, AlertLevel::Yellow},
  };
  for (const Row& row : rows) {
    MachineFacts facts = sound();
    facts.diskFreeBytes = row.freeMiB * kMiB;
    const Alarm alarm = alarmOf(AlertRule::DiskSpace, facts);
    EXPECT_EQ(alarm.should, row.should) << row.freeMiB;
    EXPECT_EQ(alarm.level, row.level) << row.freeMiB;
  }
}

TEST(AlarmsTest, AWriteAheadLogBeyondItsBoundIsTold) {
  MachineFacts facts = sound();
  facts.walBytes = 32 * kMiB;
  EXPECT_EQ(alarmOf(AlertRule::LogSize, facts).should, Should::Stand);
  EXPECT_EQ(alarmOf(AlertRule::LogSize, facts).level, AlertLevel::Yellow);
  facts.walBytes = 256 * kMiB;
  EXPECT_EQ(alarmOf(AlertRule::LogSize, facts).level, AlertLevel::Red);
}

TEST(AlarmsTest, ABackupIsMissedAfterOneNightAndGraveAfterTwo) {
  MachineFacts facts = sound();
  facts.backupAge = hours{29};
  EXPECT_EQ(alarmOf(AlertRule::BackupAge, facts).should, Should::Clear);
  facts.backupAge = hours{30};
  EXPECT_EQ(alarmOf(AlertRule::BackupAge, facts).level, AlertLevel::Yellow);
  EXPECT_EQ(alarmOf(AlertRule::BackupAge, facts).should, Should::Stand);
  facts.backupAge = hours{54};
  EXPECT_EQ(alarmOf(AlertRule::BackupAge, facts).level, AlertLevel::Red);

  facts.backupsAreMade = false;
  EXPECT_EQ(alarmOf(AlertRule::BackupAge, facts).should, Should::Clear)
      << "whoever has no backup directory has decided so";
}

// ---- what the journal tells ---------------------------------------------------------------------

/// The small hall's core, and a journal whose lines are kept.
class AlarmsJournalTest : public testing::Test {
 protected:
  void SetUp() override { core.start(); }
  void TearDown() override { core.stop(); }

  void commit(std::vector<domain::EventBody> bodies) {
    auto batch = std::make_shared<engine::CommittedBatch>();
    for (domain::EventBody& body : bodies) batch->events.push_back({{}, {}, std::move(body)});
    alarms.onCommitted(batch);
  }
  static domain::AlertRaised raised(std::string subject) {
    domain::AlertRaised event;
    event.alert.id = domain::AlertId{8};
    event.alert.rule = AlertRule::QueueUnserved;
    event.alert.subject = std::move(subject);
    return event;
  }

  engine::FakeStore store;
  engine::HandClock clock{support::at(9)};
  std::unique_ptr<engine::IdSource> ids = engine::makeSeededIds(1);
  domain::GammaQueueLength forecast;
  engine::Core core{
      engine::Core::Parts{store, clock, *ids, forecast}, support::aHall().build(), {}};
  std::vector<std::string> lines;
  Journal journal{
      config::LogLevel::Debug, [this](const std::string& line) { lines.push_back(line); }};
  Alarms alarms{core, journal};
};

TEST_F(AlarmsJournalTest, NamesTheRuleAndTheSubjectAsPeopleKnowThem) {
  commit({raised(domain::subjectOf(support::kGeneral)), domain::AlertCleared{domain::AlertId{7}}});
  alarms.tellJournal();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_THAT(
      lines[0],
      HasSubstr(R"("alert_id":8,"rule":"queue-unserved","level":"yellow","subject":"queue:general")"
      )
  );
  EXPECT_THAT(lines[1], HasSubstr(R"("alert-cleared","alert_id":7)"));
  alarms.tellJournal();
  EXPECT_EQ(lines.size(), 2U) << "once";
}

TEST_F(AlarmsJournalTest, TellsWhatTheLogSaysOnceTheCoreHasEnded) {
  core.stop();
  commit({raised(domain::subjectOf(support::kGeneral))});
  alarms.tellJournal();
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_THAT(lines[0], HasSubstr(domain::subjectOf(support::kGeneral)));
}

}  // namespace
}  // namespace hall::app
