#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace hall::simulation {

/// Chance that repeats: the same seed throws the same dice on every machine, which the standard's
/// distributions do not promise.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  /// 0 to `sides` - 1. REQUIRES: sides > 0. The small bias of the remainder does not matter here.
  std::uint64_t below(std::uint64_t sides) { return engine_() % sides; }
  bool chance(unsigned percent) { return below(100) < percent; }
  template <class T>
  const T& oneOf(const std::vector<T>& choices) {
    return choices[below(choices.size())];
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace hall::simulation
