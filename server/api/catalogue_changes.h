#pragma once

#include <string>
#include <vector>

#include "server/domain/catalogue.h"

namespace hall::api {

/// Rows that differ between two catalogues, as "item:shebaoka" or "rules", at most `most`. `before`
/// may be null: every row is new.
std::vector<std::string> changedRows(
    const domain::Catalogue* before, const domain::Catalogue& after, std::size_t most
);

}  // namespace hall::api
