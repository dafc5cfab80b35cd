#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

#include "tests/support/shared_data.h"
#include "tools/rehearsal/run.h"

namespace hall::features {

inline std::filesystem::path folderFrom(const char* variable) {
  const char* folder = std::getenv(variable);
  if (folder == nullptr) throw std::runtime_error(std::string(variable) + " is not set");
  return folder;
}

/// A rehearsal with a server of its own, stepped, of a hall of config/catalogue.
inline rehearsal::RunOptions rehearsalOf(const std::string& hall) {
  rehearsal::RunOptions options;
  options.program = folderFrom("HALL_BIN_DIR") / "hall-server";
  options.catalogue = folderFrom("HALL_SOURCE_DIR") / "config" / "catalogue" / hall;
  options.isQuiet = true;
  return options;
}

/// January of the record of calls; empty where it does not lie beside the checkout.
inline std::filesystem::path recordOfCalls() {
  const auto file = support::sharedData() / "bank-calls" / "calls_1999_01.csv";
  return std::filesystem::exists(file) ? file : std::filesystem::path();
}

/// In ./hall check, which proves nothing of the record without the record.
inline bool isLong() {
  const char* wanted = std::getenv("HALL_LONG");
  return wanted != nullptr && std::string_view(wanted) == "1";
}

inline constexpr const char* kNoRecord =
    "the record of calls is not here: HALL_SHARED_DATA names the folder that holds "
    "bank-calls/calls_1999_01.csv";

}  // namespace hall::features
