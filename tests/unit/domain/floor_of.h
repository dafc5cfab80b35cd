#pragma once

#include <initializer_list>

#include "server/domain/dispatcher.h"
#include "server/domain/floor.h"

/// A small floor for tests of calling and forecasting: everybody is described by how long ago they
/// came, seen from `kNow`.
namespace hall::domain {

using std::chrono::minutes;
using std::chrono::seconds;

inline constexpr Instant kNow{std::chrono::hours{1000}};

/// One ticket that waits, in the words of a table row.
struct Waiting {
  std::uint32_t queue = 1;
  Duration age{0};
  Target target{minutes{15}, 900};
  TicketClass ticketClass = TicketClass::Ordinary;
  Ground ground = Ground::None;
  Exemption exemption = Exemption::None;
  std::uint8_t callsUntilCallable = 0;
  HoldKind hold = HoldKind::PapersToFetch;
  std::uint32_t counter = 0;
  Duration sinceReturn{0};
};

inline TicketId ticketId(std::uint32_t number) {
  TicketId id;
  for (std::size_t i = 0; i < 4; ++i) {
    id.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
  }
  return id;
}

inline QueueSet queues(std::initializer_list<std::uint32_t> ids) {
  QueueSet set;
  for (const std::uint32_t id : ids) set.add(QueueId{id});
  return set;
}

class FloorOf {
 public:
  /// Numbers them from 1, as they come.
  TicketId add(const Waiting& waiting) {
    Ticket ticket;
    ticket.id = ticketId(++tickets_);
    ticket.queue = QueueId{waiting.queue};
    ticket.ref = kNow - waiting.age;
    ticket.issued = ticket.ref;
    ticket.target = waiting.target;
    ticket.weighedTarget = weighTarget(waiting.target);
    ticket.ticketClass = waiting.ticketClass;
    ticket.ground = waiting.ground;
    ticket.exemption = waiting.exemption;
    ticket.callsUntilCallable = waiting.callsUntilCallable;
    ticket.hold = waiting.hold;
    ticket.boundTo = CounterId{waiting.counter};
    ticket.stateSince = kNow - waiting.sinceReturn;
    floor.add(ticket);
    return ticket.id;
  }

  /// Somebody is signed in there who knows everything.
  Counter& openCounter(std::uint32_t id, const QueueSet& served) {
    Counter& counter = floor.counterFor(CounterId{id});
    counter.staff = StaffId{id};
    counter.state = CounterState::Idle;
    counter.queues = served;
    counter.staffQueues = QueueSet::all();
    return counter;
  }

  Floor floor;

 private:
  std::uint32_t tickets_ = 0;
};

}  // namespace hall::domain
