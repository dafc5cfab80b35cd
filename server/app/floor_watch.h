#pragma once

#include <chrono>

#include "server/api/upkeep.h"
#include "server/domain/call_times.h"
#include "server/engine/core.h"

namespace hall::app {

/// Makes the log's alerts follow what time brings about on the floor, by commands, one a turn.
///
/// A clock that runs is followed from the rounds, every few seconds. A clock that only a hand moves
/// is looked at on its way by whoever moves it (`lookOnTheWay`) and not otherwise: the same steps
/// give the same log, and nothing happens in the hall between them.
class FloorWatch {
 public:
  /// Both outlive it. `stepped`: the clock is one that only a hand moves.
  FloorWatch(engine::Core& core, const engine::Clock& clock, bool stepped)
      : core_(core), clock_(clock), stepped_(stepped) {}

  /// Every second or so, from one thread. Blocks for a turn or a few.
  void follow();
  /// In a turn.
  api::Upkeep::FloorLook lookOnTheWay(engine::Turn& turn);

 private:
  /// True: an alert was changed, and there may be more.
  domain::Result<bool> step(engine::Turn& turn);

  engine::Core& core_;
  const engine::Clock& clock_;
  const bool stepped_;
  domain::Instant nextLook_;  ///< of `follow`
  domain::CallTimes calls_;   ///< core thread only
};

}  // namespace hall::app
