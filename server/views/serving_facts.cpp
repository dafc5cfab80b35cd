#include <algorithm>

#include "server/views/fact_builder.h"
#include "server/views/fact_values.h"

/// The part of FactBuilder that follows servings: how long they took, how long they were on hold,
/// what came of them.
namespace hall::views {

using domain::Duration;
using domain::Instant;
using domain::ItemOutcome;

void FactBuilder::on(const domain::ServingStarted& event) {
  OpenTicket* ticket = find(event.ticket);
  if (ticket == nullptr) return;
  if (event.walkUp) {
    addCall(*ticket, event.counter, event.staff).walkUp = 1;
    ticket->waited = true;
  }
  OpenServing serving;
  serving.keys = ticket->keys;
  serving.keys.counter = event.counter.value;
  serving.keys.staff = event.staff.value;
  serving.keys.zone = zoneOf(event.counter).value;
  serving.started = now_;
  serving.goneOn = now_;
  servings_.insert_or_assign(event.serving, serving);
  ticket->serving = event.serving;
  ticket->counter = event.counter;
  seats_.use(event.counter, Seats::Use::Occupied, now_);
}

/// From the closing of the counter's own hours. A day without sessions: whatever was served was
/// served outside the hours.
Duration FactBuilder::afterClosing(const OpenServing& serving) const {
  if (catalogue_ == nullptr) return Duration{0};
  const domain::Catalogue::Content& content = catalogue_->content();
  const domain::CounterId id{serving.keys.counter};
  const domain::CounterPlace* counter = catalogue_->find(id);
  const auto& hours = counter == nullptr ? content.hours : catalogue_->hoursOf(*counter);
  const auto closing = domain::closingOn(
      domain::hallDayOf(*catalogue_, serving.goneOn), hours, content.calendar, catalogue_->zone()
  );
  const Instant from = closing ? std::max(serving.goneOn, *closing) : serving.goneOn;
  return std::max(now_ - from, Duration{0});
}

ServingFact& FactBuilder::factOf(OpenServing& serving) {
  DayFacts& day = dayOf(serving.keys.day);
  if (!serving.fact) {
    serving.fact = Place{day.day, day.servings.size()};
    day.servings.emplace_back();
  }
  return day.servings[serving.fact->index];
}

/// `at` lies before now for a serving that ended with a hold.
void FactBuilder::endServing(
    OpenServing& serving, Instant at, const std::vector<ItemOutcome>& outcomes
) {
  ServingFact& fact = factOf(serving);
  fact.keys = serving.keys;
  fact.serviceMs = milliseconds(at - serving.started - serving.held);
  fact.overtimeMs = milliseconds(serving.overtime);
  fact.ended = 1;
  writeOutcomes(*serving.fact, serving.keys, outcomes);
}

void FactBuilder::writeOutcomes(
    const Place& place, const Keys& keys, const std::vector<ItemOutcome>& outcomes
) {
  DayFacts& day = dayOf(place.day);
  ServingFact& fact = day.servings[place.index];
  fact.firstOutcome = static_cast<std::uint32_t>(day.outcomes.size());
  fact.outcomes = static_cast<std::uint16_t>(outcomes.size());
  for (const ItemOutcome& outcome : outcomes) {
    OutcomeFact row;
    row.item = outcome.item ? outcome.item.value : keys.item;
    row.department = outcome.item ? departmentOf(outcome.item) : keys.department;
    row.copies = outcome.copies;
    row.outcome = small(outcome.outcome);
    day.outcomes.push_back(row);
  }
}

void FactBuilder::on(const domain::ServingFinished& event) {
  if (OpenServing* serving = find(event.serving)) {
    serving->overtime += afterClosing(*serving);
    serving->goneOn = now_;  // a reopening goes on from here
    endServing(*serving, now_, event.outcomes);
    if (serving->wasHeld) factOf(*serving).holdMs = milliseconds(serving->held);
  }
  OpenTicket* ticket = find(event.ticket);
  if (ticket == nullptr) return;
  ticket->serving = {};
  closeTicket(*ticket, domain::TicketState::Finished);
}

void FactBuilder::on(const domain::ServingReopened& event) {
  OpenTicket* ticket = find(event.ticket);
  OpenServing* serving = find(event.serving);
  if (ticket == nullptr || serving == nullptr) return;
  factOf(*serving).ended = 0;
  factOf(*ticket).finalState = 0;
  ticket->serving = event.serving;
  ticket->counter = domain::CounterId{serving->keys.counter};
  seats_.use(ticket->counter, Seats::Use::Occupied, now_);
}

void FactBuilder::on(const domain::ServingCorrected& event) {
  const OpenServing* serving = find(event.serving);
  if (serving == nullptr || !serving->fact) return;
  writeOutcomes(*serving->fact, serving->keys, event.outcomes);
}

/// From paper: it counts as a visit with its results and its length, and says nothing of the wait.
void FactBuilder::on(const domain::ServingEntered& event) {
  OpenTicket* ticket = find(event.ticket);
  if (ticket == nullptr) return;
  OpenServing serving;
  serving.keys = ticket->keys;
  serving.keys.counter = event.counter.value;
  serving.keys.staff = event.staff.value;
  serving.keys.zone = zoneOf(event.counter).value;
  serving.started = event.began;
  serving.goneOn = event.ended;
  endServing(serving, event.ended, event.outcomes);
  servings_.insert_or_assign(event.serving, serving);
  ticket->serving = {};
  closeTicket(*ticket, domain::TicketState::Finished);
}

void FactBuilder::on(const domain::TicketHeld& event) {
  OpenTicket* ticket = find(event.ticket);
  if (ticket == nullptr) return;
  if (OpenServing* serving = find(ticket->serving)) {
    serving->overtime += afterClosing(*serving);
    serving->heldSince = now_;
  }
  freeCounter(*ticket);
}

/// Whoever came back waits to be called, and that begins a serving of its own.
void FactBuilder::on(const domain::TicketReturned& event) {
  OpenTicket* ticket = find(event.ticket);
  if (ticket == nullptr) return;
  if (OpenServing* serving = find(ticket->serving)) {
    endServing(*serving, serving->heldSince, {});
    factOf(*serving).holdMs = milliseconds(serving->held + (now_ - serving->heldSince));
  }
  ticket->serving = {};
}

/// The ticket is closed in the middle of a serving. On hold, the serving had ended with the hold;
/// how long the hold would have lasted, nobody knows.
void FactBuilder::cutServing(OpenTicket& ticket) {
  OpenServing* serving = find(ticket.serving);
  if (serving == nullptr) return;
  if (serving->heldSince == Instant{}) {
    factOf(*serving).keys = serving->keys;
  } else {
    endServing(*serving, serving->heldSince, {});
    if (serving->wasHeld) factOf(*serving).holdMs = milliseconds(serving->held);
  }
  ticket.serving = {};
}

void FactBuilder::on(const domain::TicketResumed& event) {
  OpenTicket* ticket = find(event.ticket);
  if (ticket == nullptr) return;
  if (OpenServing* serving = find(ticket->serving)) {
    serving->held += now_ - serving->heldSince;
    serving->heldSince = Instant{};
    serving->wasHeld = true;
    serving->goneOn = now_;
    serving->keys.counter = event.counter.value;
    serving->keys.staff = event.staff.value;
    serving->keys.zone = zoneOf(event.counter).value;
  }
  ticket->counter = event.counter;
  seats_.use(event.counter, Seats::Use::Occupied, now_);
}

void FactBuilder::on(const domain::TicketTransferred& event) {
  OpenTicket* ticket = find(event.ticket);
  if (ticket == nullptr) return;
  if (OpenServing* serving = find(ticket->serving)) {
    serving->overtime += afterClosing(*serving);
    endServing(*serving, now_, event.outcomes);
    if (serving->wasHeld) factOf(*serving).holdMs = milliseconds(serving->held);
  }
  ticket->serving = {};
  if (event.wrongQueue) factOf(*ticket).misrouted = 1;
  setErrand(ticket->keys, event.queue, event.item);
  ticket->target = event.target.wait;
  freeCounter(*ticket);
}

/// Who is moved before the first call stands in the new queue from the start; one who stood in the
/// wrong queue is counted where that happened.
void FactBuilder::on(const domain::TicketMoved& event) {
  OpenTicket* ticket = find(event.ticket);
  if (ticket == nullptr) return;
  TicketFact& fact = factOf(*ticket);
  if (event.wrongQueue) fact.misrouted = 1;
  setErrand(ticket->keys, event.queue, event.item);
  if (!ticket->waited && fact.misrouted == 0) fact.keys = ticket->keys;
  ticket->target = event.target.wait;
}

}  // namespace hall::views
