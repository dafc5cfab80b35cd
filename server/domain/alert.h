#pragma once

#include <cstdint>
#include <string>

#include "server/domain/ids.h"
#include "server/domain/time.h"

/// 预警: raised by a rule, acknowledged by a person, cleared by facts.
namespace hall::domain {

enum class AlertLevel : std::uint8_t { Yellow = 1, Red = 2 };

/// What raised it. Closed list; values stand in the log and on the wire.
enum class AlertRule : std::uint16_t {
  PauseOverrun = 1,       ///< a counter is paused longer than announced
  QueueUnserved = 2,      ///< every counter of a queue is paused or closed while somebody waits
  PriorityShare = 3,      ///< priority tickets above 30 % of a queue
  ZoneWithoutOutput = 4,  ///< calls were confirmed aloud because no board or voice reported
  SignOffOverride = 5,    ///< somebody was left alone by a manager's word, or by a disabled account
  CaseLimit = 6,          ///< reserved for cases
  DayEndedWithOpen = 7,   ///< tickets were closed by the system
  ImportedTickets = 8,    ///< numbers written by hand were imported
  SecondNotice = 9,       ///< reserved for notices
  OutsideGuideAsked = 10,  ///< somebody asked for a material outside the guide
  DiskSpace = 11,
  LogSize = 12,  ///< the write-ahead log grows beyond its bound
  ClockStep = 13,
  BackupAge = 14,
  DeviceFault = 15,  ///< printer without paper, board silent
  LogRestored = 16,
  TargetAtRisk = 17,     ///< statistical, from the views
  WaitOverTarget = 18,   ///< somebody in a queue waits over T (yellow) or over 2T (red)
  QueueCrowded = 19,     ///< too many wait for each counter open for the queue
  QueueNotCalled = 20,   ///< nobody was called for a while although somebody waits
  OvertimeExpected = 21  ///< whoever waits now is expected to be served after closing
};

struct Alert {
  AlertId id;
  AlertRule rule = AlertRule::PauseOverrun;
  AlertLevel level = AlertLevel::Yellow;
  /// What it is about, as "counter:3", "queue:2", "zone:1", "device:4", "hall"; with `rule` the key
  /// under which at most one alert is open.
  std::string subject;
  Instant raised;
  StaffId acknowledgedBy;
  Instant acknowledged;

  friend bool operator==(const Alert&, const Alert&) = default;
};

}  // namespace hall::domain
