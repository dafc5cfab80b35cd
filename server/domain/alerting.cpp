#include "server/domain/alerting.h"

#include <algorithm>
#include <utility>

namespace hall::domain {

namespace {

/// The next free number, past those this decision has given already.
AlertId nextAlertId(const Deciding& deciding, const Events& events) {
  const auto raised = std::count_if(events.begin(), events.end(), [](const Event& event) {
    return std::holds_alternative<AlertRaised>(event.body);
  });
  return AlertId{deciding.state.nextAlert.value + static_cast<std::uint64_t>(raised)};
}

}  // namespace

void raiseAlert(
    const Deciding& deciding,
    AlertRule rule,
    AlertLevel level,
    std::string subject,
    Instant at,
    Events& events
) {
  const Alert* open = deciding.state.openAlert(rule, subject);
  if (open != nullptr && open->level >= level) return;
  raiseAnew(deciding, rule, level, std::move(subject), at, events);
}

void raiseAnew(
    const Deciding& deciding,
    AlertRule rule,
    AlertLevel level,
    std::string subject,
    Instant at,
    Events& events
) {
  clearAlert(deciding, rule, subject, at, events);
  Alert alert;
  alert.id = nextAlertId(deciding, events);
  alert.rule = rule;
  alert.level = level;
  alert.subject = std::move(subject);
  alert.raised = at;
  events.push_back({at, deciding.actor, AlertRaised{std::move(alert)}});
}

void clearAlert(
    const Deciding& deciding, AlertRule rule, const std::string& subject, Instant at, Events& events
) {
  const Alert* open = deciding.state.openAlert(rule, subject);
  if (open != nullptr) events.push_back({at, deciding.actor, AlertCleared{open->id}});
}

bool tellsOfAnIncident(AlertRule rule) {
  switch (rule) {
    case AlertRule::DayEndedWithOpen:
    case AlertRule::ImportedTickets:
    case AlertRule::SecondNotice:
    case AlertRule::OutsideGuideAsked:
    case AlertRule::ClockStep:
    case AlertRule::LogRestored:
      return true;
    case AlertRule::PauseOverrun:
    case AlertRule::QueueUnserved:
    case AlertRule::PriorityShare:
    case AlertRule::ZoneWithoutOutput:
    case AlertRule::SignOffOverride:
    case AlertRule::CaseLimit:
    case AlertRule::DiskSpace:
    case AlertRule::LogSize:
    case AlertRule::BackupAge:
    case AlertRule::DeviceFault:
    case AlertRule::TargetAtRisk:
    case AlertRule::WaitOverTarget:
    case AlertRule::QueueCrowded:
    case AlertRule::QueueNotCalled:
    case AlertRule::OvertimeExpected:
      return false;
  }
  return false;
}

}  // namespace hall::domain
