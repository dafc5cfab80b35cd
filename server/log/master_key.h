#pragma once

#include <filesystem>

#include "server/domain/result.h"
#include "server/log/secret_key.h"

/// The key file: one line, readable by its owner only. It may lie outside the data directory (a
/// credential of systemd, a stick in a safe). Whoever loses it loses the personal data; whoever
/// copies it together with the data can read them.
namespace hall::log {

/// Makes a new key file (0600), durably. Refused when there is one.
domain::Result<SecretKey> makeMasterKey(const std::filesystem::path& path);
/// Refused when group or others may read it.
domain::Result<SecretKey> readMasterKey(const std::filesystem::path& path);

}  // namespace hall::log
