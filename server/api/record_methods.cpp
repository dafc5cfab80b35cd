#include "server/api/methods.h"
#include "server/api/record_parts.h"

/// ReportService: events, and the proof that the record is whole.
namespace hall::api {

void addRecordMethods(Methods& methods) {
  methods.onLong("ReportService.ListEvents", &listEvents);
  methods.onStream("ReportService.VerifyLog", &verifyLog, {.catalogue = false});
  methods.onStream("ReportService.ExportLog", &exportLog, {.catalogue = false});
}

}  // namespace hall::api
