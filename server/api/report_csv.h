#pragma once

#include <span>
#include <string>

#include "hall/v1/report_service.pb.h"
#include "server/engine/reports.h"

namespace hall::api {

/// A report as a file for spreadsheets: RFC 4180, CRLF, every record with the same number of
/// fields; UTF-8 with a byte order mark, without which Excel takes it for GBK.
///
/// Columns: for each of `groupBy` its code, and beside the code of a thing of the catalogue its
/// name; a value of an enumeration stands as the hall's word alone. Then the figures, plain numbers
/// whose unit stands in the heading (seconds, per cent), each mean, percentile and share followed
/// by what it rests on; last the names of the figures that are inexact. A figure without a value is
/// empty. After the rows the total, then, after an empty record, definitions and notes.
///
/// A text that a spreadsheet would take for a formula begins with an apostrophe.
std::string reportCsv(
    std::span<const engine::Dimension> groupBy, const v1::GetReportResponse& report, bool english
);

/// One field of such a file: made harmless, quoted where it must be.
std::string csvField(std::string text);

}  // namespace hall::api
