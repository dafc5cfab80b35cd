#pragma once

#include "kiosk/ui/hall_words.h"

namespace hall::kiosk {

/// The catalogue of the scripted hall: a small one window hall with guides, all texts marked 示例.
CataloguePtr demoCatalogue();

}  // namespace hall::kiosk
