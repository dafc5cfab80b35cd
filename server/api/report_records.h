#pragma once

#include <span>
#include <string>
#include <vector>

#include "hall/v1/report_service.pb.h"
#include "server/engine/reports.h"

namespace hall::api {

struct ReportField {
  std::string text;
  bool isNumber = false;  ///< a plain number, or empty where there is none
};
using ReportRecord = std::vector<ReportField>;

/// A report as the records of a file for spreadsheets.
struct ReportRecords {
  std::vector<ReportRecord> table;    ///< the heading, the rows, the total; all equally wide
  std::vector<ReportRecord> remarks;  ///< definitions and notes: a name and its text
};

/// Columns: for each of `groupBy` its code, and beside the code of a thing of the catalogue its
/// name; a value of an enumeration stands as the hall's word alone. Then the figures, plain numbers
/// whose unit stands in the heading (seconds, per cent), each mean, percentile and share followed
/// by what it rests on; last the names of the figures that are inexact. A figure without a value is
/// empty.
ReportRecords reportRecords(
    std::span<const engine::Dimension> groupBy, const v1::GetReportResponse& report, bool english
);

}  // namespace hall::api
