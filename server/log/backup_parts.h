#pragma once

#include <string>

#include "server/log/backup.h"

/// Inside of backup*.cpp. Not for use outside.
namespace hall::log {

std::string manifestText(const BackupManifest& manifest);

/// Opens a copy for itself alone and makes it one file without a write-ahead log. Throws
/// sqlite::Error.
sqlite::Database openCopy(const std::filesystem::path& copy);

/// Integrity of the database and every event of every hall; the heads it found.
domain::Result<std::vector<BackupManifest::Hall>> checkCopy(
    const std::filesystem::path& copy, HashAlgorithm algorithm, const CheckProgress& progress
);

/// Takes the day keys out of the copy and makes them the folder's.
domain::Result<bool> moveDayKeysOut(const std::filesystem::path& copy);
/// Puts the folder's day keys into a restored database.
domain::Result<bool> moveDayKeysIn(
    const std::filesystem::path& folder, const std::filesystem::path& database
);

/// Hexadecimal SHA-256 of a file, read in parts.
domain::Result<std::string> fileDigest(const std::filesystem::path& path);

/// A failure of SQLite at this file, as a refusal.
domain::Refusal copyRefusal(const sqlite::Error& error, const std::filesystem::path& path);

}  // namespace hall::log
