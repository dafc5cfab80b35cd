#include "server/log/store_problem.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "server/sqlite/database.h"

namespace hall::log {

namespace {

using domain::Reason;

struct Row {
  Problem problem;
  std::string_view code;
  Reason reason;
  /// {key} is replaced by that detail.
  std::string_view sentence;
};

constexpr std::array kRows{
    Row{Problem::DirectoryInUse,
        "directory-in-use",
        Reason::DirectoryInUse,
        "The data directory {path} is in use by another server (process {process})."},
    Row{Problem::DirectoryUnusable,
        "directory-unusable",
        Reason::NotReady,
        "The data directory {path} cannot be used: {error}."},
    Row{Problem::NotAHallDatabase,
        "not-a-hall-database",
        Reason::NotReady,
        "{path} is a database of another program."},
    Row{Problem::DatabaseMissing,
        "database-missing",
        Reason::NotReady,
        "There is no database {path}; initialise the hall first, or restore a backup."},
    Row{Problem::DatabaseDamaged,
        "database-damaged",
        Reason::LogDamaged,
        "{path} is damaged: {error}. Restore the last backup; keep the damaged file."},
    Row{Problem::DatabaseRefused,
        "database-refused",
        Reason::CommitFailed,
        "{path} cannot be used: {error}."},
    Row{Problem::NewerFormat,
        "newer-format",
        Reason::NewerFormat,
        "{path} was written by a newer version (format {format}; this one reads up to {known})."},
    Row{Problem::NotDurable,
        "not-durable",
        Reason::NotReady,
        "{path}: SQLite runs with {setting}; refusing to promise what it would not keep."},
    Row{Problem::KeyFileMissing,
        "key-file-missing",
        Reason::KeyFileUnusable,
        "The key file {path} is missing. Without it nobody can read the personal data of this "
        "hall."},
    Row{Problem::KeyFileOpenToOthers,
        "key-file-open-to-others",
        Reason::KeyFileUnusable,
        "The key file {path} can be read by others than its owner; chmod it to 0600."},
    Row{Problem::KeyFileMalformed,
        "key-file-malformed",
        Reason::KeyFileUnusable,
        "{path} is no key file of this server."},
    Row{Problem::KeyFileWrong,
        "key-file-wrong",
        Reason::KeyFileUnusable,
        "{path} is the key of another hall's data."},
    Row{Problem::WrongClockMode,
        "wrong-clock-mode",
        Reason::NotInThisMode,
        "{path} was made for the {stored} clock and cannot be opened with the {wanted} clock."},
    Row{Problem::FileUnreadable,
        "file-unreadable",
        Reason::NotReady,
        "{path} cannot be read: {error}."},
    Row{Problem::FileUnwritable,
        "file-unwritable",
        Reason::BackupFailed,
        "{path} cannot be written: {error}."},
    Row{Problem::FileMalformed,
        "file-malformed",
        Reason::LogDamaged,
        "{path} is not what it should be: {error}."},
    Row{Problem::NotEmpty,
        "not-empty",
        Reason::AlreadyExists,
        "{path} already holds a hall's data; restore into an empty directory."},
    Row{Problem::CopyDiffers,
        "copy-differs",
        Reason::BackupFailed,
        "{path} is not the copy its manifest describes: {error}."},
};

struct CauseOfSystem {
  std::errc said;
  std::string_view code;
};

constexpr std::array kCausesOfSystem{
    CauseOfSystem{std::errc::no_space_on_device, "disk-full"},
    CauseOfSystem{static_cast<std::errc>(EDQUOT), "disk-full"},
    CauseOfSystem{std::errc::read_only_file_system, "read-only"},
    CauseOfSystem{std::errc::io_error, "io-error"},
    CauseOfSystem{std::errc::permission_denied, "no-permission"},
    CauseOfSystem{std::errc::operation_not_permitted, "no-permission"},
    CauseOfSystem{std::errc::no_such_file_or_directory, "not-there"},
    CauseOfSystem{std::errc::not_a_directory, "not-a-directory"},
    CauseOfSystem{std::errc::is_a_directory, "is-a-directory"},
    CauseOfSystem{std::errc::file_exists, "exists"},
    CauseOfSystem{std::errc::not_enough_memory, "no-memory"},
};

struct CauseOfSqlite {
  int primaryCode;
  std::string_view code;
};

constexpr std::array kCausesOfSqlite{
    CauseOfSqlite{SQLITE_FULL, "disk-full"},
    CauseOfSqlite{SQLITE_READONLY, "read-only"},
    CauseOfSqlite{SQLITE_IOERR, "io-error"},
    CauseOfSqlite{SQLITE_BUSY, "locked"},
    CauseOfSqlite{SQLITE_LOCKED, "locked"},
    CauseOfSqlite{SQLITE_CORRUPT, "damaged"},
    CauseOfSqlite{SQLITE_NOTADB, "damaged"},
    CauseOfSqlite{SQLITE_PERM, "no-permission"},
    CauseOfSqlite{SQLITE_AUTH, "no-permission"},
    CauseOfSqlite{SQLITE_CANTOPEN, "cannot-open"},
    CauseOfSqlite{SQLITE_NOMEM, "no-memory"},
};

std::string filled(std::string_view sentence, const domain::Refusal& refusal) {
  std::string text;
  while (!sentence.empty()) {
    const std::size_t open = sentence.find('{');
    text += sentence.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = sentence.find('}', open);
    const std::string_view key = sentence.substr(open + 1, close - open - 1);
    const auto detail = std::find_if(
        refusal.details.begin(),
        refusal.details.end(),
        [&](const domain::Detail& candidate) { return candidate.key == key; }
    );
    text += detail == refusal.details.end() ? "unknown" : detail->value;
    sentence.remove_prefix(close + 1);
  }
  return text;
}

}  // namespace

domain::Refusal refusalFor(Problem problem, std::string_view path) {
  const auto row = std::find_if(kRows.begin(), kRows.end(), [&](const Row& candidate) {
    return candidate.problem == problem;
  });
  return domain::Refusal{row->reason, {}}
      .with("problem", std::string(row->code))
      .with("path", std::string(path));
}

domain::Refusal refusalFor(
    Problem problem, std::string_view path, std::string error, std::string_view cause
) {
  domain::Refusal refusal = refusalFor(problem, path).with("error", std::move(error));
  if (cause.empty()) return refusal;
  return std::move(refusal).with("cause", std::string(cause));
}

domain::Refusal refusalFor(Problem problem, std::string_view path, const std::error_code& said) {
  return refusalFor(problem, path, said.message(), causeOf(said));
}

domain::Refusal refusalFor(Problem problem, std::string_view path, const sqlite::Error& said) {
  return refusalFor(problem, path, said.what(), causeOf(said));
}

std::string_view causeOf(const std::error_code& said) {
  const auto known =
      std::find_if(kCausesOfSystem.begin(), kCausesOfSystem.end(), [&](const CauseOfSystem& row) {
        return said == row.said;
      });
  return known == kCausesOfSystem.end() ? std::string_view{} : known->code;
}

std::string_view causeOf(const sqlite::Error& said) {
  const int primary = said.code() & 0xFF;
  const auto known =
      std::find_if(kCausesOfSqlite.begin(), kCausesOfSqlite.end(), [&](const CauseOfSqlite& row) {
        return row.primaryCode == primary;
      });
  return known == kCausesOfSqlite.end() ? std::string_view{} : known->code;
}

std::string sentenceOf(const domain::Refusal& refusal) {
  for (const domain::Detail& detail : refusal.details) {
    if (detail.key != "problem") continue;
    for (const Row& row : kRows) {
      if (row.code == detail.value) return filled(row.sentence, refusal);
    }
  }
  std::string text(domain::nameOf(refusal.reason));
  for (const domain::Detail& detail : refusal.details) {
    text += " " + detail.key + "=" + detail.value;
  }
  return text;
}

}  // namespace hall::log
