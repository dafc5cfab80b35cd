#pragma once

#include <map>
#include <optional>
#include <vector>

#include "tests/simulation/dice.h"
#include "tests/support/floor_builder.h"

namespace hall::simulation {

using namespace hall::support;  // NOLINT: tests speak the words of the hall

/// The people and devices of a small hall, who press whatever they can: mostly what makes sense
/// where they stand, now and then anything at all.
class RandomHall {
 public:
  RandomHall(std::uint64_t seed, const HallState& state) : dice_(seed), state_(state) {}

  Command next(Instant now);
  /// What an output of the zone says of an announcement that was just made; nothing: it is silent.
  std::optional<Command> reportOf(CallId call);
  Dice& dice() { return dice_; }

 private:
  CommandBody issue(Instant now);
  Command atCounter(Instant now);
  Command onTicket();
  Command ofHall(Instant now);
  /// Any verb on anything by anybody.
  Command nonsense(Instant now);

  CommandBody entered(const Counter& counter, Instant now);
  CommandBody whenIdle(const Counter& counter);
  CommandBody whenCalling(const Counter& counter);
  CommandBody whenServing(const Counter& counter);
  CommandBody whenPaused(const Counter& counter);
  CommandBody pause(CounterId counter);
  template <class Command>
  void sendSomewhere(Command& command);
  CommandBody transfer(CounterId counter, bool served);
  CommandBody move();
  /// Mostly the ticket that stands there.
  TicketId meantAt(const Counter& counter);
  CommandBody setCounter(CounterId counter);
  CommandBody walkUp(CounterId counter);
  CommandBody pastTickets(Instant now, bool offline);
  PastTicket pastTicket(Instant now);

  std::vector<ItemOutcome> outcomes();
  ItemOutcome outcome();
  TicketId newId();
  TicketId anyTicket();
  TicketId ticketIn(TicketState state);
  ServingId anyServing();
  CounterId anyCounter();
  QueueId anyQueue();
  ItemId anyItem();
  PersonRef anybody();
  TextRef maybeText();
  StaffId anyStaff();

  Dice dice_;
  const HallState& state_;
  std::uint64_t lastId_ = 0;
  std::uint64_t offlineSerial_ = 0;
};

}  // namespace hall::simulation
