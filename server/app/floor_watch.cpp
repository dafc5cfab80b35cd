#include "server/app/floor_watch.h"

#include <utility>

#include "server/domain/floor_alarms.h"
#include "server/engine/in_turn.h"

namespace hall::app {

namespace {

constexpr domain::Duration kLookEvery = std::chrono::seconds{5};
/// On the way of a step by hand: often enough for rules that count in minutes.
constexpr domain::Duration kLookOnTheWay = std::chrono::minutes{1};
/// A hall where everything happens at once is told of the rest at the next look.
constexpr int kChangesMax = 64;

}  // namespace

domain::Result<bool> FloorWatch::step(engine::Turn& turn) {
  const domain::HallState& state = turn.state();
  if (!state.opened || state.catalogue == nullptr) return false;
  calls_.look(state, turn.now());
  const auto alarms = domain::floorAlarms(state, turn.now(), turn.forecast(), calls_);
  auto change = domain::changeTowards(state, alarms);
  if (!change) return false;
  engine::Submission submission;
  submission.command.body = *std::move(change);
  const auto performed = turn.perform(std::move(submission));
  if (!performed) return performed.refusal();
  return true;
}

void FloorWatch::follow() {
  if (stepped_) return;
  const domain::Instant now = clock_.now();
  if (now < nextLook_) return;
  nextLook_ = now + kLookEvery;
  for (int i = 0; i < kChangesMax; ++i) {
    const auto more =
        engine::inTurn<bool>(core_, [this](engine::Turn& turn) { return step(turn); });
    // What cannot be written down now is tried again at the next look.
    if (!more || !*more) return;
  }
}

api::Upkeep::FloorLook FloorWatch::lookOnTheWay(engine::Turn& turn) {
  api::Upkeep::FloorLook look;
  const auto changed = step(turn);
  look.changed = changed && *changed;
  if (domain::floorNeedsWatching(turn.state())) look.again = turn.now() + kLookOnTheWay;
  return look;
}

}  // namespace hall::app
