#include "server/log/exported_log.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "server/log/export_frames.h"
#include "server/log/files.h"
#include "server/log/store_problem.h"

namespace hall::log {

LogExporter::LogExporter(
    SqliteEventLog& log,
    SqliteBlobs& blobs,
    HashAlgorithm algorithm,
    engine::HallId hall,
    std::filesystem::path path
)
    : log_(log),
      blobs_(blobs),
      chainHasher_(algorithm),
      fileHasher_(algorithm),
      check_(chainHasher_, ChainHead{}),
      hall_(hall),
      path_(std::move(path)),
      temporary_(path_) {
  temporary_ += ".new";
}

LogExporter::~LogExporter() {
  if (file_ != nullptr) {
    file_.reset();
    ::unlink(temporary_.c_str());
  }
}

domain::Refusal LogExporter::unwritable() const {
  std::string error = lastSystemError();
  return refusalFor(Problem::FileUnwritable, path_.string()).with("error", std::move(error));
}

void LogExporter::put(std::string_view bytes) {
  fileHasher_.add(bytes);
  // A short write shows in ferror at the end of the slice.
  std::fwrite(bytes.data(), 1, bytes.size(), file_.get());
}

domain::Result<bool> LogExporter::begin() {
  end_ = log_.head(hall_).seq;
  file_.reset(std::fopen(temporary_.c_str(), "wb"));
  if (file_ == nullptr) return unwritable();
  fileHasher_.begin();
  put(exportHeader({fileHasher_.algorithm(), hall_.value}));
  return true;
}

domain::Result<bool> LogExporter::step(std::size_t max) {
  max = std::max<std::size_t>(max, 1);
  try {
    if (file_ == nullptr) {
      if (auto begun = begin(); !begun) return begun;
    }
    const std::uint64_t after = written();
    for (const StoredRow& row :
         log_.rows(hall_, after, std::min<std::uint64_t>(max, end_ - after))) {
      if (const auto refusal = writeRow(row)) return *refusal;
    }
    if (std::ferror(file_.get()) != 0) return unwritable();
    if (written() == after && after < end_) return damaged(after + 1, Flaw::Gap);
    if (written() < end_) return true;
    return finish();
  } catch (const DatabaseError&) {
    return damaged(written() + 1, Flaw::Unreadable);
  }
}

std::optional<domain::Refusal> LogExporter::writeRow(const StoredRow& row) {
  const std::uint64_t expected = written() + 1;
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
    if (!blobsWritten_.contains(published->hash)) {
      put(exportBlob(*blobs_.get(published->hash)));
      blobsWritten_.emplace(published->hash, true);
    }
  }
  put(exportEvent(row.record(), row.hash));
  return std::nullopt;
}

domain::Result<bool> LogExporter::finish() {
  put(exportEnd(check_.head()));
  const Hash whole = fileHasher_.end();
  std::fwrite(whole.data(), 1, whole.size(), file_.get());
  const bool durable = std::fflush(file_.get()) == 0 && std::ferror(file_.get()) == 0 &&
                       ::fsync(::fileno(file_.get())) == 0;
  if (!durable || ::rename(temporary_.c_str(), path_.c_str()) != 0) return unwritable();
  file_.reset();
  const auto folder = path_.parent_path();
  if (!syncFolder(folder.empty() ? std::filesystem::path(".") : folder)) return unwritable();
  return false;
}

domain::Result<VerifyReport> ExportedLog::read(
    const Reading& reading, std::vector<Checkpoint> checkpoints
) const {
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
      std::fopen(path_.c_str(), "rb"), &std::fclose
  );
  if (file == nullptr) {
    std::string error = lastSystemError();
    return refusalFor(Problem::FileUnreadable, path_.string()).with("error", std::move(error));
  }
  ExportReader reader(*file, std::move(checkpoints));
  while (auto event = reader.next()) reading(*event);
  if (std::ferror(file.get()) != 0) {
    std::string error = lastSystemError();
    return refusalFor(Problem::FileUnreadable, path_.string()).with("error", std::move(error));
  }
  return reader.report();
}

}  // namespace hall::log
