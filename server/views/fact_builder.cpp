#include "server/views/fact_builder.h"

#include <algorithm>
#include <limits>

#include "server/views/fact_values.h"

namespace hall::views {

namespace {

using domain::Duration;
using domain::Instant;

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
