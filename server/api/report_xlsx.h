#pragma once

#include <string>

#include "server/api/report_records.h"
#include "server/domain/result.h"

namespace hall::api {

/// The records as a workbook (ECMA-376): the table on the first sheet, its heading held in place
/// and with filters, numbers as numbers; the remarks on the second. Texts are texts, whatever they
/// begin with. Made with libxlsxwriter, which keeps its parts in files of the folder for temporary
/// ones. StorageLow: there was no room for them.
domain::Result<std::string> reportXlsx(const ReportRecords& records, bool english);

}  // namespace hall::api
