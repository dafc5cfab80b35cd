#pragma once

#include "hall/v1/watch_service.pb.h"

namespace hall::client {

/// Keeps what a watcher holds up to date: a snapshot frame replaces it, a delta is merged into it.
/// Reset, bookmark and goodbye leave it as it is. True: it changed.
///
/// Rests on the form that all views share: an entity's key is its field 1, `removed_<x>_ids` names
/// those that are gone, a single message replaces the former, and a list that is replaced whole has
/// a flag `<list>_changed` beside it. A test holds every view to it.
bool mergeFrame(const v1::WatchFrame& frame, v1::WatchSnapshot& held);

}  // namespace hall::client
