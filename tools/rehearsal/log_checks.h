#pragma once

#include <cstdint>

#include "hall/v1/report_service.pb.h"
#include "tools/rehearsal/day_checks.h"
#include "tools/rehearsal/progress.h"

/// Whether the log and what is built from it agree with what was told.
namespace hall::rehearsal {

/// The life of every ticket as the log after `position` has it, against what was told; each must
/// have ended unless `dayIsOpen`.
Faults checkEvents(
    const Rehearsal& rehearsal,
    HallCallers& callers,
    std::uint64_t position,
    bool dayIsOpen,
    Progress& progress
);

/// Numbers given out, and how many of them ended without being served. The report's days must hold
/// no tickets but the rehearsal's, and all of them must be over.
Faults checkReport(const TicketBook& book, const v1::GetReportResponse& report);

/// The chain of hashes over the whole log.
Faults verifyLog(HallCallers& callers, Progress& progress);

/// Builds the read models anew from the log.
void rebuildViews(HallCallers& callers, Progress& progress);

/// Two reports over the same days, figure by figure.
Faults compare(const v1::GetReportResponse& before, const v1::GetReportResponse& after);

}  // namespace hall::rehearsal
