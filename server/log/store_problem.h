#pragma once

#include <string>
#include <string_view>

#include "server/domain/result.h"

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

/// "data/hall.db was written by a newer version (format 3; this one reads up to 1)."
std::string sentenceOf(const domain::Refusal& refusal);

}  // namespace hall::log
