#pragma once

#include <QByteArray>
#include <QString>
#include <filesystem>
#include <optional>

/// Files that are whole or not there, whatever happens to the power.
namespace hall::terminal {

/// Writes all of it; false: the disk took less, errno says why.
bool writeAll(int file, const QByteArray& bytes);
/// What was created in or moved into this folder stays there.
bool syncFolder(const std::filesystem::path& folder);
/// Temporary file, sync, rename, sync of the folder. Readable by the owner alone. Nothing: done;
/// else what the system said.
std::optional<QString> replaceFile(const std::filesystem::path& path, const QByteArray& content);
/// Nothing: it is not there or cannot be read, or is larger than `most`.
std::optional<QByteArray> readFile(const std::filesystem::path& path, qint64 most);

}  // namespace hall::terminal
