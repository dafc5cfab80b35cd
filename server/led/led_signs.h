#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/engine/clock.h"
#include "server/engine/follower.h"
#include "server/led/led_bus.h"
#include "server/led/text_encoder.h"

namespace hall::led {

/// A strip over a counter.
struct LedSign {
  std::string counter;  ///< its code
  Target to;
  std::size_t characters = 8;  ///< full-width ones
  Encoding encoding = Encoding::Gb18030;
  std::string before;  ///< bytes around each text
  std::string after;
};

/// The LED strips of the hall: follows the state, words what each strip shows and hands what
/// changed to the bus that reaches it. It works on the follower's thread and never waits there.
/// The strips keep their last text when the server ends.
class LedSigns final : public engine::StateListener {
 public:
  struct Options {
    std::vector<LedSign> signs;
    LedBus::Options bus;  ///< patience and gaps; the rest is set for each bus
    /// The state is looked at this seldom, however much happens.
    std::chrono::milliseconds lookGap{50};
    /// From the thread of the bus: it failed, it reaches its strips again.
    std::function<void(const Target&, const domain::Refusal&)> onFailure;
    std::function<void(const Target&)> onRecovery;
    /// From the follower's thread, when a catalogue lacks the counter of a sign, which then shows
    /// nothing new.
    std::function<void(const std::string& counter)> onUnknown;
  };

  /// `clock` outlives it. ConfigurationInvalid: this machine cannot write an encoding.
  static domain::Result<std::unique_ptr<LedSigns>> make(
      Options options, const engine::Clock& clock
  );

  void onBatch(const engine::HallState& state, const engine::CommittedBatch& batch) override;
  std::optional<TimePoint> nextTurn() const override { return lookAt_; }
  void onTurn(const engine::HallState& state, TimePoint now) override;
  void onStop(const engine::HallState&) override {}

  /// Ends the threads at once. Idempotent; after the follower's end.
  void stop();

 private:
  struct Strip {
    LedSign sign;
    TextEncoder encoder;
    LedBus* bus = nullptr;
    std::size_t place = 0;  ///< on its bus
    std::string shown;      ///< the text that it was given last
  };

  LedSigns(Options options, const engine::Clock& clock)
      : options_(std::move(options)), clock_(clock) {}
  void makeBuses();
  void show(const domain::HallState& state, Strip& strip, domain::CounterId counter);
  void lookAgainAt(domain::Instant change, TimePoint now);
  void tellUnknown(const domain::Catalogue& catalogue);

  const Options options_;
  const engine::Clock& clock_;
  std::vector<std::unique_ptr<LedBus>> buses_;

  // Touched by the follower's thread only once it listens.
  std::vector<Strip> strips_;
  std::optional<TimePoint> lookAt_ = TimePoint{};  ///< the first look shows what there is
  TimePoint looked_;
  std::uint32_t catalogue_ = 0;  ///< version whose counters were checked
};

}  // namespace hall::led
