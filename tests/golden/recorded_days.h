#pragma once

#include <filesystem>

#include "server/domain/result.h"

namespace hall::golden {

/// Each records a small hall by a real store and exports its log to `file`. Done once for each
/// release that brings new kinds of events; the file is then kept as it is for ever. False: the
/// hall refused a step that belongs to it.

/// Two days in which people press whatever they can.
domain::Result<bool> recordDays(const std::filesystem::path& file);
/// A morning told verb by verb: the kinds of format 1 that pressing at random does not bring about.
domain::Result<bool> recordRest(const std::filesystem::path& file);
/// Servings entered from paper (补录), and an aged applicant's own wish.
domain::Result<bool> recordEntered(const std::filesystem::path& file);
/// Tickets moved by somebody's word (改派), and help that was seen to be needed (协助需求).
domain::Result<bool> recordMoved(const std::filesystem::path& file);

}  // namespace hall::golden
