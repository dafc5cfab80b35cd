#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/domain/hall_state.h"

namespace hall::api {

/// Of the published catalogue: its version with the beginning of its hash, since a restored hall
/// may give a version a second time. Empty: none is published.
std::string catalogueEtag(std::uint32_t version, std::string_view hash);
std::string catalogueEtag(const domain::HallState& state);
/// The version the etag stands for in this state: 0 for an empty one, and one that never exists for
/// any other than the current.
std::uint32_t versionOfEtag(const domain::HallState& state, std::string_view etag);

}  // namespace hall::api
