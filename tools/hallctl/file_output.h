#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "server/domain/result.h"

namespace hall::hallctl {

/// Where a command writes what it was asked for: standard output, or a file that appears under its
/// name only when it is whole.
class FileOutput {
 public:
  /// "-" and the empty path: standard output.
  explicit FileOutput(std::filesystem::path path);
  /// Takes an unfinished file away.
  ~FileOutput();
  FileOutput(const FileOutput&) = delete;
  FileOutput& operator=(const FileOutput&) = delete;

  /// False: the disk refused; `refusal` says why.
  bool write(std::string_view bytes);
  bool finish();
  /// REQUIRES: a write or the end failed.
  const domain::Refusal& refusal() const { return *refusal_; }
  bool isStandardOutput() const { return path_.empty(); }

 private:
  bool fail();

  std::filesystem::path path_;
  std::filesystem::path temporary_;
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_;
  std::optional<domain::Refusal> refusal_;
};

}  // namespace hall::hallctl
