#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/domain/hall_state.h"
#include "server/log/event_codec.h"

namespace hall::log {

/// Grows with every change of what a snapshot holds or of what its values mean. A snapshot of
/// another version is discarded and the state is rebuilt from the log.
inline constexpr std::uint32_t kStateVersion = 3;

/// The bytes of a whole state. The same state gives the same bytes. Reads only; any thread that
/// owns an unchanging copy.
std::string encodeState(const domain::HallState& state);

/// Nothing: the bytes are no state, a value is out of range, or `catalogues` does not have the
/// catalogue in force. Any bytes may be given.
std::optional<domain::HallState> decodeState(
    std::string_view bytes, const CatalogueSource& catalogues
);

}  // namespace hall::log
