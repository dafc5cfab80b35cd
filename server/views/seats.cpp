#include "server/views/seats.h"

#include <algorithm>

namespace hall::views {

using domain::CounterId;
using domain::Instant;

void Seats::book(CounterFact& fact, const Seat& seat, Instant now) {
  const std::int64_t length = std::max<std::int64_t>((now - seat.since).count(), 0);
  fact.signedInMs += length;
  if (seat.use == Use::Occupied) fact.occupiedMs += length;
  if (seat.use == Use::Paused) fact.pausedMs += length;
}

CounterFact& Seats::factOf(CounterId counter, const Seat& seat) {
  const Key key{seat.place.day, counter, seat.staff, seat.place.zone};
  const auto [entry, added] = facts_.try_emplace(key);
  if (added) {
    Keys& keys = entry->second.keys;
    keys.day = seat.place.day;
    keys.counter = counter.value;
    keys.staff = seat.staff.value;
    keys.zone = seat.place.zone.value;
  }
  return entry->second;
}

void Seats::bookUntil(CounterId counter, Seat& seat, Instant now) {
  book(factOf(counter, seat), seat, now);
  seat.since = std::max(seat.since, now);
}

void Seats::sit(CounterId counter, domain::StaffId staff, Use use, Place at, Instant now) {
  seats_[counter] = Seat{staff, at, use, now};
  factOf(counter, seats_[counter]);
}

void Seats::use(CounterId counter, Use use, Instant now) {
  const auto found = seats_.find(counter);
  if (found == seats_.end()) return;
  Seat& seat = found->second;
  bookUntil(counter, seat, now);
  if (use == Use::Paused && seat.use != Use::Paused) ++factOf(counter, seat).pauses;
  seat.use = use;
}

void Seats::move(CounterId counter, domain::ZoneId zone, Instant now) {
  const auto found = seats_.find(counter);
  if (found == seats_.end()) return;
  bookUntil(counter, found->second, now);
  found->second.place.zone = zone;
}

void Seats::leave(CounterId counter, bool inexact, Instant now) {
  const auto found = seats_.find(counter);
  if (found == seats_.end()) return;
  bookUntil(counter, found->second, now);
  if (inexact) factOf(counter, found->second).keys.inexact = 1;
  seats_.erase(found);
}

Seats::Use Seats::useOf(CounterId counter) const {
  const auto found = seats_.find(counter);
  return found == seats_.end() ? Use::Free : found->second.use;
}

std::vector<CounterFact> Seats::facts(Instant now) const {
  Seats booked = *this;
  for (auto& [counter, seat] : booked.seats_) booked.bookUntil(counter, seat, now);
  std::vector<CounterFact> facts;
  facts.reserve(booked.facts_.size());
  for (const auto& [key, fact] : booked.facts_) facts.push_back(fact);
  return facts;
}

void Seats::clear() {
  seats_.clear();
  facts_.clear();
}

}  // namespace hall::views
