#pragma once

#include <cstdlib>
#include <filesystem>

namespace hall::support {

/// The folder of real data that tests measure themselves by: HALL_SHARED_DATA, else beside the
/// checkout. It need not exist; a test that misses its file there skips and says so.
inline std::filesystem::path sharedData() {
  if (const char* folder = std::getenv("HALL_SHARED_DATA")) return folder;
  const char* source = std::getenv("HALL_SOURCE_DIR");
  return std::filesystem::path(source == nullptr ? "." : source) / ".." / "shared" / "data";
}

}  // namespace hall::support
