#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "server/domain/alert.h"
#include "server/domain/catalogue.h"
#include "server/domain/event.h"
#include "server/domain/floor.h"
#include "server/domain/people.h"

/// All that the rules know: what the log's events add up to.
namespace hall::domain {

/// One ticket at one counter, start to end.
struct Serving {
  ServingId id;
  TicketId ticket;
  CounterId counter;
  StaffId staff;
  QueueId queue;
  Instant started;
  Instant finished;   ///< zero while open
  Duration held{0};   ///< on hold in between; not service time
  Instant heldSince;  ///< zero unless on hold now
  bool walkUp = false;
  std::vector<ItemOutcome> outcomes;
  std::uint16_t corrections = 0;

  Duration serviceTime() const { return finished - started - held; }
  friend bool operator==(const Serving&, const Serving&) = default;
};

/// One announcement, kept while a board that was away may still ask for it.
struct Call {
  CallId id;
  TicketId ticket;
  TicketNumber number;
  ZoneId zone;
  CounterId counter;
  Instant at;
  std::uint8_t ordinal = 1;  ///< first, second, third
  bool handout = false;      ///< 取件
  bool delivered = false;
  bool open = true;  ///< the ticket is still called; else an output drops it as stale
  friend bool operator==(const Call&, const Call&) = default;
};

/// Text shown to a zone or said to a counter until it lapses.
struct Notice {
  ZoneId zone;
  CounterId counter;
  std::string text;
  bool spoken = false;
  Instant sent;
  Instant until;
  friend bool operator==(const Notice&, const Notice&) = default;
};

/// The day since the last DayClosed: finished tickets, servings, serial numbers.
struct Day {
  LocalDay day;  ///< as `hallDayOf`; the epoch before the first ticket
  /// Next serial of each prefix, today.
  std::map<std::array<char, 4>, std::uint32_t> nextSerials;
  /// Closed tickets of the day by id; look-up only.
  std::unordered_map<TicketId, Ticket, IdHash> closed;
  std::unordered_map<std::uint64_t, Serving> servings;  ///< by ServingId.value; look-up only
  /// Tickets of the day by number; look-up only. Key: number text.
  std::unordered_map<std::string, TicketId> byNumber;
  friend bool operator==(const Day&, const Day&) = default;
};

struct HallState {
  // Copied and destroyed by hall_state.cpp alone: there is much of it.
  HallState();
  HallState(const HallState& other);
  HallState(HallState&& other) noexcept;
  HallState& operator=(const HallState& other);
  HallState& operator=(HallState&& other) noexcept;
  ~HallState();

  // ---- what the log began with ----
  ClockMode mode = ClockMode::Real;
  std::string hallCode;
  bool opened = false;
  std::uint32_t epoch = 1;

  Position position;                           ///< of the last event applied
  Instant lastRecorded;                        ///< never decreasing
  std::shared_ptr<const Catalogue> catalogue;  ///< null before the first publishing
  std::string catalogueHash;

  Floor floor;
  Day day;
  std::map<StaffId, Staff> staff;
  std::map<DeviceId, Device> devices;
  std::map<AlertId, Alert> alerts;  ///< open ones
  /// Calls of the last 120 s a zone, at least the last 20, at most the last 512; ascending by id.
  std::map<ZoneId, std::deque<Call>> calls;
  std::vector<Notice> notices;  ///< not yet lapsed
  bool suspended = false;
  Instant suspendedSince;  ///< of the last suspension, also when it is over
  Instant suspendedUntil;  ///< end of the last one that is over; zero: there was none
  std::string suspensionText;
  /// Offline uploads seen, for good: (device, serial).
  std::unordered_map<std::uint32_t, std::unordered_set<std::uint64_t>> offlineSerials;
  /// When each kiosk last issued a number with the server: it was not offline then.
  std::map<DeviceId, Instant> lastIssued;

  // ---- running numbers: the next to give ----
  CallId nextCall{1};
  ServingId nextServing{1};
  AlertId nextAlert{1};
  StaffId nextStaff{1};
  DeviceId nextDevice{1};

  const Ticket* findTicket(TicketId id) const;  ///< open, or closed today
  const Serving* findServing(ServingId id) const;
  const Call* findCall(CallId id) const;  ///< nullptr: never made, or no longer kept
  const Staff* staffByNumber(std::string_view number) const;
  const Device* deviceByCode(std::string_view code) const;
  const Alert* openAlert(AlertRule rule, std::string_view subject) const;
  const Counter* counterOf(StaffId person) const;  ///< where that person is signed in

  friend bool operator==(const HallState& left, const HallState& right);
};

/// The hall's day of a moment: it runs from day end to day end (03:00), so that a number taken
/// after midnight belongs to the evening and no number stands on the floor twice.
LocalDay hallDayOf(const Catalogue& catalogue, Instant at);
/// When that day ends.
Instant dayEndOf(const Catalogue& catalogue, LocalDay day);

}  // namespace hall::domain
