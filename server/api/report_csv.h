#pragma once

#include <string>

#include "server/api/report_records.h"

namespace hall::api {

/// The records as a file: RFC 4180, CRLF, every record with the same number of fields; UTF-8 with a
/// byte order mark, without which Excel takes it for GBK. After the table comes an empty record,
/// then the remarks. A text that a spreadsheet would take for a formula begins with an apostrophe.
std::string reportCsv(const ReportRecords& records);

/// One field of such a file: made harmless, quoted where it must be.
std::string csvField(std::string text);

}  // namespace hall::api
