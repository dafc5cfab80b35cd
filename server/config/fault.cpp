#include "server/config/fault.h"

#include <algorithm>
#include <cctype>

namespace hall::config {

namespace {

/// Longer words are compared by their beginning, so that a page of text costs nothing.
constexpr std::size_t kComparedMax = 64;

char lower(char letter) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
}

std::size_t editDistance(std::string_view left, std::string_view right) {
  left = left.substr(0, kComparedMax);
  right = right.substr(0, kComparedMax);
  std::vector<std::size_t> older(right.size() + 1), old(right.size() + 1), row(right.size() + 1);
  for (std::size_t j = 0; j <= right.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    older.swap(old);
    old.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const bool same = lower(left[i - 1]) == lower(right[j - 1]);
      row[j] = std::min({old[j] + 1, row[j - 1] + 1, old[j - 1] + (same ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && lower(left[i - 1]) == lower(right[j - 2]) &&
                           lower(left[i - 2]) == lower(right[j - 1]);
      if (swapped) row[j] = std::min(row[j], older[j - 2] + 1);
    }
  }
  return row[right.size()];
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
  std::string_view best;
  std::size_t bestDistance = 0;
  for (const std::string_view candidate : candidates) {
    const std::size_t distance = editDistance(word, candidate);
    if (best.empty() || distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return std::string(best);
}

}  // namespace hall::config
