#pragma once

#include <string>
#include <string_view>

#include "hall/v1/alert.pb.h"
#include "server/domain/hall_state.h"

/// Alerts as the API shows them.
namespace hall::api {

/// An alert that is open.
void writeAlert(const domain::HallState& state, const domain::Alert& alert, v1::Alert& out);

/// "counter:3", as the log has it, with the code that people know instead: "counter:12". A subject
/// of another sort, or one whose row is gone, stays as it is.
std::string subjectText(const domain::HallState& state, std::string_view subject);

/// "zone-without-output" of ZoneWithoutOutput: the name that the API's enumeration gives it.
std::string ruleText(domain::AlertRule rule);

/// Does the alert concern the zone: itself, a counter, a queue or a device of it, or the hall?
bool concernsZone(const domain::HallState& state, const domain::Alert& alert, domain::ZoneId zone);

}  // namespace hall::api
