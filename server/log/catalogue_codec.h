#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "server/domain/catalogue.h"

namespace hall::log {

/// The bytes of a published catalogue as the log keeps them. The same content gives the same bytes.
std::string encodeCatalogue(const domain::Catalogue::Content& content);

/// nullptr: the bytes are no catalogue, or a value is out of range. Any bytes may be given.
std::shared_ptr<const domain::Catalogue> decodeCatalogue(std::string_view bytes);

}  // namespace hall::log
