#include "tests/features/report/recorded_hall.h"

#include <gtest/gtest.h>

namespace hall::views {

namespace {

using namespace hall::support;  // NOLINT: tests speak the words of the hall
using std::chrono::minutes;
using std::chrono::seconds;

constexpr int kCommandsPerDay = 250;

}  // namespace

RecordedHall::RecordedHall(std::uint64_t seed)
    : state_(aHall().build()), people_(seed, state_), now_(at(0)) {
  open();
}

/// The events behind the state that the builder gives.
void RecordedHall::open() {
  record({now_, {}, HallOpened{state_.mode, state_.hallCode, 1}});
  CataloguePublished published;
  published.version = state_.catalogue->version();
  published.hash = state_.catalogueHash;
  published.catalogue = state_.catalogue;
  record({now_, {}, published});
  for (const auto& [id, staff] : state_.staff) record({now_, {}, StaffRecorded{staff}});
  for (const auto& [id, device] : state_.devices) record({now_, {}, DeviceRecorded{device}});
  ends_.push_back(log_.size());
}

void RecordedHall::record(const domain::Event& event) {
  log_.push_back({engine::Position{log_.size() + 1}, now_, event});
  engine::applyAt(seen_, event, log_.back().position, now_);
  if (onEvent) onEvent(log_.back(), seen_);
}

void RecordedHall::submit(const domain::Command& command) {
  const CallId firstCall = state_.nextCall;
  const auto events = perform(state_, command, now_);
  if (!events || events->empty()) return;
  for (const domain::Event& event : *events) record(event);
  ends_.push_back(log_.size());
  for (CallId call = firstCall; call < state_.nextCall; ++call.value) {
    now_ += seconds{1};
    if (const auto report = people_.reportOf(call)) submit(*report);
  }
}

void RecordedHall::tick() {
  while (nextDue(state_) && *nextDue(state_) <= now_) submit(bySystem(Tick{}));
}

void RecordedHall::pass() {
  simulation::Dice& dice = people_.dice();
  const auto step = dice.chance(4) ? minutes{static_cast<int>(dice.below(25))}
                                   : seconds{static_cast<int>(dice.below(50))};
  const Instant until = now_ + step;
  while (nextDue(state_) && *nextDue(state_) <= until) {
    now_ = std::max(now_, *nextDue(state_));
    tick();
  }
  now_ = until;
}

void RecordedHall::runDay() {
  now_ = std::max(now_, at(24 * day_ + 8, 20));
  for (int i = 0; i < kCommandsPerDay; ++i) {
    pass();
    submit(people_.next(now_));
  }
  ++day_;
  now_ = std::max(now_, at(24 * day_ + 3));
  tick();
}

}  // namespace hall::views
