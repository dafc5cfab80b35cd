#pragma once

#include "terminal/device/sheet.h"

namespace hall::terminal {

/// 办事指南 of an item, by its code, as a card of one page; empty where the catalogue has none.
Paper guidePaper(const QString& code, const Catalogue& catalogue, const PaperStyle& style);

}  // namespace hall::terminal
