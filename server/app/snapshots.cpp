#include "server/app/snapshots.h"

#include <utility>

#include "server/log/store_problem.h"

namespace hall::app {

using domain::HallState;
using Steady = std::chrono::steady_clock;

/// Looks up the hash under which a copied state is kept, and hands both to the writer.
class Snapshots::ReadTag final : public engine::Work {
 public:
  ReadTag(Snapshots& owner, Kept state) : owner_(owner), state_(std::move(state)) {}

  void run(engine::Turn&) override {
    tag_ = log::snapshotTag(owner_.parts_.store, owner_.options_.hall, state_->position);
  }
  void finish() override {
    const bool taken = tag_ && owner_.writer_.post([&owner = owner_, tag = *tag_, state = state_] {
      owner.write(tag, *state);
      owner.done();
    });
    if (!taken) owner_.done();
  }
  void fail(const domain::Refusal&) override { owner_.done(); }

 private:
  Snapshots& owner_;
  const Kept state_;
  std::optional<log::SnapshotTag> tag_;
};

Snapshots::Snapshots(
    Parts parts, log::SnapshotFolder folder, const log::Recovered& recovered, Options options
)
    : parts_(parts),
      folder_(std::move(folder)),
      options_(options),
      pending_(recovered.replayed),
      next_(Steady::now() + options.interval) {
  latest_.position = recovered.fromSnapshot;
  latest_.at = recovered.state.lastRecorded;
  if (pending_ >= options_.eventsMax) next_ = Steady::now();
}

void Snapshots::onBatch(const HallState& state, const engine::CommittedBatch& batch) {
  pending_ += batch.events.size();
  const auto now = Steady::now();
  if (pending_ >= options_.eventsMax || now >= next_) take(state, now);
}

std::optional<Snapshots::TimePoint> Snapshots::nextTurn() const {
  if (pending_ == 0) return std::nullopt;
  return next_;
}

void Snapshots::onTurn(const HallState& state, TimePoint now) {
  take(state, now);
}

void Snapshots::take(const HallState& state, TimePoint now) {
  {
    const std::lock_guard lock(mutex_);
    // The next batch asks again; without one, the next interval does.
    if (std::exchange(busy_, true)) {
      next_ = std::max(next_, now + std::chrono::seconds{1});
      return;
    }
  }
  pending_ = 0;
  next_ = now + options_.interval;
  parts_.core.submit(std::make_unique<ReadTag>(*this, std::make_shared<const HallState>(state)));
}

void Snapshots::write(const log::SnapshotTag& tag, const HallState& state) {
  const auto begun = Steady::now();
  const auto written = folder_.write(tag, state);
  if (!written) {
    parts_.journal.note(Happening::SnapshotFailed, written.refusal());
    return;
  }
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - begun);
  {
    const std::lock_guard lock(mutex_);
    latest_ = {tag.position, parts_.clock.now()};
  }
  parts_.journal.note(
      Happening::SnapshotWritten, {{"position", tag.position}, {"ms", std::int64_t{took.count()}}}
  );
}

void Snapshots::done() {
  const std::lock_guard lock(mutex_);
  busy_ = false;
}

void Snapshots::stop() {
  writer_.stop();
}

void Snapshots::writeLast(const HallState& state) {
  if (state.position.value == 0 || state.position.value == latest().position) return;
  const auto tag = log::snapshotTag(parts_.store, options_.hall, state.position);
  if (tag) write(*tag, state);
}

api::ServerFacts::Written Snapshots::latest() const {
  const std::lock_guard lock(mutex_);
  return latest_;
}

}  // namespace hall::app
