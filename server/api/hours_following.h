#pragma once

#include <vector>

#include "server/domain/calendar.h"

namespace hall::api {

/// Takes over what changed in the dates of the hall's hours, but for days of which `own` says
/// something else: a closure of the hall is written once, and holds for queues and counters with
/// hours of their own. All are sorted.
void followDates(
    const std::vector<domain::OpeningHours::Exception>& before,
    const std::vector<domain::OpeningHours::Exception>& after,
    std::vector<domain::OpeningHours::Exception>& own
);

/// The same for rows with hours of their own.
template <class Row>
void followHall(
    const domain::OpeningHours& before, const domain::OpeningHours& after, std::vector<Row>& rows
) {
  for (Row& row : rows) {
    if (row.hours.seasons.empty()) continue;
    followDates(before.exceptions, after.exceptions, row.hours.exceptions);
  }
}

}  // namespace hall::api
