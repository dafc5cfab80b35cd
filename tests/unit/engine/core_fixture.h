#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <utility>

#include "server/domain/forecast.h"
#include "server/engine/core.h"
#include "server/engine/random_ids.h"
#include "tests/support/floor_builder.h"
#include "tests/unit/engine/fake_store.h"
#include "tests/unit/engine/hand_clock.h"
#include "tests/unit/engine/probe_work.h"

namespace hall::engine {

/// Remembers what the core published.
class Published final : public BatchObserver {
 public:
  void onCommitted(const std::shared_ptr<const CommittedBatch>& batch) override {
    const std::lock_guard lock(mutex_);
    batches_.push_back(batch);
  }
  std::vector<std::shared_ptr<const CommittedBatch>> batches() const {
    const std::lock_guard lock(mutex_);
    return batches_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::shared_ptr<const CommittedBatch>> batches_;
};

/// A core over the small hall of floor_builder.h at 09:00, with Zhang at counter 1.
class CoreFixture : public testing::Test {
 protected:
  void TearDown() override {
    if (core) core->stop();
  }

  void start(Core::Options options = {}) {
    start(support::aHall().signedIn(support::kCounter1, support::kZhang).build(), options);
  }
  void start(HallState state, Core::Options options = {}) {
    core = std::make_unique<Core>(
        Core::Parts{store, clock, *ids, forecast}, std::move(state), options
    );
    core->observe(published);
    core->onFatal([this](const domain::Refusal& why) { fatal.set_value(why); });
    core->start();
  }

  static Submission issue(domain::QueueId queue = support::kGeneral) {
    domain::IssueTicket command;
    command.queue = queue;
    if (queue == support::kGeneral) {
      command.queue = {};
      command.item = support::kCompanySetUp;
    }
    Submission submission;
    submission.command = support::by(support::kKiosk, command);
    return submission;
  }
  static Submission callNext() {
    Submission submission;
    submission.command = support::by(support::kZhang, domain::CallNext{support::kCounter1});
    return submission;
  }
  static Submission keyed(Submission submission, std::uint8_t id, std::uint8_t body = 1) {
    submission.key = RequestKey{1, {}};
    submission.key->id.bytes[15] = id;
    submission.body.fill(body);
    return submission;
  }

  struct Answer {
    Result<Position> position = domain::Reason::Internal;
    Events events;
    bool repeated = false;
    std::optional<domain::Refusal> failed;  ///< the work itself
  };
  /// What `perform` answered, once durable.
  std::optional<Answer> perform(const Submission& submission) {
    auto answer = std::make_shared<Answer>();
    auto ending = submit(*core, probe([answer, submission](Turn& turn) {
      *answer = answered(turn.perform(submission));
    }));
    auto ended = soon(std::move(ending));
    if (!ended) return std::nullopt;
    answer->failed = ended->failed;
    return *answer;
  }
  static Answer answered(const Result<Performed>& performed) {
    if (!performed) return {performed.refusal(), {}, false, {}};
    return {
        performed->position,
        Events(performed->events.begin(), performed->events.end()),
        performed->repeated,
        {}};
  }
  /// Runs on the core's thread.
  bool look(const std::function<void(const HallState&)>& at) {
    const auto ended = soon(submit(*core, probe([&](Turn& turn) { at(turn.state()); })));
    return ended && !ended->failed;
  }

  /// Turns the core until `holds`; false when it does not come to that.
  bool turnUntil(const std::function<bool()>& holds) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (!holds()) {
      if (std::chrono::steady_clock::now() > end) return false;
      core->wake();
      if (!look([](const HallState&) {})) return false;
    }
    return true;
  }

  FakeStore store;
  HandClock clock{support::at(9)};
  std::unique_ptr<IdSource> ids = makeSeededIds(1);
  domain::GammaQueueLength forecast;
  Published published;
  std::promise<domain::Refusal> fatal;
  std::unique_ptr<Core> core;
};

}  // namespace hall::engine
