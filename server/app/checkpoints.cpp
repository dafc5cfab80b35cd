#include "server/app/checkpoints.h"

#include <algorithm>
#include <utility>

#include "server/engine/in_turn.h"
#include "server/log/store_problem.h"

namespace hall::app {

namespace {

log::SecretKey seedOf(log::SqliteStore& store) {
  const auto key = store.credentials().serverKey("checkpoint");
  return *log::SecretKey::from({reinterpret_cast<const char*>(key.data()), key.size()});
}

domain::Result<GivenNumbers> readNumbers(
    const std::filesystem::path& path,
    const std::string& hallCode,
    const std::optional<log::Checkpoint>& last
) {
  const auto unknown = [](std::string why) {
    return domain::Refusal{domain::Reason::ConfigurationInvalid, {}}.with("detail", std::move(why));
  };
  auto numbers = NumbersFile(path, hallCode).read();
  if (!numbers) return unknown(log::sentenceOf(numbers.refusal()));
  if (last && numbers->time < last->time) {
    return unknown(path.string() + " is older than the last checkpoint.");
  }
  return numbers;
}

}  // namespace

Checkpoints::Checkpoints(Parts parts, Options options)
    : parts_(parts), options_(std::move(options)), seed_(seedOf(parts.store)) {}

void Checkpoints::begin(const std::string& hallCode) {
  hallCode_ = hallCode;
  signer_.emplace(hallCode, seed_);
  const auto reader = log::CheckpointReader::make(signer_->publicKey());
  const auto last = reader ? log::CheckpointFile(options_.file).last(*reader) : std::nullopt;
  numbersFound_ = readNumbers(numbersPath(), hallCode, last);
  if (!last) return;
  newest_ = last->time;
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

bool Checkpoints::isDue() const {
  const api::ServerFacts::Written last = latest();
  const bool grown = parts_.core.figures().position > last.position;
  const bool inTime = parts_.clock.now() - last.at >= options_.interval;
  return grown && (inTime || dayEnded_);
}

void Checkpoints::ifDue() {
  if (!signer_) return;
  const bool due = isDue();
  const std::uint64_t position = parts_.core.figures().position;
  const bool looked = position == numbersLooked_ && !numbersFailed_;
  if (!due && (looked || !keepsNumbers_)) return;
  if (due) dayEnded_ = false;
  struct Found {
    GivenNumbers numbers;
    std::optional<log::Checkpoint> checkpoint;
  };
  const auto look = [this, due](engine::Turn& turn) -> domain::Result<Found> {
    const domain::Instant now = parts_.clock.now();
    return Found{givenNumbersOf(turn.state(), now), due ? here(now) : std::nullopt};
  };
  const auto found = inTurn<Found>(parts_.core, look);
  if (!found) return;
  numbersLooked_ = position;
  // The numbers first: a file of them that is older than the last checkpoint is none to trust.
  const bool grown =
      found->numbers.day != numbersWritten_.day || found->numbers.upTo != numbersWritten_.upTo;
  if (keepsNumbers_ && (due || grown || numbersFailed_)) write(found->numbers);
  if (found->checkpoint) write(*found->checkpoint);
}

void Checkpoints::keepNumbers() {
  if (!signer_) return;
  const auto numbers =
      inTurn<GivenNumbers>(parts_.core, [this](engine::Turn& turn) -> domain::Result<GivenNumbers> {
        return givenNumbersOf(turn.state(), parts_.clock.now());
      });
  keepsNumbers_ = true;
  if (numbers) write(*numbers);
}

void Checkpoints::writeLast() {
  if (!signer_) return;
  const auto checkpoint = here(parts_.clock.now());
  if (!checkpoint || checkpoint->position <= latest().position) return;
  if (keepsNumbers_) write(givenNumbersOf(parts_.core.state(), checkpoint->time));
  write(*checkpoint);
}

/// Where the log stands; what is in the batch now in the making is not yet in it.
std::optional<log::Checkpoint> Checkpoints::here(domain::Instant now) {
  const domain::Position last = parts_.store.log().last(options_.hall);
  const auto tag = log::snapshotTag(parts_.store, options_.hall, last);
  if (!tag || last.value == 0) return std::nullopt;
  return log::Checkpoint{hallCode_, last.value, tag->chain, parts_.store.hashAlgorithm(), now};
}

void Checkpoints::write(const log::Checkpoint& checkpoint) {
  std::error_code ignored;
  std::filesystem::create_directories(options_.file.parent_path(), ignored);
  const auto added = log::CheckpointFile(options_.file).add(signer_->sign(checkpoint));
  if (!added) {
    parts_.journal.note(Happening::CheckpointFailed, added.refusal());
    return;
  }
  newest_ = checkpoint.time;
  {
    const std::lock_guard lock(mutex_);
    latest_ = {checkpoint.position, checkpoint.time};
  }
  parts_.journal.note(Happening::CheckpointWritten, {{"position", checkpoint.position}});
}

/// One that fails is tried again in each round, and told once.
void Checkpoints::write(GivenNumbers numbers) {
  // A clock that was set back makes them no older than they are.
  numbers.time = std::max(numbers.time, newest_);
  const auto written = NumbersFile(numbersPath(), hallCode_).write(numbers);
  if (!written && !numbersFailed_) {
    parts_.journal.note(Happening::CheckpointFailed, written.refusal());
  }
  numbersFailed_ = !written;
  if (written) numbersWritten_ = std::move(numbers);
}

api::ServerFacts::Written Checkpoints::latest() const {
  const std::lock_guard lock(mutex_);
  return latest_;
}

}  // namespace hall::app
