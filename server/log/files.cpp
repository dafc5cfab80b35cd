#include "server/log/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "server/log/store_problem.h"

namespace hall::log {

namespace fs = std::filesystem;

namespace {

domain::Refusal unwritable(const fs::path& path) {
  const std::error_code error = lastSystemError();
  return refusalFor(Problem::FileUnwritable, path.string(), error);
}

fs::path folderOf(const fs::path& path) {
  const fs::path folder = path.parent_path();
  return folder.empty() ? fs::path(".") : folder;
}

}  // namespace

FileHandle::~FileHandle() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

FileHandle& FileHandle::operator=(FileHandle&& other) noexcept {
  if (this != &other) {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = other.release();
  }
  return *this;
}

int FileHandle::release() {
  return std::exchange(descriptor_, -1);
}

std::error_code lastSystemError() {
  return {errno, std::generic_category()};
}

bool writeAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool syncFolder(const fs::path& folder) {
  const FileHandle handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return handle && ::fsync(handle.get()) == 0;
}

bool syncFile(const fs::path& path) {
  const FileHandle handle(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  return handle && ::fsync(handle.get()) == 0;
}

domain::Result<bool> replaceFile(const fs::path& path, std::string_view bytes, unsigned mode) {
  fs::path temporary = path;
  temporary += ".new";
  {
    const FileHandle handle(
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    );
    if (!handle || ::fchmod(handle.get(), mode) != 0 || !writeAll(handle.get(), bytes) ||
        ::fsync(handle.get()) != 0) {
      domain::Refusal refusal = unwritable(temporary);
      ::unlink(temporary.c_str());
      return refusal;
    }
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0 || !syncFolder(folderOf(path))) {
    return unwritable(path);
  }
  return true;
}

domain::Result<bool> appendToFile(const fs::path& path, std::string_view bytes) {
  const bool isNew = ::access(path.c_str(), F_OK) != 0;
  const FileHandle handle(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640));
  if (!handle || !writeAll(handle.get(), bytes) || ::fdatasync(handle.get()) != 0) {
    return unwritable(path);
  }
  if (isNew && !syncFolder(folderOf(path))) return unwritable(path);
  return true;
}

domain::Result<std::string> readFile(const fs::path& path) {
  const auto unreadable = [&] {
    const std::error_code error = lastSystemError();
    return refusalFor(Problem::FileUnreadable, path.string(), error);
  };
  const FileHandle handle(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!handle) return unreadable();
  std::string bytes;
  std::array<char, 1 << 16> part{};
  while (true) {
    const ssize_t got = ::read(handle.get(), part.data(), part.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable();
    if (got == 0) return bytes;
    bytes.append(part.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace hall::log
