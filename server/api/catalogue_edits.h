#pragma once

#include "hall/v1/admin_service.pb.h"
#include "server/api/catalogue_rows.h"
#include "server/domain/catalogue.h"
#include "server/domain/result.h"

namespace hall::api {

/// The published content as the request changes it; ids of what is new are provisional. Pure; takes
/// its time with a large catalogue.
///
/// A date of the hall's hours that changes also changes in the hours of those queues and counters
/// that say nothing else about it, as where the files are read: a closure of the hall is written
/// once.
///
/// MalformedRequest naming the field: out of range, too many, twice. CatalogueInvalid naming the
/// rule, the field and the code: it names what does not exist, or changes what is fixed.
domain::Result<domain::Catalogue::Content> editedContent(
    const domain::Catalogue::Content& published,
    const v1::EditCatalogueRequest& request,
    const GuideHands& hands
);

}  // namespace hall::api
