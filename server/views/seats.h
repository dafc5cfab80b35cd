#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "server/domain/catalogue.h"
#include "server/domain/event.h"
#include "server/views/facts.h"

namespace hall::views {

/// Who sits at which counter, and how that time is used: CounterFacts. Owned by one thread.
///
/// Time at a seat never runs backwards: an event that a client dates before the seat's latest
/// counts from that one.
class Seats {
 public:
  enum class Use { Free, Occupied, Paused };

  /// What a counter's time is booked under now.
  struct Place {
    std::int32_t day = 0;
    domain::ZoneId zone;
  };

  void sit(domain::CounterId counter, domain::StaffId staff, Use use, Place at, domain::Instant);
  /// Nobody sits there: nothing happens. A new pause counts as one.
  void use(domain::CounterId counter, Use use, domain::Instant now);
  /// The zone of the counter was changed: what follows is booked there.
  void move(domain::CounterId counter, domain::ZoneId zone, domain::Instant now);
  /// `inexact`: the system signed off somebody who had gone home.
  void leave(domain::CounterId counter, bool inexact, domain::Instant now);
  /// Free where nobody sits.
  Use useOf(domain::CounterId counter) const;

  /// The facts so far, those who sit there now included up to `now`. Sorted.
  std::vector<CounterFact> facts(domain::Instant now) const;
  void clear();

 private:
  using Key = std::tuple<std::int32_t, domain::CounterId, domain::StaffId, domain::ZoneId>;
  struct Seat {
    domain::StaffId staff;
    Place place;
    Use use = Use::Free;
    domain::Instant since;  ///< of this use
  };

  static void book(CounterFact& fact, const Seat& seat, domain::Instant now);
  CounterFact& factOf(domain::CounterId counter, const Seat& seat);
  void bookUntil(domain::CounterId counter, Seat& seat, domain::Instant now);

  std::map<domain::CounterId, Seat> seats_;
  std::map<Key, CounterFact> facts_;
};

}  // namespace hall::views
