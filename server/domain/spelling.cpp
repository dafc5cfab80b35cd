#include "server/domain/spelling.h"

#include <algorithm>
#include <cstddef>

#include "server/domain/utf8.h"

namespace hall::domain {

namespace {

constexpr std::size_t kLettersMax = 63;  // a bit for each in what `goOn` keeps
constexpr std::size_t kSyllableMax = 6;  // zhuang

bool isSmallLetter(char c) {
  return c >= 'a' && c <= 'z';
}

/// The letter or digit as it is typed; 0: it is neither.
char typed(char32_t character) {
  if (character >= U'A' && character <= U'Z') return static_cast<char>(character - U'A' + U'a');
  const bool isPlain =
      (character >= U'a' && character <= U'z') || (character >= U'0' && character <= U'9');
  return isPlain ? static_cast<char>(character) : '\0';
}

bool isChinese(char32_t character) {
  return character == U'〇' || (character >= 0x3400 && character <= 0x4DBF) ||
         (character >= 0x4E00 && character <= 0x9FFF) ||
         (character >= 0xF900 && character <= 0xFAFF) ||
         (character >= 0x20000 && character <= 0x3FFFF);
}

/// The text before the first separator; the rest is what comes after it.
std::string_view takePart(std::string_view& rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

void addOnce(std::vector<std::string>& texts, std::string_view text) {
  if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.emplace_back(text);
}

/// Bit i: the first i letters are used up. From those before a syllable to those after it, which
/// takes at least one letter.
std::uint64_t goOn(std::uint64_t before, std::string_view letters, std::string_view syllable) {
  std::uint64_t after = 0;
  while (!syllable.empty()) {
    const std::string_view reading = takePart(syllable, '/');
    for (std::size_t from = 0; from < letters.size(); ++from) {
      if ((before >> from & 1U) == 0) continue;
      const std::string_view wanted = letters.substr(from);
      for (std::size_t i = 0; i < std::min(reading.size(), wanted.size()); ++i) {
        if (reading[i] != wanted[i]) break;
        after |= std::uint64_t{1} << (from + i + 1);
      }
    }
  }
  return after;
}

}  // namespace

std::string spellingOf(std::string_view name, const ReadingsOf& readingsOf) {
  std::string spelling;
  while (!name.empty()) {
    const char32_t character = takeCharacter(name);
    std::string syllable;
    if (const char plain = typed(character); plain != '\0') {
      syllable = plain;
    } else {
      for (const std::string& reading : readingsOf(character)) {
        syllable += (syllable.empty() ? "" : "/") + reading;
      }
    }
    if (!syllable.empty()) spelling += (spelling.empty() ? "" : " ") + syllable;
  }
  return spelling;
}

std::string statedSpelling(std::string_view name, const std::vector<std::string>& readings) {
  std::vector<std::vector<std::string>> syllables;  // of each Chinese character
  for (std::string_view rest : readings) {
    for (std::size_t at = 0; !rest.empty(); ++at) {
      if (at == syllables.size()) syllables.emplace_back();
      addOnce(syllables[at], takePart(rest, ' '));
    }
  }
  std::size_t next = 0;
  return spellingOf(name, [&](char32_t character) {
    const bool isRead = isChinese(character) && next < syllables.size();
    return isRead ? syllables[next++] : std::vector<std::string>{};
  });
}

bool isReading(std::string_view reading, std::string_view name) {
  std::size_t characters = 0;
  while (!name.empty()) characters += isChinese(takeCharacter(name)) ? 1U : 0U;
  std::size_t syllables = 0;
  if (reading.ends_with(' ')) return false;
  while (!reading.empty()) {
    const std::string_view syllable = takePart(reading, ' ');
    if (syllable.empty() || syllable.size() > kSyllableMax) return false;
    if (!std::all_of(syllable.begin(), syllable.end(), isSmallLetter)) return false;
    ++syllables;
  }
  return syllables > 0 && syllables == characters;
}

KeyFit fitOf(std::string_view letters, std::string_view spelling) {
  if (letters.empty() || letters.size() > kLettersMax) return KeyFit::None;
  const std::uint64_t all = std::uint64_t{1} << letters.size();
  std::uint64_t fromFirst = 1;
  std::uint64_t fromAny = 0;
  KeyFit best = KeyFit::None;
  while (!spelling.empty()) {
    const std::string_view syllable = takePart(spelling, ' ');
    fromFirst = goOn(fromFirst, letters, syllable);
    fromAny = goOn(fromAny | 1U, letters, syllable);
    KeyFit fit = KeyFit::None;
    if ((fromAny & all) != 0) fit = KeyFit::Middle;
    if ((fromFirst & all) != 0) fit = spelling.empty() ? KeyFit::Whole : KeyFit::Beginning;
    best = std::min(best, fit);
  }
  return best;
}

}  // namespace hall::domain
