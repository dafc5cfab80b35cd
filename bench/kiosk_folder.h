#pragma once

#include <filesystem>

namespace hall::bench {

/// What a kiosk keeps between two starts, as after long use: the hall's catalogue of so many items,
/// each with a guide and four materials, and a device's token; and beside it the settings of a
/// kiosk whose server is not there and whose printer writes PNG files. `folder` exists and is
/// empty. Returns the path of the settings. Throws what the disk refuses.
std::filesystem::path writeKioskFolder(const std::filesystem::path& folder, int items);

}  // namespace hall::bench
