#include "server/engine/follower.h"

#include <algorithm>
#include <utility>

#include "server/engine/log_slice.h"

namespace hall::engine {

namespace {
using Steady = std::chrono::steady_clock;
constexpr auto kIdleTurn = std::chrono::seconds{1};
}  // namespace

/// Reads a slice of the log through the core and hands it to the follower.
class Follower::CatchUp final : public Work {
 public:
  CatchUp(Follower& follower, Position after) : follower_(follower), after_(after) {}

  void run(Turn& turn) override {
    const Options& options = follower_.options_;
    read_ = readSlice(turn.store().log(), options.hall, after_, options.readMax);
  }
  void finish() override { follower_.deliver(std::move(read_)); }
  void fail(const domain::Refusal& refusal) override { follower_.deliver(refusal); }

 private:
  Follower& follower_;
  const Position after_;
  Result<Slice> read_ = Slice{};
};

Follower::Follower(Core& core, HallState state, Options options)
    : core_(core), options_(options), state_(std::move(state)), committed_(state_.position) {}

Follower::~Follower() {
  stop();
}

void Follower::start() {
  thread_ = std::thread([this] { loop(); });
}

void Follower::stop() {
  {
    const std::lock_guard lock(mutex_);
    mail_.stopping = true;
  }
  arrived_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Follower::onCommitted(const std::shared_ptr<const CommittedBatch>& batch) {
  {
    const std::lock_guard lock(mutex_);
    if (mail_.stopping) return;
    // The gap this leaves is seen by `follow`, which reads the log.
    if (mail_.batches.size() >= options_.batchesMax) mail_.batches.clear();
    mail_.batches.push_back(batch);
  }
  arrived_.notify_one();
}

bool Follower::post(std::function<void(const HallState&)> task) {
  {
    const std::lock_guard lock(mutex_);
    if (mail_.stopping || mail_.tasks.size() >= options_.postsMax) return false;
    mail_.tasks.push_back(std::move(task));
  }
  arrived_.notify_one();
  return true;
}

/// There is at most one read on its way, so its answer always has room.
void Follower::deliver(Result<Slice> slice) {
  {
    const std::lock_guard lock(mutex_);
    mail_.slice = std::move(slice);
  }
  arrived_.notify_one();
}

Follower::Mail Follower::collect() {
  std::unique_lock lock(mutex_);
  arrived_.wait_until(lock, nextTurn(), [this] {
    return mail_.stopping || mail_.slice || !mail_.tasks.empty() || !mail_.batches.empty();
  });
  Mail collected = std::exchange(mail_, Mail{});
  mail_.stopping = collected.stopping;
  return collected;
}

void Follower::loop() {
  bool stopping = false;
  while (!stopping) {
    Mail mail = collect();
    stopping = mail.stopping;
    if (mail.slice) take(*std::move(mail.slice));
    for (const auto& batch : mail.batches) follow(*batch);
    for (const auto& task : mail.tasks) task(state_);
    if (stopping) break;
    const auto now = Steady::now();
    if (state_.position < committed_ && now >= readAgain_) catchUp();
    for (StateListener* listener : listeners_) {
      const auto turn = listener->nextTurn();
      if (turn && *turn <= now) listener->onTurn(state_, now);
    }
  }
  for (StateListener* listener : listeners_) listener->onStop(state_);
}

void Follower::follow(const CommittedBatch& batch) {
  committed_ = std::max(committed_, batch.last());
  if (batch.last() <= state_.position) return;
  // Batches before it were dropped, or come with a read of the log that is on its way.
  if (batch.first.value > state_.position.value + 1) return;
  const std::size_t known = state_.position.value + 1 - batch.first.value;
  for (std::size_t i = known; i < batch.events.size(); ++i) {
    applyAt(state_, batch.events[i], Position{batch.first.value + i}, batch.recorded);
  }
  for (StateListener* listener : listeners_) listener->onBatch(state_, batch);
}

void Follower::take(Result<Slice> slice) {
  reading_ = false;
  if (!slice || slice->empty()) {
    readAgain_ = Steady::now() + options_.retryGap;
    return;
  }
  for (StoredEvent& stored : slice.value()) {
    CommittedBatch one;
    one.first = stored.position;
    one.recorded = stored.recorded;
    one.events.push_back(std::move(stored.event));
    follow(one);
  }
}

void Follower::catchUp() {
  if (reading_) return;
  reading_ = true;
  core_.submit(std::make_unique<CatchUp>(*this, state_.position));
}

Follower::TimePoint Follower::nextTurn() const {
  auto next = Steady::now() + kIdleTurn;
  for (const StateListener* listener : listeners_) {
    if (const auto turn = listener->nextTurn()) next = std::min(next, *turn);
  }
  if (state_.position < committed_ && !reading_) next = std::min(next, readAgain_);
  return next;
}

}  // namespace hall::engine
