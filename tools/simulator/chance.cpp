#include "tools/simulator/chance.h"

#include <bit>
#include <cmath>
#include <numbers>

namespace hall::simulator {

Chance::Chance(std::uint64_t seed) {
  for (std::uint64_t& word : state_) {
    seed += 0x9e3779b97f4a7c15ULL;
    word = seed;
    word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9ULL;
    word = (word ^ (word >> 27)) * 0x94d049bb133111ebULL;
    word ^= word >> 31;
  }
}

std::uint64_t Chance::next() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

double Chance::uniform() {
  // 53 bits, moved by half a step away from 0.
  return (static_cast<double>(next() >> 11) + 0.5) * 0x1.0p-53;
}

double Chance::exponential(double mean) {
  return -mean * std::log(uniform());
}

double Chance::normal() {
  if (spareNormal_) {
    const double spare = *spareNormal_;
    spareNormal_.reset();
    return spare;
  }
  const double radius = std::sqrt(-2.0 * std::log(uniform()));
  const double angle = 2.0 * std::numbers::pi * uniform();
  spareNormal_ = radius * std::sin(angle);
  return radius * std::cos(angle);
}

double Chance::logNormal(double mean, double spread) {
  const double variance = std::log1p(spread);
  return mean * std::exp(std::sqrt(variance) * normal() - variance / 2.0);
}

}  // namespace hall::simulator
