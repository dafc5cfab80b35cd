#include "server/views/fact_builder.h"

#include <algorithm>
#include <utility>

namespace hall::views {

namespace {

using domain::Duration;
using domain::Instant;

template <class Enum>
std::uint8_t small(Enum value) {
  return static_cast<std::uint8_t>(value);
}

std::int32_t milliseconds(Duration length) {
  constexpr std::int64_t kMax = 0x7FFFFFFF;
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(length.count(), 0, kMax));
}

std::int32_t dayNumber(domain::LocalDay day) {
  return static_cast<std::int32_t>(day.time_since_epoch().count());
}

}  // namespace

void FactBuilder::apply(const domain::Event& event) {
  now_ = event.occurred;
  std::visit([this](const auto& body) { on(body); }, event.body);
}

std::optional<DayFacts> FactBuilder::takeClosedDay() {
  return std::exchange(closed_, std::nullopt);
}

FactBuilder::OpenTicket* FactBuilder::open(domain::TicketId id) {
  const auto found = tickets_.find(id);
  return found == tickets_.end() ? nullptr : &found->second;
}

// ---- the hall ----

void FactBuilder::on(const domain::CataloguePublished& event) {
  catalogue_ = event.catalogue;
}

void FactBuilder::on(const domain::HallSuspended&) {
  suspended_ = true;
  suspendedSince_ = now_;
  for (auto& [id, ticket] : tickets_) ticket.suspended = ticket.suspended || ticket.waiting;
}

void FactBuilder::on(const domain::HallResumed&) {
  suspended_ = false;
  for (auto& [id, ticket] : tickets_) {
    const Instant since = std::max(suspendedSince_, ticket.ref);
    if (ticket.waiting && now_ > since) ticket.away += now_ - since;
  }
}

void FactBuilder::on(const domain::DayClosed& event) {
  std::vector<domain::CounterId> seated;
  for (const auto& [counter, seat] : seats_) seated.push_back(counter);
  for (const domain::CounterId counter : seated) {
    const Seat seat = seats_.at(counter);
    leaveSeat(counter);
    seats_[counter] = Seat{seat.staff, now_, now_, seat.use};
  }
  today_.day = dayNumber(event.day);
  closed_ = std::exchange(today_, DayFacts{});
  tickets_.clear();
  servings_.clear();
  counterFacts_.clear();
}

// ---- tickets ----

void FactBuilder::on(const domain::TicketIssued& event) {
  TicketFact fact;
  Keys& keys = fact.keys;
  keys.day = dayNumber(event.day);
  keys.ticketClass = small(event.ticketClass);
  keys.ground = small(event.ground);
  keys.channel = small(event.channel);
  keys.inexact = event.inexact ? 1 : 0;
  keys.queue = event.queue.value;
  keys.item = event.item.value;
  keys.theme = event.theme.value;
  if (catalogue_ != nullptr) {
    const auto local = catalogue_->zone().toLocal(now_);
    const auto sinceMidnight = local - std::chrono::floor<std::chrono::days>(local);
    keys.halfHour = static_cast<std::uint16_t>(sinceMidnight / std::chrono::minutes{30});
    if (const domain::Queue* queue = catalogue_->find(event.queue)) keys.zone = queue->zone.value;
    const domain::Item* item = catalogue_->find(event.item);
    if (item != nullptr) keys.department = item->department.value;
  }
  OpenTicket ticket;
  ticket.fact = today_.tickets.size();
  ticket.ref = event.ref;
  ticket.target = event.target.wait;
  ticket.suspended = suspended_;
  today_.day = keys.day;
  today_.tickets.push_back(fact);
  tickets_.emplace(event.id, ticket);
}

void FactBuilder::close(domain::TicketId id, domain::TicketState state) {
  OpenTicket* ticket = open(id);
  if (ticket == nullptr) return;
  factOf(*ticket).finalState = small(state);
  ticket->waiting = false;
  if (ticket->counter) useSeat(ticket->counter, Seat::Use::Free);
  ticket->counter = {};
}

void FactBuilder::on(const domain::TicketCancelled& event) {
  close(event.ticket, domain::TicketState::Cancelled);
}

void FactBuilder::on(const domain::TicketDiverted& event) {
  close(event.ticket, domain::TicketState::Diverted);
}

void FactBuilder::on(const domain::TicketClosedBySystem& event) {
  close(event.ticket, domain::TicketState::ClosedBySystem);
  if (OpenTicket* ticket = open(event.ticket)) factOf(*ticket).keys.inexact = 1;
}

void FactBuilder::on(const domain::TicketUpgraded& event) {
  OpenTicket* ticket = open(event.ticket);
  if (ticket == nullptr) return;
  ticket->target = event.target.wait;
  Keys& keys = factOf(*ticket).keys;
  keys.queue = event.queue.value;
  keys.item = event.item.value;
  const domain::Item* item = catalogue_ == nullptr ? nullptr : catalogue_->find(event.item);
  if (item != nullptr) keys.department = item->department.value;
}

void FactBuilder::on(const domain::TicketCalled& event) {
  OpenTicket* ticket = open(event.ticket);
  if (ticket == nullptr) return;
  TicketFact& fact = factOf(*ticket);
  if (event.explanation.rule == domain::CallRule::ManualPick) ++fact.manualPicks;
  if (!ticket->called) {
    ticket->called = true;
    const Duration wait = now_ - ticket->ref - ticket->away;
    fact.waitMs = milliseconds(wait);
    fact.keys.counter = event.counter.value;
    fact.keys.staff = event.staff.value;
    if (!ticket->suspended) fact.inTarget = wait <= ticket->target ? 1 : 2;
  }
  ticket->waiting = false;
  ticket->counter = event.counter;
  useSeat(event.counter, Seat::Use::Occupied);
}

void FactBuilder::on(const domain::TicketUncalled& event) {
  OpenTicket* ticket = open(event.ticket);
  if (ticket == nullptr) return;
  useSeat(ticket->counter, Seat::Use::Free);
  ticket->counter = {};
  ticket->waiting = true;
}

void FactBuilder::on(const domain::TicketNoShow& event) {
  OpenTicket* ticket = open(event.ticket);
  if (ticket == nullptr) return;
  useSeat(ticket->counter, Seat::Use::Free);
  ticket->counter = {};
  factOf(*ticket).noShow = 1;
}

void FactBuilder::on(const domain::TicketRestored& event) {
  OpenTicket* ticket = open(event.ticket);
  if (ticket == nullptr) return;
  TicketFact& fact = factOf(*ticket);
  fact.noShow = 0;
  ++fact.restored;
  ticket->waiting = true;
}

// ---- servings ----

void FactBuilder::on(const domain::ServingStarted& event) {
  OpenTicket* ticket = open(event.ticket);
  if (ticket == nullptr) return;
  OpenServing serving;
  serving.ticket = event.ticket;
  serving.counter = event.counter;
  serving.staff = event.staff;
  serving.keys = factOf(*ticket).keys;
  serving.keys.counter = event.counter.value;
  serving.keys.staff = event.staff.value;
  serving.started = now_;
  serving.walkUp = event.walkUp;
  servings_[event.serving.value] = serving;
  ticket->serving = event.serving;
  ticket->counter = event.counter;
  ticket->waiting = false;
  if (event.walkUp) factOf(*ticket).walkUp = 1;
  useSeat(event.counter, Seat::Use::Occupied);
}

void FactBuilder::writeOutcome(ServingFact& fact, const std::vector<domain::ItemOutcome>& outcomes)
    const {
  if (outcomes.empty()) return;
  fact.keys.outcome = small(outcomes.front().outcome);
  std::uint32_t copies = 0;
  for (const domain::ItemOutcome& outcome : outcomes) copies += outcome.copies;
  fact.copies = static_cast<std::uint16_t>(std::min(copies, 65535U));
  const domain::ItemId item = outcomes.front().item;
  if (!item) return;
  fact.keys.item = item.value;
  const domain::Item* known = catalogue_ == nullptr ? nullptr : catalogue_->find(item);
  if (known != nullptr) fact.keys.department = known->department.value;
}

void FactBuilder::finish(domain::ServingId id, const std::vector<domain::ItemOutcome>& outcomes) {
  const auto found = servings_.find(id.value);
  if (found == servings_.end()) return;
  OpenServing& serving = found->second;
  ServingFact fact;
  fact.keys = serving.keys;
  fact.serviceMs = milliseconds(now_ - serving.started - serving.held);
  fact.holdMs = milliseconds(serving.held);
  fact.overtimeMs = overtimeOf(serving.started + serving.held, now_);
  fact.walkUp = serving.walkUp ? 1 : 0;
  writeOutcome(fact, outcomes);
  if (serving.fact) {
    today_.servings[*serving.fact] = fact;
  } else {
    serving.fact = today_.servings.size();
    today_.servings.push_back(fact);
  }
}

std::int32_t FactBuilder::overtimeOf(Instant started, Instant finished) const {
  if (catalogue_ == nullptr) return 0;
  const domain::Catalogue::Content& content = catalogue_->content();
  const auto closing = domain::closingOn(
      catalogue_->zone().dayOf(started), content.hours, content.calendar, catalogue_->zone()
  );
  // A day without sessions: whatever was served was served outside the hours.
  if (!closing) return milliseconds(finished - started);
  return milliseconds(finished - std::max(started, *closing));
}

void FactBuilder::on(const domain::ServingFinished& event) {
  finish(event.serving, event.outcomes);
  close(event.ticket, domain::TicketState::Finished);
}

void FactBuilder::on(const domain::ServingReopened& event) {
  OpenTicket* ticket = open(event.ticket);
  const auto serving = servings_.find(event.serving.value);
  if (ticket == nullptr || serving == servings_.end()) return;
  factOf(*ticket).finalState = 0;
  ticket->counter = serving->second.counter;
  useSeat(ticket->counter, Seat::Use::Occupied);
}

void FactBuilder::on(const domain::ServingCorrected& event) {
  const auto serving = servings_.find(event.serving.value);
  if (serving == servings_.end() || !serving->second.fact) return;
  writeOutcome(today_.servings[*serving->second.fact], event.outcomes);
}

void FactBuilder::on(const domain::TicketHeld& event) {
  OpenTicket* ticket = open(event.ticket);
  if (ticket == nullptr) return;
  const auto serving = servings_.find(ticket->serving.value);
  if (serving != servings_.end()) serving->second.heldSince = now_;
  useSeat(ticket->counter, Seat::Use::Free);
  ticket->counter = {};
}

void FactBuilder::on(const domain::TicketResumed& event) {
  OpenTicket* ticket = open(event.ticket);
  if (ticket == nullptr) return;
  ticket->counter = event.counter;
  const auto serving = servings_.find(ticket->serving.value);
  if (serving != servings_.end() && serving->second.heldSince != Instant{}) {
    serving->second.held += now_ - serving->second.heldSince;
    serving->second.heldSince = Instant{};
    serving->second.keys.counter = event.counter.value;
    serving->second.keys.staff = event.staff.value;
  }
  useSeat(event.counter, Seat::Use::Occupied);
}

void FactBuilder::on(const domain::TicketTransferred& event) {
  OpenTicket* ticket = open(event.ticket);
  if (ticket == nullptr) return;
  if (!event.outcomes.empty()) finish(ticket->serving, event.outcomes);
  if (event.wrongQueue) factOf(*ticket).misrouted = 1;
  useSeat(ticket->counter, Seat::Use::Free);
  ticket->counter = {};
  ticket->serving = {};
  ticket->waiting = true;
}

// ---- counters ----

CounterFact& FactBuilder::counterFact(domain::CounterId counter, domain::StaffId staff) {
  const auto [entry, added] =
      counterFacts_.try_emplace(std::pair{counter, staff}, today_.counters.size());
  if (added) {
    CounterFact fact;
    fact.keys.day = today_.day;
    fact.keys.counter = counter.value;
    fact.keys.staff = staff.value;
    const domain::CounterPlace* place = catalogue_ == nullptr ? nullptr : catalogue_->find(counter);
    if (place != nullptr) fact.keys.zone = place->zone.value;
    if (catalogue_ != nullptr) fact.keys.day = dayNumber(domain::hallDayOf(*catalogue_, now_));
    today_.counters.push_back(fact);
  }
  return today_.counters[entry->second];
}

/// Books the time of the use that ends and begins the next.
void FactBuilder::useSeat(domain::CounterId counter, Seat::Use use) {
  const auto found = seats_.find(counter);
  if (found == seats_.end()) return;
  Seat& seat = found->second;
  CounterFact& fact = counterFact(counter, seat.staff);
  const std::int64_t length = (now_ - seat.since).count();
  if (seat.use == Seat::Use::Occupied) fact.occupiedMs += length;
  if (seat.use == Seat::Use::Paused) fact.pausedMs += length;
  if (use == Seat::Use::Paused && seat.use != Seat::Use::Paused) ++fact.pauses;
  seat.use = use;
  seat.since = now_;
}

void FactBuilder::leaveSeat(domain::CounterId counter) {
  const auto found = seats_.find(counter);
  if (found == seats_.end()) return;
  useSeat(counter, found->second.use);
  counterFact(counter, found->second.staff).signedInMs += (now_ - found->second.signedIn).count();
  seats_.erase(found);
}

void FactBuilder::on(const domain::CounterSignedIn& event) {
  seats_[event.counter] = Seat{event.staff, now_, now_, Seat::Use::Free};
}

void FactBuilder::on(const domain::CounterSignedOff& event) {
  leaveSeat(event.counter);
}

void FactBuilder::on(const domain::CounterTakenOver& event) {
  const auto found = seats_.find(event.counter);
  const Seat::Use use = found == seats_.end() ? Seat::Use::Free : found->second.use;
  leaveSeat(event.counter);
  seats_[event.counter] = Seat{event.staff, now_, now_, use};
}

void FactBuilder::on(const domain::CounterPaused& event) {
  useSeat(event.counter, Seat::Use::Paused);
}

void FactBuilder::on(const domain::CounterResumed& event) {
  useSeat(event.counter, Seat::Use::Free);
}

}  // namespace hall::views
