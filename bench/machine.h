#pragma once

#include <filesystem>
#include <vector>

#include "bench/figure.h"

namespace hall::bench {

/// What the figures were measured on: processors, kernel, file system, versions, fdatasync.
std::vector<Remark> machineFacts(const std::filesystem::path& directory);

/// Durations of `count` fdatasync calls, each after overwriting 4 KiB of a preallocated file in
/// `directory`, in microseconds: the yardstick of P2 and P4.
std::vector<double> syncMicroseconds(const std::filesystem::path& directory, int count);

/// Throws when `directory` lies in memory, where a sync costs nothing and proves nothing.
void requireDisk(const std::filesystem::path& directory);

}  // namespace hall::bench
