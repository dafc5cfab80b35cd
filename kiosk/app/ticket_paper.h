#pragma once

#include "kiosk/device/paper.h"
#include "kiosk/ui/hall_port.h"

/// What stands on the kiosk's papers (standards.md 6.3, glossary section 6). No name, no document
/// number, no ground: the values it is made of hold none.
namespace hall::kiosk {

/// 号票. `english` adds English below what an applicant must understand.
Paper ticketPaper(const TicketSlip& slip, const Catalogue& catalogue, bool rehearsal, bool english);

/// 办事指南 of an item, by its code, as a card of one page; empty where the catalogue has none.
Paper guidePaper(const QString& code, const Catalogue& catalogue, bool english);

}  // namespace hall::kiosk
