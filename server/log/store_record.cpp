#include "server/log/store_record.h"

#include <algorithm>
#include <utility>

#include "server/log/log_copier.h"
#include "server/log/verify.h"

namespace hall::log {

using domain::Reason;
using domain::Refusal;
using engine::Position;

namespace {

Refusal notFound(Position position, Position last) {
  return Refusal{Reason::PositionNotFound, {}}
      .with("position", std::to_string(position.value))
      .with("last", std::to_string(last.value));
}

class Check final : public engine::LogCheck {
 public:
  Check(SqliteStore& store, engine::HallId hall, std::vector<Checkpoint> known, std::uint64_t after)
      : verifier_(
            store.eventLog(),
            store.blobTable(),
            store.hashAlgorithm(),
            hall,
            std::move(known),
            after
        ) {}

  bool step(std::size_t max) override { return verifier_.step(max); }

  Report report() const override {
    const VerifyReport& found = verifier_.report();
    Report report;
    report.last = Position{verifier_.total()};
    report.checked = Position{found.verified};
    report.chainHash = hexadecimal(bytesOf(found.head.hash));
    if (found.firstBad) {
      report.finding = found.byCheckpoint ? Finding::CheckpointMissed : Finding::ChainBroken;
      report.firstBad = Position{found.firstBad->position};
      report.flaw = codeOf(found.firstBad->flaw);
    }
    return report;
  }

 private:
  LogVerifier verifier_;
};

/// A note that no key of this log has signed: nothing more is to be looked at.
class InvalidCheckpoint final : public engine::LogCheck {
 public:
  explicit InvalidCheckpoint(Position last) : last_(last) {}
  bool step(std::size_t) override { return false; }
  Report report() const override {
    Report report;
    report.last = last_;
    report.finding = Finding::CheckpointInvalid;
    return report;
  }

 private:
  const Position last_;
};

class Copy final : public engine::LogCopy {
 public:
  Copy(SqliteStore& store, engine::HallId hall, Position after, Position until)
      : copier_(
            store.eventLog(),
            store.blobTable(),
            store.hashAlgorithm(),
            hall,
            after.value,
            until.value
        ) {}

  engine::Result<bool> step(std::size_t max, std::string& out) override {
    return copier_.step(max, out);
  }
  Position last() const override { return Position{copier_.total()}; }
  Position done() const override { return Position{copier_.done()}; }

 private:
  LogCopier copier_;
};

}  // namespace

/// With the key of this log, and under the name its first event gave it.
std::optional<Checkpoint> StoreRecord::read(std::string_view note) {
  const auto first = store_.log().read(hall_, Position{0}, 1);
  if (!first || first->empty()) return std::nullopt;
  const auto* opened = std::get_if<domain::HallOpened>(&first->front().event.body);
  const auto key = store_.credentials().serverKey("checkpoint");
  const auto seed = SecretKey::from({reinterpret_cast<const char*>(key.data()), key.size()});
  if (opened == nullptr || !seed) return std::nullopt;
  const auto reader = CheckpointReader::make(CheckpointSigner(opened->hallCode, *seed).publicKey());
  if (!reader) return std::nullopt;
  // However it was cut out of its file: a note ends with one end of line.
  std::string whole(note);
  while (whole.ends_with('\n')) whole.pop_back();
  return reader->read(whole + "\n");
}

engine::Result<std::unique_ptr<engine::LogCheck>> StoreRecord::check(
    Position from, std::string_view checkpoint
) {
  const Position last = store_.log().last(hall_);
  if (store_.fenced()) return store_.core().refusal();
  if (from > last && from.value > 1) return notFound(from, last);
  std::uint64_t after = from.value == 0 ? 0 : from.value - 1;
  std::vector<Checkpoint> known;
  if (!checkpoint.empty()) {
    auto signedOne = read(checkpoint);
    if (!signedOne) {
      return std::unique_ptr<engine::LogCheck>(std::make_unique<InvalidCheckpoint>(last));
    }
    after = std::min(after, signedOne->position);
    known.push_back(*std::move(signedOne));
  }
  return std::unique_ptr<engine::LogCheck>(
      std::make_unique<Check>(store_, hall_, std::move(known), after)
  );
}

engine::Result<std::unique_ptr<engine::LogCopy>> StoreRecord::copy(Position after, Position until) {
  const Position last = store_.log().last(hall_);
  if (store_.fenced()) return store_.core().refusal();
  if (until.value == 0) until = last;
  if (until > last) return notFound(until, last);
  if (after > until) return notFound(after, until);
  try {
    return std::unique_ptr<engine::LogCopy>(std::make_unique<Copy>(store_, hall_, after, until));
  } catch (const sqlite::Error& error) {
    return store_.core().fence(error);
  }
}

}  // namespace hall::log
