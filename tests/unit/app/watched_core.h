#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "server/domain/forecast.h"
#include "server/engine/in_turn.h"
#include "server/engine/random_ids.h"
#include "tests/support/floor_builder.h"
#include "tests/unit/engine/fake_store.h"
#include "tests/unit/engine/hand_clock.h"

namespace hall::app {

/// The core of a hall whose alerts somebody makes follow the facts.
struct WatchedCore {
  explicit WatchedCore(const domain::HallState& hall, domain::Instant now = support::at(9))
      : clock(now), core({store, clock, *ids, forecast}, hall, {}) {
    core.start();
  }
  ~WatchedCore() { core.stop(); }

  /// "yellow", "red" or "none".
  std::string level(domain::AlertRule rule, std::string_view subject) {
    const auto found = engine::inTurn<std::string>(core, [&](engine::Turn& turn) {
      const domain::Alert* alert = turn.state().openAlert(rule, subject);
      if (alert == nullptr) return domain::Result<std::string>("none");
      const bool red = alert->level == domain::AlertLevel::Red;
      return domain::Result<std::string>(red ? "red" : "yellow");
    });
    return found ? *found : "no answer";
  }
  std::size_t alerts() {
    const auto count = engine::inTurn<std::size_t>(core, [](engine::Turn& turn) {
      return domain::Result<std::size_t>(turn.state().alerts.size());
    });
    return count ? *count : std::size_t{0};
  }
  void does(domain::StaffId staff, domain::CommandBody body) {
    const auto done = engine::inTurn<bool>(core, [&](engine::Turn& turn) -> domain::Result<bool> {
      engine::Submission submission;
      submission.command = support::by(staff, std::move(body));
      const auto performed = turn.perform(std::move(submission));
      if (!performed) return performed.refusal();
      return true;
    });
    EXPECT_TRUE(done.ok());
  }

  engine::FakeStore store;
  engine::HandClock clock;
  std::unique_ptr<engine::IdSource> ids = engine::makeSeededIds(1);
  domain::GammaQueueLength forecast;
  engine::Core core;
};

}  // namespace hall::app
