#include "server/domain/at_counter.h"
#include "server/domain/closing_rules.h"
#include "server/domain/deciding.h"
#include "server/domain/refusing.h"

/// Counters (DESIGN section 4, "Closing"): who sits where, who may leave, what a counter serves.
namespace hall::domain {

namespace {

constexpr Duration kPauseMin = std::chrono::minutes{1};
constexpr Duration kPauseMax = std::chrono::hours{8};
/// A bit per value of `Ground`.
constexpr std::uint16_t kGroundBits = 0b11'1111'1110;

/// A person who may work: known and not disabled.
Result<const Staff*> actingStaff(const Deciding& deciding) {
  const auto found = deciding.state.staff.find(deciding.actor.staff);
  if (found == deciding.state.staff.end()) return Reason::StaffNotFound;
  if (found->second.disabled) return Reason::StaffDisabled;
  return &found->second;
}

/// Nobody sits at two counters.
std::optional<Refusal> refuseElsewhere(const Deciding& deciding, CounterId wanted) {
  const Counter* other = deciding.state.counterOf(deciding.actor.staff);
  if (other == nullptr || other->id == wanted) return std::nullopt;
  return naming(Reason::StaffElsewhere, deciding.state, other->id);
}

/// The actor's own counter; a manager who says why may send somebody else off it or let him pause
/// (a clerk who went home without signing off).
Result<const Counter*> counterToClose(const Deciding& deciding, CounterId id, TextRef reason) {
  Result<const Counter*> own = ownCounter(deciding, id);
  if (own || own.reason() != Reason::ForeignCounter || !managesFloor(deciding.actor.role)) {
    return own;
  }
  if (!reason) return Reason::ReasonRequired;
  return deciding.state.floor.counter(id);
}

Refusal servingOpen(const Ticket& ticket) {
  return Refusal{Reason::ServingOpen, {}}
      .with("number", ticket.number.text())
      .with("state", std::string(codeOf(ticket.state)));
}

// ---- what a counter is set to -----------------------------------------------------------------

std::optional<Refusal> refuseUnknownQueue(const Catalogue& catalogue, const QueueSet& queues) {
  for (std::uint32_t value = 1; value < QueueSet::kQueuesMax; ++value) {
    if (!queues.has(QueueId{value}) || catalogue.find(QueueId{value}) != nullptr) continue;
    return Refusal{Reason::QueueNotFound, {}}.with("queue_id", std::to_string(value));
  }
  return std::nullopt;
}

std::optional<Refusal> refuseSetting(
    const Deciding& deciding, const Counter& counter, const SetCounter& command
) {
  const Catalogue& catalogue = *deciding.state.catalogue;
  if (command.zone && catalogue.find(*command.zone) == nullptr) {
    return Refusal{Reason::ZoneNotFound, {}}.with("zone_id", std::to_string(command.zone->value));
  }
  if (command.onlyGrounds && (*command.onlyGrounds & ~kGroundBits) != 0) {
    return malformedIn("only_grounds");
  }
  if (command.queues) {
    if (auto refusal = refuseUnknownQueue(catalogue, *command.queues)) return refusal;
  }
  if (!command.staffQueues) return std::nullopt;
  if (!counter.staff) {
    return naming(Reason::CounterNotSignedIn, deciding.state, counter.id);
  }
  if (*command.staffQueues == QueueSet::all()) return std::nullopt;
  return refuseUnknownQueue(catalogue, *command.staffQueues);
}

Counter changed(const Counter& counter, const SetCounter& command) {
  Counter after = counter;
  after.kind = command.kind.value_or(counter.kind);
  after.zone = command.zone.value_or(counter.zone);
  after.queues = command.queues.value_or(counter.queues);
  after.onlyGrounds = command.onlyGrounds.value_or(counter.onlyGrounds);
  after.staffQueues = command.staffQueues.value_or(counter.staffQueues);
  return after;
}

}  // namespace

/// Outside opening hours too: overtime is served until done (延时). Signing in again where one
/// already sits, as after a restart of the counter PC, is accepted and changes nothing.
Result<Events> decideOn(const Deciding& deciding, const SignIn& command) {
  const Counter* counter = deciding.state.floor.counter(command.counter);
  if (counter == nullptr) {
    return naming(Reason::CounterNotFound, deciding.state, command.counter);
  }
  const Result<const Staff*> staff = actingStaff(deciding);
  if (!staff) return staff.refusal();
  if (counter->staff == deciding.actor.staff && counter->device == deciding.actor.device) {
    return Events{};
  }
  if (counter->staff) {
    const auto sitting = deciding.state.staff.find(counter->staff);
    const bool known = sitting != deciding.state.staff.end();
    return Refusal{Reason::CounterTaken, {}}.with(
        "staff_number", known ? sitting->second.number : std::string{}
    );
  }
  if (auto refusal = refuseElsewhere(deciding, command.counter)) return std::move(*refusal);
  const CounterSignedIn in{counter->id, deciding.actor.staff, deciding.actor.device};
  return Events{onCounter(deciding, *counter, in)};
}

Result<Events> decideOn(const Deciding& deciding, const SignOff& command) {
  const Result<const Counter*> found =
      counterToClose(deciding, command.counter, command.overrideReason);
  if (!found) return found.refusal();
  const Counter& counter = **found;
  if (counter.ticket) return servingOpen(*deciding.state.floor.ticket(counter.ticket));
  if (const Ticket* left = papersLeftAt(deciding.state, counter.id)) return servingOpen(*left);
  const Result<bool> overridden = mayBecome(deciding, counter, nullptr, command.overrideReason);
  if (!overridden) return overridden.refusal();
  Events events{onCounter(deciding, counter, CounterSignedOff{counter.id, command.overrideReason})};
  if (overridden.value()) alertLeftAlone(deciding, counter.id, events);
  return events;
}

/// The same person goes on from another device, or a manager takes the counter's work on: then the
/// manager sits there, with the manager's own skills.
Result<Events> decideOn(const Deciding& deciding, const TakeOver& command) {
  const Counter* counter = deciding.state.floor.counter(command.counter);
  if (counter == nullptr) {
    return naming(Reason::CounterNotFound, deciding.state, command.counter);
  }
  if (!counter->staff) return Reason::NothingToTakeOver;
  const Result<const Staff*> staff = actingStaff(deciding);
  if (!staff) return staff.refusal();
  const bool same = counter->staff == deciding.actor.staff;
  if (!same && !managesFloor(deciding.actor.role)) {
    return naming(Reason::ForeignCounter, deciding.state, counter->id);
  }
  if (same && counter->device == deciding.actor.device) return Reason::NothingToTakeOver;
  if (auto refusal = refuseElsewhere(deciding, command.counter)) return std::move(*refusal);
  Counter after = *counter;
  if (!same) after.staffQueues = (*staff)->queueSet();
  const Result<bool> overridden = mayBecome(deciding, *counter, &after, command.overrideReason);
  if (!overridden) return overridden.refusal();
  CounterTakenOver over{counter->id, deciding.actor.staff, deciding.actor.device, {}};
  if (overridden.value()) over.overrideReason = command.overrideReason;
  Events events{onCounter(deciding, *counter, over)};
  if (overridden.value()) alertLeftAlone(deciding, counter->id, events);
  return events;
}

/// A paused counter may pause again: the sign then tells the new time of return. Papers left here
/// do not forbid a pause, since the person comes back to them.
Result<Events> decideOn(const Deciding& deciding, const PauseCounter& command) {
  const Result<const Counter*> found =
      counterToClose(deciding, command.counter, command.overrideReason);
  if (!found) return found.refusal();
  const Counter& counter = **found;
  if (command.length < kPauseMin || command.length > kPauseMax) {
    return malformedIn("pause_duration");
  }
  if (counter.ticket) return servingOpen(*deciding.state.floor.ticket(counter.ticket));
  const Instant until = deciding.now + command.length;
  bool overridden = false;
  if (runsPastClosing(deciding.state, counter.id, until, deciding.now)) {
    const Result<bool> may = mayBecome(deciding, counter, nullptr, command.overrideReason);
    if (!may) return may.refusal();
    overridden = may.value();
  }
  Events events{onCounter(deciding, counter, CounterPaused{counter.id, command.reason, until})};
  if (overridden) alertLeftAlone(deciding, counter.id, events);
  return events;
}

/// A manager may end somebody else's pause, as they may begin one: nobody is called there until
/// whoever sits there calls.
Result<Events> decideOn(const Deciding& deciding, const ResumeCounter& command) {
  const Result<const Counter*> own = ownCounter(deciding, command.counter);
  const bool managed =
      !own && own.reason() == Reason::ForeignCounter && managesFloor(deciding.actor.role);
  if (!own && !managed) return own.refusal();
  const Counter& counter = *deciding.state.floor.counter(command.counter);
  if (counter.state != CounterState::Paused) return Reason::CounterNotPaused;
  return Events{onCounter(deciding, counter, CounterResumed{command.counter})};
}

/// A manager switches kind, zone, queues, grounds or the skills of who sits there, while it works.
/// A ticket called or served there is finished there whatever it now serves.
Result<Events> decideOn(const Deciding& deciding, const SetCounter& command) {
  const Role role = deciding.actor.role;
  if (!managesFloor(role) && role != Role::Administrator) {
    return Refusal{Reason::NotPermitted, {}}.with("right", "manager");
  }
  const Counter* counter = deciding.state.floor.counter(command.counter);
  if (counter == nullptr) {
    return naming(Reason::CounterNotFound, deciding.state, command.counter);
  }
  if (auto refusal = refuseSetting(deciding, *counter, command)) return std::move(*refusal);
  const Counter after = changed(*counter, command);
  if (after == *counter) return Reason::NothingChanged;
  const Result<bool> overridden = mayBecome(deciding, *counter, &after, command.overrideReason);
  if (!overridden) return overridden.refusal();
  CounterSet set;
  set.counter = counter->id;
  set.kind = after.kind;
  set.zone = after.zone;
  set.queues = after.queues;
  set.onlyGrounds = after.onlyGrounds;
  set.staffQueues = after.staffQueues;
  Events events{onCounter(deciding, *counter, set)};
  if (overridden.value()) alertLeftAlone(deciding, counter->id, events);
  return events;
}

}  // namespace hall::domain
