#pragma once

#include "hall/v1/board_view.pb.h"
#include "hall/v1/text.pb.h"
#include "server/domain/hall_state.h"

/// What the public may know of a counter: its name on screens and whether it is open; never a pause
/// reason, never a person.
namespace hall::api {

/// "12", or the name of a named room. True: a named room.
bool writeCounterLabel(
    const domain::Catalogue& catalogue, domain::CounterId counter, v1::DisplayText& out
);
v1::PublicCounterState publicStateOf(const domain::Counter& counter);
/// The number called or serving there; empty without one.
std::string numberAt(const domain::HallState& state, const domain::Counter& counter);

}  // namespace hall::api
