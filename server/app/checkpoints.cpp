#include "server/app/checkpoints.h"

#include <algorithm>
#include <utility>

#include "server/app/in_turn.h"

namespace hall::app {

namespace {

log::SecretKey seedOf(log::SqliteStore& store) {
  const auto key = store.credentials().serverKey("checkpoint");
  return *log::SecretKey::from({reinterpret_cast<const char*>(key.data()), key.size()});
}

}  // namespace

Checkpoints::Checkpoints(Parts parts, Options options)
    : parts_(parts), options_(std::move(options)), seed_(seedOf(parts.store)) {}

void Checkpoints::begin(const std::string& hallCode) {
  hallCode_ = hallCode;
  signer_.emplace(hallCode, seed_);
  const auto reader = log::CheckpointReader::make(signer_->publicKey());
  const auto last = reader ? log::CheckpointFile(options_.file).last(*reader) : std::nullopt;
  if (!last) return;
  const std::lock_guard lock(mutex_);
  latest_ = {last->position, last->time};
  lastHash_ = last->hash;
}

void Checkpoints::compareWithLog() {
  const std::lock_guard lock(mutex_);
  if (latest_.position == 0) return;
  const domain::Position position{latest_.position};
  const auto there = log::snapshotTag(parts_.store, options_.hall, position);
  if (there && there->chain == lastHash_) return;
  // A restored log ends before it, and says so itself.
  if (!parts_.store.isRestored()) {
    parts_.journal.note(Happening::CheckpointDisagrees, {{"position", position.value}});
  }
  latest_ = {};
}

std::string Checkpoints::publicKey() const {
  return signer_ ? signer_->publicKey() : std::string();
}

void Checkpoints::onCommitted(const std::shared_ptr<const engine::CommittedBatch>& batch) {
  const bool ended = std::any_of(batch->events.begin(), batch->events.end(), [](const auto& event) {
    return std::holds_alternative<domain::DayClosed>(event.body);
  });
  if (ended) dayEnded_ = true;
}

void Checkpoints::ifDue() {
  if (!signer_) return;
  const api::ServerFacts::Written last = latest();
  const bool grown = parts_.core.figures().position > last.position;
  const bool inTime = parts_.clock.now() - last.at >= options_.interval;
  if (!grown || (!inTime && !dayEnded_)) return;
  dayEnded_ = false;
  const auto found = inTurn<std::optional<log::Checkpoint>>(
      parts_.core,
      [this](engine::Turn&) -> domain::Result<std::optional<log::Checkpoint>> { return here(); }
  );
  if (found && *found) write(**found);
}

void Checkpoints::writeLast() {
  if (!signer_) return;
  const auto checkpoint = here();
  if (checkpoint && checkpoint->position > latest().position) write(*checkpoint);
}

/// Where the log stands; what is in the batch now in the making is not yet in it.
std::optional<log::Checkpoint> Checkpoints::here() {
  const domain::Position last = parts_.store.log().last(options_.hall);
  const auto tag = log::snapshotTag(parts_.store, options_.hall, last);
  if (!tag || last.value == 0) return std::nullopt;
  return log::Checkpoint{
      hallCode_, last.value, tag->chain, parts_.store.hashAlgorithm(), parts_.clock.now()};
}

void Checkpoints::write(const log::Checkpoint& checkpoint) {
  std::error_code ignored;
  std::filesystem::create_directories(options_.file.parent_path(), ignored);
  const auto added = log::CheckpointFile(options_.file).add(signer_->sign(checkpoint));
  if (!added) {
    parts_.journal.note(Happening::CheckpointFailed, added.refusal());
    return;
  }
  parts_.journal.note(Happening::CheckpointWritten, {{"position", checkpoint.position}});
  const std::lock_guard lock(mutex_);
  latest_ = {checkpoint.position, checkpoint.time};
}

api::ServerFacts::Written Checkpoints::latest() const {
  const std::lock_guard lock(mutex_);
  return latest_;
}

}  // namespace hall::app
