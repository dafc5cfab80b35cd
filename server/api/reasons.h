#pragma once

#include <span>
#include <string_view>

#include "server/api/call.h"
#include "server/domain/reason.h"

namespace hall::api {

/// How a refusal looks from outside. One table, complete (a test proves it).
struct ReasonRow {
  domain::Reason reason;
  StatusCode code;
  int httpStatus;
  std::string_view messageKey;  ///< key of the sentence in the clients' message catalogues
};

std::span<const ReasonRow> reasonTable();
const ReasonRow& rowOf(domain::Reason reason);

/// Status with an ErrorDetail; the English message is for developers.
CallStatus statusOf(const domain::Refusal& refusal);

}  // namespace hall::api
