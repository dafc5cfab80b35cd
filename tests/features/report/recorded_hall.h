#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "server/domain/rules.h"
#include "server/engine/store.h"
#include "server/engine/work.h"
#include "tests/simulation/random_hall.h"

namespace hall::views {

using engine::StoredEvent;

/// Days of the random hall of tests/simulation, as its log holds them from the first event on.
class RecordedHall {
 public:
  explicit RecordedHall(std::uint64_t seed);

  /// Another day until its night, each command a batch of its own.
  void runDay();
  /// After each event, with the state that it made.
  std::function<void(const StoredEvent&, const domain::HallState&)> onEvent;

  const std::vector<StoredEvent>& log() const { return log_; }
  /// Where each batch ends: index of the first event that is no part of it.
  const std::vector<std::size_t>& ends() const { return ends_; }
  const domain::HallState& state() const { return state_; }

 private:
  void open();
  void pass();
  void tick();
  void submit(const domain::Command& command);
  void record(const domain::Event& event);

  domain::HallState state_;
  domain::HallState seen_;  ///< as far as `onEvent` was told
  simulation::RandomHall people_;
  domain::Instant now_;
  int day_ = 0;
  std::vector<StoredEvent> log_;
  std::vector<std::size_t> ends_;
};

}  // namespace hall::views
