#pragma once

#include <memory>
#include <span>

#include "server/engine/reports.h"
#include "server/views/facts.h"

namespace hall::views {

/// Sums facts into a report. Pure. `days` are the days of the period that have facts, the running
/// one included.
engine::Report buildReport(const engine::ReportQuery& query, std::span<const DayFacts* const> days);

}  // namespace hall::views
