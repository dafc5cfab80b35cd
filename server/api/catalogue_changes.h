#pragma once

#include <string>
#include <vector>

#include "hall/v1/admin_service.pb.h"
#include "server/domain/catalogue.h"

namespace hall::api {

/// Rows that differ between two catalogues, as "item:shebaoka" or "rules", at most `most`. `before`
/// may be null: every row is new.
std::vector<std::string> changedRows(
    const domain::Catalogue* before, const domain::Catalogue& after, std::size_t most
);

/// What those rows say in both catalogues, for whoever decides whether to publish. Bounded: once
/// both answers together are over 1 MiB, the rest is left out.
void writeChanged(
    const domain::Catalogue& before,
    const domain::Catalogue& after,
    v1::ChangedRows& was,
    v1::ChangedRows& willBe
);

}  // namespace hall::api
