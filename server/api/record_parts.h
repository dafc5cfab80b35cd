#pragma once

#include <memory>

#include "server/api/long_call.h"

/// ReportService over the record itself, a file each. Walks over the log: in slices of the core
/// thread between batches, a few at a time.
namespace hall::api {

void listEvents(const std::shared_ptr<LongCall>& call);
void verifyLog(const std::shared_ptr<LongStream>& call);
void exportLog(const std::shared_ptr<LongStream>& call);

/// Overloaded: enough walks over the log go on.
inline domain::Refusal tooManyWalks() {
  return domain::Refusal{domain::Reason::Overloaded, {}}.with("seconds", "5");
}

}  // namespace hall::api
