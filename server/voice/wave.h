#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/domain/result.h"

namespace hall::voice {

/// Sound in memory: one channel of 16-bit samples.
struct Wave {
  std::uint32_t samplesPerSecond = 0;
  std::vector<std::int16_t> samples;

  std::chrono::milliseconds length() const;
};

/// Reads a WAV file: PCM, one channel, 16 bits, 8,000 to 48,000 samples a second, which is what
/// recording programs and speech programs write by default. Takes a length of 0 or 0xFFFFFFFF, as
/// programs that write to a pipe leave it, for "to the end". ConfigurationInvalid with a sentence.
domain::Result<Wave> readWave(std::string_view bytes);
std::string writeWave(const Wave& wave);

/// Puts `more`, of the same rate, behind `wave`.
void append(Wave& wave, const Wave& more);
/// Puts quiet behind `wave`.
void appendQuiet(Wave& wave, std::chrono::milliseconds length);
/// Takes away the quiet at both ends, up to a short rest: speech programs leave half a second.
void trim(Wave& wave);

/// Two falling tones of 0.4 s in all, made for this, that say "listen".
Wave chime(std::uint32_t samplesPerSecond);

}  // namespace hall::voice
