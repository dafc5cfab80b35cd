#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/domain/counter.h"
#include "server/domain/ids.h"
#include "server/domain/time.h"

/// Who works here and which devices stand here. Passwords and keys are no part of this: they live
/// in a table outside the log.
namespace hall::domain {

/// Closed list. Values stand in the log and on the wire.
enum class Role : std::uint8_t {
  CounterStaff = 1,         ///< 窗口人员
  GuideStaff = 2,           ///< 导办员
  BackOffice = 3,           ///< 审批人员
  ChiefRepresentative = 4,  ///< 首席事务代表
  HallManager = 5,          ///< 大厅管理员
  DutyManager = 6,          ///< 值班主任
  Supervisor = 7,           ///< 监督员
  Administrator = 8,        ///< 系统管理员
  Kiosk = 9,
  Board = 10,
  Voice = 11,
  Sign = 12,
  Pad = 13
};

struct Staff {
  StaffId id;
  std::string number;  ///< 工号, shown on the pad
  std::string name;
  DepartmentId department;
  std::vector<Role> roles;      ///< ascending, not empty
  std::vector<QueueId> queues;  ///< skills; empty = all
  bool disabled = false;
  bool mayPick = false;  ///< 指定呼叫: may call a number out of its turn; managers always may

  QueueSet queueSet() const;
  bool has(Role role) const;
  friend bool operator==(const Staff&, const Staff&) = default;
};

enum class DeviceKind : std::uint8_t {
  Kiosk = 1,
  CounterPc = 2,
  Board = 3,
  Sign = 4,
  Pad = 5,
  Printer = 6,
  Voice = 7,
  Desk = 8
};

struct Device {
  DeviceId id;
  std::string code;
  std::string name;
  DeviceKind kind = DeviceKind::Kiosk;
  ZoneId zone;
  CounterId counter;  ///< sign, pad, counter PC: the counter it belongs to
  bool revoked = false;
  /// What it last said of itself ("ok", "paper_low", "paper_out", "offline" ...).
  std::string condition;
  Instant conditionSince;
  std::string closedText;  ///< what a kiosk that was taken out of use shows; empty: it is open
  std::string
      offlinePrefix;  ///< of a kiosk: before its numbers without the server; empty: none yet

  friend bool operator==(const Device&, const Device&) = default;
};

/// Who sends a command, as events remember it. Staff, device or both; neither: the system.
struct Actor {
  StaffId staff;
  DeviceId device;
  Role role = Role::Administrator;  ///< in which the right was used

  friend bool operator==(const Actor&, const Actor&) = default;
};

/// How much of a person is shown. Values stand in the log and on the wire.
enum class IdentityExtent : std::uint8_t {
  Unknown = 0,  ///< of a reading recorded before the log told them apart
  Masked = 1,   ///< stars stand for most of name and numbers
  Full = 2
};

/// May this role override with a reason what counter staff may not?
bool managesFloor(Role role);
/// May this role restore again, issue for somebody, divert?
bool guidesFloor(Role role);

}  // namespace hall::domain
