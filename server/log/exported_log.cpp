#include "server/log/exported_log.h"

#include <unistd.h>

#include <cerrno>
#include <system_error>
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
      algorithm_(algorithm),
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
  const std::error_code error = lastSystemError();
  return refusalFor(Problem::FileUnwritable, path_.string(), error);
}

domain::Result<bool> LogExporter::begin() {
  try {
    copier_.emplace(log_, blobs_, algorithm_, hall_);
  } catch (const sqlite::Error&) {
    return damaged(1, Flaw::Unreadable);
  }
  file_.reset(std::fopen(temporary_.c_str(), "wb"));
  if (file_ == nullptr) return unwritable();
  return true;
}

domain::Result<bool> LogExporter::step(std::size_t max) {
  if (file_ == nullptr) {
    if (auto begun = begin(); !begun) return begun;
  }
  slice_.clear();
  auto more = copier_->step(max, slice_);
  if (!more) return more;
  // A short write shows in ferror, too.
  std::fwrite(slice_.data(), 1, slice_.size(), file_.get());
  if (std::ferror(file_.get()) != 0) return unwritable();
  if (*more) return true;
  return finish();
}

domain::Result<bool> LogExporter::finish() {
  const bool durable = std::fflush(file_.get()) == 0 && std::ferror(file_.get()) == 0 &&
                       ::fsync(::fileno(file_.get())) == 0;
  if (!durable || ::rename(temporary_.c_str(), path_.c_str()) != 0) return unwritable();
  file_.reset();
  const auto folder = path_.parent_path();
  if (!syncFolder(folder.empty() ? std::filesystem::path(".") : folder)) return unwritable();
  return false;
}

domain::Result<VerifyReport> ExportedLog::read(
    const Reading& reading, std::vector<Checkpoint> checkpoints, const Progress& progress
) const {
  constexpr std::uint64_t kTellEvery = 1024;  // events
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
      std::fopen(path_.c_str(), "rb"), &std::fclose
  );
  if (file == nullptr) {
    const std::error_code error = lastSystemError();
    return refusalFor(Problem::FileUnreadable, path_.string(), error);
  }
  std::error_code unknown;
  const std::uintmax_t total = std::filesystem::file_size(path_, unknown);
  const auto tell = [&] {
    if (progress && !unknown) progress(static_cast<std::uint64_t>(std::ftell(file.get())), total);
  };
  ExportReader reader(*file, std::move(checkpoints));
  std::uint64_t events = 0;
  while (auto event = reader.next()) {
    reading(*event);
    if (++events % kTellEvery == 0) tell();
  }
  tell();
  if (std::ferror(file.get()) != 0) {
    const std::error_code error = lastSystemError();
    return refusalFor(Problem::FileUnreadable, path_.string(), error);
  }
  return reader.report();
}

}  // namespace hall::log
