#pragma once

#include <string>

#include "hall/v1/report_service.pb.h"
#include "server/domain/time.h"
#include "tools/rehearsal/day_plan.h"
#include "tools/rehearsal/hall_callers.h"
#include "tools/rehearsal/rehearsal.h"

namespace hall::rehearsal {

/// The hall's own report over some of its days, by queue, as ReportService gives it; holds at least
/// `position`. Throws HallRefused.
v1::GetReportResponse reportOf(
    HallCallers& callers, domain::LocalDay first, domain::LocalDay last, std::uint64_t position
);

/// As a table: a line for each figure, a column for the hall and each queue.
std::string reportText(const v1::GetReportResponse& report);

/// What was rehearsed beside what the record says.
std::string comparisonText(const RehearsedDay& day, const RecordedDay* recorded);

/// Writes the report as a file of the hall's own making: CSV, or JSON when the name ends in .json.
/// Throws HallRefused; std::runtime_error when the file cannot be written.
void saveReport(
    HallCallers& callers,
    domain::LocalDay first,
    domain::LocalDay last,
    std::uint64_t position,
    const std::string& file
);

}  // namespace hall::rehearsal
