#pragma once

#include <optional>

#include "hall/v1/watch_service.pb.h"
#include "tools/hallctl/connection.h"

namespace hall::hallctl {

/// What a view shows now. Nothing: refused, and said.
std::optional<v1::WatchFrame> firstFrame(
    Invocation& run, Connection& connection, const v1::WatchHallRequest& request
);

}  // namespace hall::hallctl
