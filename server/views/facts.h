#pragma once

#include <cstdint>
#include <type_traits>
#include <vector>

/// What reports count. Plain fixed-size rows: the facts of a closed day are stored and read as one
/// block of bytes, so that a month of a million tickets is summed in memory.
namespace hall::views {

/// What tickets and servings share, and what a report can group by or filter on. Ids are the
/// numbers of the catalogue; 0 is none.
struct Keys {
  std::int32_t day = 0;        ///< days since 1970, hall's day of issue
  std::uint16_t halfHour = 0;  ///< of the issue, 0 to 47
  std::uint8_t ticketClass = 0;
  std::uint8_t ground = 0;
  std::uint8_t channel = 0;
  std::uint8_t outcome = 0;  ///< servings: the first item's; tickets: 0
  std::uint8_t inexact = 0;
  std::uint8_t unused = 0;
  std::uint32_t zone = 0;
  std::uint32_t queue = 0;
  std::uint32_t item = 0;
  std::uint32_t theme = 0;
  std::uint32_t department = 0;
  std::uint32_t counter = 0;  ///< tickets: of the first call
  std::uint32_t staff = 0;
};

/// One ticket.
struct TicketFact {
  Keys keys;
  std::int32_t waitMs = -1;     ///< to the first call; -1: never called
  std::uint8_t inTarget = 0;    ///< 1 within, 2 not within; 0: does not count
  std::uint8_t finalState = 0;  ///< domain::TicketState when closed; 0 while open
  std::uint8_t restored = 0;
  std::uint8_t manualPicks = 0;
  std::uint8_t misrouted = 0;
  std::uint8_t noShow = 0;  ///< stands as no-show now or ended so
  std::uint8_t walkUp = 0;
  std::uint8_t unused = 0;
};

/// One finished serving.
struct ServingFact {
  Keys keys;
  std::int32_t serviceMs = 0;
  std::int32_t holdMs = 0;      ///< 0: was never on hold
  std::int32_t overtimeMs = 0;  ///< part of the service after closing
  std::uint16_t copies = 1;
  std::uint8_t walkUp = 0;
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

static_assert(std::is_trivially_copyable_v<TicketFact> && sizeof(TicketFact) == 52);
static_assert(std::is_trivially_copyable_v<ServingFact> && sizeof(ServingFact) == 56);
static_assert(std::is_trivially_copyable_v<CounterFact> && sizeof(CounterFact) == 72);

/// A hall's day of facts.
struct DayFacts {
  std::int32_t day = 0;
  std::vector<TicketFact> tickets;
  std::vector<ServingFact> servings;
  std::vector<CounterFact> counters;
};

/// Grows whenever the meaning of a field changes: stored days of another version are rebuilt.
inline constexpr std::int64_t kFactsVersion = 1;

}  // namespace hall::views
