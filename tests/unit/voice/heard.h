#pragma once

#include <chrono>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

#include "server/voice/wave.h"

/// What a listener would say of a sound.
namespace hall::voice {

inline Wave tone(double pitch, std::chrono::milliseconds length, std::uint32_t rate = 22050) {
  Wave wave{rate, {}};
  const auto count = static_cast<std::size_t>(length.count()) * rate / 1000;
  for (std::size_t i = 0; i < count; ++i) {
    const double at = static_cast<double>(i) / rate;
    wave.samples.push_back(
        static_cast<std::int16_t>(std::lround(8000 * std::cos(2 * std::numbers::pi * pitch * at)))
    );
  }
  return wave;
}

/// Root of the mean square, of 32,767.
inline double loudness(const Wave& wave) {
  double sum = 0;
  for (const std::int16_t sample : wave.samples) sum += double{1} * sample * sample;
  return wave.samples.empty() ? 0 : std::sqrt(sum / static_cast<double>(wave.samples.size()));
}

inline Wave part(const Wave& wave, std::chrono::milliseconds from, std::chrono::milliseconds to) {
  const auto at = [&](std::chrono::milliseconds when) {
    const auto index = static_cast<std::size_t>(when.count()) * wave.samplesPerSecond / 1000;
    return wave.samples.begin() + static_cast<std::ptrdiff_t>(std::min(index, wave.samples.size()));
  };
  return {wave.samplesPerSecond, {at(from), at(to)}};
}

/// Of a pure tone, by how often it crosses zero.
inline double pitchOf(
    const Wave& wave, std::chrono::milliseconds from, std::chrono::milliseconds to
) {
  const Wave piece = part(wave, from, to);
  int crossings = 0;
  for (std::size_t i = 1; i < piece.samples.size(); ++i) {
    if ((piece.samples[i - 1] < 0) != (piece.samples[i] < 0)) ++crossings;
  }
  return crossings / 2.0 * piece.samplesPerSecond / static_cast<double>(piece.samples.size());
}

/// A stretch of sound between quiet.
struct Sounding {
  std::chrono::milliseconds from{};
  std::chrono::milliseconds to{};
};

/// The stretches that at least `gap` of quiet separates.
inline std::vector<Sounding> soundings(const Wave& wave, std::chrono::milliseconds gap) {
  constexpr std::chrono::milliseconds kStep{5};
  constexpr double kHeard = 200;
  std::vector<Sounding> found;
  for (auto at = std::chrono::milliseconds{0}; at < wave.length(); at += kStep) {
    if (loudness(part(wave, at, at + kStep)) < kHeard) continue;
    if (found.empty() || at - found.back().to >= gap) found.push_back({at, at});
    found.back().to = at + kStep;
  }
  return found;
}

}  // namespace hall::voice
