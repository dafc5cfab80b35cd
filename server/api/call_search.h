#pragma once

#include "server/api/context.h"

namespace hall::api {

/// A call as the log tells it.
struct FoundCall {
  domain::TicketCalled called;  ///< the event that took the ticket; recalls point back at it
  domain::Instant at;
  engine::Position position;
};

/// Finds the call in the log: call ids grow with the position, so it halves its way there.
/// CallNotFound: never made.
domain::Result<FoundCall> findCall(Context& context, domain::CallId call);

}  // namespace hall::api
