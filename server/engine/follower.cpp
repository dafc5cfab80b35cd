#include "server/engine/follower.h"

#include <algorithm>
#include <utility>

namespace hall::engine {

namespace {
using Steady = std::chrono::steady_clock;
constexpr auto kIdleTurn = std::chrono::seconds{1};
}  // namespace

/// Reads a slice of the log through the core and hands it to the follower.
class Follower::CatchUp final : public Work {
 public:
  explicit CatchUp(Follower& follower, Position after) : follower_(follower), after_(after) {}

  void run(Turn& turn) override {
    auto read =
        turn.store().log().read(follower_.options_.hall, after_, follower_.options_.readMax);
    if (read) slice_ = std::move(read).value();
  }
  void finish() override {
    follower_.post([this_ = &follower_, slice = std::move(slice_)](const HallState&) {
      this_->reading_ = false;
      for (const StoredEvent& stored : slice) {
        CommittedBatch one;
        one.first = stored.position;
        one.recorded = stored.recorded;
        one.events.push_back(stored.event);
        this_->follow(one);
      }
      if (slice.size() == this_->options_.readMax) this_->catchUp();
    });
  }
  void fail(const domain::Refusal&) override {
    follower_.post([this_ = &follower_](const HallState&) { this_->reading_ = false; });
  }

 private:
  Follower& follower_;
  const Position after_;
  std::vector<StoredEvent> slice_;
};

Follower::Follower(Core& core, HallState state, Options options)
    : core_(core), options_(options), state_(std::move(state)) {}

Follower::~Follower() { stop(); }

void Follower::start() {
  thread_ = std::thread([this] { loop(); });
}

void Follower::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  arrived_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Follower::onCommitted(const std::shared_ptr<const CommittedBatch>& batch) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    // The gap this leaves is seen by `follow`, which reads the log.
    if (batches_.size() >= options_.batchesMax) batches_.clear();
    batches_.push_back(batch);
  }
  arrived_.notify_one();
}

bool Follower::post(std::function<void(const HallState&)> task) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || posts_.size() >= options_.postsMax) return false;
    posts_.push_back(std::move(task));
  }
  arrived_.notify_one();
  return true;
}

void Follower::loop() {
  std::vector<std::function<void(const HallState&)>> posts;
  std::deque<std::shared_ptr<const CommittedBatch>> batches;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      arrived_.wait_until(lock, nextTurn(), [this] {
        return stopping_ || !posts_.empty() || !batches_.empty();
      });
      if (stopping_) break;
      posts.swap(posts_);
      batches.swap(batches_);
    }
    for (const auto& batch : batches) follow(*batch);
    batches.clear();
    for (const auto& task : posts) task(state_);
    posts.clear();
    const auto now = Steady::now();
    for (StateListener* listener : listeners_) {
      const auto turn = listener->nextTurn();
      if (turn && *turn <= now) listener->onTurn(state_, now);
    }
  }
  for (StateListener* listener : listeners_) listener->onStop();
}

void Follower::follow(const CommittedBatch& batch) {
  if (batch.last() <= state_.position) return;
  if (batch.first.value > state_.position.value + 1) {
    catchUp();
    return;
  }
  const std::size_t known = state_.position.value + 1 - batch.first.value;
  for (std::size_t i = known; i < batch.events.size(); ++i) {
    applyAt(state_, batch.events[i], Position{batch.first.value + i}, batch.recorded);
  }
  for (StateListener* listener : listeners_) listener->onBatch(state_, batch);
}

/// Batches were dropped: read them from the log. What arrives meanwhile is passed over by `follow`
/// and asks again, until nothing is missing.
void Follower::catchUp() {
  if (reading_) return;
  reading_ = true;
  core_.submit(std::make_unique<CatchUp>(*this, state_.position));
}

std::chrono::steady_clock::time_point Follower::nextTurn() const {
  auto next = Steady::now() + kIdleTurn;
  for (const StateListener* listener : listeners_) {
    if (const auto turn = listener->nextTurn()) next = std::min(next, *turn);
  }
  return next;
}

}  // namespace hall::engine
