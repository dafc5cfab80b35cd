#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/domain/result.h"
#include "server/engine/store.h"
#include "server/log/checkpoint.h"
#include "server/log/log_copier.h"
#include "server/log/sqlite_blobs.h"
#include "server/log/sqlite_event_log.h"
#include "server/log/verify.h"

/// A log as one file for auditors: every event with its stored bytes and the catalogues they name,
/// no personal data. Any byte flipped, cut or inserted is found. The format: docs/log-format.md.
namespace hall::log {

/// Writes a log to a file in slices, so that the core thread can do other work in between. The file
/// appears under its name only when it is whole.
class LogExporter {
 public:
  /// What is appended after this moment is left out.
  LogExporter(
      SqliteEventLog& log,
      SqliteBlobs& blobs,
      HashAlgorithm algorithm,
      engine::HallId hall,
      std::filesystem::path path
  );
  ~LogExporter();
  LogExporter(const LogExporter&) = delete;
  LogExporter& operator=(const LogExporter&) = delete;

  /// Writes up to `max` more events. True: there is more to do. Every event is checked on its way;
  /// a damaged log is refused with LogDamaged and leaves no file.
  domain::Result<bool> step(std::size_t max);
  std::uint64_t total() const { return copier_ ? copier_->total() : 0; }
  std::uint64_t written() const { return copier_ ? copier_->done() : 0; }

 private:
  domain::Result<bool> begin();
  domain::Result<bool> finish();
  domain::Refusal unwritable() const;

  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  SqliteEventLog& log_;
  SqliteBlobs& blobs_;
  HashAlgorithm algorithm_;
  engine::HallId hall_;
  std::filesystem::path path_;
  std::filesystem::path temporary_;
  std::unique_ptr<std::FILE, Close> file_;
  std::optional<LogCopier> copier_;
  std::string slice_;
};

/// Reads an exported log from its first byte to its last, checking everything on the way.
class ExportedLog {
 public:
  explicit ExportedLog(std::filesystem::path path) : path_(std::move(path)) {}

  /// Called with every sound event, in order.
  using Reading = std::function<void(const engine::StoredEvent&)>;
  /// Told now and then how far the reading is, in bytes of the file, and at its end.
  using Progress = std::function<void(std::uint64_t done, std::uint64_t total)>;
  /// The report of the whole file. Refused only when it cannot be read at all.
  domain::Result<VerifyReport> read(
      const Reading& reading,
      std::vector<Checkpoint> checkpoints = {},
      const Progress& progress = {}
  ) const;
  domain::Result<VerifyReport> verify(
      std::vector<Checkpoint> checkpoints = {}, const Progress& progress = {}
  ) const {
    return read([](const engine::StoredEvent&) {}, std::move(checkpoints), progress);
  }

 private:
  std::filesystem::path path_;
};

}  // namespace hall::log
