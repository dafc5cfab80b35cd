#pragma once

#include <string>

#include "hall/v1/report_service.pb.h"
#include "tools/hallctl/style.h"

namespace hall::hallctl {

/// A report for a terminal: for the whole hall a figure a line, grouped a row each. Inexact figures
/// have a star, which is explained below.
struct ReportLook {
  bool definitions = false;  ///< what each figure means, below
  bool samples = false;      ///< how many tickets a mean or share rests on, in brackets
};
std::string reportText(
    const v1::GetReportResponse& report, const ReportLook& look, const Style& style
);

/// One figure: "17", "5 分 3 秒", "96.5 %"; empty where there is nothing to compute it from.
std::string cellText(const v1::ReportCell& cell, const Style& style);

}  // namespace hall::hallctl
