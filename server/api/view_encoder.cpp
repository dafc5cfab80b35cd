#include "server/api/view_encoder.h"

#include <google/protobuf/util/json_util.h>

#include <memory>
#include <utility>

#include "hall/v1/watch_service.pb.h"
#include "server/api/view_frames.h"
#include "server/api/views.h"

namespace hall::api {

namespace {

engine::FrameBytes framed(std::string wire, engine::FrameEncoding encoding) {
  if (encoding == engine::FrameEncoding::Protobuf) {
    return std::make_shared<const std::string>(std::move(wire));
  }
  v1::WatchFrame frame;
  std::string json;
  const bool done =
      frame.ParseFromString(wire) && google::protobuf::util::MessageToJsonString(frame, &json).ok();
  // Only bytes that are no UTF-8 could fail, and no text gets in with them.
  return std::make_shared<const std::string>(done ? std::move(json) : std::string("{}"));
}

}  // namespace

void HallViewEncoder::look(const domain::HallState& state, domain::Instant now) {
  look_.reset();
  if (state.catalogue != nullptr) look_.emplace(state, now, forecast_);
}

bool HallViewEncoder::entities(const engine::WatchScope& scope, engine::Entities& out) {
  if (!look_) return false;
  switch (scope.view) {
    case engine::View::Board:
      return boardEntities(*look_, scope, out);
    case engine::View::Sign:
      return signEntities(*look_, scope, out);
    case engine::View::Pad:
      return padEntities(*look_, scope, out);
    case engine::View::Phone:
      return phoneEntities(*look_, scope, out);
    case engine::View::Kiosk:
      return kioskEntities(*look_, scope, out);
    case engine::View::Counter:
      return counterEntities(*look_, scope, out);
    case engine::View::Desk:
      return deskEntities(*look_, scope, out);
    case engine::View::Manager:
      return managerEntities(*look_, scope, out);
  }
  return false;
}

engine::FrameBytes HallViewEncoder::snapshot(
    const engine::WatchScope& scope,
    const engine::FrameHead& head,
    const engine::Entities& entities,
    engine::FrameEncoding encoding
) {
  return framed(snapshotFrame(scope.view, head, entities), encoding);
}

engine::FrameBytes HallViewEncoder::delta(
    const engine::WatchScope& scope,
    const engine::FrameHead& head,
    std::span<const Change> changes,
    engine::FrameEncoding encoding
) {
  return framed(deltaFrame(scope.view, head, changes), encoding);
}

engine::FrameBytes HallViewEncoder::bookmark(
    const engine::FrameHead& head, engine::FrameEncoding encoding
) {
  return framed(bookmarkFrame(head), encoding);
}

engine::FrameBytes HallViewEncoder::reset(
    const engine::FrameHead& head, engine::ResetReason why, engine::FrameEncoding encoding
) {
  return framed(resetFrame(head, why), encoding);
}

engine::FrameBytes HallViewEncoder::goodbye(
    const engine::FrameHead& head,
    engine::GoodbyeReason why,
    domain::Duration retryAfter,
    engine::FrameEncoding encoding
) const {
  return framed(goodbyeFrame(head, why, retryAfter), encoding);
}

}  // namespace hall::api
