#pragma once

#include <map>
#include <set>
#include <string>

#include "tests/support/floor_builder.h"

namespace hall::simulation {

using namespace hall::support;  // NOLINT: tests speak the words of the hall

/// Follows a hall event by event, on a state of its own, and tells gtest of everything that must
/// never be: the invariants of DESIGN section 9.
class HallOrder {
 public:
  explicit HallOrder(const HallState& start) : shadow_(start) {}

  /// After every accepted command: `events` are all it made, `state` is what it left.
  void follow(const Events& events, const HallState& state, Instant now);
  /// After every refused command.
  void expectUntouched(const HallState& state) const;

 private:
  void before(const Event& event);
  void after(const Event& event, Instant now);

  void expectOrderWithinLine(const TicketCalled& called) const;
  void expectNumberIsNew(const TicketIssued& issued);
  void expectAnnouncedEnough(const TicketNoShow& noShow) const;
  void expectNobodyLeftAlone(const CounterSignedOff& off) const;

  void expectCountersAndTicketsAgree(const HallState& state);
  void expectNobodyLost(const HallState& state) const;
  void expectFloorAddsUp(const Floor& floor) const;
  static void expectWaitsAddUp(const Floor& floor, Instant now);
  static void expectNobodyForgotten(const HallState& state);
  void expectAlertsOnce(const HallState& state) const;

  HallState shadow_;
  /// The ticket an event speaks of, as it stood before it.
  std::optional<Ticket> was_;
  std::map<std::pair<LocalDay, std::string>, TicketId> numbers_;
  std::set<TicketId> issuedToday_;
  std::map<CounterId, Instant> counterSince_;
};

}  // namespace hall::simulation
