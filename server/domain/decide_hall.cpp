#include <algorithm>
#include <map>

#include "server/domain/alert_subject.h"
#include "server/domain/alerting.h"
#include "server/domain/deciding.h"
#include "server/domain/field_rules.h"
#include "server/domain/numbering.h"
#include "server/domain/refusing.h"

/// The hall as a whole: its log, its clock, emergencies, texts for everybody, alerts. Where the
/// rules leave a gap, chosen here:
/// - Alerts that the rules raise from the state themselves (a pause overrun, a queue left alone,
/// the
///   share of priority tickets) cannot be raised or cleared from outside.
/// - To raise an alert that stands already changes nothing and says so; a redder one replaces it.
namespace hall::domain {

namespace {

using Refused = std::optional<Refusal>;

constexpr Duration kStepMin = std::chrono::seconds{2};
constexpr Duration kStepSerious = std::chrono::minutes{10};
constexpr std::size_t kTextMax = 200;
constexpr Duration kBroadcastMin = std::chrono::minutes{1};
constexpr Duration kBroadcastMax = std::chrono::hours{24};

// ---- restoring --------------------------------------------------------------------------------

using Highest = std::map<std::array<char, 4>, std::uint32_t>;

void know(Highest& highest, const std::array<char, 4>& prefix, std::uint32_t serial) {
  std::uint32_t& known = highest[prefix];
  known = std::max(known, serial);
}

void know(Highest& highest, std::string_view prefix) {
  know(highest, TicketNumber::makePrefix(prefix), 0);
}

/// The highest number known of every prefix that the hall may give numbers under.
Highest highestNumbers(const HallState& state, const RestoreLog& command, LocalDay day) {
  Highest highest;
  const Catalogue& catalogue = *state.catalogue;
  for (const Queue& queue : catalogue.content().queues) know(highest, queue.prefix);
  know(highest, catalogue.rules().priorityPrefix);
  know(highest, catalogue.rules().appointmentPrefix);
  if (state.day.day == day) {
    for (const auto& [prefix, next] : state.day.nextSerials) know(highest, prefix, next - 1);
  }
  // What a device names is taken as given out, whether it is its last number or its next one.
  for (const LogRestored::Prefix& known : command.known) {
    know(highest, known.prefix, known.nextSerial);
  }
  return highest;
}

// ---- alerts -------------------------------------------------------------------------------------

bool isRaisedByTheState(AlertRule rule) {
  return rule == AlertRule::PauseOverrun || rule == AlertRule::QueueUnserved ||
         rule == AlertRule::PriorityShare;
}

Refused refuseAlert(AlertRule rule, const std::string& subject) {
  if (isRaisedByTheState(rule)) return malformedIn("rule");
  if (!isText(subject, 1, 70)) return malformedIn("subject");
  return std::nullopt;
}

}  // namespace

Result<Events> decideOn(const Deciding& deciding, const OpenHall& command) {
  if (deciding.state.opened) return Reason::AlreadyExists;
  if (!isCode(command.hallCode)) return malformedIn("hall_code");
  HallOpened opened;
  opened.mode = command.mode;
  opened.hallCode = command.hallCode;
  return deciding.one(opened);
}

/// A new epoch, and every prefix of the hall goes on at the next hundred above the highest number
/// that the backup or a device knows, also one that nobody knows a number of: what was given out
/// after the backup may be in somebody's hand. A day that ended since the backup is closed first,
/// by Ticks; until then NotReady. A hall without a catalogue never gave out a number.
Result<Events> decideOn(const Deciding& deciding, const RestoreLog& command) {
  const HallState& state = deciding.state;
  if (command.epoch <= state.epoch) return malformedIn("epoch");
  LogRestored restored;
  restored.epoch = command.epoch;
  if (state.catalogue != nullptr) {
    const Result<LocalDay> day = numberingDay(state, deciding.now);
    if (!day) return day.refusal();
    restored.day = *day;
    for (const auto& [prefix, serial] : highestNumbers(state, command, *day)) {
      restored.nextSerials.push_back({prefix, serialAfterRestore(serial)});
    }
  }
  Events events = deciding.one(std::move(restored));
  raiseAlert(deciding, AlertRule::LogRestored, AlertLevel::Red, kHallSubject, deciding.now, events);
  return events;
}

/// A step beyond 10 minutes stops the timers, so it is red until somebody accepts the clock.
Result<Events> decideOn(const Deciding& deciding, const StepClock& command) {
  const Duration size = std::chrono::abs(command.step);
  if (!command.accepted && size <= kStepMin) return malformedIn("step");
  Events events = deciding.one(ClockStepped{command.step, command.accepted});
  if (command.accepted) {
    clearAlert(deciding, AlertRule::ClockStep, kHallSubject, deciding.now, events);
    return events;
  }
  const AlertLevel level = size > kStepSerious ? AlertLevel::Red : AlertLevel::Yellow;
  raiseAlert(deciding, AlertRule::ClockStep, level, kHallSubject, deciding.now, events);
  return events;
}

Result<Events> decideOn(const Deciding& deciding, const SuspendHall& command) {
  if (deciding.state.suspended) {
    return Refusal{Reason::HallSuspended, {}}.with("text", deciding.state.suspensionText);
  }
  if (!command.reason) return Reason::ReasonRequired;
  if (!isText(command.publicText, 1, kTextMax)) return malformedIn("public_text");
  return deciding.one(HallSuspended{command.reason, command.publicText});
}

Result<Events> decideOn(const Deciding& deciding, const ResumeHall&) {
  if (!deciding.state.suspended) return Reason::HallNotSuspended;
  return deciding.one(HallResumed{});
}

Result<Events> decideOn(const Deciding& deciding, const Broadcast& command) {
  const Catalogue* catalogue = deciding.state.catalogue.get();
  const bool known =
      !command.zone || (catalogue != nullptr && catalogue->find(command.zone) != nullptr);
  if (!known) return Reason::ZoneNotFound;
  if (!isText(command.text, 1, kTextMax)) return malformedIn("text");
  if (command.length < kBroadcastMin || command.length > kBroadcastMax) {
    return malformedIn("show_duration");
  }
  const Instant until = deciding.now + command.length;
  return deciding.one(BroadcastSent{command.zone, command.text, command.spoken, until});
}

Result<Events> decideOn(const Deciding& deciding, const MessageCounter& command) {
  if (deciding.state.floor.counter(command.counter) == nullptr) return Reason::CounterNotFound;
  if (!isText(command.text, 1, kTextMax)) return malformedIn("text");
  return deciding.one(CounterMessaged{command.counter, command.text});
}

Result<Events> decideOn(const Deciding& deciding, const RaiseAlert& command) {
  if (auto refusal = refuseAlert(command.rule, command.subject)) return *std::move(refusal);
  Events events;
  raiseAlert(deciding, command.rule, command.level, command.subject, deciding.now, events);
  if (events.empty()) return Reason::NothingChanged;
  return events;
}

Result<Events> decideOn(const Deciding& deciding, const ClearAlert& command) {
  if (auto refusal = refuseAlert(command.rule, command.subject)) return *std::move(refusal);
  Events events;
  clearAlert(deciding, command.rule, command.subject, deciding.now, events);
  if (events.empty()) return Reason::AlertNotFound;
  return events;
}

/// Once, by a person: AlertClosed when it was cleared or acknowledged already, NotPermitted for
/// whoever is no person.
Result<Events> decideOn(const Deciding& deciding, const AcknowledgeAlert& command) {
  const HallState& state = deciding.state;
  if (!deciding.actor.staff) return Refusal{Reason::NotPermitted, {}}.with("right", "person");
  const auto alert = state.alerts.find(command.alert);
  const std::string id = std::to_string(command.alert.value);
  if (alert == state.alerts.end()) {
    const bool stood = command.alert && command.alert < state.nextAlert;
    return Refusal{stood ? Reason::AlertClosed : Reason::AlertNotFound, {}}.with("alert_id", id);
  }
  if (alert->second.acknowledgedBy) return Refusal{Reason::AlertClosed, {}}.with("alert_id", id);
  return deciding.one(AlertAcknowledged{command.alert});
}

}  // namespace hall::domain
