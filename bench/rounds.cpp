#include "bench/rounds.h"

#include <fmt/format.h>

#include <cmath>
#include <stdexcept>
#include <utility>

#include "bench/statistics.h"

namespace hall::bench {

RoundFolder::RoundFolder(const Settings& settings, int round)
    : path_(settings.directory / ("round-" + std::to_string(round))) {
  std::filesystem::create_directories(path_);
}

RoundFolder::~RoundFolder() {
  std::error_code leftToTheEnd;
  std::filesystem::remove_all(path_, leftToTheEnd);
}

Goal atLeast(double bound) {
  return {Goal::Kind::AtLeast, bound};
}

Goal atMost(double bound) {
  return {Goal::Kind::AtMost, bound};
}

Measure medianOf(std::string name, std::vector<double> rounds, std::string unit, Goal goal) {
  const double middle = median(rounds);
  return {std::move(name), middle, std::move(unit), goal, std::move(rounds)};
}

double requireSynced(std::uint64_t commands, std::uint64_t syncs, std::uint64_t perSyncMax) {
  if (commands > syncs * perSyncMax) {
    throw std::runtime_error(fmt::format(
        "{} commands were answered with {} syncs, at most {} commands a sync: not durable",
        commands,
        syncs,
        perSyncMax
    ));
  }
  return syncs == 0 ? 0.0 : static_cast<double>(commands) / static_cast<double>(syncs);
}

std::string rounded(double value) {
  if (std::abs(value) >= 100.0) return fmt::format("{:.0f}", value);
  if (std::abs(value) >= 10.0) return fmt::format("{:.1f}", value);
  return fmt::format("{:.2f}", value);
}

}  // namespace hall::bench
