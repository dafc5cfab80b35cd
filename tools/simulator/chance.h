#pragma once

#include <cstdint>
#include <optional>

/// Chance that repeats: the same seed gives the same numbers with every compiler and library, which
/// the distributions of <random> do not promise. Not for secrets.
namespace hall::simulator {

/// xoshiro256** (Blackman and Vigna 2018), seeded through splitmix64. Each thread has its own.
class Chance {
 public:
  explicit Chance(std::uint64_t seed);

  std::uint64_t next();
  /// Above 0, below 1.
  double uniform();
  bool happens(double probability) { return uniform() < probability; }
  double exponential(double mean);
  /// Mean 0, variance 1.
  double normal();
  /// By mean and squared coefficient of variation.
  double logNormal(double mean, double spread);

 private:
  std::uint64_t state_[4];
  std::optional<double> spareNormal_;
};

}  // namespace hall::simulator
