#pragma once

#include "terminal/words/catalogue_words.h"

namespace hall::terminal {

/// The catalogue of the scripted hall: a small one window hall with guides, all texts marked 示例.
/// Its items come again, under further names, until there are `itemsAtLeast`.
CataloguePtr demoCatalogue(int itemsAtLeast = 0);

}  // namespace hall::terminal
