#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "server/domain/result.h"

/// Files that must survive a power cut: written beside, synced, renamed, folder synced.
namespace hall::log {

/// A file descriptor that closes itself.
class FileHandle {
 public:
  FileHandle() = default;
  explicit FileHandle(int descriptor) : descriptor_(descriptor) {}
  ~FileHandle();
  FileHandle(FileHandle&& other) noexcept : descriptor_(other.release()) {}
  FileHandle& operator=(FileHandle&& other) noexcept;

  explicit operator bool() const { return descriptor_ >= 0; }
  int get() const { return descriptor_; }
  int release();

 private:
  int descriptor_ = -1;
};

/// Replaces the file as a whole, or leaves it as it was. `mode` as in chmod.
domain::Result<bool> replaceFile(
    const std::filesystem::path& path, std::string_view bytes, unsigned mode = 0640
);
/// Adds to the end, durably; makes the file when it is not there.
domain::Result<bool> appendToFile(const std::filesystem::path& path, std::string_view bytes);
domain::Result<std::string> readFile(const std::filesystem::path& path);
/// After a file was made, renamed or removed in it.
bool syncFolder(const std::filesystem::path& folder);
bool syncFile(const std::filesystem::path& path);
/// Writes all of it.
bool writeAll(int descriptor, std::string_view bytes);
/// What the last failed system call of this thread said.
std::error_code lastSystemError();

}  // namespace hall::log
