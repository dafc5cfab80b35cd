#include "bench/engine_hall.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "server/app/clock_choice.h"
#include "server/engine/in_turn.h"
#include "server/engine/random_ids.h"
#include "server/engine/system_clock.h"
#include "server/engine/work.h"

namespace hall::bench {

namespace {

engine::Core::Options coreOptions(std::size_t batchMax) {
  engine::Core::Options options;
  options.batchMax = batchMax;
  return options;
}

constexpr std::size_t kSlice = 4096;

template <class T>
T taken(domain::Result<T> result) {
  if (!result) throw std::runtime_error(textOf(result.refusal()));
  return std::move(result).value();
}

domain::HallState replayed(log::SqliteStore& store) {
  domain::HallState state;
  while (true) {
    const auto slice = taken(store.log().read(engine::HallId{}, state.position, kSlice));
    for (const engine::StoredEvent& stored : slice) {
      engine::applyAt(state, stored.event, stored.position, stored.recorded);
    }
    if (slice.size() < kSlice) return state;
  }
}

}  // namespace

domain::Instant opening() {
  return taken(app::parseClock(fmt::format("rehearsal:{},1", kOpeningText))).start;
}

std::string textOf(const domain::Refusal& refusal) {
  std::string text(nameOf(refusal.reason));
  for (const auto& detail : refusal.details) text += " " + detail.key + "=" + detail.value;
  return text;
}

EngineHall::EngineHall(const Options& options) : ids_(engine::makeRandomIds()) {
  log::StoreOptions store;
  store.directory = options.data;
  store.keyFile = options.key;
  store.clockMode = domain::ClockMode::Rehearsal;
  store_ = taken(log::SqliteStore::open(store, *ids_));
  domain::HallState state = replayed(*store_);
  clock_ = engine::makeSteppedClock(std::max(options.start, state.lastRecorded));
  core_ = std::make_unique<engine::Core>(
      engine::Core::Parts{*store_, *clock_, *ids_, forecast_},
      std::move(state),
      coreOptions(options.batchMax)
  );
  core_->start();
}

engine::Position EngineHall::perform(const domain::Actor& actor, domain::CommandBody command) {
  engine::Position position;
  inTurn([&](engine::Turn& turn) -> domain::Result<engine::Position> {
    engine::Submission submission;
    submission.command.actor = actor;
    submission.command.body = std::move(command);
    const auto performed = turn.perform(std::move(submission));
    if (!performed) return performed.refusal();
    position = performed->position;
    return position;
  });
  return position;
}

void EngineHall::inTurn(const std::function<domain::Result<engine::Position>(engine::Turn&)>& body
) {
  taken(engine::inTurn<engine::Position>(*core_, body));
}

}  // namespace hall::bench
