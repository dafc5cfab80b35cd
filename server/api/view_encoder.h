#pragma once

#include <optional>

#include "server/api/look.h"
#include "server/domain/forecast.h"
#include "server/engine/watch_hub.h"

namespace hall::api {

/// The views of hall.v1: which entities each carries (views.h) and how frames look (view_frames.h).
/// On the web a frame is the JSON mapping of the same message.
class HallViewEncoder final : public engine::ViewEncoder {
 public:
  /// `forecast` outlives it.
  explicit HallViewEncoder(const domain::WaitForecast& forecast) : forecast_(forecast) {}

  void look(const domain::HallState& state, domain::Instant now) override;
  bool entities(const engine::WatchScope& scope, engine::Entities& out) override;
  engine::FrameBytes snapshot(
      const engine::WatchScope& scope,
      const engine::FrameHead& head,
      const engine::Entities& entities,
      engine::FrameEncoding encoding
  ) override;
  engine::FrameBytes delta(
      const engine::WatchScope& scope,
      const engine::FrameHead& head,
      std::span<const Change> changes,
      engine::FrameEncoding encoding
  ) override;
  engine::FrameBytes bookmark(const engine::FrameHead& head, engine::FrameEncoding encoding)
      override;
  engine::FrameBytes reset(
      const engine::FrameHead& head, engine::ResetReason why, engine::FrameEncoding encoding
  ) override;
  engine::FrameBytes goodbye(
      const engine::FrameHead& head,
      engine::GoodbyeReason why,
      domain::Duration retryAfter,
      engine::FrameEncoding encoding
  ) const override;

 private:
  const domain::WaitForecast& forecast_;
  std::optional<Look> look_;  ///< none before a catalogue is published
};

}  // namespace hall::api
