#pragma once

#include <span>
#include <string>

#include "server/engine/watch_hub.h"

/// WatchFrames put together from entities that were encoded before: an entity's bytes become a
/// length-delimited field of the snapshot or delta of its view.
namespace hall::api {

std::string snapshotFrame(
    engine::View view, const engine::FrameHead& head, const engine::Entities& entities
);
std::string deltaFrame(
    engine::View view,
    const engine::FrameHead& head,
    std::span<const engine::ViewEncoder::Change> changes
);
std::string bookmarkFrame(const engine::FrameHead& head);
std::string resetFrame(const engine::FrameHead& head, engine::ResetReason why);
std::string goodbyeFrame(
    const engine::FrameHead& head, engine::GoodbyeReason why, domain::Duration retryAfter
);

}  // namespace hall::api
