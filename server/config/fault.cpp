#include "server/config/fault.h"

#include <algorithm>
#include <cctype>

namespace hall::config {

namespace {

/// Longer words are compared by their beginning, so that a page of text costs nothing.
constexpr std::size_t kComparedMax = 64;

/// The characters of UTF-8 text, each a number; Latin letters as small ones. What is no UTF-8
/// counts byte by byte.
std::u32string charactersOf(std::string_view text) {
  std::u32string characters;
  for (std::size_t at = 0; at < text.size() && characters.size() < kComparedMax;) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    char32_t character = lead < 0x80 ? static_cast<char32_t>(std::tolower(lead)) : lead;
    for (; lead >= 0xC0 && at < text.size(); ++at) {
      const auto next = static_cast<unsigned char>(text[at]);
      if ((next & 0xC0U) != 0x80U) break;
      character = character << 6U | (next & 0x3FU);
    }
    characters += character;
  }
  return characters;
}

std::size_t editDistance(const std::u32string& left, const std::u32string& right) {
  std::vector<std::size_t> older(right.size() + 1), old(right.size() + 1), row(right.size() + 1);
  for (std::size_t j = 0; j <= right.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    older.swap(old);
    old.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const bool same = left[i - 1] == right[j - 1];
      row[j] = std::min({old[j] + 1, row[j - 1] + 1, old[j - 1] + (same ? 0 : 1)});
      const bool swapped =
          i > 1 && j > 1 && left[i - 2] == right[j - 1] && left[i - 1] == right[j - 2];
      if (swapped) row[j] = std::min(row[j], older[j - 2] + 1);
    }
  }
  return row[right.size()];
}

/// How many changes still let a person have meant the other word.
std::size_t nearEnough(std::size_t characters) {
  return characters == 2 ? 1 : characters / 3;
}

}  // namespace

std::string Fault::text() const {
  std::string result = place.file;
  if (place.line != 0) result += ":" + std::to_string(place.line);
  result += ": " + sentence;
  if (!nearest.empty()) result += "; nearest: `" + nearest + "`";
  // A file's own words are repeated here; they must not steer a terminal or break a line.
  std::replace_if(
      result.begin(),
      result.end(),
      [](char letter) { return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F; },
      ' '
  );
  return result;
}

void sortFaults(Faults& faults) {
  std::stable_sort(faults.begin(), faults.end(), [](const Fault& left, const Fault& right) {
    return left.place < right.place;
  });
}

std::string listed(const Faults& faults) {
  std::string result;
  for (const Fault& fault : faults) result += fault.text() + "\n";
  return result;
}

domain::Refusal refusalOf(const Faults& faults) {
  constexpr std::size_t kTextsMax = 100;
  domain::Refusal refusal{domain::Reason::CatalogueInvalid, {}};
  refusal.details.push_back({"faults", std::to_string(faults.size())});
  for (std::size_t i = 0; i < std::min(faults.size(), kTextsMax); ++i) {
    refusal.details.push_back({"fault", faults[i].text()});
  }
  return refusal;
}

std::string nearestOf(std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::u32string written = charactersOf(word);
  std::string_view best;
  std::size_t bestDistance = 0;
  for (const std::string_view candidate : candidates) {
    const std::u32string known = charactersOf(candidate);
    const std::size_t distance = editDistance(written, known);
    if (distance > nearEnough(std::max(written.size(), known.size()))) continue;
    if (best.empty() || distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return std::string(best);
}

}  // namespace hall::config
