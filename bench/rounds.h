#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/figure.h"

/// What the figures share when they turn rounds into measures.
namespace hall::bench {

/// A folder that goes at the end of its round, so that a full run needs little disk.
class RoundFolder {
 public:
  RoundFolder(const Settings& settings, int round);
  ~RoundFolder();
  RoundFolder(const RoundFolder&) = delete;
  RoundFolder& operator=(const RoundFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

Goal atLeast(double bound);
Goal atMost(double bound);
Measure medianOf(std::string name, std::vector<double> rounds, std::string unit, Goal goal);

/// Commands for each sync. Throws when there were more commands than `perSyncMax` for each sync:
/// then some were answered without being durable, and no figure of that run is worth anything.
double requireSynced(std::uint64_t commands, std::uint64_t syncs, std::uint64_t perSyncMax);

/// "12345" from 100 on, "12.3" from 10 on, else "1.23".
std::string rounded(double value);

}  // namespace hall::bench
