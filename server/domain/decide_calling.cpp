#include <algorithm>
#include <limits>

#include "server/domain/alert_subject.h"
#include "server/domain/alerting.h"
#include "server/domain/at_counter.h"
#include "server/domain/deciding.h"
#include "server/domain/dispatcher.h"
#include "server/domain/refusing.h"

/// Calling (DESIGN section 4, "Calling"): who comes next, how often a number is announced, and when
/// somebody who does not come may be passed over.
namespace hall::domain {

namespace {

constexpr std::uint8_t kOrdinalMax = std::numeric_limits<std::uint8_t>::max();

const RuleParameters& rulesOf(const Deciding& deciding) {
  return deciding.state.catalogue->rules();
}

/// An announcement is made by the hall when it is decided, whatever the client's clock said: gaps
/// between announcements are measured from here.
Events announced(const Deciding& deciding, EventBody body) {
  return Events{Event{deciding.now, deciding.actor, std::move(body)}};
}

/// The counter that wants somebody. While the hall is suspended nobody is called, since the screens
/// have sent people away; what is called or served already goes on.
Result<const Counter*> callingCounter(const Deciding& deciding, CounterId id) {
  Result<const Counter*> counter = freeOwnCounter(deciding, id);
  if (counter && deciding.state.suspended) {
    return Refusal{Reason::HallSuspended, {}}.with("text", deciding.state.suspensionText);
  }
  return counter;
}

TicketCalled callTo(const Deciding& deciding, const Counter& counter, TicketId ticket) {
  TicketCalled called;
  called.ticket = ticket;
  called.call = deciding.state.nextCall;
  called.counter = counter.id;
  called.staff = counter.staff;
  return called;
}

// ---- manual pick ----------------------------------------------------------------------------

/// The way around the order of the line is a right of its own, granted person by person, whatever
/// the role; managers have it by their office.
bool mayPick(const Deciding& deciding) {
  if (managesFloor(deciding.actor.role)) return true;
  const auto person = deciding.state.staff.find(deciding.actor.staff);
  return person != deciding.state.staff.end() && person->second.mayPick;
}

/// Who comes back to his papers is the other counter's for a while, even against a manual pick.
bool papersFirstElsewhere(const Deciding& deciding, const Counter& counter, const Ticket& ticket) {
  const CounterId papers = papersLieAt(ticket);
  return papers && papers != counter.id &&
         deciding.now - ticket.stateSince < rulesOf(deciding).returnedAnywhereAfter;
}

/// Why this ticket may not be picked by number, or nothing.
std::optional<Refusal> refusePick(
    const Deciding& deciding,
    const Counter& counter,
    const Ticket& ticket,
    const CallTicket& command
) {
  if (ticket.state == TicketState::Called || ticket.state == TicketState::Serving) {
    return Refusal{Reason::TicketTaken, {}}
        .with("number", ticket.number.text())
        .with("counter_id", codeOf(deciding.state, ticket.counter));
  }
  const bool early = ticket.state == TicketState::NotYetDue;
  if (!early && ticket.state != TicketState::Waiting) return wrongState(ticket);
  if (!counter.serves(ticket) || papersFirstElsewhere(deciding, counter, ticket)) {
    return naming(Reason::NotAble, deciding.state, ticket.queue);
  }
  if (command.reason) return std::nullopt;
  if (!early) return Refusal{Reason::ReasonRequired, {}};
  return Refusal{Reason::NotYetDue, {}}.with(
      "slot", rfc3339(ticket.slot, deciding.state.catalogue->zone())
  );
}

/// The picked ticket's figures beside those the dispatcher would have called.
Explanation explainPick(const Deciding& deciding, const Counter& counter, const Ticket& ticket) {
  const Floor& floor = deciding.state.floor;
  Explanation explanation;
  if (std::optional<Choice> choice = nextFor(floor, counter.id, deciding.now, rulesOf(deciding))) {
    explanation = std::move(choice->explanation);
    auto& nearest = explanation.nearest;
    nearest.insert(nearest.begin(), {choice->ticket, explanation.age, explanation.slack});
    std::erase_if(nearest, [&](const auto& other) { return other.ticket == ticket.id; });
    nearest.resize(std::min(nearest.size(), Explanation::kCandidatesMax));
  }
  explanation.rule = CallRule::ManualPick;
  explanation.age = ticket.ageAt(deciding.now);
  explanation.slack = ticket.weighedTarget - explanation.age;
  explanation.waiting = floor.waiting();
  return explanation;
}

// ---- delivery -------------------------------------------------------------------------------

bool isOutput(const Device& device, ZoneId zone) {
  const bool announces = device.kind == DeviceKind::Board || device.kind == DeviceKind::Voice;
  return announces && !device.revoked && (!device.zone || device.zone == zone);
}

bool hasOutput(const HallState& state, ZoneId zone) {
  return std::any_of(state.devices.begin(), state.devices.end(), [&](const auto& entry) {
    return isOutput(entry.second, zone);
  });
}

/// How the reporting device makes an announcement known; only boards and voices of the call's zone
/// deliver. The hall's own voice reports without a device.
Result<DeliveredBy> deliveryOf(const Deciding& deciding, const Call& call, DeliveredBy stated) {
  const Actor& actor = deciding.actor;
  if (!actor.device && !actor.staff) return stated;
  const auto device = deciding.state.devices.find(actor.device);
  if (device == deciding.state.devices.end()) return Reason::DeviceNotFound;
  if (device->second.revoked) return Reason::DeviceRevoked;
  if (!isOutput(device->second, call.zone)) {
    return Refusal{Reason::NotPermitted, {}}.with("right", "output_of_zone");
  }
  return device->second.kind == DeviceKind::Board ? DeliveredBy::Board : DeliveredBy::Voice;
}

/// Belongs to an earlier round, from before the ticket last became waiting: it must not help to
/// pass over somebody who was called anew.
bool isOutdated(const HallState& state, const Call& call) {
  const Ticket* ticket = state.floor.ticket(call.ticket);
  if (ticket == nullptr || ticket->state != TicketState::Called) return false;
  return call.counter != ticket->counter || call.at < ticket->stateSince;
}

// ---- no-show --------------------------------------------------------------------------------

/// Why nobody may be passed over yet, or nothing. Announcements lie at least `recallGap` apart, as
/// a recall sooner is refused.
std::optional<Refusal> refuseNoShow(const Deciding& deciding, const Ticket& ticket) {
  const RuleParameters& rules = rulesOf(deciding);
  if (ticket.callsDelivered < rules.callsBeforeNoShow) {
    return Refusal{Reason::CallNotDelivered, {}}
        .with("made", std::to_string(ticket.callsMade))
        .with("delivered", std::to_string(ticket.callsDelivered));
  }
  const Duration grace = ticket.assistance == 0 ? rules.noShowAfter : rules.noShowAfterAssisted;
  const Instant from = ticket.firstDelivered + grace;
  if (deciding.now < from) return tooEarly(from - deciding.now);
  return std::nullopt;
}

}  // namespace

Result<Events> decideOn(const Deciding& deciding, const CallNext& command) {
  const Result<const Counter*> counter = callingCounter(deciding, command.counter);
  if (!counter) return counter.refusal();
  std::optional<Choice> choice =
      nextFor(deciding.state.floor, command.counter, deciding.now, rulesOf(deciding));
  if (!choice) {
    const Instant until = deciding.now + rulesOf(deciding).readyFor;
    return announced(deciding, CounterReady{command.counter, until});
  }
  TicketCalled called = callTo(deciding, **counter, choice->ticket);
  called.explanation = std::move(choice->explanation);
  return announced(deciding, std::move(called));
}

Result<Events> decideOn(const Deciding& deciding, const CallTicket& command) {
  const Result<const Counter*> counter = callingCounter(deciding, command.counter);
  if (!counter) return counter.refusal();
  if (!mayPick(deciding)) return Refusal{Reason::NotPermitted, {}}.with("right", "manual_pick");
  const Ticket* ticket = deciding.state.findTicket(command.ticket);
  if (ticket == nullptr) {
    return Refusal{Reason::TicketNotFound, {}}.with("ticket_id", idText(command.ticket));
  }
  if (std::optional<Refusal> refusal = refusePick(deciding, **counter, *ticket, command)) {
    return std::move(*refusal);
  }
  TicketCalled called = callTo(deciding, **counter, ticket->id);
  called.explanation = explainPick(deciding, **counter, *ticket);
  called.reason = command.reason;
  return announced(deciding, std::move(called));
}

Result<Events> decideOn(const Deciding& deciding, const Recall& command) {
  const Result<AtCounter> at = ticketAt(deciding, command.counter, {TicketState::Called});
  if (!at) return at.refusal();
  const Ticket& ticket = at.value().ticket;
  const Instant from = ticket.calledAt + rulesOf(deciding).recallGap;
  if (deciding.now < from) return tooEarly(from - deciding.now);
  TicketRecalled recalled;
  recalled.ticket = ticket.id;
  recalled.call = deciding.state.nextCall;
  recalled.ordinal = ticket.callsMade;
  if (recalled.ordinal < kOrdinalMax) ++recalled.ordinal;
  return announced(deciding, recalled);
}

Result<Events> decideOn(const Deciding& deciding, const Uncall& command) {
  const Result<AtCounter> at = ticketAt(deciding, command.counter, {TicketState::Called});
  if (!at) return at.refusal();
  const Ticket& ticket = at.value().ticket;
  return Events{onTicket(deciding, ticket, TicketUncalled{ticket.id})};
}

/// Counts as delivered where no output could: none is registered in the zone, or those that are
/// said nothing of this announcement for `recallGap` (a dead board must not hold up the counter).
Result<Events> decideOn(const Deciding& deciding, const ConfirmCalledAloud& command) {
  const Result<AtCounter> at = ticketAt(deciding, command.counter, {TicketState::Called});
  if (!at) return at.refusal();
  const Ticket& ticket = at.value().ticket;
  if (ticket.lastCallDelivered) return Events{};
  const ZoneId zone = at.value().counter.zone;
  const Instant from = ticket.calledAt + rulesOf(deciding).recallGap;
  if (hasOutput(deciding.state, zone) && deciding.now < from) return tooEarly(from - deciding.now);
  Events events;
  events.push_back(
      onTicket(deciding, ticket, CallDelivered{ticket.lastCall, ticket.id, DeliveredBy::Aloud})
  );
  raiseAlert(
      deciding,
      AlertRule::ZoneWithoutOutput,
      AlertLevel::Yellow,
      subjectOf(zone),
      deciding.now,
      events
  );
  return events;
}

/// The first report of an announcement counts. Later ones, and those of an earlier round, are
/// accepted and change nothing: several boards report the same announcement, and none of them is at
/// fault.
Result<Events> decideOn(const Deciding& deciding, const ReportDelivered& command) {
  const Call* call = deciding.state.findCall(command.call);
  if (call == nullptr) {
    return Refusal{Reason::CallNotFound, {}}.with("call_id", std::to_string(command.call.value));
  }
  const Result<DeliveredBy> by = deliveryOf(deciding, *call, command.by);
  if (!by) return by.refusal();
  if (call->delivered || isOutdated(deciding.state, *call)) return Events{};
  const Instant reported = std::max(deciding.occurred, call->at);
  const auto event = [&](EventBody body) {
    return Event{reported, deciding.actor, std::move(body)};
  };
  if (command.dropped) return Events{event(CallDropped{call->id, call->ticket})};
  Events events{event(CallDelivered{call->id, call->ticket, by.value()})};
  clearAlert(deciding, AlertRule::ZoneWithoutOutput, subjectOf(call->zone), reported, events);
  return events;
}

/// Three delivered announcements and a minute's time, or the applicant's own word (申请人放弃).
Result<Events> decideOn(const Deciding& deciding, const MarkNoShow& command) {
  const Result<AtCounter> at = ticketAt(deciding, command.counter, {TicketState::Called});
  if (!at) return at.refusal();
  const Ticket& ticket = at.value().ticket;
  if (!command.givenUp) {
    if (std::optional<Refusal> refusal = refuseNoShow(deciding, ticket)) return std::move(*refusal);
  }
  return Events{onTicket(deciding, ticket, TicketNoShow{ticket.id, command.givenUp})};
}

}  // namespace hall::domain
