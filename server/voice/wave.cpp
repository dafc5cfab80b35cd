#include "server/voice/wave.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>
#include <optional>

namespace hall::voice {

namespace {

using domain::Reason;
using domain::Refusal;
using domain::Result;

constexpr std::uint32_t kRateMin = 8'000;
constexpr std::uint32_t kRateMax = 48'000;
constexpr std::size_t kRiffHead = 12;
constexpr std::size_t kChunkHead = 8;
constexpr std::size_t kFormatBytes = 16;
/// What writes into a pipe cannot go back to fill the length in, and leaves 0 or a number near
/// 2^31 or 2^32.
constexpr std::uint32_t kToTheEnd = 0x7FFF'0000;
/// Quieter than this is no speech: 1 % of full scale.
constexpr int kQuiet = 328;
constexpr std::chrono::milliseconds kRest{20};

Refusal unusable(const char* why) {
  return Refusal{Reason::ConfigurationInvalid, {}}.with("detail", why);
}

template <class T>
T littleEndian(std::string_view bytes, std::size_t at) {
  T value = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i) {
    value = static_cast<T>(
        value | static_cast<T>(static_cast<unsigned char>(bytes[at + i])) << (8 * i)
    );
  }
  return value;
}

template <class T>
void putLittleEndian(std::string& out, T value) {
  for (std::size_t i = 0; i < sizeof(T); ++i) {
    out += static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
  }
}

std::size_t samplesIn(std::chrono::milliseconds length, std::uint32_t rate) {
  return static_cast<std::size_t>(length.count()) * rate / 1000;
}

/// Nothing: it can be used.
std::optional<Refusal> wrongFormat(std::string_view format, std::uint32_t& rate) {
  if (format.size() < kFormatBytes) return unusable("the WAV file is cut");
  constexpr std::uint16_t kPcm = 1;
  constexpr std::uint16_t kBits = 16;
  if (littleEndian<std::uint16_t>(format, 0) != kPcm ||
      littleEndian<std::uint16_t>(format, 2) != 1 ||
      littleEndian<std::uint16_t>(format, 14) != kBits) {
    return unusable("the WAV file is not one channel of 16-bit PCM");
  }
  rate = littleEndian<std::uint32_t>(format, 4);
  if (rate < kRateMin || rate > kRateMax) {
    return unusable("the WAV file does not have 8,000 to 48,000 samples a second");
  }
  return std::nullopt;
}

}  // namespace

std::chrono::milliseconds Wave::length() const {
  if (samplesPerSecond == 0) return std::chrono::milliseconds{0};
  return std::chrono::milliseconds{samples.size() * 1000 / samplesPerSecond};
}

Result<Wave> readWave(std::string_view bytes) {
  if (bytes.size() < kRiffHead || !bytes.starts_with("RIFF") || bytes.substr(8, 4) != "WAVE") {
    return unusable("this is no WAV file");
  }
  Wave wave;
  std::size_t at = kRiffHead;
  while (at + kChunkHead <= bytes.size()) {
    const std::string_view kind = bytes.substr(at, 4);
    std::size_t size = littleEndian<std::uint32_t>(bytes, at + 4);
    at += kChunkHead;
    const std::size_t left = bytes.size() - at;
    if (kind == "fmt ") {
      if (auto wrong = wrongFormat(bytes.substr(at, size), wave.samplesPerSecond)) return *wrong;
    } else if (kind == "data") {
      if (wave.samplesPerSecond == 0) return unusable("the WAV file has sound before its format");
      const bool unknown = size == 0 || size >= kToTheEnd;
      if (!unknown && size > left) return unusable("the WAV file is cut");
      size = unknown ? left : size;
      for (std::size_t i = 0; i + 1 < size; i += 2) {
        wave.samples.push_back(static_cast<std::int16_t>(littleEndian<std::uint16_t>(bytes, at + i))
        );
      }
      return wave;
    }
    if (size > left) return unusable("the WAV file is cut");
    at += size + size % 2;
  }
  return unusable("the WAV file has no sound");
}

std::string writeWave(const Wave& wave) {
  const auto soundBytes = static_cast<std::uint32_t>(wave.samples.size() * 2);
  std::string out = "RIFF";
  putLittleEndian(out, static_cast<std::uint32_t>(36 + soundBytes));
  out += "WAVEfmt ";
  putLittleEndian(out, std::uint32_t{kFormatBytes});
  putLittleEndian(out, std::uint16_t{1});
  putLittleEndian(out, std::uint16_t{1});
  putLittleEndian(out, wave.samplesPerSecond);
  putLittleEndian(out, wave.samplesPerSecond * 2);
  putLittleEndian(out, std::uint16_t{2});
  putLittleEndian(out, std::uint16_t{16});
  out += "data";
  putLittleEndian(out, soundBytes);
  for (const std::int16_t sample : wave.samples) {
    putLittleEndian(out, static_cast<std::uint16_t>(sample));
  }
  return out;
}

void append(Wave& wave, const Wave& more) {
  if (wave.samplesPerSecond == 0) wave.samplesPerSecond = more.samplesPerSecond;
  wave.samples.insert(wave.samples.end(), more.samples.begin(), more.samples.end());
}

void appendQuiet(Wave& wave, std::chrono::milliseconds length) {
  wave.samples.resize(wave.samples.size() + samplesIn(length, wave.samplesPerSecond), 0);
}

void trim(Wave& wave) {
  const auto isSound = [](std::int16_t sample) { return std::abs(int{sample}) > kQuiet; };
  const auto rest = static_cast<std::ptrdiff_t>(samplesIn(kRest, wave.samplesPerSecond));
  auto& samples = wave.samples;
  const auto first = std::find_if(samples.begin(), samples.end(), isSound);
  const auto last = std::find_if(samples.rbegin(), samples.rend(), isSound).base();
  if (first == samples.end()) return samples.clear();
  samples.erase(last + std::min(rest, samples.end() - last), samples.end());
  samples.erase(samples.begin(), first - std::min(rest, first - samples.begin()));
}

Wave chime(std::uint32_t samplesPerSecond) {
  constexpr double kHigh = 783.99;  // g, then e flat below it
  constexpr double kLow = 622.25;
  constexpr double kTone = 0.2;  // seconds each
  constexpr double kLoudness = 9000;
  constexpr double kAttack = 0.005;
  Wave wave{samplesPerSecond, {}};
  const double rate = samplesPerSecond;
  for (const double pitch : {kHigh, kLow}) {
    const auto count = static_cast<std::size_t>(kTone * rate);
    for (std::size_t i = 0; i < count; ++i) {
      const double at = static_cast<double>(i) / rate;
      // Neither end clicks: it swells in 5 ms and is gone when the tone is over.
      const double swell = std::min(1.0, at / kAttack) * (1.0 - at / kTone);
      const double value = std::sin(2 * std::numbers::pi * pitch * at) * swell * kLoudness;
      wave.samples.push_back(static_cast<std::int16_t>(std::lround(value)));
    }
  }
  return wave;
}

}  // namespace hall::voice
