#pragma once

#include "hall/v1/hall_status.pb.h"
#include "server/domain/hall_state.h"

namespace hall::api {

/// How the hall stands, with the broadcasts of `zone`; none: of every zone.
void writeHallStatus(
    const domain::HallState& state, domain::ZoneId zone, domain::Instant now, v1::HallStatus& out
);

}  // namespace hall::api
