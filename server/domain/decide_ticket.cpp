#include <algorithm>

#include "server/domain/alert_subject.h"
#include "server/domain/alerting.h"
#include "server/domain/at_counter.h"
#include "server/domain/deciding.h"
#include "server/domain/device_condition.h"
#include "server/domain/errand.h"
#include "server/domain/refusing.h"

/// What happens to a ticket outside a counter (DESIGN section 4, table of verbs). Where the rules
/// leave a gap, chosen here:
/// - Materials of the guide are counted from 1. A check that finds something missing names it; what
///   the guide does not list cannot be missing.
/// - Who waits for a result may report only after staff said that it is there.
/// - A ticket is printed again until it is closed, never afterwards.
/// - A consultation is upgraded where it stands: while it is called or served, only by the person
/// at
///   that counter or a manager, and only if that counter also serves the new queue; else it is a
///   transfer.
/// - Reading an agent's identity reads the principal's too: two events.
/// - A manager who does not serve the ticket reads the masked form of it only.
namespace hall::domain {

namespace {

using Refused = std::optional<Refusal>;

Result<const Ticket*> ticketOf(const HallState& state, TicketId id) {
  const Ticket* ticket = state.findTicket(id);
  if (ticket == nullptr) {
    return Refusal{Reason::TicketNotFound, {}}.with("ticket_id", idText(id));
  }
  return ticket;
}

/// The ticket, if the verb starts from the state it is in.
Result<const Ticket*> ticketIn(
    const HallState& state, TicketId id, std::initializer_list<TicketState> states
) {
  Result<const Ticket*> ticket = ticketOf(state, id);
  if (!ticket) return ticket;
  const bool fits = std::find(states.begin(), states.end(), (*ticket)->state) != states.end();
  if (!fits) return wrongState(**ticket);
  return ticket;
}

Events oneOn(const Deciding& deciding, const Ticket& ticket, EventBody body) {
  Events events;
  events.push_back(onTicket(deciding, ticket, std::move(body)));
  return events;
}

// ---- the check of materials -------------------------------------------------------------------

Result<const Item*> itemWithGuide(const Catalogue& catalogue, const Ticket& ticket) {
  const Item* item = catalogue.find(ticket.item);
  if (item != nullptr && item->guide) return item;
  Refusal refusal{Reason::GuideNotFound, {}};
  if (item == nullptr) return refusal;
  return std::move(refusal).with("item_id", item->code);
}

Refused refuseMissing(
    const Item& item, PreCheckResult result, const std::vector<std::uint16_t>& missing
) {
  const bool consistent = (result == PreCheckResult::Incomplete) == !missing.empty();
  if (!consistent) return malformedIn("missing_material_codes");
  for (const std::uint16_t number : missing) {
    if (number >= 1 && number <= item.guide->materials.size()) continue;
    return Refusal{Reason::OutsideGuide, {}}
        .with("item_id", item.code)
        .with("material_code", std::to_string(number));
  }
  return std::nullopt;
}

// ---- restoring --------------------------------------------------------------------------------

Refused refuseSecondRestore(const Deciding& deciding, const Ticket& ticket, TextRef reason) {
  if (ticket.restores == 0) return std::nullopt;
  if (!guidesFloor(deciding.actor.role)) return Refusal{Reason::RestoreUsed, {}};
  if (!reason) return Refusal{Reason::ReasonRequired, {}};
  return std::nullopt;
}

// ---- from consulting to handling --------------------------------------------------------------

/// Acts there: the person signed in at the ticket's counter, or a manager.
bool actsAt(const Deciding& deciding, const Counter& counter) {
  return managesFloor(deciding.actor.role) ||
         (counter.staff && counter.staff == deciding.actor.staff);
}

Refused refuseUpgradeAtCounter(const Deciding& deciding, const Ticket& ticket, const Queue& queue) {
  if (ticket.state == TicketState::Waiting) return std::nullopt;
  const Counter* counter = deciding.state.floor.counter(ticket.counter);
  if (counter == nullptr || !actsAt(deciding, *counter)) {
    return Refusal{Reason::ForeignCounter, {}}.with(
        "counter_id", codeOf(deciding.state, ticket.counter)
    );
  }
  if (counter->able().has(queue.id)) return std::nullopt;
  return Refusal{Reason::NotAble, {}}.with("queue_id", queue.code);
}

Refused refuseUpgrade(const Deciding& deciding, const Ticket& ticket, const Errand& errand) {
  const Catalogue& catalogue = *deciding.state.catalogue;
  const Queue* from = catalogue.find(ticket.queue);
  if (from == nullptr || from->kind != QueueKind::Consult ||
      errand.queue->kind != QueueKind::Handling) {
    return Refusal{Reason::UpgradeOnlyConsult, {}};
  }
  if (!isTakenOnTheFloor(deciding.state.floor, errand.queue->id, ticket.ground)) {
    return Refusal{Reason::NoCounterServes, {}}.with("queue_id", errand.queue->code);
  }
  return refuseUpgradeAtCounter(deciding, ticket, *errand.queue);
}

// ---- who the applicant is -----------------------------------------------------------------------

bool servesAt(const Deciding& deciding, CounterId id, const Ticket& ticket) {
  const Counter* counter = deciding.state.floor.counter(id);
  return counter != nullptr && counter->staff && counter->staff == deciding.actor.staff &&
         counter->ticket == ticket.id && ticket.state == TicketState::Serving;
}

/// Only at the counter that now serves the ticket; in full only with a reason. A manager reads the
/// masked form elsewhere too, whatever the state, and says why.
Refused refuseReveal(
    const Deciding& deciding, const RevealIdentity& command, const Ticket& ticket
) {
  const bool full = command.extent == IdentityExtent::Full;
  const bool servesIt = servesAt(deciding, command.counter, ticket);
  if (servesIt || (!full && managesFloor(deciding.actor.role))) {
    if (command.reason || (servesIt && !full)) return std::nullopt;
    return Refusal{Reason::ReasonRequired, {}};
  }
  if (ticket.state != TicketState::Serving) return wrongState(ticket);
  return Refusal{Reason::ForeignCounter, {}}.with(
      "counter_id", codeOf(deciding.state, ticket.counter)
  );
}

// ---- paper --------------------------------------------------------------------------------------

/// A paper that came out is no proof against a fault the device itself reports, such as paper low.
void alertPrinter(const Deciding& deciding, PrintState state, Events& events) {
  const auto device = deciding.state.devices.find(deciding.actor.device);
  if (device == deciding.state.devices.end()) return;
  const std::string subject = subjectOf(deciding.actor.device);
  if (state == PrintState::Printed) {
    const std::string& condition = device->second.condition;
    if (!condition.empty() && condition != kConditionOk) return;
    clearAlert(deciding, AlertRule::DeviceFault, subject, deciding.occurred, events);
    return;
  }
  raiseAlert(deciding, AlertRule::DeviceFault, AlertLevel::Red, subject, deciding.occurred, events);
}

}  // namespace

Result<Events> decideOn(const Deciding& deciding, const CancelTicket& command) {
  const Result<const Ticket*> ticket = ticketIn(
      deciding.state,
      command.ticket,
      {TicketState::NotYetDue,
       TicketState::Waiting,
       TicketState::Called,
       TicketState::OnHold,
       TicketState::NoShow}
  );
  if (!ticket) return ticket.refusal();
  return oneOn(deciding, **ticket, TicketCancelled{command.ticket, command.byApplicant});
}

Result<Events> decideOn(const Deciding& deciding, const DivertTicket& command) {
  const Result<const Ticket*> ticket =
      ticketIn(deciding.state, command.ticket, {TicketState::NotYetDue, TicketState::Waiting});
  if (!ticket) return ticket.refusal();
  return oneOn(deciding, **ticket, TicketDiverted{command.ticket, command.to});
}

/// What is so already is no refusal: no events.
Result<Events> decideOn(const Deciding& deciding, const SetAssistance& command) {
  const Result<const Ticket*> ticket = ticketOf(deciding.state, command.ticket);
  if (!ticket) return ticket.refusal();
  if (!isOpen((*ticket)->state)) return wrongState(**ticket);
  if ((*ticket)->assistance == command.assistance) return Events{};
  return oneOn(deciding, **ticket, AssistanceSet{command.ticket, command.assistance});
}

Result<Events> decideOn(const Deciding& deciding, const PreCheckTicket& command) {
  const Result<const Ticket*> ticket =
      ticketIn(deciding.state, command.ticket, {TicketState::NotYetDue, TicketState::Waiting});
  if (!ticket) return ticket.refusal();
  const Result<const Item*> item = itemWithGuide(*deciding.state.catalogue, **ticket);
  if (!item) return item.refusal();
  if (auto refusal = refuseMissing(**item, command.result, command.missing)) {
    return *std::move(refusal);
  }
  TicketPreChecked checked{
      command.ticket, command.result, command.missing, (*item)->guide->version};
  std::sort(checked.missing.begin(), checked.missing.end());
  checked.missing.erase(
      std::unique(checked.missing.begin(), checked.missing.end()), checked.missing.end()
  );
  return oneOn(deciding, **ticket, std::move(checked));
}

/// The first time by anyone, at kiosk, desk or phone; again only by guide staff or a manager who
/// says why.
Result<Events> decideOn(const Deciding& deciding, const RestoreTicket& command) {
  const Result<const Ticket*> ticket =
      ticketIn(deciding.state, command.ticket, {TicketState::NoShow});
  if (!ticket) return ticket.refusal();
  if (auto refusal = refuseSecondRestore(deciding, **ticket, command.reason)) {
    return *std::move(refusal);
  }
  TicketRestored restored;
  restored.ticket = command.ticket;
  restored.callsUntilCallable =
      static_cast<std::uint8_t>(deciding.state.catalogue->rules().restoreAfterCalls);
  restored.absence = std::max(deciding.occurred - (*ticket)->stateSince, Duration{0});
  restored.reason = command.reason;
  return oneOn(deciding, **ticket, restored);
}

Result<Events> decideOn(const Deciding& deciding, const ReportReturn& command) {
  const Result<const Ticket*> ticket =
      ticketIn(deciding.state, command.ticket, {TicketState::OnHold});
  if (!ticket) return ticket.refusal();
  const bool tooSoon = (*ticket)->hold == HoldKind::WaitingForResult && !(*ticket)->woken;
  if (tooSoon) {
    return Refusal{Reason::ResultPending, {}}.with("number", (*ticket)->number.text());
  }
  return oneOn(deciding, **ticket, TicketReturned{command.ticket});
}

Result<Events> decideOn(const Deciding& deciding, const ReprintTicket& command) {
  const Result<const Ticket*> ticket = ticketOf(deciding.state, command.ticket);
  if (!ticket) return ticket.refusal();
  if (!isOpen((*ticket)->state)) return wrongState(**ticket);
  return deciding.one(TicketReprinted{command.ticket});
}

/// The number is valid whether or not the paper came out; a printer that fails is a red alert, as
/// nobody sees there what their number is, and the next ticket that comes out clears it.
Result<Events> decideOn(const Deciding& deciding, const ReportPrint& command) {
  const Result<const Ticket*> ticket = ticketOf(deciding.state, command.ticket);
  if (!ticket) return ticket.refusal();
  Events events = deciding.one(TicketPrintReported{command.ticket, command.state});
  alertPrinter(deciding, command.state, events);
  return events;
}

Result<Events> decideOn(const Deciding& deciding, const UpgradeToHandling& command) {
  const Result<const Ticket*> ticket = ticketIn(
      deciding.state,
      command.ticket,
      {TicketState::Waiting, TicketState::Called, TicketState::Serving}
  );
  if (!ticket) return ticket.refusal();
  const Result<Errand> errand =
      errandOf(*deciding.state.catalogue, command.item, ThemeId{}, QueueId{});
  if (!errand) return errand.refusal();
  if (auto refusal = refuseUpgrade(deciding, **ticket, *errand)) return *std::move(refusal);
  TicketIssued described;  // for the errand's own figures
  described.ticketClass = (*ticket)->ticketClass;
  described.ground = (*ticket)->ground;
  describe(*errand, described);
  promiseTarget(*errand->queue, described);
  return oneOn(
      deciding,
      **ticket,
      TicketUpgraded{
          command.ticket,
          described.queue,
          described.item,
          described.itemRevision,
          described.target,
          described.weighedTarget}
  );
}

Result<Events> decideOn(const Deciding& deciding, const RevealIdentity& command) {
  const Result<const Ticket*> ticket = ticketOf(deciding.state, command.ticket);
  if (!ticket) return ticket.refusal();
  if (auto refusal = refuseReveal(deciding, command, **ticket)) return *std::move(refusal);
  if (!(*ticket)->applicant) return Reason::PersonNotFound;
  IdentityRevealed revealed{command.ticket, (*ticket)->applicant, command.reason, command.extent};
  Events events = deciding.one(revealed);
  if ((*ticket)->principal) {
    revealed.person = (*ticket)->principal;
    events.push_back(deciding.event(revealed));
  }
  return events;
}

}  // namespace hall::domain
