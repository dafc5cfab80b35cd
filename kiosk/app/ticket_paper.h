#pragma once

#include "kiosk/ui/hall_port.h"
#include "terminal/device/sheet.h"

/// What stands on a number's paper (standards.md 6.3, glossary section 6). No name, no document
/// number, no ground: the values it is made of hold none. Chinese stands on it always, for staff
/// read it too.
namespace hall::kiosk {

/// 号票.
terminal::Paper ticketPaper(
    const TicketSlip& slip, const Catalogue& catalogue, const terminal::PaperStyle& style
);

}  // namespace hall::kiosk
