#include "server/log/data_directory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <utility>

#include "server/log/store_problem.h"

namespace hall::log {

namespace fs = std::filesystem;

namespace {

domain::Refusal unusable(const fs::path& path) {
  const std::error_code error = lastSystemError();
  return refusalFor(Problem::DirectoryUnusable, path.string(), error);
}

}  // namespace

domain::Result<DataDirectory> DataDirectory::take(const fs::path& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    fs::create_directories(path, error);
    if (error) {
      return refusalFor(Problem::DirectoryUnusable, path.string(), error);
    }
    if (::chmod(path.c_str(), 0700) != 0) return unusable(path);
  }
  const fs::path lock = path / "lock";
  FileHandle handle(::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (!handle) return unusable(path);
  if (::flock(handle.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return unusable(path);
    const auto holder = readFile(lock);
    const std::string process = holder ? holder->substr(0, holder->find('\n')) : std::string();
    domain::Refusal inUse = refusalFor(Problem::DirectoryInUse, path.string());
    if (process.empty()) return inUse;
    return std::move(inUse).with("process", process);
  }
  // The number is only for the sentence above; without it the lock holds as well.
  const std::string process = std::to_string(::getpid()) + "\n";
  if (::ftruncate(handle.get(), 0) == 0) writeAll(handle.get(), process);
  return DataDirectory(path, std::move(handle));
}

std::uint64_t DataDirectory::freeBytes() const {
  struct statvfs figures {};
  if (::statvfs(path_.c_str(), &figures) != 0) return 0;
  return static_cast<std::uint64_t>(figures.f_bavail) * figures.f_frsize;
}

void DataDirectory::makeBallast(std::uint64_t bytes) const {
  if (bytes == 0 || ::access(ballast().c_str(), F_OK) == 0 || freeBytes() < 2 * bytes) return;
  bool made = false;
  {
    const FileHandle handle(::open(ballast().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)
    );
    made = handle && ::posix_fallocate(handle.get(), 0, static_cast<off_t>(bytes)) == 0;
  }
  if (!made) releaseBallast();
}

void DataDirectory::releaseBallast() const {
  ::unlink(ballast().c_str());
}

}  // namespace hall::log
