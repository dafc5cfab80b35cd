#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

#include "server/engine/core.h"
#include "server/engine/reports.h"
#include "server/views/day_store.h"
#include "server/views/fact_builder.h"

namespace hall::views {

/// Follows the log on a thread of its own and answers reports from what it has built.
///
/// Only closed days are stored; the running day is read from the log again at a start. Batches come
/// through a bounded queue; when it overflows, what was dropped is read from the log through the
/// core in slices. Public methods are thread-safe.
class Projector final : public engine::BatchObserver, public engine::Reports {
 public:
  struct Options {
    engine::HallId hall;
    std::size_t batchesMax = 256;
    std::size_t readMax = 512;  ///< events of one slice read from the log
    std::size_t asksMax = 64;   ///< reports that wait
  };

  /// `core` outlives it. Call `start` once the core runs.
  Projector(const std::filesystem::path& file, engine::Core& core, Options options);
  ~Projector() override;

  void start();
  void stop();

  void onCommitted(const std::shared_ptr<const engine::CommittedBatch>& batch) override;
  void report(
      engine::ReportQuery query,
      engine::Position wants,
      TimePoint deadline,
      std::function<void(engine::Result<engine::Report>)> then
  ) override;
  void alerts(
      bool withCleared,
      std::size_t skip,
      std::size_t max,
      engine::Position wants,
      TimePoint deadline,
      std::function<void(engine::Result<std::vector<engine::PastAlert>>)> then
  ) override;
  void rebuild(std::function<void(engine::Position, bool)> progress) override;
  engine::Position position() const override { return engine::Position{reached_.load()}; }

 private:
  class LogSlice;
  /// A question that waits for its position.
  struct Ask {
    engine::Position wants;
    TimePoint deadline;
    std::function<void()> answer;
    std::function<void(domain::Refusal)> refuse;
  };

  void loop();
  void ask(Ask ask);
  void answerAsks();
  void follow(const domain::Event& event, engine::Position position);
  void followAlert(const domain::Event& event);
  void readOn();
  void takeSlice(std::vector<engine::StoredEvent> slice);
  void begin();
  engine::Report build(const engine::ReportQuery& query);

  engine::Core& core_;
  const Options options_;
  std::thread thread_;
  std::atomic<std::uint64_t> reached_{0};

  std::mutex mutex_;
  std::condition_variable arrived_;
  // State below is protected by mutex_.
  std::deque<std::shared_ptr<const engine::CommittedBatch>> batches_;
  std::vector<Ask> newAsks_;
  std::vector<std::function<void()>> tasks_;
  bool stopping_ = false;

  // Touched by the views' thread only.
  DayStore store_;
  FactBuilder facts_;
  std::vector<Ask> asks_;
  engine::Position position_;
  engine::Position catalogueAt_;
  bool reading_ = false;
  bool begun_ = false;
  std::function<void(engine::Position, bool)> progress_;
  TimePoint lastProgress_;
};

}  // namespace hall::views
