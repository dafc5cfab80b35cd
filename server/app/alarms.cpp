#include "server/app/alarms.h"

#include <algorithm>

#include "server/api/alert_messages.h"
#include "server/engine/in_turn.h"

namespace hall::app {

namespace {

using domain::Alarm;
using domain::AlertLevel;
using domain::AlertRule;
using Should = Alarm::Should;

/// Of the disk floor: yellow below twice, cleared above two and a half times, so that a disk at the
/// border does not fill the log with alerts.
constexpr std::uint64_t kYellowFloors = 2;
/// The write-ahead log is bounded at 16 MiB; twice that says that it cannot be shortened.
constexpr std::uint64_t kWalYellow = 32ULL << 20;
constexpr std::uint64_t kWalRed = 256ULL << 20;
/// One night missed, and two.
constexpr domain::Duration kBackupYellow = std::chrono::hours{30};
constexpr domain::Duration kBackupRed = std::chrono::hours{54};

Alarm diskAlarm(const MachineFacts& facts) {
  Alarm alarm{AlertRule::DiskSpace};
  const std::uint64_t floor = facts.diskFloorBytes;
  if (facts.diskFreeBytes < floor) {
    alarm.should = Should::Stand;
    alarm.level = AlertLevel::Red;
  } else if (facts.diskFreeBytes < kYellowFloors * floor) {
    alarm.should = Should::Stand;
  } else if (facts.diskFreeBytes < kYellowFloors * floor + floor / 2) {
    alarm.should = Should::StayAsItIs;
  }
  return alarm;
}

Alarm walAlarm(const MachineFacts& facts) {
  Alarm alarm{AlertRule::LogSize};
  if (facts.walBytes < kWalYellow) return alarm;
  alarm.should = Should::Stand;
  if (facts.walBytes >= kWalRed) alarm.level = AlertLevel::Red;
  return alarm;
}

Alarm backupAlarm(const MachineFacts& facts) {
  Alarm alarm{AlertRule::BackupAge};
  if (!facts.backupsAreMade || facts.backupAge < kBackupYellow) return alarm;
  alarm.should = Should::Stand;
  if (facts.backupAge >= kBackupRed) alarm.level = AlertLevel::Red;
  return alarm;
}

/// Alerts that wait to be told; beyond it some are left out, the log has them all.
constexpr std::size_t kUntoldMax = 256;

}  // namespace

std::vector<Alarm> alarmsFor(const MachineFacts& facts) {
  return {diskAlarm(facts), walAlarm(facts), backupAlarm(facts)};
}

/// One alert a turn, as a turn performs one command. True: there may be more to do.
domain::Result<bool> Alarms::step(engine::Turn& turn, const std::vector<Alarm>& alarms) {
  const domain::HallState& state = turn.state();
  red_ = static_cast<std::uint64_t>(std::count_if(
      state.alerts.begin(),
      state.alerts.end(),
      [](const auto& entry) { return entry.second.level == AlertLevel::Red; }
  ));
  yellow_ = state.alerts.size() - red_;
  if (!state.opened) return false;
  auto change = domain::changeTowards(state, alarms);
  if (!change) return false;
  engine::Submission submission;
  submission.command.body = *std::move(change);
  const auto performed = turn.perform(std::move(submission));
  if (!performed) return performed.refusal();
  return true;
}

void Alarms::onCommitted(const std::shared_ptr<const engine::CommittedBatch>& batch) {
  for (const domain::Event& event : batch->events) {
    const auto* raised = std::get_if<domain::AlertRaised>(&event.body);
    const auto* cleared = std::get_if<domain::AlertCleared>(&event.body);
    if (raised == nullptr && cleared == nullptr) continue;
    const std::lock_guard lock(mutex_);
    if (untold_.size() >= kUntoldMax) return;
    if (raised != nullptr) {
      untold_.emplace_back(raised->alert);
    } else {
      untold_.emplace_back(cleared->alert);
    }
  }
}

/// With codes in place of the numbers that only the log knows; once the core has ended, as they
/// stand there.
void Alarms::nameSubjects(News& news) {
  const auto named = inTurn<std::vector<std::string>>(core_, [&news](engine::Turn& turn) {
    std::vector<std::string> subjects;
    for (const auto& one : news) {
      const auto* alert = std::get_if<domain::Alert>(&one);
      subjects.push_back(
          alert == nullptr ? std::string() : api::subjectText(turn.state(), alert->subject)
      );
    }
    return domain::Result<std::vector<std::string>>(std::move(subjects));
  });
  if (!named) return;
  for (std::size_t i = 0; i < news.size(); ++i) {
    if (auto* alert = std::get_if<domain::Alert>(&news[i])) alert->subject = (*named)[i];
  }
}

void Alarms::tellJournal() {
  News news;
  {
    const std::lock_guard lock(mutex_);
    news.swap(untold_);
  }
  if (news.empty()) return;
  nameSubjects(news);
  for (const auto& one : news) {
    if (const auto* alert = std::get_if<domain::Alert>(&one)) {
      journal_.note(
          Happening::AlertRaised,
          {{"alert_id", alert->id.value},
           {"rule", api::ruleText(alert->rule)},
           {"level", std::string(alert->level == AlertLevel::Red ? "red" : "yellow")},
           {"subject", alert->subject}}
      );
    } else {
      journal_.note(Happening::AlertCleared, {{"alert_id", std::get<domain::AlertId>(one).value}});
    }
  }
}

void Alarms::follow(const MachineFacts& facts) {
  const std::vector<Alarm> alarms = alarmsFor(facts);
  for (std::size_t i = 0; i <= alarms.size(); ++i) {
    const auto more = inTurn<bool>(core_, [&](engine::Turn& turn) { return step(turn, alarms); });
    // What cannot be written down now is tried again in the next round.
    if (!more || !*more) return;
  }
}

}  // namespace hall::app
