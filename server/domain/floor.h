#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "server/domain/counter.h"
#include "server/domain/event.h"
#include "server/domain/ids.h"
#include "server/domain/ticket.h"

/// The floor: open tickets and counters. Flat values without strings, so that a what-if copies it
/// cheaply. Owned by `HallState`; changed by `apply` only. Not thread-safe; const use is.
namespace hall::domain {

/// Tickets of one (queue, class, ground), first in `ref` first out. A vector with a moving head:
/// new tickets come at the end, calls leave at the head, both without shifting the rest.
class Line {
 public:
  struct Entry {
    Instant ref;
    TicketId ticket;
    /// From `ref` until its weighed target ends, absences included: what is due when is asked of
    /// every line for each number issued, so it stands here and not behind a look-up.
    Duration untilDue{0};
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };

  void insert(const Entry& entry);
  /// REQUIRES: it is there.
  void remove(const Entry& entry);
  bool empty() const { return head_ == entries_.size(); }
  std::size_t size() const { return entries_.size() - head_; }
  const Entry& front() const { return entries_[head_]; }
  const Entry* begin() const { return entries_.data() + head_; }
  const Entry* end() const { return entries_.data() + entries_.size(); }
  friend bool operator==(const Line& left, const Line& right);

 private:
  std::vector<Entry> entries_;
  std::size_t head_ = 0;
};

struct LineKey {
  QueueId queue;
  TicketClass ticketClass = TicketClass::Ordinary;
  Ground ground = Ground::None;
  friend auto operator<=>(const LineKey&, const LineKey&) = default;
};

/// Live figures of one queue, integers only.
struct QueueFigures {
  std::uint32_t waiting = 0;  ///< callable or restored, not NotYetDue
  std::uint32_t notYetDue = 0;
  std::uint32_t issuedToday = 0;
  std::uint32_t priorityToday = 0;
  std::uint64_t callsToday = 0;
  /// Running mean of the time a counter is occupied by one ticket, 1/16 new; 0: none yet today.
  Duration meanService{0};
  /// Running mean of the squared deviation, in seconds²; feeds the spread of the estimate.
  std::int64_t serviceVarianceS2 = 0;
  friend bool operator==(const QueueFigures&, const QueueFigures&) = default;
};

class Floor {
 public:
  /// nullptr: not open on this floor.
  const Ticket* ticket(TicketId id) const;
  const Counter* counter(CounterId id) const;
  /// Open tickets in no meaningful order, for copying and for snapshots.
  const std::vector<Ticket>& tickets() const { return tickets_; }
  /// Ascending by id.
  const std::vector<Counter>& counters() const { return counters_; }
  /// Ordered lines that hold at least one waiting ticket, ascending by key.
  const std::map<LineKey, Line>& lines() const { return lines_; }
  /// Waiting tickets outside the lines (restored, returned, transferred), in the order they came.
  const std::vector<TicketId>& exempt() const { return exempt_; }
  /// Appointments before their slot, ascending by (slot, ticket).
  const std::map<std::pair<Instant, TicketId>, QueueId>& notYetDue() const { return notYetDue_; }
  const std::vector<TicketId>& held() const { return held_; }
  const QueueFigures& figures(QueueId queue) const;
  std::uint32_t waiting() const { return waiting_; }

  // ---- for apply and snapshots ----
  /// Adds an open ticket and puts it where its state says.
  void add(const Ticket& ticket);
  /// Takes the ticket out, lets `change` work on it and puts it back where its new state says.
  /// REQUIRES: the ticket is on the floor.
  template <class Change>
  void change(TicketId id, Change&& change) {
    Ticket& ticket = tickets_[index_.at(id)];
    unplace(ticket);
    change(ticket);
    place(ticket);
  }
  /// Takes it off the floor and returns it. REQUIRES: it is there.
  Ticket take(TicketId id);
  /// Adds the counter or returns the one there.
  Counter& counterFor(CounterId id);
  void removeCounter(CounterId id);
  QueueFigures& figuresFor(QueueId queue) { return figures_[queue]; }
  /// One call of this queue went by: restored tickets come nearer.
  void countCall(QueueId queue);
  void clearDayFigures();
  const std::map<QueueId, QueueFigures>& allFigures() const { return figures_; }

  friend bool operator==(const Floor& left, const Floor& right);

 private:
  void place(const Ticket& ticket);
  void unplace(const Ticket& ticket);

  std::vector<Ticket> tickets_;
  std::unordered_map<TicketId, std::size_t, IdHash> index_;
  std::vector<Counter> counters_;
  std::map<LineKey, Line> lines_;
  std::vector<TicketId> exempt_;
  std::vector<TicketId> held_;
  std::map<std::pair<Instant, TicketId>, QueueId> notYetDue_;
  std::map<QueueId, QueueFigures> figures_;
  std::uint32_t waiting_ = 0;
};

}  // namespace hall::domain
