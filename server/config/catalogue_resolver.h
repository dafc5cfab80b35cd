#pragma once

#include "server/config/catalogue_draft.h"
#include "server/config/people.h"
#include "server/domain/catalogue.h"

namespace hall::config {

/// Puts provisional ids in place of codes. Reports every code that names nothing, prefixes that
/// make the same number twice, and what is missing from the whole.
domain::Catalogue::Content resolve(CatalogueDraft draft, Faults& faults);

/// The people of the draft; reports codes that name nothing.
People resolvePeople(const CatalogueDraft& draft, Faults& faults);

/// Sends inherited items to the queues that stand for those of the parent.
void redirectInheritedItems(
    CatalogueDraft& draft, const std::vector<QueueRow>& parentQueues, Faults& faults
);

}  // namespace hall::config
