#pragma once

#include <memory>

#include "server/api/long_call.h"

namespace hall::api {

/// CounterService.ExplainCall: the decision as the log tells it, looked for in slices of the core
/// thread. Every candidate, where asked for, is computed anew from the hall as it was in front of
/// that event. Overloaded: enough walks over the log go on.
void explainCall(const std::shared_ptr<LongCall>& call);

}  // namespace hall::api
