#pragma once

#include <gtest/gtest.h>

#include "tests/support/floor_builder.h"
#include "tests/unit/domain/refusal_of.h"

/// One ticket at counter 1, for tests of serving.
namespace hall::domain {

using namespace hall::support;  // NOLINT: tests speak the words of the hall

inline ItemOutcome outcomeOf(ItemId item, Outcome outcome) {
  ItemOutcome row;
  row.item = item;
  row.outcome = outcome;
  return row;
}

inline ItemOutcome done(ItemId item = kCompanySetUp) {
  return outcomeOf(item, Outcome::Done);
}

inline HallBuilder twoCounters() {
  return aHall().signedIn(kCounter1, kZhang).signedIn(kCounter2, kLi);
}

/// A001 served at counter 1 by Zhang since 09:11.
inline TicketBuilder served() {
  return aTicket("A001").called(kCounter1, at(9, 10)).serving(kCounter1, at(9, 11));
}

inline HallState hallServing() {
  return twoCounters().with(served()).build();
}

inline Result<Events> decided(const HallState& hall, StaffId staff, CommandBody body, Instant now) {
  return decide(hall, by(staff, std::move(body)), now);
}

inline HallState after(HallState hall, StaffId staff, CommandBody body, Instant now) {
  const Result<Events> events = perform(hall, by(staff, std::move(body)), now);
  EXPECT_TRUE(isAccepted(events));
  return hall;
}

inline FinishServing finish(std::vector<ItemOutcome> outcomes) {
  return {kCounter1, std::move(outcomes), TextRef{}};
}

inline const Ticket& ticketOf(const HallState& hall, std::string_view number = "A001") {
  return *hall.findTicket(idOf(number));
}

/// A001 served for the theme "open a shop" at counter 1.
inline HallState servingTheme() {
  return twoCounters()
      .with(aTicket("A001")
                .forTheme(kOpenShop)
                .called(kCounter1, at(9, 10))
                .serving(kCounter1, at(9, 11)))
      .build();
}

/// A001 served at counter 1 by Zhang, done at that time.
inline HallState finishedAt(Instant when) {
  return twoCounters().with(served().finished(when)).build();
}

}  // namespace hall::domain
