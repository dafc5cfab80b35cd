#include "server/app/past_states.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "server/engine/in_turn.h"
#include "server/engine/log_slice.h"
#include "server/log/recovery.h"

namespace hall::app {

namespace {

using domain::HallState;
using domain::Position;
using domain::Reason;
using domain::Result;

/// Held at once on their way from the core.
constexpr std::size_t kReadMax = 512;

}  // namespace

void PastStates::compute(Position at, const api::Recomputed& then) {
  const bool taken = thread_.post([this, at, then] { then(computed(at)); });
  if (!taken) then(domain::Refusal{Reason::Overloaded, {}}.with("seconds", "5"));
}

void PastStates::stop() {
  stopping_ = true;
  thread_.stop();
}

Result<PastStates::State> PastStates::computed(Position at) {
  auto state = std::make_shared<HallState>(keptAt(at));
  while (state->position < at) {
    if (stopping_) return Reason::NotReady;
    const std::size_t left = at.value - state->position.value;
    const auto slice = read(state->position, std::min(left, kReadMax));
    if (!slice) return slice.refusal();
    if (slice->empty()) return Reason::PositionNotFound;
    for (const engine::StoredEvent& stored : *slice) {
      engine::applyAt(*state, stored.event, stored.position, stored.recorded);
    }
  }
  return State(std::move(state));
}

Result<std::vector<engine::StoredEvent>> PastStates::read(Position after, std::size_t max) {
  return inTurn<std::vector<engine::StoredEvent>>(core_, [after, max](engine::Turn& turn) {
    return engine::readSlice(turn.store().log(), engine::HallId{}, after, max);
  });
}

/// What only the core may look at is asked of it, one look a turn.
HallState PastStates::keptAt(Position at) {
  using Catalogue = std::shared_ptr<const domain::Catalogue>;
  const log::CatalogueSource catalogues = [this](std::string_view hash) -> Catalogue {
    auto found = inTurn<Catalogue>(core_, [&](engine::Turn&) -> Result<Catalogue> {
      return store_.catalogues()(hash);
    });
    return found ? *found : nullptr;
  };
  auto loaded = snapshots_.load(catalogues, [&](const log::SnapshotTag& tag) {
    if (tag.position > at.value) return false;
    const auto own = inTurn<bool>(core_, [&](engine::Turn&) -> Result<bool> {
      const auto there = log::snapshotTag(store_, tag.hall, Position{tag.position});
      return there && there->chain == tag.chain;
    });
    return own && *own;
  });
  return loaded ? std::move(loaded->state) : HallState{};
}

}  // namespace hall::app
