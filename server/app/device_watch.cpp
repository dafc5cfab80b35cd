#include "server/app/device_watch.h"

#include <utility>

#include "server/engine/in_turn.h"

namespace hall::app {

namespace {

/// A switch that fails silences many; the rest is told at the next look.
constexpr int kChangesMax = 64;

}  // namespace

std::map<domain::DeviceId, domain::LastHeard> DeviceWatch::listen(const engine::Turn& turn) {
  const auto machineNow = now_();
  std::map<domain::DeviceId, domain::LastHeard> heard;
  for (const auto& [id, device] : turn.state().devices) {
    const auto last = contacts_.lastOf(id, turn.now());
    if (!last) continue;
    // Whatever was heard since the look before counts from this one.
    const auto [seen, isFirst] = seen_.try_emplace(id, Seen{*last, machineNow});
    if (!isFirst && seen->second.last != *last) seen->second = {*last, machineNow};
    const auto silent = machineNow - seen->second.noticed;
    heard[id] = {*last, std::chrono::floor<domain::Duration>(silent)};
  }
  return heard;
}

domain::Result<bool> DeviceWatch::step(engine::Turn& turn) {
  const domain::HallState& state = turn.state();
  if (!state.opened) return false;
  const auto alarms = domain::deviceAlarms(state, turn.now(), listen(turn));
  auto change = domain::changeTowards(state, alarms);
  if (!change) return false;
  engine::Submission submission;
  submission.command.body = *std::move(change);
  const auto performed = turn.perform(std::move(submission));
  if (!performed) return performed.refusal();
  return true;
}

void DeviceWatch::follow() {
  if (stepped_) return;
  for (int i = 0; i < kChangesMax; ++i) {
    const auto more =
        engine::inTurn<bool>(core_, [this](engine::Turn& turn) { return step(turn); });
    if (!more || !*more) return;
  }
}

}  // namespace hall::app
