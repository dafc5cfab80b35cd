#include "server/views/projector.h"

#include <algorithm>
#include <string>
#include <utility>

#include "server/engine/log_slice.h"
#include "server/views/report_builder.h"

namespace hall::views {

namespace {

using domain::Reason;
using domain::Refusal;
using Steady = std::chrono::steady_clock;

constexpr auto kIdleTurn = std::chrono::seconds{1};
constexpr auto kProgressEvery = std::chrono::milliseconds{500};

engine::Position before(engine::Position position) {
  return engine::Position{position.value - 1};
}

}  // namespace

/// A slice of the log, read in a turn of the core and handed to the views' thread.
class Projector::LogSlice final : public engine::Work {
 public:
  LogSlice(Projector& projector, engine::Position after, std::size_t max)
      : projector_(projector), after_(after), max_(max) {}

  void run(engine::Turn& turn) override {
    read_ = engine::readSlice(turn.store().log(), projector_.options_.hall, after_, max_);
  }
  void finish() override { projector_.deliver(std::move(read_)); }
  void fail(const Refusal& refusal) override { projector_.deliver(refusal); }

 private:
  Projector& projector_;
  const engine::Position after_;
  const std::size_t max_;
  engine::Result<Slice> read_ = Slice{};
};

Projector::Projector(std::filesystem::path file, engine::Core& core, Options options)
    : file_(std::move(file)), core_(core), options_(std::move(options)) {}

Projector::~Projector() {
  stop();
}

void Projector::start() {
  thread_ = std::thread([this] { loop(); });
}

void Projector::stop() {
  {
    const std::lock_guard lock(mutex_);
    mail_.stopping = true;
  }
  arrived_.notify_all();
  if (thread_.joinable()) thread_.join();
}

// ---- from other threads -----------------------------------------------------------------------

void Projector::onCommitted(const std::shared_ptr<const engine::CommittedBatch>& batch) {
  {
    const std::lock_guard lock(mutex_);
    if (mail_.stopping) return;
    // The gap this leaves is read from the log.
    if (mail_.batches.size() >= options_.batchesMax) mail_.batches.clear();
    mail_.batches.push_back(batch);
  }
  arrived_.notify_one();
}

/// There is at most one read on its way, so its answer always has room.
void Projector::deliver(engine::Result<Slice> slice) {
  {
    const std::lock_guard lock(mutex_);
    mail_.slice = std::move(slice);
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
       [then](const Refusal& refusal) { then(refusal); }}
  );
}

void Projector::alerts(
    engine::AlertQuery query,
    engine::Position wants,
    TimePoint deadline,
    std::function<void(engine::Result<std::vector<engine::PastAlert>>)> then
) {
  ask(
      {wants,
       deadline,
       [this, query, then] { then(alerts_.list(query, *store_)); },
       [then](const Refusal& refusal) { then(refusal); }}
  );
}

void Projector::ask(Ask ask) {
  Refusal refusal = Refusal{Reason::Overloaded, {}}.with("seconds", "1");
  {
    const std::lock_guard lock(mutex_);
    if (mail_.stopping) {
      refusal = Refusal{Reason::NotReady, {}};
    } else if (asked_ < options_.asksMax) {
      ++asked_;
      mail_.asks.push_back(std::move(ask));
      arrived_.notify_one();
      return;
    }
  }
  ask.refuse(refusal);
}

void Projector::rebuild(Progress progress) {
  {
    const std::lock_guard lock(mutex_);
    mail_.rebuild = std::move(progress);
  }
  arrived_.notify_one();
}

// ---- the views' thread ------------------------------------------------------------------------

Projector::Mail Projector::collect() {
  std::unique_lock lock(mutex_);
  arrived_.wait_until(lock, nextTurn(), [this] {
    return mail_.stopping || mail_.slice || mail_.rebuild || !mail_.asks.empty() ||
           !mail_.batches.empty();
  });
  Mail collected = std::exchange(mail_, Mail{});
  mail_.stopping = collected.stopping;
  return collected;
}

Projector::TimePoint Projector::nextTurn() const {
  auto next = Steady::now() + kIdleTurn;
  for (const Ask& ask : asks_) next = std::min(next, isReady(ask) ? TimePoint{} : ask.deadline);
  const bool behind = store_ == nullptr || position_ < committed_ || reading_ != Reading::Events;
  if (behind && !onItsWay_) next = std::min(next, tryAgain_);
  return next;
}

void Projector::loop() {
  guarded([this] { open(); });
  while (true) {
    Mail mail = collect();
    std::move(mail.asks.begin(), mail.asks.end(), std::back_inserter(asks_));
    if (mail.stopping) break;
    if (mail.rebuild) {
      progress_ = std::move(*mail.rebuild);
      guarded([this] { startAnew(); });
    }
    if (mail.slice) {
      onItsWay_ = false;
      guarded([&] { take(*std::move(mail.slice)); });
    }
    guarded([&] {
      for (const auto& batch : mail.batches) follow(*batch);
    });
    readOn();
    tellProgress();
    answerAsks();
  }
  for (Ask& ask : asks_) ask.refuse(Refusal{Reason::NotReady, {}});
  asks_.clear();
}

/// Does the work; a file that fails is thrown away, since the log has everything.
void Projector::guarded(const std::function<void()>& work) {
  try {
    work();
  } catch (const sqlite::Error& error) {
    fail(error.what());
  } catch (const Damaged& damage) {
    fail(damage.what());
  }
}

void Projector::fail(std::string_view what) {
  if (options_.tell) options_.tell(what);
  try {
    startAnew();
  } catch (const sqlite::Error& error) {
    // A full disk, a folder without the right to write: tried again, while nothing is answered.
    if (options_.tell) options_.tell(error.what());
    store_.reset();
  }
  tryAgain_ = Steady::now() + options_.retryGap;
}

/// Goes on after the last closed day, with the catalogue that was in force then, if the log still
/// is the one that was read.
void Projector::open() {
  target_ = std::max(target_, engine::Position{core_.figures().position});
  committed_ = std::max(committed_, target_);
  store_ = std::make_unique<DayStore>(file_);
  reading_ = store_->mark() ? Reading::SealedDay : Reading::Events;
}

void Projector::startAnew() {
  store_.reset();
  facts_ = FactBuilder{};
  alerts_.clear();
  position_ = {};
  catalogueAt_ = {};
  reached_ = 0;
  reading_ = Reading::Events;
  DayStore::remove(file_);
  open();
}

void Projector::readOn() {
  if (onItsWay_ || Steady::now() < tryAgain_) return;
  if (store_ == nullptr) {
    guarded([this] { startAnew(); });
    return;
  }
  engine::Position after = position_;
  std::size_t max = options_.readMax;
  if (reading_ != Reading::Events) {
    const auto mark = store_->mark();
    after = before(reading_ == Reading::SealedDay ? mark->sealed : mark->catalogue);
    max = 1;
  } else if (position_ >= committed_) {
    return;
  }
  onItsWay_ = true;
  core_.submit(std::make_unique<LogSlice>(*this, after, max));
}

void Projector::take(engine::Result<Slice> slice) {
  if (!slice) {
    tryAgain_ = Steady::now() + options_.retryGap;
    return;
  }
  if (store_ == nullptr) return;
  if (slice->empty()) {
    // The log ends before the day that was sealed: it was restored from a backup.
    if (reading_ != Reading::Events) throw Damaged("it is ahead of the log");
    tryAgain_ = Steady::now() + options_.retryGap;
    return;
  }
  switch (reading_) {
    case Reading::SealedDay:
      return takeSealedDay(slice->front());
    case Reading::Catalogue:
      return takeCatalogue(slice->front());
    case Reading::Events:
      break;
  }
  for (const engine::StoredEvent& stored : *slice) {
    follow(stored.event, stored.position, stored.recorded);
  }
}

void Projector::takeSealedDay(const engine::StoredEvent& stored) {
  const DayStore::Mark mark = store_->mark().value();
  const bool same = std::holds_alternative<domain::DayClosed>(stored.event.body) &&
                    stored.position == mark.sealed && stored.recorded == mark.sealedAt;
  if (!same) throw Damaged("it belongs to another log");
  reading_ = Reading::Catalogue;
}

void Projector::takeCatalogue(const engine::StoredEvent& stored) {
  const DayStore::Mark mark = store_->mark().value();
  const auto* published = std::get_if<domain::CataloguePublished>(&stored.event.body);
  if (published == nullptr || stored.position != mark.catalogue) {
    throw Damaged("it belongs to another log");
  }
  facts_ = FactBuilder(published->catalogue, mark.carried);
  catalogueAt_ = mark.catalogue;
  position_ = mark.sealed;
  reached_ = position_.value;
  reading_ = Reading::Events;
}

void Projector::follow(const engine::CommittedBatch& batch) {
  committed_ = std::max(committed_, batch.last());
  if (store_ == nullptr || reading_ != Reading::Events) return;
  for (std::size_t i = 0; i < batch.events.size(); ++i) {
    follow(batch.events[i], engine::Position{batch.first.value + i}, batch.recorded);
  }
}

/// Passes over what it holds already and what comes after a gap, which is read from the log.
void Projector::follow(
    const domain::Event& event, engine::Position position, engine::Instant recorded
) {
  if (position.value != position_.value + 1) return;
  if (std::holds_alternative<domain::CataloguePublished>(event.body)) catalogueAt_ = position;
  facts_.apply(event);
  alerts_.apply(event, *store_);
  if (auto closed = facts_.takeClosedDay()) {
    store_->seal(
        closed->days,
        alerts_.changed(),
        {position, recorded, catalogueAt_, std::move(closed->carried)}
    );
    alerts_.clear();
  }
  position_ = position;
  reached_ = position.value;
}

void Projector::tellProgress() {
  if (!progress_) return;
  const auto now = Steady::now();
  const bool done = store_ != nullptr && position_ >= target_;
  if (!done && now - lastProgress_ < kProgressEvery) return;
  lastProgress_ = now;
  progress_(position_, done);
  if (done) progress_ = nullptr;
}

bool Projector::isReady(const Ask& ask) const {
  return store_ != nullptr && reading_ == Reading::Events && position_ >= target_ &&
         position_ >= ask.wants;
}

/// One that takes its time, then what came in meanwhile is followed: many reports do not hold up
/// the views.
void Projector::answerAsks() {
  const auto now = Steady::now();
  const auto overdue = std::stable_partition(asks_.begin(), asks_.end(), [now](const Ask& ask) {
    return ask.deadline > now;
  });
  for (auto ask = overdue; ask != asks_.end(); ++ask) {
    --asked_;
    ask->refuse(
        Refusal{Reason::PositionNotReached, {}}.with("position", std::to_string(position_.value))
    );
  }
  asks_.erase(overdue, asks_.end());
  const auto ready =
      std::find_if(asks_.begin(), asks_.end(), [this](const Ask& ask) { return isReady(ask); });
  if (ready == asks_.end()) return;
  Ask ask = std::move(*ready);
  asks_.erase(ready);
  bool answered = false;
  guarded([&] {
    ask.answer();
    answered = true;
  });
  if (answered) {
    --asked_;
  } else {
    asks_.push_back(std::move(ask));  // until the views are built anew
  }
}

engine::Result<engine::Report> Projector::build(const engine::ReportQuery& query) {
  const auto number = [](engine::LocalDay day) {
    return static_cast<std::int32_t>(day.time_since_epoch().count());
  };
  const std::int32_t last = number(query.last);
  ReportBuilder builder(query);
  store_->eachDay(number(query.first), last, [&builder](const DayFacts& day) { builder.add(day); });
  for (const auto& [day, facts] : facts_.open()) builder.add(facts);
  DayFacts counters;
  counters.counters = facts_.openCounters();
  builder.add(counters);
  auto report = builder.report();
  if (!report) return report;
  report->position = position_;
  // A day before the hall's first number was never closed: it is over because it lies in the past.
  const bool past = last < number(query.running) && !facts_.isAnyOpenUpTo(last);
  report->preliminary = !past && !facts_.isClosed(last);
  return report;
}

}  // namespace hall::views
