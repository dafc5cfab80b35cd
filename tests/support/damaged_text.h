#pragma once

#include <cstdlib>
#include <random>
#include <span>
#include <string>
#include <string_view>

/// For the mutation tests of parsers: whatever the bytes, a parser gives a value or says what is
/// wrong. Seeded, so that a run repeats; the sanitizers watch.
namespace hall::support {

/// ./hall check takes its time.
inline int mutations(int usual, int inALongRun) {
  return std::getenv("HALL_LONG") == nullptr ? usual : inALongRun;
}

/// One change of the kind that editors, disks and people make. `bits` are what means something to
/// the parser.
inline void damage(
    std::string& text, std::mt19937& random, std::span<const std::string_view> bits
) {
  const auto below = [&](std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound == 0 ? 0 : bound - 1)(random);
  };
  const std::size_t at = below(text.size() + 1);
  switch (below(5)) {
    case 0:
      text.insert(at, bits[below(bits.size())]);
      break;
    case 1:
      text.erase(at, below(12));
      break;
    case 2:
      if (at < text.size()) text[at] = static_cast<char>(below(256));
      break;
    case 3:
      text.insert(at, text.substr(below(text.size() + 1), below(80)));
      break;
    default:
      text.resize(at);
  }
}

}  // namespace hall::support
