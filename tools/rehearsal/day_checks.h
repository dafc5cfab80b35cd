#pragma once

#include <string>
#include <vector>

#include "tools/rehearsal/hall_callers.h"
#include "tools/rehearsal/hall_facts.h"
#include "tools/rehearsal/rehearsal.h"

/// Whether what the hall holds is what it told. Each check gives a sentence for everything that is
/// not so; none when all is well. They throw HallRefused when the hall cannot be asked.
namespace hall::rehearsal {

using Faults = std::vector<std::string>;
/// A long list says no more than its beginning.
Faults shortened(Faults faults);

/// Every call once on a board, and no call there that no counter made.
Faults checkAnnouncements(const Rehearsal& rehearsal);

/// Every ticket of the hall's running day, one by one, as the hall now shows it.
Faults checkTickets(const Rehearsal& rehearsal, HallCallers& callers, const HallFacts& facts);

/// What of the floor the hall must know again after a restart.
struct FloorPicture {
  std::vector<std::string> tickets;   ///< encoded, in the order of the book
  std::vector<std::string> counters;  ///< encoded
  std::vector<std::string> queues;    ///< encoded, without forecasts
};
FloorPicture pictureOf(const Rehearsal& rehearsal, HallCallers& callers);
Faults compare(const FloorPicture& before, const FloorPicture& after);

}  // namespace hall::rehearsal
