#include "server/app/alarms.h"

#include <gtest/gtest.h>

namespace hall::app {
namespace {

using domain::AlertLevel;
using domain::AlertRule;
using Should = Alarm::Should;
using std::chrono::hours;

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

}  // namespace
}  // namespace hall::app
