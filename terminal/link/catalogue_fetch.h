#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "client/hall_client.h"
#include "terminal/link/catalogue_copy.h"

namespace hall::terminal {

/// Asks the server for the whole catalogue with its guides and keeps it in `copy`. Null: no whole
/// one came, or the server has none newer than `knownVersion`; then the copy stands as it was. One
/// that cannot be kept is good all the same, and `journal` is told.
///
/// Waits for the network, for a minute at most: for a lane, never for a thread of windows.
KnownCataloguePtr fetchCatalogue(
    client::HallClient& server,
    std::uint32_t knownVersion,
    const CatalogueCopy& copy,
    const std::function<void(const std::string&)>& journal
);

}  // namespace hall::terminal
