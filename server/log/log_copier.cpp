#include "server/log/log_copier.h"

#include <algorithm>

#include "server/log/export_frames.h"

namespace hall::log {

LogCopier::LogCopier(
    SqliteEventLog& log,
    SqliteBlobs& blobs,
    HashAlgorithm algorithm,
    engine::HallId hall,
    std::uint64_t after,
    std::uint64_t until
)
    : log_(log),
      blobs_(blobs),
      chainHasher_(algorithm),
      fileHasher_(algorithm),
      check_(chainHasher_, log.headAt(hall, after).value_or(ChainHead{})),
      hall_(hall),
      end_(std::max(done(), std::min(until, log.head(hall).seq))) {}

void LogCopier::begin(std::string& out) {
  begun_ = true;
  fileHasher_.begin();
  out += exportHeader({fileHasher_.algorithm(), hall_.value});
  if (done() > 0) out += exportPrevious(check_.head());
}

domain::Result<bool> LogCopier::step(std::size_t max, std::string& out) {
  const std::size_t before = out.size();
  if (!begun_) begin(out);
  const std::uint64_t after = done();
  try {
    const std::uint64_t some = std::min<std::uint64_t>(std::max<std::size_t>(max, 1), end_ - after);
    for (const StoredRow& row : log_.rows(hall_, after, some)) {
      if (const auto refusal = add(row, out)) return *refusal;
    }
  } catch (const sqlite::Error&) {
    return damaged(done() + 1, Flaw::Unreadable);
  }
  if (done() == after && after < end_) return damaged(after + 1, Flaw::Gap);
  const bool more = done() < end_;
  if (!more) out += exportEnd(check_.head());
  fileHasher_.add(std::string_view(out).substr(before));
  if (!more) out += bytesOf(fileHasher_.end());
  return more;
}

std::optional<domain::Refusal> LogCopier::add(const StoredRow& row, std::string& out) {
  const std::uint64_t expected = done() + 1;
  if (const auto flaw = check_.next(row.record(), bytesOf(row.hash))) {
    return damaged(expected, *flaw);
  }
  const auto event = codec_.decode(
      row.kind,
      row.actor,
      row.body,
      instantOf(row.occurredUs),
      [this](std::string_view hash) { return blobs_.catalogue(hash); }
  );
  if (!event) return damaged(expected, Flaw::Undecodable);
  if (const auto* published = std::get_if<domain::CataloguePublished>(&event->body)) {
    if (!blobsMade_.contains(published->hash)) {
      out += exportBlob(*blobs_.get(published->hash));
      blobsMade_.emplace(published->hash, true);
    }
  }
  out += exportEvent(row.record(), row.hash);
  return std::nullopt;
}

}  // namespace hall::log
