#pragma once

#include <memory>
#include <string>

#include "hall/v1/report_service.pb.h"
#include "server/api/context.h"
#include "server/engine/reports.h"

namespace hall::api {

/// A report as asked for, with what its rows need to be named once they are there.
struct AskedReport {
  engine::ReportQuery query;
  std::shared_ptr<const domain::Catalogue> catalogue;
  std::map<domain::StaffId, std::string> staffNumbers;
  bool rehearsal = false;
};

/// Codes become ids, the period becomes days. A chief representative sees the own department only.
domain::Result<AskedReport> reportFrom(const Context& context, const v1::ReportQuery& query);

/// Rows [first, first + size) with definitions; the total with the first row.
void writeReport(
    const AskedReport& asked,
    const engine::Report& report,
    std::size_t first,
    std::size_t size,
    v1::GetReportResponse& out
);

/// The JSON mapping of the message, indented, field names as in the proto.
domain::Result<std::string> reportJson(const v1::GetReportResponse& report);

}  // namespace hall::api
