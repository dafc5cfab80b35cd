#pragma once

#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/domain/forecast.h"
#include "server/engine/random_ids.h"
#include "server/views/projector.h"
#include "tests/features/report/recorded_hall.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/domain/refusal_of.h"
#include "tests/unit/engine/fake_store.h"
#include "tests/unit/engine/hand_clock.h"
#include "tests/unit/engine/probe_work.h"

namespace hall::views {

using engine::Dimension;
using engine::kPatience;
using engine::Position;
using engine::Report;
using engine::ReportQuery;
using support::isAccepted;
using support::isRefused;

/// A projector over a real core that reads a recorded log. What is committed here is what
/// `commit` says: the core only serves slices.
class ViewsFixture : public testing::Test {
 protected:
  void TearDown() override { stop(); }

  /// A server that has `log` behind it starts.
  void start(const std::vector<StoredEvent>& log = {}, Projector::Options options = {}) {
    stop();
    store = std::make_unique<engine::FakeStore>();
    store->readsToFail = readsToFail;
    append(log);
    domain::HallState state;
    state.position = Position{log.size()};
    core = std::make_unique<engine::Core>(
        engine::Core::Parts{*store, clock, *ids, forecast},
        std::move(state),
        engine::Core::Options{}
    );
    options.retryGap = std::chrono::milliseconds{5};
    options.tell = [this](std::string_view what) {
      const std::lock_guard lock(toldMutex_);
      told_.emplace_back(what);
    };
    views = std::make_unique<Projector>(file, *core, std::move(options));
    core->start();
    views->start();
  }
  void stop() {
    if (core) core->stop();
    if (views) views->stop();
    views.reset();
    core.reset();
  }

  /// Events [from, to) of the log become durable and are published.
  void commit(const std::vector<StoredEvent>& log, std::size_t from, std::size_t to) {
    const std::vector<StoredEvent> part(
        log.begin() + static_cast<std::ptrdiff_t>(from),
        log.begin() + static_cast<std::ptrdiff_t>(to)
    );
    append(part);
    auto batch = std::make_shared<engine::CommittedBatch>();
    batch->first = part.front().position;
    batch->recorded = part.front().recorded;
    for (const StoredEvent& stored : part) batch->events.push_back(stored.event);
    views->onCommitted(batch);
  }

  engine::Result<Report> report(
      const ReportQuery& query, Position wants = {}, std::chrono::milliseconds patience = kPatience
  ) {
    auto answer = std::make_shared<std::promise<engine::Result<Report>>>();
    auto coming = answer->get_future();
    views->report(
        query,
        wants,
        std::chrono::steady_clock::now() + patience,
        [answer](engine::Result<Report> report) { answer->set_value(std::move(report)); }
    );
    auto come = engine::soon(std::move(coming));
    return come ? *come : engine::Result<Report>(domain::Reason::Internal);
  }
  bool reaches(const std::vector<StoredEvent>& log) {
    return report(wholeHall(), Position{log.size()}).ok();
  }
  std::vector<std::string> told() {
    const std::lock_guard lock(toldMutex_);
    return told_;
  }

  static ReportQuery wholeHall(int days = 3) {
    ReportQuery query;
    query.first = support::monday();
    query.last = support::monday() + std::chrono::days{days - 1};
    return query;
  }
  /// A report by each dimension and by some pairs, over the days and over one of them.
  std::vector<Report> everyReport(Position wants);
  /// Every row of every table as text.
  std::vector<std::string> everyRow() const;

  support::TemporaryDirectory folder;
  const std::filesystem::path file = folder / "views.db";
  engine::HandClock clock{support::at(9)};
  std::unique_ptr<engine::IdSource> ids = engine::makeSeededIds(1);
  domain::GammaQueueLength forecast;
  int readsToFail = 0;  ///< of the next start's
  std::unique_ptr<engine::FakeStore> store;
  std::unique_ptr<engine::Core> core;
  std::unique_ptr<Projector> views;

 private:
  void append(const std::vector<StoredEvent>& events) {
    for (const StoredEvent& stored : events) {
      engine::HallBatch batch;
      batch.recorded = stored.recorded;
      batch.events = {&stored.event, 1};
      ASSERT_TRUE(isAccepted(store->log().append({&batch, 1})));
    }
  }

  std::mutex toldMutex_;
  std::vector<std::string> told_;
};

/// Days of a hall that has seen most things. Made once, as it takes its time.
const RecordedHall& twoDays();

}  // namespace hall::views
