#pragma once

#include <memory>
#include <mutex>

#include "server/api/long_call.h"
#include "server/engine/watch_hub.h"

namespace hall::api {

/// One watcher between the hub and its transport. The transport holds it until the stream is over;
/// the hub holds it as long as it sends. Thread-safe.
class WatchStream final : public engine::WatchSink, public StreamListener {
 public:
  using WatcherId = engine::WatchHub::WatcherId;

  /// Opens the stream and hands it to the hub, which begins no earlier than `notBefore`.
  static void begin(
      engine::WatchHub& hub,
      std::shared_ptr<LongStream> call,
      const engine::WatchScope& scope,
      engine::WatchHub::Start start
  );

  WatchStream(
      engine::WatchHub& hub, std::shared_ptr<LongStream> call, const engine::WatchScope& scope
  );

  // ---- from the hub ----
  std::optional<engine::GoodbyeReason> barred(const domain::HallState& state, domain::Instant now)
      override;
  bool send(const engine::FrameBytes& frame) override;
  void end(const engine::FrameBytes& last) override;

  // ---- from the transport ----
  void onWritable() override;
  void onClosed() override;

 private:
  engine::WatchHub& hub_;
  const WatcherId id_;
  const engine::WatchScope scope_;
  const Services& services_;
  const Caller caller_;

  std::mutex mutex_;
  // State below is protected by mutex_.
  std::shared_ptr<LongStream> call_;  ///< none: the stream is over
  engine::FrameBytes last_;           ///< waits for the frame on its way
};

}  // namespace hall::api
