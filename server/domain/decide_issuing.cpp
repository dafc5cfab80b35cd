#include <algorithm>

#include "server/domain/at_counter.h"
#include "server/domain/deciding.h"
#include "server/domain/dispatcher.h"
#include "server/domain/errand.h"
#include "server/domain/numbering.h"
#include "server/domain/refusing.h"

/// Issuing (DESIGN section 4): in issuing hours a number is never refused for number; no quota
/// exists here to be set. Where the rules leave a gap, chosen here:
/// - An appointment keeps its class and prefix whatever the ground; the ground stays with it and
/// may
///   have a target of its own. Late by more than `lateAppointment` it is an ordinary number, or a
///   priority one if there is a ground, and waits from the arrival on.
/// - An appointment counts on its own day only.
/// - "Already waiting" is who is not yet due, waiting, called or on hold in that queue. Somebody
/// whose
///   number has passed may take a new one, and so may somebody who is being served.
/// - A queue that asks for no identity records none, even if it was given.
/// - A queue is served "nowhere" when no counter takes it for this ground, neither as the catalogue
///   has it nor as it is set now: a counter for the elderly alone serves nobody else.
namespace hall::domain {

namespace {

using Refused = std::optional<Refusal>;

// ---- what may be refused --------------------------------------------------------------------

Refused refuseSuspended(const HallState& state) {
  if (!state.suspended) return std::nullopt;
  return Refusal{Reason::HallSuspended, {}}.with("text", state.suspensionText);
}

/// Compared with the revision of what the client asked for: the item, or the theme as such.
Refused refuseStale(const Catalogue& catalogue, const IssueTicket& command, const Errand& errand) {
  if (command.itemRevision == 0) return std::nullopt;
  const Theme* theme = catalogue.find(errand.theme);
  if (theme == nullptr && errand.item == nullptr) return std::nullopt;
  const std::uint32_t current = theme != nullptr ? theme->revision : errand.item->revision;
  if (command.itemRevision == current) return std::nullopt;
  return Refusal{Reason::StaleItem, {}}
      .with("item_id", theme != nullptr ? theme->code : errand.item->code)
      .with("revision", std::to_string(current));
}

Refused refuseClosed(const IssuingMoment& moment, const TimeZone& zone) {
  if (moment.open) return std::nullopt;
  Refusal refusal{Reason::QueueClosed, {}};
  if (moment.nextOpening == Instant{}) return refusal;
  return std::move(refusal).with("opens", rfc3339(moment.nextOpening, zone));
}

Refused refuseUnserved(const HallState& state, const Errand& errand, Ground ground) {
  if (isServedAnywhere(state, errand.queue->id, ground)) return std::nullopt;
  return Refusal{Reason::NoCounterServes, {}}.with("queue_id", errand.queue->code);
}

Refused refuseIdentity(const Queue& queue, PersonRef applicant) {
  if (queue.identity != IdentityRule::Required || applicant) return std::nullopt;
  return Refusal{Reason::IdentityRequired, {}}.with("basis", queue.identityBasis.zh);
}

Refused refuseAgent(const IssueTicket& command) {
  if (command.isAgent && !command.principal) {
    return Refusal{Reason::AgentDataMissing, {}}.with("field", "principal");
  }
  if (!command.isAgent && command.principal) return malformedIn("principal");
  return std::nullopt;
}

Refused refuseGround(const RuleParameters& rules, const IssueTicket& command) {
  const bool tooYoung =
      command.ground == Ground::Elderly && command.age && *command.age < rules.elderlyAge;
  if (tooYoung) {
    return Refusal{Reason::GroundNotMet, {}}
        .with("ground", "elderly")
        .with("age", std::to_string(rules.elderlyAge));
  }
  if (command.ground == Ground::Other && !command.groundText) return malformedIn("ground_text");
  return std::nullopt;
}

Refused refuseCopies(const RuleParameters& rules, std::uint16_t copies) {
  if (copies >= 1 && copies <= rules.copiesMax) return std::nullopt;
  return Refusal{Reason::CopiesOutOfRange, {}}.with("max", std::to_string(rules.copiesMax));
}

bool standsInTheWay(const Ticket& ticket, QueueId queue, PersonRef applicant) {
  const bool waits = ticket.state == TicketState::Waiting ||
                     ticket.state == TicketState::NotYetDue ||
                     ticket.state == TicketState::Called || ticket.state == TicketState::OnHold;
  return waits && ticket.queue == queue && ticket.applicant == applicant;
}

Refused refuseDuplicate(const Floor& floor, const Errand& errand, const IssueTicket& command) {
  if (!command.applicant || command.allowDuplicate) return std::nullopt;
  const Ticket* theirs = nullptr;  // the first they took, since tickets stand in no order
  for (const Ticket& ticket : floor.tickets()) {
    if (!standsInTheWay(ticket, errand.queue->id, command.applicant)) continue;
    if (theirs == nullptr || ticket.number < theirs->number) theirs = &ticket;
  }
  if (theirs == nullptr) return std::nullopt;
  return Refusal{Reason::AlreadyWaiting, {}}
      .with("number", theirs->number.text())
      .with("ticket_id", idText(theirs->id));
}

Refused refuseSlot(const Catalogue& catalogue, Instant slot, LocalDay day) {
  if (slot == Instant{} || hallDayOf(catalogue, slot) == day) return std::nullopt;
  return Refusal{Reason::AppointmentNotAccepted, {}};
}

Refused refusePerson(const HallState& state, const Errand& errand, const IssueTicket& command) {
  const RuleParameters& rules = state.catalogue->rules();
  if (auto refusal = refuseIdentity(*errand.queue, command.applicant)) return refusal;
  if (auto refusal = refuseAgent(command)) return refusal;
  if (auto refusal = refuseGround(rules, command)) return refusal;
  if (auto refusal = refuseCopies(rules, command.copies)) return refusal;
  return refuseDuplicate(state.floor, errand, command);
}

Refused refuseIssue(
    const HallState& state,
    const Errand& errand,
    const IssueTicket& command,
    const IssuingMoment& moment,
    LocalDay day
) {
  const Catalogue& catalogue = *state.catalogue;
  if (auto refusal = refuseSuspended(state)) return refusal;
  if (auto refusal = refuseStale(catalogue, command, errand)) return refusal;
  if (auto refusal = refuseClosed(moment, catalogue.zone())) return refusal;
  if (auto refusal = refuseUnserved(state, errand, command.ground)) return refusal;
  if (auto refusal = refuseSlot(catalogue, command.slot, day)) return refusal;
  return refusePerson(state, errand, command);
}

// ---- what is issued ---------------------------------------------------------------------------

IssuingMoment momentFor(const Catalogue& catalogue, const Queue& queue, Instant at) {
  return issuingAt(
      at,
      catalogue.hoursOf(queue),
      catalogue.content().calendar,
      catalogue.zone(),
      catalogue.rules().issuingOpensEarly
  );
}

/// Class, state and ref: which prefix the number bears, and from when it waits.
void classify(
    const RuleParameters& rules, const IssueTicket& command, Instant arrival, TicketIssued& issue
) {
  issue.ground = command.ground;
  issue.ticketClass =
      command.ground == Ground::None ? TicketClass::Ordinary : TicketClass::Priority;
  const bool tooLate = arrival > command.slot + rules.lateAppointment;
  if (command.slot == Instant{} || tooLate) return;
  issue.ticketClass = TicketClass::Appointment;
  issue.slot = command.slot;
  if (arrival < command.slot) issue.state = TicketState::NotYetDue;
  issue.ref = std::max(issue.ref, command.slot);
}

void identify(const Queue& queue, const IssueTicket& command, TicketIssued& issue) {
  issue.groundText = command.groundText;
  if (queue.identity == IdentityRule::None) return;
  issue.applicant = command.applicant;
  issue.principal = command.principal;
  issue.agencyText = command.agencyText;
}

TicketIssued issueOf(
    const Deciding& deciding,
    const IssueTicket& command,
    const Errand& errand,
    LocalDay day,
    Instant ref
) {
  const RuleParameters& rules = deciding.state.catalogue->rules();
  TicketIssued issue;
  issue.id = command.id;
  issue.day = day;
  issue.ref = ref;
  issue.assistance = command.assistance;
  issue.channel = command.channel;
  issue.copies = command.copies;
  issue.supplement = command.supplement;
  issue.aged = isAged(command.age, command.ground) || isAged(command.principalAge, Ground::None);
  issue.promise = command.promise;
  describe(errand, issue);
  classify(rules, command, deciding.occurred, issue);
  identify(*errand.queue, command, issue);
  promiseTarget(*errand.queue, issue);
  issue.number = nextNumber(deciding.state, prefixFor(rules, *errand.queue, issue.ticketClass));
  return issue;
}

// ---- at the counter -----------------------------------------------------------------------------

/// Whom the counter would have to call first; nobody where a walk-up is always right.
Refused refuseWaiting(
    const Deciding& deciding, const Counter& counter, const WalkUp& command, const Queue& queue
) {
  const bool always =
      command.telephone || queue.kind == QueueKind::Consult || queue.kind == QueueKind::Handout;
  if (always) return std::nullopt;
  const Floor& floor = deciding.state.floor;
  const RuleParameters& rules = deciding.state.catalogue->rules();
  const auto choice = nextFor(floor, counter.id, deciding.now, rules);
  if (!choice) return std::nullopt;
  return Refusal{Reason::SomebodyWaits, {}}.with(
      "number", floor.ticket(choice->ticket)->number.text()
  );
}

Refused refuseWalkUp(
    const Deciding& deciding, const Counter& counter, const WalkUp& command, const Errand& errand
) {
  if (auto refusal = refuseSuspended(deciding.state)) return refusal;
  if (!counter.able().has(errand.queue->id)) {
    return Refusal{Reason::NotAble, {}}.with("queue_id", errand.queue->code);
  }
  const RuleParameters& rules = deciding.state.catalogue->rules();
  if (auto refusal = refuseIdentity(*errand.queue, command.applicant)) return refusal;
  if (auto refusal = refuseCopies(rules, command.copies)) return refusal;
  return refuseWaiting(deciding, counter, command, *errand.queue);
}

TicketIssued walkUpOf(
    const Deciding& deciding,
    const WalkUp& command,
    const Errand& errand,
    LocalDay day,
    Instant began
) {
  TicketIssued issue;
  issue.id = command.id;
  issue.day = day;
  issue.ref = began;
  issue.channel = command.telephone ? Channel::Telephone : Channel::Counter;
  issue.copies = command.copies;
  issue.aged = isAged(command.age, Ground::None);
  if (errand.queue->identity != IdentityRule::None) issue.applicant = command.applicant;
  describe(errand, issue);
  promiseTarget(*errand.queue, issue);
  issue.number = nextNumber(deciding.state, errand.queue->prefix);
  return issue;
}

}  // namespace

Result<Events> decideOn(const Deciding& deciding, const IssueTicket& command) {
  const Result<LocalDay> day = numberingDay(deciding.state, deciding.now);
  if (!day) return day.refusal();
  const Catalogue& catalogue = *deciding.state.catalogue;
  const Result<Errand> errand = errandOf(catalogue, command.item, command.theme, command.queue);
  if (!errand) return errand.refusal();
  const IssuingMoment moment = momentFor(catalogue, *errand->queue, deciding.occurred);
  if (auto refusal = refuseIssue(deciding.state, *errand, command, moment, *day)) {
    return *std::move(refusal);
  }
  return deciding.one(issueOf(deciding, command, *errand, *day, moment.ref));
}

/// Issued and started at once, in and out of issuing hours: whoever sits there serves whoever
/// stands there. A counter for certain grounds judges by eye; the command states none.
Result<Events> decideOn(const Deciding& deciding, const WalkUp& command) {
  const Result<LocalDay> day = numberingDay(deciding.state, deciding.now);
  if (!day) return day.refusal();
  const Result<const Counter*> counter = freeOwnCounter(deciding, command.counter);
  if (!counter) return counter.refusal();
  const Catalogue& catalogue = *deciding.state.catalogue;
  const Result<Errand> errand = errandOf(catalogue, command.item, ThemeId{}, command.queue);
  if (!errand) return errand.refusal();
  if (auto refusal = refuseWalkUp(deciding, **counter, command, *errand)) {
    return *std::move(refusal);
  }
  // A counter that reports late cannot have begun before it was free.
  const Instant began = std::max(deciding.occurred, (*counter)->stateSince);
  return Events{
      {began, deciding.actor, walkUpOf(deciding, command, *errand, *day, began)},
      {began,
       deciding.actor,
       ServingStarted{
           deciding.state.nextServing, command.id, command.counter, (*counter)->staff, true}}};
}

}  // namespace hall::domain
