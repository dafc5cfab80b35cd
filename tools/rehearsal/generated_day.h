#pragma once

#include "tools/rehearsal/day_plan.h"
#include "tools/rehearsal/hall_facts.h"

namespace hall::rehearsal {

/// From the opening until the closing of a hall, as times of its day.
struct OpenHours {
  Duration from{0};
  Duration until{0};
};

struct GeneratedDayOptions {
  std::uint64_t seed = 1;
  int visitors = 300;
};

/// A day as a hall of this catalogue sees it: everybody who can sit at a counter does, people come
/// for its items, themes and desks, most in mid-morning and mid-afternoon. The same facts and seed
/// give the same day. Throws std::runtime_error when nobody can serve anybody here.
DayPlan generatedDay(
    const HallFacts& facts, const OpenHours& hours, const GeneratedDayOptions& options
);

/// What the hall says of its hours today. Throws std::runtime_error when it is closed, or closes
/// within the half hour.
OpenHours openHoursOf(HallCallers& callers, const HallFacts& facts, domain::Instant now);

}  // namespace hall::rehearsal
