#pragma once

#include <optional>
#include <span>
#include <string>

#include "server/domain/command.h"
#include "server/domain/hall_state.h"

/// Alerts on facts that no event brings about (time goes by, a disk fills up, a device falls
/// silent): whoever sees such a fact says how the alert should stand, and the log follows it by
/// commands.
namespace hall::domain {

/// One alert as it should stand.
struct Alarm {
  AlertRule rule = AlertRule::DiskSpace;
  /// What lies between raising and clearing leaves it as it is, so that it does not flutter.
  enum class Should { Stand, StayAsItIs, Clear } should = Should::Clear;
  AlertLevel level = AlertLevel::Yellow;
  std::string subject = "hall";

  friend bool operator==(const Alarm&, const Alarm&) = default;
};

/// The next command that brings the alerts of the log nearer to these; nothing: they stand so. A
/// red one that should stand yellow stays red: it is only acknowledged anew where it got worse.
std::optional<CommandBody> changeTowards(const HallState& state, std::span<const Alarm> alarms);

}  // namespace hall::domain
