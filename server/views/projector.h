#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <vector>

#include "server/engine/core.h"
#include "server/engine/reports.h"
#include "server/views/alert_book.h"
#include "server/views/day_store.h"
#include "server/views/fact_builder.h"

namespace hall::views {

/// Follows the log on a thread of its own and answers reports from what it has built.
///
/// Only closed days are stored; the running day is read from the log again at a start. Batches come
/// through a bounded queue; when it overflows, what was dropped is read from the log through the
/// core in slices. A file that is damaged, or that belongs to another log (a restored backup), is
/// thrown away and the log read from its beginning. Public methods are thread-safe.
///
/// Order of an end: `stop`, in whichever order with the core's; the projector goes only after the
/// core has stopped, which may still hold a read of the log for it.
class Projector final : public engine::BatchObserver, public engine::Reports {
 public:
  struct Options {
    engine::HallId hall;
    std::size_t batchesMax = 256;
    std::size_t readMax = 512;  ///< events of one slice of the log, which its time bounds, too
    std::size_t asksMax = 64;   ///< reports that wait
    /// After a read or a write that failed the next try waits so long.
    std::chrono::milliseconds retryGap{1000};
    /// Told why the file was thrown away, in English for the server's own journal, on the views'
    /// thread; none: nobody.
    std::function<void(std::string_view)> tell;
  };

  /// `core` outlives it. Call `start` once the core runs.
  Projector(std::filesystem::path file, engine::Core& core, Options options);
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
      engine::AlertQuery query,
      engine::Position wants,
      TimePoint deadline,
      std::function<void(engine::Result<std::vector<engine::PastAlert>>)> then
  ) override;
  void rebuild(std::function<void(engine::Position, bool)> progress) override;
  engine::Position position() const override { return engine::Position{reached_.load()}; }

 private:
  class LogSlice;
  using Slice = std::vector<engine::StoredEvent>;
  using Progress = std::function<void(engine::Position, bool)>;

  /// A question that waits for its position.
  struct Ask {
    engine::Position wants;
    TimePoint deadline;
    std::function<void()> answer;
    std::function<void(const domain::Refusal&)> refuse;
  };
  /// What other threads left for the views'.
  struct Mail {
    std::deque<std::shared_ptr<const engine::CommittedBatch>> batches;
    std::vector<Ask> asks;
    std::optional<engine::Result<Slice>> slice;
    std::optional<Progress> rebuild;
    bool stopping = false;
  };
  /// What the next slice of the log is read for.
  enum class Reading {
    SealedDay,  ///< is the end of the last closed day still there?
    Catalogue,  ///< the one in force at the end of that day
    Events
  };

  void loop();
  Mail collect();
  TimePoint nextTurn() const;
  void ask(Ask ask);
  void deliver(engine::Result<Slice> slice);

  void open();
  void startAnew();
  void fail(std::string_view what);
  void guarded(const std::function<void()>& work);
  void readOn();
  void take(engine::Result<Slice> slice);
  void takeSealedDay(const engine::StoredEvent& stored);
  void takeCatalogue(const engine::StoredEvent& stored);
  void follow(const engine::CommittedBatch& batch);
  void follow(const domain::Event& event, engine::Position position, engine::Instant recorded);
  void tellProgress();
  bool isReady(const Ask& ask) const;
  void answerAsks();
  engine::Result<engine::Report> build(const engine::ReportQuery& query);

  const std::filesystem::path file_;
  engine::Core& core_;
  const Options options_;
  std::thread thread_;
  std::atomic<std::uint64_t> reached_{0};
  std::atomic<std::size_t> asked_{0};  ///< asks not answered yet, wherever they are

  std::mutex mutex_;
  std::condition_variable arrived_;
  Mail mail_;  ///< protected by mutex_

  // Touched by the views' thread only.
  std::unique_ptr<DayStore> store_;  ///< null: it could not be opened
  FactBuilder facts_;
  AlertBook alerts_;
  std::vector<Ask> asks_;
  engine::Position position_;
  engine::Position catalogueAt_;
  engine::Position committed_;  ///< last event it knows to exist
  engine::Position target_;     ///< of the start or rebuild: nothing is answered before
  Reading reading_ = Reading::Events;
  bool onItsWay_ = false;  ///< a slice
  TimePoint tryAgain_;     ///< not before
  Progress progress_;
  TimePoint lastProgress_;
};

}  // namespace hall::views
