#pragma once

#include <memory>
#include <vector>

#include "tools/rehearsal/agenda.h"
#include "tools/rehearsal/board.h"
#include "tools/rehearsal/day_plan.h"
#include "tools/rehearsal/hall_callers.h"
#include "tools/rehearsal/hall_facts.h"
#include "tools/rehearsal/pace.h"
#include "tools/rehearsal/ticket_book.h"
#include "tools/simulator/chance.h"

namespace hall::rehearsal {

/// What everybody who plays a part shares. All but the agenda and chance outlive it.
struct Stage {
  HallCallers& callers;
  const HallFacts& facts;
  const DayPlan& plan;
  Pace& pace;
  TicketBook& book;
  const std::vector<std::unique_ptr<Board>>& boards;
  simulator::Chance chance;
  domain::Instant midnight;  ///< that the plan's times of day count from
  Agenda agenda = {};

  domain::Instant now() const { return pace.now(); }
  void after(domain::Duration delay, Agenda::Step step) {
    agenda.enter(pace.now() + delay, std::move(step));
  }
  /// Notes an announcement and waits until a board of the counter's zone has shown it.
  void announced(const v1::Ticket& ticket, std::uint64_t callId);
};

}  // namespace hall::rehearsal
