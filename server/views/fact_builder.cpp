#include "server/views/fact_builder.h"

#include <algorithm>
#include <limits>

namespace hall::views {

namespace {

using domain::Duration;
using domain::Instant;
using domain::ItemOutcome;

template <class Enum>
std::uint8_t small(Enum value) {
  return static_cast<std::uint8_t>(value);
}

std::int32_t milliseconds(Duration length) {
  constexpr std::int64_t kMax = std::numeric_limits<std::int32_t>::max();
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(length.count(), 0, kMax));
}

std::int32_t dayNumber(domain::LocalDay day) {
  return static_cast<std::int32_t>(day.time_since_epoch().count());
}

void countUp(std::uint8_t& count) {
  if (count < std::numeric_limits<std::uint8_t>::max()) ++count;
}

/// Rows that say nothing go, and outcomes that a correction replaced.
void tidy(DayFacts& day) {
  std::erase_if(day.calls, [](const CallFact& call) { return !tells(call); });
  std::erase_if(day.servings, [](const ServingFact& serving) { return !tells(serving); });
  std::vector<OutcomeFact> kept;
  for (ServingFact& serving : day.servings) {
    const auto first = static_cast<std::uint32_t>(kept.size());
    for (std::uint16_t i = 0; i < serving.outcomes; ++i) {
      kept.push_back(day.outcomes[serving.firstOutcome + i]);
    }
    serving.firstOutcome = first;
  }
  day.outcomes = std::move(kept);
}

}  // namespace

void FactBuilder::apply(const domain::Event& event) {
  now_ = event.occurred;
  latest_ = std::max(latest_, now_);
  bySystem_ = !event.actor.staff && !event.actor.device;
  std::visit([this](const auto& body) { on(body); }, event.body);
}

std::optional<FactBuilder::ClosedDay> FactBuilder::takeClosedDay() {
  return std::exchange(closed_, std::nullopt);
}

// ---- the hall ----

void FactBuilder::on(const domain::CataloguePublished& event) {
  catalogue_ = event.catalogue;
  carried_.zones.clear();
  if (catalogue_ == nullptr) return;
  for (const domain::CounterPlace& place : catalogue_->content().counters) {
    seats_.move(place.id, place.zone, now_);
  }
}

void FactBuilder::on(const domain::HallSuspended&) {
  carried_.suspended = true;
  carried_.suspendedSince = now_;
}

void FactBuilder::on(const domain::HallResumed&) {
  suspensions_.emplace_back(carried_.suspendedSince, now_);
  carried_.suspended = false;
  carried_.suspendedSince = Instant{};
}

void FactBuilder::on(const domain::DayClosed& event) {
  for (CounterFact& fact : seats_.facts(now_)) dayOf(fact.keys.day).counters.push_back(fact);
  carried_.anyClosed = true;
  carried_.closedThrough = dayNumber(event.day);
  ClosedDay closed;
  for (auto& [number, day] : open_) {
    tidy(day);
    closed.days.push_back(std::move(day));
  }
  closed.carried = carried_;
  closed_ = std::move(closed);
  open_.clear();
  tickets_.clear();
  servings_.clear();
  suspensions_.clear();
  seats_.clear();
  latest_ = Instant{};
}

// ---- looking up ----

DayFacts& FactBuilder::dayOf(std::int32_t day) {
  DayFacts& facts = open_[day];
  facts.day = day;
  return facts;
}

FactBuilder::OpenTicket* FactBuilder::find(domain::TicketId id) {
  const auto found = tickets_.find(id);
  return found == tickets_.end() ? nullptr : &found->second;
}

FactBuilder::OpenServing* FactBuilder::find(domain::ServingId id) {
  const auto found = servings_.find(id);
  return found == servings_.end() ? nullptr : &found->second;
}

TicketFact& FactBuilder::factOf(const OpenTicket& ticket) {
  return dayOf(ticket.fact.day).tickets[ticket.fact.index];
}

CallFact* FactBuilder::callOf(const OpenTicket& ticket) {
  return ticket.call ? &dayOf(ticket.call->day).calls[ticket.call->index] : nullptr;
}

std::uint32_t FactBuilder::departmentOf(domain::ItemId item) const {
  const domain::Item* known = catalogue_ == nullptr ? nullptr : catalogue_->find(item);
  return known == nullptr ? 0 : known->department.value;
}

void FactBuilder::setErrand(Keys& keys, domain::QueueId queue, domain::ItemId item) const {
  keys.queue = queue.value;
  keys.item = item.value;
  keys.department = departmentOf(item);
  const domain::Queue* known = catalogue_ == nullptr ? nullptr : catalogue_->find(queue);
  keys.zone = known == nullptr ? 0 : known->zone.value;
}

// ---- tickets ----

Keys FactBuilder::keysOf(const domain::TicketIssued& event) const {
  Keys keys;
  keys.day = dayNumber(event.day);
  keys.ticketClass = small(event.ticketClass);
  keys.ground = small(event.ground);
  keys.channel = small(event.channel);
  keys.inexact = event.inexact ? 1 : 0;
  keys.theme = event.theme.value;
  setErrand(keys, event.queue, event.item);
  if (catalogue_ != nullptr) {
    const auto local = catalogue_->zone().toLocal(now_);
    const auto sinceMidnight = local - std::chrono::floor<std::chrono::days>(local);
    keys.halfHour = static_cast<std::uint16_t>(sinceMidnight / std::chrono::minutes{30});
  }
  return keys;
}

void FactBuilder::on(const domain::TicketIssued& event) {
  TicketFact fact;
  fact.keys = keysOf(event);
  DayFacts& day = dayOf(fact.keys.day);
  OpenTicket ticket;
  ticket.fact = {day.day, day.tickets.size()};
  ticket.keys = fact.keys;
  ticket.ref = event.ref;
  ticket.target = event.target.wait;
  day.tickets.push_back(fact);
  tickets_.insert_or_assign(event.id, ticket);
}

/// A consultation that is upgraded while it waits stands in the new queue from the start; later,
/// its wait was the consultation's and its serving is the new item's.
void FactBuilder::on(const domain::TicketUpgraded& event) {
  OpenTicket* ticket = find(event.ticket);
  if (ticket == nullptr) return;
  ticket->target = event.target.wait;
  setErrand(ticket->keys, event.queue, event.item);
  if (!ticket->waited) factOf(*ticket).keys = ticket->keys;
  if (OpenServing* serving = find(ticket->serving)) {
    const std::uint32_t zone = serving->keys.zone;
    setErrand(serving->keys, event.queue, event.item);
    serving->keys.zone = zone;
  }
}

Duration FactBuilder::suspendedBetween(Instant from, Instant until) const {
  Duration sum{0};
  const auto add = [&](Instant begin, Instant end) {
    const Duration overlap = std::min(end, until) - std::max(begin, from);
    sum += std::max(overlap, Duration{0});
  };
  for (const auto& [begin, end] : suspensions_) add(begin, end);
  if (carried_.suspended) add(carried_.suspendedSince, until);
  return sum;
}

void FactBuilder::freeCounter(OpenTicket& ticket) {
  if (ticket.counter) seats_.use(ticket.counter, Seats::Use::Free, now_);
  ticket.counter = {};
}

/// The ticket leaves the floor. Who was not called by then and waited longer than promised was not
/// called in time, however the ticket left; what came in late or from paper proves nothing.
void FactBuilder::closeTicket(OpenTicket& ticket, domain::TicketState state) {
  TicketFact& fact = factOf(ticket);
  fact.finalState = small(state);
  const bool handwritten = fact.keys.channel == small(domain::Channel::Handwritten);
  if (!ticket.waited && !handwritten && !isClosed(fact.keys.day)) {
    const bool suspended = suspendedBetween(ticket.ref, now_) > Duration{0};
    fact.leftLate = !suspended && now_ - ticket.ref > ticket.target ? 1 : 0;
  }
  cutServing(ticket);
  freeCounter(ticket);
}

void FactBuilder::on(const domain::TicketCancelled& event) {
  if (OpenTicket* ticket = find(event.ticket)) {
    closeTicket(*ticket, domain::TicketState::Cancelled);
  }
}

void FactBuilder::on(const domain::TicketDiverted& event) {
  if (OpenTicket* ticket = find(event.ticket)) closeTicket(*ticket, domain::TicketState::Diverted);
}

void FactBuilder::on(const domain::TicketClosedBySystem& event) {
  OpenTicket* ticket = find(event.ticket);
  if (ticket == nullptr) return;
  if (event.from == domain::TicketState::NoShow) {
    return closeTicket(*ticket, domain::TicketState::NoShow);
  }
  factOf(*ticket).keys.inexact = 1;
  if (CallFact* call = callOf(*ticket)) call->keys.inexact = 1;
  if (OpenServing* serving = find(ticket->serving)) serving->keys.inexact = 1;
  closeTicket(*ticket, domain::TicketState::ClosedBySystem);
}

// ---- calls ----

CallFact& FactBuilder::addCall(
    OpenTicket& ticket, domain::CounterId counter, domain::StaffId staff
) {
  CallFact call;
  call.keys = ticket.keys;
  call.keys.counter = counter.value;
  call.keys.staff = staff.value;
  DayFacts& day = dayOf(call.keys.day);
  ticket.call = Place{day.day, day.calls.size()};
  ticket.counter = counter;
  seats_.use(counter, Seats::Use::Occupied, now_);
  return day.calls.emplace_back(call);
}

void FactBuilder::endWait(OpenTicket& ticket, CallFact& call) {
  const Duration suspended = suspendedBetween(ticket.ref, now_);
  // Who came early for a slot may have been called before it.
  const Duration wait = std::max(now_ - ticket.ref - suspended, Duration{0});
  call.waitMs = milliseconds(wait);
  if (suspended == Duration{0}) call.inTarget = wait <= ticket.target ? 1 : 2;
  ticket.waited = true;
}

void FactBuilder::on(const domain::TicketCalled& event) {
  OpenTicket* ticket = find(event.ticket);
  if (ticket == nullptr) return;
  CallFact& call = addCall(*ticket, event.counter, event.staff);
  if (event.explanation.rule == domain::CallRule::ManualPick) call.manualPick = 1;
  if (!ticket->waited) endWait(*ticket, call);
}

void FactBuilder::on(const domain::TicketUncalled& event) {
  OpenTicket* ticket = find(event.ticket);
  if (ticket == nullptr) return;
  CallFact* call = callOf(*ticket);
  if (call != nullptr && call->waitMs >= 0) {
    call->waitMs = -1;
    call->inTarget = 0;
    ticket->waited = false;
  }
  freeCounter(*ticket);
}

void FactBuilder::on(const domain::TicketNoShow& event) {
  OpenTicket* ticket = find(event.ticket);
  if (ticket == nullptr) return;
  if (CallFact* call = callOf(*ticket)) call->noShow = 1;
  freeCounter(*ticket);
}

void FactBuilder::on(const domain::TicketRestored& event) {
  OpenTicket* ticket = find(event.ticket);
  if (ticket == nullptr) return;
  if (CallFact* call = callOf(*ticket)) call->noShow = 0;
  countUp(factOf(*ticket).restored);
}

// ---- servings ----

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

// ---- counters ----

domain::ZoneId FactBuilder::zoneOf(domain::CounterId counter) const {
  const auto moved = carried_.zones.find(counter);
  if (moved != carried_.zones.end()) return moved->second;
  const domain::CounterPlace* place = catalogue_ == nullptr ? nullptr : catalogue_->find(counter);
  return place == nullptr ? domain::ZoneId{} : place->zone;
}

Seats::Place FactBuilder::placeOf(domain::CounterId counter) const {
  Seats::Place place;
  if (catalogue_ != nullptr) place.day = dayNumber(domain::hallDayOf(*catalogue_, now_));
  place.zone = zoneOf(counter);
  return place;
}

void FactBuilder::on(const domain::CounterSignedIn& event) {
  seats_.sit(event.counter, event.staff, Seats::Use::Free, placeOf(event.counter), now_);
}

void FactBuilder::on(const domain::CounterSignedOff& event) {
  seats_.leave(event.counter, bySystem_, now_);
}

/// What is open at the counter is the new person's from here on.
void FactBuilder::on(const domain::CounterTakenOver& event) {
  const Seats::Use use = seats_.useOf(event.counter);
  seats_.leave(event.counter, false, now_);
  seats_.sit(event.counter, event.staff, use, placeOf(event.counter), now_);
  for (auto& [id, ticket] : tickets_) {
    if (ticket.counter != event.counter) continue;
    if (OpenServing* serving = find(ticket.serving)) serving->keys.staff = event.staff.value;
  }
}

void FactBuilder::on(const domain::CounterPaused& event) {
  seats_.use(event.counter, Seats::Use::Paused, now_);
}

void FactBuilder::on(const domain::CounterResumed& event) {
  seats_.use(event.counter, Seats::Use::Free, now_);
}

void FactBuilder::on(const domain::CounterSet& event) {
  carried_.zones[event.counter] = event.zone;
  const domain::CounterPlace* place =
      catalogue_ == nullptr ? nullptr : catalogue_->find(event.counter);
  if (place != nullptr && place->zone == event.zone) carried_.zones.erase(event.counter);
  seats_.move(event.counter, event.zone, now_);
}

}  // namespace hall::views
