#pragma once

#include <filesystem>

#include "server/domain/result.h"

namespace hall::golden {

/// Two days of a small hall in which people press whatever they can, recorded by a real store and
/// exported to `file`. Done once for each release that brings new kinds of events; the file is then
/// kept as it is for ever.
domain::Result<bool> recordDays(const std::filesystem::path& file);

}  // namespace hall::golden
