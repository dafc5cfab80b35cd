#pragma once

#include <string>
#include <utility>

#include "server/domain/ids.h"
#include "server/domain/result.h"
#include "server/domain/time.h"

/// Refusals that more than one decision makes, and the texts their details are written in. Inside
/// of `decide`.
namespace hall::domain {

/// The field, by its name in the request, is missing, too long, out of range or contradicts
/// another.
Refusal malformedIn(std::string field);

/// "2026-03-02T08:30:00+08:00": a moment of a detail, to the second, in the hall's zone.
std::string rfc3339(Instant at, const TimeZone& zone);

/// "0195f0c2-…": a ticket's id in the text form of RFC 9562.
std::string idText(TicketId id);

}  // namespace hall::domain
