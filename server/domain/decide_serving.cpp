#include <algorithm>
#include <optional>

#include "server/domain/at_counter.h"
#include "server/domain/deciding.h"
#include "server/domain/dispatcher.h"
#include "server/domain/errand.h"
#include "server/domain/outcome_rules.h"
#include "server/domain/refusing.h"

/// Serving (DESIGN section 4): a ticket at a counter from start to end, held in between, passed on,
/// and what became of it. Times never change; corrections are new events.
namespace hall::domain {

namespace {

Refusal unknownTicket(TicketId id) {
  return Refusal{Reason::TicketNotFound, {}}.with("ticket_id", idText(id));
}

Refusal unknownServing(ServingId id) {
  return Refusal{Reason::ServingNotFound, {}}.with("serving_id", std::to_string(id.value));
}

/// A client that has not seen yet what stands at its counter means another ticket than the one
/// there; it is told where that one is now.
std::optional<Refusal> refuseOther(const HallState& state, const Ticket& there, TicketId meant) {
  if (!meant || meant == there.id) return std::nullopt;
  const Ticket* other = state.findTicket(meant);
  return other == nullptr ? unknownTicket(meant) : wrongState(*other);
}

// ---- passing on -----------------------------------------------------------------------------

/// The ticket in another queue: number, issue time, class and ground stay; T and L are that
/// queue's.
TicketTransferred movedTo(const Ticket& ticket, const Queue& queue) {
  TicketTransferred moved;
  moved.ticket = ticket.id;
  moved.queue = queue.id;
  moved.item = ticket.item;
  moved.themeStep = ticket.themeStep;
  moved.target = queue.targetFor(ticket.ticketClass, ticket.ground);
  moved.weighedTarget = weighTarget(moved.target);
  return moved;
}

bool isDealtWith(ItemId item, const std::vector<ItemOutcome>& outcomes) {
  return std::any_of(outcomes.begin(), outcomes.end(), [item](const ItemOutcome& outcome) {
    return outcome.item == item;
  });
}

/// Where a theme's ticket goes from here: the next of its items that this serving did not deal with
/// as well (a comprehensive counter often does). Nothing: the theme is through, or was given up.
std::optional<TicketTransferred> nextOfTheme(
    const Catalogue& catalogue, const Ticket& ticket, const std::vector<ItemOutcome>& outcomes
) {
  const Theme* theme = ticket.theme ? catalogue.find(ticket.theme) : nullptr;
  if (theme == nullptr || endsVisit(outcomes)) return std::nullopt;
  for (std::size_t step = ticket.themeStep + 1U; step < theme->items.size(); ++step) {
    const Item* item = catalogue.find(theme->items[step]);
    if (item == nullptr || item->withdrawn || isDealtWith(item->id, outcomes)) continue;
    const Queue* queue = catalogue.find(item->queue);
    if (queue == nullptr) continue;
    TicketTransferred moved = movedTo(ticket, *queue);
    moved.item = item->id;
    moved.themeStep = static_cast<std::uint8_t>(step);
    moved.byTheme = true;
    moved.outcomes = outcomes;
    return moved;
  }
  return std::nullopt;
}

/// Queue and item a transfer or a move names: an item's queue; a queue alone, where the ticket's
/// item stays only if it belongs there; a counter alone, where the ticket keeps both.
template <class Command>
Result<TicketTransferred> destination(
    const Deciding& deciding, const Ticket& ticket, const Command& command
) {
  const Catalogue& catalogue = *deciding.state.catalogue;
  if (command.queue && command.item) return malformedIn("to");
  if (!command.queue && !command.item && !command.toCounter) return malformedIn("to");
  const Item* item = catalogue.find(command.item ? command.item : ticket.item);
  if (command.item && (item == nullptr || item->withdrawn)) {
    return Refusal{Reason::ItemNotFound, {}}.with(
        "item_id", item == nullptr ? std::to_string(command.item.value) : item->code
    );
  }
  const QueueId wanted = command.item ? item->queue : command.queue ? command.queue : ticket.queue;
  const Queue* queue = catalogue.find(wanted);
  if (queue == nullptr || (queue->withdrawn && wanted != ticket.queue)) {
    return naming(Reason::QueueNotFound, deciding.state, wanted);
  }
  TicketTransferred moved = movedTo(ticket, *queue);
  if (command.item) moved.item = command.item;
  if (command.queue && (item == nullptr || item->queue != wanted)) moved.item = ItemId{};
  moved.toCounter = command.toCounter;
  moved.wrongQueue = command.wrongQueue;
  return moved;
}

std::optional<Refusal> refuseCounter(
    const HallState& state, const TicketTransferred& moved, Ground ground
) {
  const Counter* counter = state.floor.counter(moved.toCounter);
  if (counter == nullptr) return naming(Reason::CounterNotFound, state, moved.toCounter);
  if (counter->serves(moved.queue, ground)) return std::nullopt;
  return naming(Reason::NotAble, state, moved.queue)
      .with("counter_id", codeOf(state, moved.toCounter));
}

/// Nobody is sent where no counter could ever take him up. `sameCounter`: only the queue would make
/// a difference.
std::optional<Refusal> refuseDestination(
    const HallState& state, const Ticket& ticket, const TicketTransferred& moved, bool sameCounter
) {
  if (moved.queue == ticket.queue && sameCounter) return Refusal{Reason::SameQueue, {}};
  if (moved.toCounter) return refuseCounter(state, moved, ticket.ground);
  if (isTakenOnTheFloor(state.floor, moved.queue, ticket.ground)) return std::nullopt;
  return naming(Reason::NoCounterServes, state, moved.queue);
}

// ---- reopening and correcting ---------------------------------------------------------------

std::optional<Refusal> refuseReopen(const Deciding& deciding, const Serving& serving) {
  const Ticket* ticket = deciding.state.findTicket(serving.ticket);
  if (ticket == nullptr) return unknownTicket(serving.ticket);
  // A theme's ticket that has moved on, or one served again since, is no longer this serving's.
  if (ticket->state != TicketState::Finished || ticket->serving != serving.id) {
    return wrongState(*ticket);
  }
  if (serving.staff != deciding.actor.staff) return Refusal{Reason::CorrectionNotYours, {}};
  const Duration within = deciding.state.catalogue->rules().reopenWithin;
  if (deciding.now - serving.finished > within) return Refusal{Reason::ReopenTooLate, {}};
  return std::nullopt;
}

/// The author within ten minutes; a manager at any time of the day, saying why.
std::optional<Refusal> refuseCorrector(
    const Deciding& deciding, const Serving& serving, TextRef reason
) {
  if (managesFloor(deciding.actor.role)) {
    if (!reason) return Refusal{Reason::ReasonRequired, {}};
    return std::nullopt;
  }
  if (!deciding.actor.staff || serving.staff != deciding.actor.staff) {
    return Refusal{Reason::CorrectionNotYours, {}};
  }
  const Duration within = deciding.state.catalogue->rules().correctWithin;
  if (deciding.now - serving.finished > within) return Refusal{Reason::CorrectionTooLate, {}};
  return std::nullopt;
}

// ---- holding --------------------------------------------------------------------------------

/// Who is on the telephone leaves no papers and does not walk back to the counter.
bool mayHold(const Ticket& ticket) {
  return ticket.channel != Channel::Telephone;
}

}  // namespace

/// A ticket that came back from a hold and was called starts a serving of its own; the interrupted
/// one ended with the hold. `ResumeTicket` goes on with the same one.
Result<Events> decideOn(const Deciding& deciding, const StartServing& command) {
  const Result<AtCounter> at = ticketAt(deciding, command.counter, {TicketState::Called});
  if (!at) return at.refusal();
  if (auto refusal = refuseOther(deciding.state, at->ticket, command.ticket)) {
    return *std::move(refusal);
  }
  const auto& [counter, ticket] = at.value();
  ServingStarted started;
  started.serving = deciding.state.nextServing;
  started.ticket = ticket.id;
  started.counter = counter.id;
  started.staff = counter.staff;
  return Events{onTicket(deciding, ticket, started)};
}

/// A theme's ticket with items left moves to its next queue by itself: that event carries the
/// outcomes and ends the serving in place of ServingFinished.
Result<Events> decideOn(const Deciding& deciding, const FinishServing& command) {
  const Result<AtCounter> at = ticketAt(deciding, command.counter, {TicketState::Serving});
  if (!at) return at.refusal();
  if (auto refusal = refuseOther(deciding.state, at->ticket, command.ticket)) {
    return *std::move(refusal);
  }
  const Ticket& ticket = at.value().ticket;
  Result<std::vector<ItemOutcome>> outcomes =
      checkedOutcomes(deciding.state, ticket.id, command.outcomes);
  if (!outcomes) return outcomes.refusal();
  std::optional<TicketTransferred> moved =
      nextOfTheme(*deciding.state.catalogue, ticket, outcomes.value());
  if (moved) return Events{onTicket(deciding, ticket, std::move(*moved))};
  ServingFinished finished;
  finished.serving = ticket.serving;
  finished.ticket = ticket.id;
  finished.outcomes = std::move(outcomes).value();
  finished.note = command.note;
  return Events{onTicket(deciding, ticket, std::move(finished))};
}

Result<Events> decideOn(const Deciding& deciding, const ReopenServing& command) {
  const Result<const Counter*> counter = freeOwnCounter(deciding, command.counter);
  if (!counter) return counter.refusal();
  const Serving* serving = deciding.state.findServing(command.serving);
  if (serving == nullptr) return unknownServing(command.serving);
  if (serving->counter != command.counter) {
    return naming(Reason::ForeignCounter, deciding.state, serving->counter);
  }
  if (std::optional<Refusal> refusal = refuseReopen(deciding, *serving)) return std::move(*refusal);
  const Ticket& ticket = *deciding.state.findTicket(serving->ticket);
  return Events{
      onTicketComing(deciding, ticket, **counter, ServingReopened{serving->id, serving->ticket})};
}

Result<Events> decideOn(const Deciding& deciding, const CorrectServing& command) {
  const Serving* serving = deciding.state.findServing(command.serving);
  if (serving == nullptr) return unknownServing(command.serving);
  if (serving->outcomes.empty() || serving->finished == Instant{}) {
    const Ticket* ticket = deciding.state.findTicket(serving->ticket);
    if (ticket == nullptr) return unknownTicket(serving->ticket);
    return wrongState(*ticket);
  }
  if (std::optional<Refusal> refusal = refuseCorrector(deciding, *serving, command.reason)) {
    return std::move(*refusal);
  }
  Result<std::vector<ItemOutcome>> outcomes =
      checkedOutcomes(deciding.state, serving->ticket, command.outcomes);
  if (!outcomes) return outcomes.refusal();
  if (outcomes.value() == serving->outcomes) return Reason::NothingChanged;
  ServingCorrected corrected;
  corrected.serving = serving->id;
  corrected.ticket = serving->ticket;
  corrected.outcomes = std::move(outcomes).value();
  corrected.reason = command.reason;
  return deciding.one(std::move(corrected));
}

Result<Events> decideOn(const Deciding& deciding, const HoldTicket& command) {
  const Result<AtCounter> at = ticketAt(deciding, command.counter, {TicketState::Serving});
  if (!at) return at.refusal();
  const Ticket& ticket = at.value().ticket;
  if (!mayHold(ticket)) return Refusal{Reason::HoldKindForbidden, {}}.with("channel", "telephone");
  return Events{onTicket(deciding, ticket, TicketHeld{ticket.id, command.kind, command.note})};
}

/// Any member of staff may say that the result is there. Saying it again changes nothing.
Result<Events> decideOn(const Deciding& deciding, const WakeHeld& command) {
  if (!deciding.actor.staff) return Refusal{Reason::NotPermitted, {}}.with("right", "staff");
  const Ticket* ticket = deciding.state.findTicket(command.ticket);
  if (ticket == nullptr) return unknownTicket(command.ticket);
  if (ticket->state != TicketState::OnHold) return wrongState(*ticket);
  if (ticket->hold != HoldKind::WaitingForResult) return Reason::HoldKindForbidden;
  if (ticket->woken) return Events{};
  return Events{onTicket(deciding, *ticket, HeldWoken{ticket->id})};
}

/// The applicant stands at the counter, so a result waited for needs no waking first. Papers that
/// lie here are gone on with here, even if the counter serves other queues by now.
Result<Events> decideOn(const Deciding& deciding, const ResumeTicket& command) {
  const Result<const Counter*> free = freeOwnCounter(deciding, command.counter);
  if (!free) return free.refusal();
  const Counter& counter = **free;
  const Ticket* ticket = deciding.state.findTicket(command.ticket);
  if (ticket == nullptr) return unknownTicket(command.ticket);
  if (ticket->state != TicketState::OnHold) return wrongState(*ticket);
  const CounterId papers = papersLieAt(*ticket);
  if (papers && papers != counter.id) {
    return naming(Reason::ForeignCounter, deciding.state, papers);
  }
  if (!papers && !counter.serves(*ticket)) {
    return naming(Reason::NotAble, deciding.state, ticket->queue);
  }
  return Events{onTicketComing(
      deciding, *ticket, counter, TicketResumed{ticket->id, counter.id, counter.staff}
  )};
}

Result<Events> decideOn(const Deciding& deciding, const TransferTicket& command) {
  const Result<AtCounter> at =
      ticketAt(deciding, command.counter, {TicketState::Called, TicketState::Serving});
  if (!at) return at.refusal();
  const Ticket& ticket = at.value().ticket;
  Result<TicketTransferred> moved = destination(deciding, ticket, command);
  if (!moved) return moved.refusal();
  const bool sameCounter = !moved->toCounter || moved->toCounter == ticket.counter;
  if (auto refusal = refuseDestination(deciding.state, ticket, *moved, sameCounter)) {
    return std::move(*refusal);
  }
  if (ticket.state == TicketState::Serving) {
    Result<std::vector<ItemOutcome>> outcomes =
        checkedOutcomes(deciding.state, ticket.id, command.outcomes);
    if (!outcomes) return outcomes.refusal();
    moved->outcomes = std::move(outcomes).value();
  } else if (!command.outcomes.empty()) {
    return malformedIn("items");  // nothing was served yet that could have had one
  }
  return Events{onTicket(deciding, ticket, std::move(moved).value())};
}

/// Whoever has a number waits on with it; only waiting tickets are moved, as one that is called or
/// served is its counter's affair.
Result<Events> decideOn(const Deciding& deciding, const MoveTicket& command) {
  const Ticket* ticket = deciding.state.findTicket(command.ticket);
  if (ticket == nullptr) return unknownTicket(command.ticket);
  if (ticket->state != TicketState::Waiting) return wrongState(*ticket);
  if (!command.reason) return Refusal{Reason::ReasonRequired, {}};
  const CounterId papers = papersLieAt(*ticket);
  if (papers && papers != command.toCounter) {
    return naming(Reason::ForeignCounter, deciding.state, papers);
  }
  const Result<TicketTransferred> to = destination(deciding, *ticket, command);
  if (!to) return to.refusal();
  const bool sameCounter = to->toCounter == ticket->boundTo;
  if (auto refusal = refuseDestination(deciding.state, *ticket, *to, sameCounter)) {
    return std::move(*refusal);
  }
  TicketMoved moved;
  moved.ticket = ticket->id;
  moved.queue = to->queue;
  moved.item = to->item;
  moved.toCounter = to->toCounter;
  moved.wrongQueue = to->wrongQueue;
  moved.target = to->target;
  moved.weighedTarget = to->weighedTarget;
  moved.reason = command.reason;
  return Events{onTicket(deciding, *ticket, moved)};
}

}  // namespace hall::domain
