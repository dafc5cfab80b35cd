#include "server/log/verify.h"

#include <algorithm>
#include <utility>

#include "server/log/catalogue_codec.h"

namespace hall::log {

namespace {

/// An event that is not there leaves its place empty; the walk then begins at the first one.
ChainHead headAt(SqliteEventLog& log, engine::HallId hall, std::uint64_t seq) {
  try {
    return log.headAt(hall, seq).value_or(ChainHead{});
  } catch (const sqlite::Error&) {
    return ChainHead{};
  }
}

}  // namespace

LogVerifier::LogVerifier(
    SqliteEventLog& log,
    SqliteBlobs& blobs,
    HashAlgorithm algorithm,
    engine::HallId hall,
    std::vector<Checkpoint> checkpoints,
    std::uint64_t after
)
    : log_(log),
      blobs_(blobs),
      hasher_(algorithm),
      check_(hasher_, headAt(log, hall, after)),
      hall_(hall),
      checkpoints_(std::move(checkpoints)) {
  report_.head = check_.head();
  report_.after = report_.verified = report_.head.seq;
  try {
    end_ = log_.head(hall_).seq;
  } catch (const sqlite::Error&) {
    fail(report_.verified + 1, Flaw::Unreadable);
    return;
  }
  if (report_.after == 0) return;
  report_.byCheckpoint = !checkpoints_.beginAfter(report_.after, report_.head.hash);
  if (report_.byCheckpoint) fail(report_.after, Flaw::HashWrong);
}

void LogVerifier::fail(std::uint64_t position, Flaw flaw) {
  if (!report_.firstBad) report_.firstBad = FirstBad{position, flaw};
  done_ = true;
}

bool LogVerifier::step(std::size_t max) {
  if (done_) return false;
  max = std::max<std::size_t>(max, 1);
  const std::uint64_t after = check_.head().seq;
  std::vector<StoredRow> rows;
  try {
    rows = log_.rows(hall_, after, std::min<std::uint64_t>(max, end_ - after));
  } catch (const sqlite::Error&) {
    fail(after + 1, Flaw::Unreadable);
    return false;
  }
  for (const StoredRow& row : rows) {
    const std::uint64_t expected = check_.head().seq + 1;
    if (const auto flaw = flawOf(row)) {
      fail(expected, *flaw);
      return false;
    }
    report_.head = check_.head();
    report_.verified = report_.head.seq;
    const bool agrees = checkpoints_.agrees(row.seq, row.hash);
    report_.checkpoints = checkpoints_.agreed();
    if (!agrees) {
      report_.byCheckpoint = true;
      fail(row.seq, Flaw::HashWrong);
      return false;
    }
  }
  if (report_.verified < end_ && !rows.empty()) return true;
  finish();
  return false;
}

void LogVerifier::finish() {
  done_ = true;
  if (report_.verified < end_) return fail(report_.verified + 1, Flaw::Gap);
  if (!checkpoints_.knowsMore()) return;
  report_.byCheckpoint = true;
  fail(report_.verified + 1, Flaw::Cut);
}

std::optional<Flaw> LogVerifier::flawOf(const StoredRow& row) {
  if (const auto flaw = check_.next(row.record(), bytesOf(row.hash))) return flaw;
  blobFlaw_.reset();
  const auto event = codec_.decode(
      row.kind,
      row.actor,
      row.body,
      instantOf(row.occurredUs),
      [this](std::string_view hash) { return catalogue(hash); }
  );
  if (event) return std::nullopt;
  return blobFlaw_.value_or(Flaw::Undecodable);
}

/// Past the cache: what stands on the disk is to be seen.
std::shared_ptr<const domain::Catalogue> LogVerifier::catalogue(std::string_view hash) {
  const auto bytes = blobs_.get(hash);
  blobFlaw_ = Flaw::BlobMissing;
  if (!bytes) return nullptr;
  blobFlaw_ = Flaw::BlobWrong;
  // The chain's own state is not touched: each hash begins anew.
  if (hexadecimal(bytesOf(hasher_.of(*bytes))) != hash) return nullptr;
  return decodeCatalogue(*bytes);
}

}  // namespace hall::log
