#include "server/views/projector.h"

#include <algorithm>
#include <utility>

#include "server/views/report_builder.h"

namespace hall::views {

namespace {
using Steady = std::chrono::steady_clock;
constexpr auto kIdleTurn = std::chrono::milliseconds{250};
constexpr auto kProgressEvery = std::chrono::milliseconds{500};
}  // namespace

/// A slice of the log, read in a turn of the core and handed to the views' thread.
class Projector::LogSlice final : public engine::Work {
 public:
  LogSlice(Projector& projector, engine::Position after, std::size_t max)
      : projector_(projector), after_(after), max_(max) {}

  void run(engine::Turn& turn) override {
    auto read = turn.store().log().read(projector_.options_.hall, after_, max_);
    if (read) slice_ = std::move(read).value();
  }
  void finish() override { hand(); }
  void fail(const domain::Refusal&) override { hand(); }

 private:
  void hand() {
    const std::lock_guard lock(projector_.mutex_);
    projector_.tasks_.push_back([this_ = &projector_, slice = std::move(slice_)]() mutable {
      this_->takeSlice(std::move(slice));
    });
    projector_.arrived_.notify_one();
  }

  Projector& projector_;
  const engine::Position after_;
  const std::size_t max_;
  std::vector<engine::StoredEvent> slice_;
};

Projector::Projector(const std::filesystem::path& file, engine::Core& core, Options options)
    : core_(core), options_(options), store_(file) {}

Projector::~Projector() {
  stop();
}

void Projector::start() {
  thread_ = std::thread([this] { loop(); });
}

void Projector::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  arrived_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Projector::onCommitted(const std::shared_ptr<const engine::CommittedBatch>& batch) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    // The gap this leaves is read from the log.
    if (batches_.size() >= options_.batchesMax) batches_.clear();
    batches_.push_back(batch);
  }
  arrived_.notify_one();
}

void Projector::report(
    engine::ReportQuery query,
    engine::Position wants,
    TimePoint deadline,
    std::function<void(engine::Result<engine::Report>)> then
) {
  ask(
      {wants,
       deadline,
       [this, query = std::move(query), then] { then(build(query)); },
       [then](domain::Refusal refusal) { then(std::move(refusal)); }}
  );
}

void Projector::alerts(
    bool withCleared,
    std::size_t skip,
    std::size_t max,
    engine::Position wants,
    TimePoint deadline,
    std::function<void(engine::Result<std::vector<engine::PastAlert>>)> then
) {
  ask(
      {wants,
       deadline,
       [this, withCleared, skip, max, then] { then(store_.alerts(withCleared, skip, max)); },
       [then](domain::Refusal refusal) { then(std::move(refusal)); }}
  );
}

void Projector::rebuild(std::function<void(engine::Position, bool)> progress) {
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back([this, progress = std::move(progress)] {
      store_.clear();
      facts_ = FactBuilder{};
      position_ = {};
      catalogueAt_ = {};
      reached_ = 0;
      progress_ = progress;
      readOn();
    });
  }
  arrived_.notify_one();
}

void Projector::ask(Ask ask) {
  {
    const std::lock_guard lock(mutex_);
    if (!stopping_ && newAsks_.size() < options_.asksMax) {
      newAsks_.push_back(std::move(ask));
      arrived_.notify_one();
      return;
    }
  }
  ask.refuse({domain::Reason::Overloaded, {}});
}

void Projector::loop() {
  begin();
  std::deque<std::shared_ptr<const engine::CommittedBatch>> batches;
  std::vector<std::function<void()>> tasks;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      arrived_.wait_for(lock, kIdleTurn, [this] {
        return stopping_ || !batches_.empty() || !tasks_.empty() || !newAsks_.empty();
      });
      if (stopping_) break;
      batches.swap(batches_);
      tasks.swap(tasks_);
      std::move(newAsks_.begin(), newAsks_.end(), std::back_inserter(asks_));
      newAsks_.clear();
    }
    for (const auto& task : tasks) task();
    tasks.clear();
    for (const auto& batch : batches) {
      if (!begun_ || batch->first.value > position_.value + 1) {
        readOn();
        break;
      }
      for (std::size_t i = 0; i < batch->events.size(); ++i) {
        follow(batch->events[i], engine::Position{batch->first.value + i});
      }
    }
    batches.clear();
    answerAsks();
  }
  for (Ask& ask : asks_) ask.refuse({domain::Reason::NotReady, {}});
  asks_.clear();
}

/// Goes on after the last closed day, with the catalogue that was in force then.
void Projector::begin() {
  const DayStore::Mark mark = store_.mark();
  catalogueAt_ = mark.catalogue;
  if (!catalogueAt_) {
    begun_ = true;
    readOn();
    return;
  }
  position_ = engine::Position{catalogueAt_.value - 1};
  reading_ = true;
  core_.submit(std::make_unique<LogSlice>(*this, position_, 1));
}

void Projector::takeSlice(std::vector<engine::StoredEvent> slice) {
  reading_ = false;
  if (!begun_) {
    // The catalogue first, then everything after the last closed day.
    for (const engine::StoredEvent& stored : slice) facts_.apply(stored.event);
    position_ = store_.mark().sealed;
    reached_ = position_.value;
    begun_ = true;
    readOn();
    return;
  }
  for (const engine::StoredEvent& stored : slice) follow(stored.event, stored.position);
  const auto now = Steady::now();
  const bool more = slice.size() == options_.readMax;
  if (progress_ && (!more || now - lastProgress_ >= kProgressEvery)) {
    lastProgress_ = now;
    progress_(position_, !more);
    if (!more) progress_ = nullptr;
  }
  if (more) readOn();
}

void Projector::readOn() {
  if (reading_) return;
  reading_ = true;
  core_.submit(std::make_unique<LogSlice>(*this, position_, options_.readMax));
}

void Projector::follow(const domain::Event& event, engine::Position position) {
  if (position <= position_) return;
  if (std::holds_alternative<domain::CataloguePublished>(event.body)) catalogueAt_ = position;
  facts_.apply(event);
  followAlert(event);
  position_ = position;
  if (auto closed = facts_.takeClosedDay()) store_.seal(*closed, {position, catalogueAt_});
  reached_ = position.value;
}

void Projector::followAlert(const domain::Event& event) {
  if (const auto* raised = std::get_if<domain::AlertRaised>(&event.body)) {
    store_.put({raised->alert, {}});
  } else if (const auto* seen = std::get_if<domain::AlertAcknowledged>(&event.body)) {
    auto alert = store_.alert(seen->alert);
    if (!alert) return;
    alert->alert.acknowledgedBy = event.actor.staff;
    alert->alert.acknowledged = event.occurred;
    store_.put(*alert);
  } else if (const auto* cleared = std::get_if<domain::AlertCleared>(&event.body)) {
    auto alert = store_.alert(cleared->alert);
    if (!alert) return;
    alert->cleared = event.occurred;
    store_.put(*alert);
  }
}

void Projector::answerAsks() {
  const auto now = Steady::now();
  std::vector<Ask> waiting;
  for (Ask& ask : asks_) {
    if (begun_ && ask.wants <= position_) {
      ask.answer();
    } else if (ask.deadline <= now) {
      ask.refuse(domain::Refusal{domain::Reason::PositionNotReached, {}}.with(
          "position", std::to_string(position_.value)
      ));
    } else {
      waiting.push_back(std::move(ask));
    }
  }
  asks_ = std::move(waiting);
}

engine::Report Projector::build(const engine::ReportQuery& query) {
  const auto first = static_cast<std::int32_t>(query.first.time_since_epoch().count());
  const auto last = static_cast<std::int32_t>(query.last.time_since_epoch().count());
  const std::vector<DayFacts> stored = store_.days(first, last);
  std::vector<const DayFacts*> days;
  for (const DayFacts& day : stored) days.push_back(&day);
  const DayFacts& today = facts_.today();
  const bool running = today.day >= first && today.day <= last;
  if (running) days.push_back(&today);
  engine::Report report = buildReport(query, days);
  report.position = position_;
  report.preliminary = running;
  return report;
}

}  // namespace hall::views
