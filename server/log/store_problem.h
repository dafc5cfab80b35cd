#pragma once

#include <string>
#include <string_view>
#include <system_error>

#include "server/domain/result.h"

namespace hall::sqlite {
class Error;
}

/// Why a store cannot be opened, verified, backed up or restored. The refusal's details are codes
/// and values ("problem", "path", "process" ...); the sentence for a person comes from one table.
namespace hall::log {

enum class Problem {
  DirectoryInUse,     ///< another server holds the data directory
  DirectoryUnusable,  ///< cannot be made, entered or locked
  NotAHallDatabase,   ///< the file belongs to another program
  DatabaseMissing,
  DatabaseDamaged,
  DatabaseRefused,  ///< the disk or SQLite said no
  NewerFormat,      ///< written by a newer version
  NotDurable,       ///< SQLite does not give what acknowledged = durable needs
  KeyFileMissing,
  KeyFileOpenToOthers,
  KeyFileMalformed,
  KeyFileWrong,    ///< it is the key of another store
  WrongClockMode,  ///< a rehearsal's log in a real hall, or the other way round
  FileUnreadable,
  FileUnwritable,
  FileMalformed,
  NotEmpty,    ///< a restore needs an empty directory
  CopyDiffers  ///< a backup is not what its manifest says
};

/// A refusal with the fitting Reason; `path` names the file or directory.
domain::Refusal refusalFor(Problem problem, std::string_view path);

/// The same with what stands behind it: `error` in English, for the journal and IT, and `cause`, a
/// code that clients have words for (metadata_texts.h), where it is one of the known ones.
domain::Refusal refusalFor(
    Problem problem, std::string_view path, std::string error, std::string_view cause
);
domain::Refusal refusalFor(Problem problem, std::string_view path, const std::error_code& said);
domain::Refusal refusalFor(Problem problem, std::string_view path, const sqlite::Error& said);

/// "disk-full", "read-only", "io-error", "locked", "damaged" ...; "" for one without a code.
std::string_view causeOf(const std::error_code& said);
std::string_view causeOf(const sqlite::Error& said);

/// "data/hall.db was written by a newer version (format 3; this one reads up to 1)."
std::string sentenceOf(const domain::Refusal& refusal);

}  // namespace hall::log
