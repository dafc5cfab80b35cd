#pragma once

#include "counter-client/ui/counter_printing.h"
#include "terminal/device/sheet.h"

/// What stands on the counter's papers. No name and no document number: they bear the number alone.
namespace hall::counter {

/// What the applicant is told with a refusal, and what they may do about it: 行政复议 within 60
/// days (行政复议法 20), a lawsuit within 6 months (行政诉讼法 46), the hall's complaint phone.
terminal::Paper refusalPaper(
    const RefusalSlip& slip, const Catalogue& catalogue, const terminal::PaperStyle& style
);

/// 应急叫号单: one line a number, with room to note when it was called and ended. At most 60
/// numbers a sheet.
QVector<terminal::Paper> emergencyPapers(
    const EmergencyList& list, const Catalogue& catalogue, const terminal::PaperStyle& style
);

}  // namespace hall::counter
