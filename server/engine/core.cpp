#include "server/engine/core.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "server/domain/rules.h"
#include "server/engine/batch.h"

namespace hall::engine {

namespace {

using Steady = std::chrono::steady_clock;

/// The core looks up at least this often: idle work, the disk, the watchdog.
constexpr auto kRestEvery = std::chrono::seconds{1};
/// Ticks in one batch; a longer backlog goes on in the next, so that calls get in between.
constexpr int kTicksPerBatch = 4;

domain::Refusal refusal(domain::Reason reason) {
  return domain::Refusal{reason, {}};
}

}  // namespace

Core::Core(Parts parts, HallState state, Options options)
    : parts_(parts),
      options_(options),
      inbox_(options.inboxMax),
      committer_(parts.store.log(), [this] { inbox_.wake(); }),
      state_(std::move(state)) {
  figures_.position = state_.position.value;
  // A start before the last event: somebody must say that the clock is right.
  figures_.clockHeld = parts_.clock.now() < state_.lastRecorded;
}

Core::~Core() {
  stop();
}

void Core::start() {
  watchDisk();
  lastRest_ = Steady::now();
  thread_ = std::thread([this] { loop(); });
}

void Core::stop() {
  inbox_.close();
  if (thread_.joinable()) thread_.join();
}

void Core::submit(std::unique_ptr<Work> work) {
  switch (inbox_.push(work)) {
    case Inbox::Push::Taken:
      return;
    case Inbox::Push::Full:
      figures_.overloaded.fetch_add(1, std::memory_order_relaxed);
      work->fail(refusal(domain::Reason::Overloaded).with("seconds", "1"));
      return;
    case Inbox::Push::Closed:
      work->fail(refusal(figures_.failed ? domain::Reason::CommitFailed : domain::Reason::NotReady)
      );
      return;
  }
}

void Core::loop() {
  std::vector<std::unique_ptr<Work>> taken;
  while (true) {
    inbox_.take(taken, options_.batchMax, nextTurn());
    figures_.turns.fetch_add(1, std::memory_order_relaxed);
    const bool nothing = taken.empty();
    const bool idle = nothing && !flight_;
    bool sound = turn(taken);
    if (sound && (idle || Steady::now() - lastRest_ > kRestEvery)) {
      sound = awaitDurable();
      if (sound) parts_.store.rest();
      watchDisk();
      lastRest_ = Steady::now();
    }
    if (!sound) return failEverything(taken, refusal(domain::Reason::CommitFailed));
    // Closed and empty: everything that got in was answered.
    if (nothing && !flight_ && inbox_.isClosed()) break;
  }
  for (auto& work : parked_) work->fail(refusal(domain::Reason::NotReady));
  parked_.clear();
}

bool Core::turn(std::vector<std::unique_ptr<Work>>& taken) {
  unpark(taken);
  std::size_t next = 0;
  do {
    Batch batch(*this);
    if (next == 0) {
      watchClock(batch);
      runTimers(batch);
    }
    const std::size_t first = next;
    do {
      while (next < taken.size() && batch.hasRoom()) {
        runOne(batch, taken[next++]);
        // Whose batch is durable is not kept waiting for the rest of this one.
        if (committer_.over()) awaitDurable();
      }
    } while (next == taken.size() && takeMore(taken));
    if (!write(batch, std::span(taken).subspan(first, next - first))) return false;
  } while (next < taken.size());
  return true;
}

/// What comes in while the disk works joins the batch in the making, since that cannot be written
/// before. False: the disk is done, or nothing came.
bool Core::takeMore(std::vector<std::unique_ptr<Work>>& taken) {
  if (!committer_.busy() || committer_.over() || taken.size() >= options_.batchMax) return false;
  std::vector<std::unique_ptr<Work>> more;
  inbox_.take(more, options_.batchMax - taken.size(), Steady::now() + kRestEvery);
  std::move(more.begin(), more.end(), std::back_inserter(taken));
  return !more.empty();
}

void Core::runOne(Batch& batch, std::unique_ptr<Work>& work) {
  if (work->expired(Steady::now())) {
    figures_.expired.fetch_add(1, std::memory_order_relaxed);
    work->fail(refusal(domain::Reason::DeadlinePassed));
    work.reset();
  } else if (work->wants() > state_.position) {
    park(std::move(work));
  } else {
    figures_.works.fetch_add(1, std::memory_order_relaxed);
    work->run(batch);
    if (batch.takeUnkept()) {
      work->fail(refusal(domain::Reason::StorageLow));
      work.reset();
    }
  }
}

void Core::runTimers(Batch& batch) {
  if (figures_.clockHeld || figures_.readOnly) return;
  for (int i = 0; i < kTicksPerBatch; ++i) {
    const auto due = domain::nextDue(state_);
    if (!due || *due > batch.now()) return;
    Submission tick;
    tick.command.body = domain::Tick{};
    if (!batch.perform(std::move(tick))) return;
  }
}

void Core::watchClock(Batch& batch) {
  const auto step = parts_.clock.takeStep();
  if (!step) return;
  Submission submission;
  submission.command.body = domain::StepClock{*step, false};
  // Where nothing can be written the step holds the hall all the same.
  const bool known = batch.perform(std::move(submission)).ok() || figures_.readOnly;
  if (known && std::chrono::abs(*step) > options_.stepHeld) figures_.clockHeld = true;
}

void Core::park(std::unique_ptr<Work> work) {
  if (parked_.size() >= options_.parkedMax) {
    work->fail(refusal(domain::Reason::Overloaded).with("seconds", "1"));
    return;
  }
  parked_.push_back(std::move(work));
}

void Core::unpark(std::vector<std::unique_ptr<Work>>& ready) {
  if (parked_.empty()) return;
  const auto now = Steady::now();
  std::vector<std::unique_ptr<Work>> still;
  for (auto& work : parked_) {
    if (work->expired(now)) {
      work->fail(refusal(domain::Reason::PositionNotReached)
                     .with("position", std::to_string(state_.position.value)));
    } else if (work->wants() > state_.position) {
      still.push_back(std::move(work));
    } else {
      ready.push_back(std::move(work));
    }
  }
  parked_ = std::move(still);
}

/// False: the log failed, and what is still in `works` has no answer.
bool Core::write(Batch& batch, std::span<std::unique_ptr<Work>> works) {
  if (!awaitDurable()) return false;
  const auto begun = Steady::now();
  if (batch.needsCommit()) {
    const auto written = batch.write();
    if (!written) {
      fail(written.refusal());
      return false;
    }
    // Another thread is worth its waking up only where the core has something else to do.
    if (works.size() > 1 || inbox_.depth() > 0) committer_.begin();
  }
  const bool needsCommit = batch.needsCommit();
  flight_ = Flight{
      {std::make_move_iterator(works.begin()), std::make_move_iterator(works.end())},
      batch.release(),
      state_.position,
      needsCommit,
      begun};
  return committer_.busy() || awaitDurable();
}

/// Waits until nothing written lacks durability, and answers. False: the log failed.
bool Core::awaitDurable() {
  if (!flight_) return !figures_.failed;
  Flight flight = *std::exchange(flight_, std::nullopt);
  if (flight.needsCommit) {
    const auto durable = committer_.busy() ? committer_.outcome() : parts_.store.log().commit();
    if (!durable) {
      fail(durable.refusal());
      for (auto& work : flight.works) {
        if (work) work->fail(refusal(domain::Reason::CommitFailed));
      }
      return false;
    }
    countCommit(flight);
  }
  for (auto& work : flight.works) {
    if (work) work->finish();
  }
  if (flight.events) {
    for (BatchObserver* observer : observers_) observer->onCommitted(flight.events);
  }
  return true;
}

void Core::countCommit(const Flight& flight) {
  const auto took = static_cast<std::uint64_t>((Steady::now() - flight.begun).count());
  figures_.commitNs.fetch_add(took, std::memory_order_relaxed);
  figures_.lastCommitNs.store(took, std::memory_order_relaxed);
  figures_.commits.fetch_add(1, std::memory_order_relaxed);
  if (flight.events) {
    figures_.events.fetch_add(flight.events->events.size(), std::memory_order_relaxed);
  }
  figures_.position.store(flight.last.value, std::memory_order_relaxed);
}

void Core::fail(const domain::Refusal& refusal) {
  figures_.failed = true;
  inbox_.close();
  if (onFatal_) onFatal_(refusal);
}

void Core::failEverything(
    std::vector<std::unique_ptr<Work>>& taken, const domain::Refusal& refusal
) {
  for (auto& work : taken) {
    if (work) work->fail(refusal);
  }
  taken.clear();
  for (auto& work : parked_) work->fail(refusal);
  parked_.clear();
  std::vector<std::unique_ptr<Work>> queued;
  do {
    inbox_.take(queued, options_.batchMax, Steady::now());
    for (auto& work : queued) work->fail(refusal);
  } while (!queued.empty());
}

std::chrono::steady_clock::time_point Core::nextTurn() const {
  const bool reached = std::any_of(parked_.begin(), parked_.end(), [this](const auto& work) {
    return work->wants() <= state_.position;
  });
  if (reached) return Steady::now();
  const auto rest = Steady::now() + kRestEvery;
  if (figures_.clockHeld || figures_.readOnly) return rest;
  const auto due = domain::nextDue(state_);
  if (!due) return rest;
  const auto wait = parts_.clock.until(*due);
  return wait ? std::min(rest, Steady::now() + *wait) : rest;
}

void Core::watchDisk() {
  const std::uint64_t free = parts_.store.health().diskFreeBytes;
  const bool low = free < options_.diskFloorBytes;
  if (low && !figures_.storageLow) parts_.store.releaseBallast();
  figures_.storageLow = low;
  figures_.readOnly = free < options_.diskStopBytes;
}

}  // namespace hall::engine
