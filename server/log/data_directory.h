#pragma once

#include <cstdint>
#include <filesystem>

#include "server/domain/result.h"
#include "server/log/files.h"

namespace hall::log {

/// The folder that holds one server's data, held for as long as this object lives: a second server
/// on the same folder is refused with a sentence that names the first.
class DataDirectory {
 public:
  /// Makes the folder (0700) when it is not there.
  static domain::Result<DataDirectory> take(const std::filesystem::path& path);

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path database() const { return path_ / "hall.db"; }
  std::filesystem::path defaultKeyFile() const { return path_ / "master.key"; }

  std::uint64_t freeBytes() const;
  /// A file that only takes room, so that some can be given back when the disk runs full. Made when
  /// the disk has room for it twice; otherwise left out.
  void makeBallast(std::uint64_t bytes) const;
  void releaseBallast() const;

 private:
  DataDirectory(std::filesystem::path path, FileHandle lock)
      : path_(std::move(path)), lock_(std::move(lock)) {}
  std::filesystem::path ballast() const { return path_ / "ballast"; }

  std::filesystem::path path_;
  FileHandle lock_;
};

}  // namespace hall::log
