#pragma once

#include <google/protobuf/field_mask.pb.h>

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string_view>

#include "server/api/wire.h"

namespace hall::api {

/// MalformedRequest: the mask is empty, names a field twice, or one that cannot be changed.
inline std::optional<domain::Refusal> refuseMask(
    const google::protobuf::FieldMask& mask, std::span<const std::string_view> allowed
) {
  if (mask.paths().empty()) return malformed("update_mask");
  std::set<std::string_view> seen;
  for (const std::string& path : mask.paths()) {
    const bool fits = std::find(allowed.begin(), allowed.end(), path) != allowed.end();
    if (!fits || !seen.insert(path).second) return malformed("update_mask", path);
  }
  return std::nullopt;
}

}  // namespace hall::api
