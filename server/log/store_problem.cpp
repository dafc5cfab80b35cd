#include "server/log/store_problem.h"

#include <algorithm>
#include <array>

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
