#pragma once

#include "kiosk/device/paper.h"
#include "kiosk/ui/hall_port.h"

/// What stands on the kiosk's papers (standards.md 6.3, glossary section 6). No name, no document
/// number, no ground: the values it is made of hold none. Chinese stands on all of them, for staff
/// read them too; `english` adds English below each line.
namespace hall::kiosk {

/// How a paper is to be.
struct PaperStyle {
  bool rehearsal = false;  ///< 演练 stands on top
  bool english = false;
};

/// 号票.
Paper ticketPaper(const TicketSlip& slip, const Catalogue& catalogue, const PaperStyle& style);

/// 办事指南 of an item, by its code, as a card of one page; empty where the catalogue has none.
Paper guidePaper(const QString& code, const Catalogue& catalogue, const PaperStyle& style);

}  // namespace hall::kiosk
