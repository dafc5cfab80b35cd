#pragma once

#include "kiosk/ui/hall_words.h"

namespace hall::kiosk {

/// The catalogue of the scripted hall: a small one window hall with guides, all texts marked 示例.
/// Its items come again, under further names, until there are `itemsAtLeast`.
CataloguePtr demoCatalogue(int itemsAtLeast = 0);

}  // namespace hall::kiosk
