#pragma once

#include <string>

#include "server/domain/deciding.h"

/// Raising and clearing alerts inside of `decide`. At most one alert is open per (rule, subject).
namespace hall::domain {

/// The subject of what concerns the whole hall.
inline constexpr const char* kHallSubject = "hall";

/// Adds what makes an alert of this rule and subject stand at `level`: nothing when one stands
/// there or above; one that stands lower is cleared and raised anew, so that it is acknowledged
/// anew. REQUIRES: `events` raises none of this rule and subject yet.
void raiseAlert(
    const Deciding& deciding,
    AlertRule rule,
    AlertLevel level,
    std::string subject,
    Instant at,
    Events& events
);

/// Raises it anew, at whatever level, in place of one that is open: for a fact that came once more.
void raiseAnew(
    const Deciding& deciding,
    AlertRule rule,
    AlertLevel level,
    std::string subject,
    Instant at,
    Events& events
);

/// Adds the clearing of such an alert, if one is open.
void clearAlert(
    const Deciding& deciding, AlertRule rule, const std::string& subject, Instant at, Events& events
);

/// Does the alert tell of something that happened once (numbers were imported, a day ended with
/// open tickets) and that no later fact can undo? It stands until somebody has acknowledged it and
/// the day has ended.
bool tellsOfAnIncident(AlertRule rule);

}  // namespace hall::domain
