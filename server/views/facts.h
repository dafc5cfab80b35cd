#pragma once

#include <cstdint>
#include <type_traits>
#include <vector>

/// What reports count. Plain fixed-size rows: the facts of a closed day are stored and read as
/// blocks of bytes, so that a month of a million tickets is summed in memory.
///
/// Five kinds, so that each figure is booked where and by whom it came about: a ticket taken, a
/// call to a counter, a serving there, what became of each item of a serving, a person's time at a
/// counter.
namespace hall::views {

/// What a report can group by or filter on. Ids are the numbers of the catalogue; 0 is none.
struct Keys {
  std::int32_t day = 0;        ///< days since 1970, hall's day of issue; of the work for seats
  std::uint16_t halfHour = 0;  ///< of the issue, 0 to 47
  std::uint8_t ticketClass = 0;
  std::uint8_t ground = 0;
  std::uint8_t channel = 0;
  std::uint8_t inexact = 0;  ///< imported, or closed or signed off by the system
  std::uint16_t unused = 0;
  std::uint32_t zone = 0;  ///< tickets and calls: of the queue; servings and seats: of the counter
  std::uint32_t queue = 0;
  std::uint32_t item = 0;
  std::uint32_t theme = 0;
  std::uint32_t department = 0;
  std::uint32_t counter = 0;  ///< tickets: 0
  std::uint32_t staff = 0;    ///< tickets: 0
};

/// One ticket as it was taken, and how it left the floor. Queue and item are those it was issued
/// for; an upgrade or a move before the first call changes them, unless it stood in a wrong queue.
struct TicketFact {
  Keys keys;
  std::uint8_t finalState = 0;  ///< domain::TicketState when closed; 0 while open
  std::uint8_t restored = 0;    ///< times
  std::uint8_t misrouted = 0;   ///< was transferred or moved as standing in the wrong queue
  std::uint8_t leftLate = 0;    ///< left uncalled when it had waited longer than its target
};

/// One call of a ticket to a counter with all its announcements; or a walk-up, which is a ticket
/// coming to a counter without one. Queue and item are the ticket's at that moment.
struct CallFact {
  Keys keys;
  std::int32_t waitMs = -1;   ///< of the ticket's first call that was not taken back; else -1
  std::uint8_t inTarget = 0;  ///< of that call: 1 within, 2 not within; 0: does not count
  std::uint8_t manualPick = 0;
  std::uint8_t noShow = 0;  ///< ended so, and the ticket was not restored
  std::uint8_t walkUp = 0;
};

/// One serving that has ended. The counter and person are those where it ended.
struct ServingFact {
  Keys keys;  ///< item and department: the ticket's; those dealt with are its outcomes'
  std::int32_t serviceMs = 0;
  std::int32_t holdMs = -1;        ///< -1: was never on hold
  std::int32_t overtimeMs = 0;     ///< part of the service after closing
  std::uint32_t firstOutcome = 0;  ///< index in the day's outcomes
  std::uint16_t outcomes = 0;      ///< 0: the ticket came back from a hold and was called anew
  std::uint8_t ended = 0;          ///< 0: goes on again, or was cut off by the end of the day
  std::uint8_t unused = 0;
};

/// What became of one item of a serving.
struct OutcomeFact {
  std::uint32_t item = 0;
  std::uint32_t department = 0;
  std::uint16_t copies = 1;
  std::uint8_t outcome = 0;  ///< domain::Outcome
  std::uint8_t unused = 0;
};

/// One person at one counter on one day.
struct CounterFact {
  Keys keys;  ///< day, zone, counter, staff only
  std::int64_t signedInMs = 0;
  std::int64_t occupiedMs = 0;  ///< calling and serving
  std::int64_t pausedMs = 0;
  std::int64_t pauses = 0;
};

static_assert(std::is_trivially_copyable_v<TicketFact> && sizeof(TicketFact) == 44);
static_assert(std::is_trivially_copyable_v<CallFact> && sizeof(CallFact) == 48);
static_assert(std::is_trivially_copyable_v<ServingFact> && sizeof(ServingFact) == 60);
static_assert(std::is_trivially_copyable_v<OutcomeFact> && sizeof(OutcomeFact) == 12);
static_assert(std::is_trivially_copyable_v<CounterFact> && sizeof(CounterFact) == 72);

/// A hall's day of facts.
struct DayFacts {
  std::int32_t day = 0;
  std::vector<TicketFact> tickets;
  std::vector<CallFact> calls;
  std::vector<ServingFact> servings;
  std::vector<OutcomeFact> outcomes;
  std::vector<CounterFact> counters;
};

/// Does the row say anything? A second call or one taken back may not, nor does a serving that goes
/// on: they are passed over, and dropped when their day is closed.
inline bool tells(const TicketFact&) {
  return true;
}
inline bool tells(const CounterFact&) {
  return true;
}
inline bool tells(const CallFact& call) {
  return call.waitMs >= 0 || call.manualPick != 0 || call.noShow != 0 || call.walkUp != 0 ||
         call.keys.inexact != 0;
}
inline bool tells(const ServingFact& serving) {
  return serving.ended != 0 || serving.keys.inexact != 0;
}

/// Grows whenever the meaning of a field changes: stored days of another version are rebuilt.
inline constexpr std::int64_t kFactsVersion = 2;

}  // namespace hall::views
