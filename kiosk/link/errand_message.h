#pragma once

#include "hall/v1/ticket_service.pb.h"
#include "kiosk/ui/errand.h"

/// What somebody comes for as the server takes it.
namespace hall::kiosk {

v1::Errand messageOf(const Errand& errand);
v1::Ground groundMessage(Ground ground);
/// Overwrites every personal text of the message, then takes it out.
void wipe(v1::Errand& errand);

}  // namespace hall::kiosk
