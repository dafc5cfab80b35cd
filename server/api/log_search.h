#pragma once

#include <optional>

#include "server/engine/store.h"

/// Finding a place in the log by halving: times of recording never decrease. Some twenty reads of
/// one event each.
namespace hall::api {

/// The position in front of the first event recorded at `at` or later; the last one when there is
/// none.
domain::Result<engine::Position> positionBefore(engine::EventLog& log, domain::Instant at);

/// The event that issued this ticket: its id names the millisecond. Nothing: no such ticket.
domain::Result<std::optional<engine::StoredEvent>> issueOf(
    engine::EventLog& log, domain::TicketId ticket
);

}  // namespace hall::api
